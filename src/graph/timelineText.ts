// What the timeline says in words: the slider's value, the tooltip, the names of lanes and forks.
import { findSpan } from "./timelineCells.ts";
import type { Fork } from "./timelineForks.ts";
import { type Lane, STATE } from "./timelineModel.ts";
import type { Named, TimelineInput } from "./timelineTypes.ts";

const NUMBERS = new Intl.NumberFormat("en");

/** `12 of 60`, as a sentence for those who hear it. */
export function describePosition(input: TimelineInput, position: number): string {
  const step = input.trail[position - 1];
  const what = step === undefined ? "start" : step.text.replace(/\.$/, "");
  return `step ${position} of ${input.trail.length}, ${what}, clock ${readClock(input, position)} ms`;
}

/** The virtual clock at a position, in ms. */
export function readClock(input: Pick<TimelineInput, "trail">, position: number): number {
  return input.trail[position - 1]?.clock ?? 0;
}

/** `+20 ms`, for a position that the clock moved to. */
export function describeMove(input: Pick<TimelineInput, "trail">, position: number): string {
  return `+${formatNumber(readClock(input, position) - readClock(input, position - 1))} ms`;
}

/** `12,480`: as everywhere in English, whatever the browser's language. */
export function formatNumber(number: number): string {
  return NUMBERS.format(number);
}

/** The step that leads to a position, as one line. */
export function describeStep(input: TimelineInput, position: number): string {
  const step = input.trail[position - 1];
  return step === undefined ? "Start" : `${position}: ${step.text}`;
}

/** What a job does at a position, without its name: `waits for node/n1, owns 2 locks`. */
export function describeState(lane: Lane, position: number, locks: readonly Named[]): string {
  const span = findSpan(lane, position);
  if (span < 0) return "not spawned yet";
  const holds = lane.holds[span] ?? 0;
  const owns = holds === 0 ? "" : `, owns ${holds} ${holds === 1 ? "lock" : "locks"}`;
  return `${describeSpanState(lane, span, locks)}${owns}`;
}

/** From which step on, and until which, a job does what it does at a position: ` from 3 to 12`. */
export function describeRange(lane: Lane, position: number): string {
  const span = findSpan(lane, position);
  const start = lane.starts[span] ?? 0;
  const end = span + 1 < lane.count ? ` until ${lane.starts[span + 1]}` : "";
  return start === 0 ? `since the start${end}` : `since step ${start}${end}`;
}

/** The name of a fork's button. */
export function describeFork(fork: Fork, target: number): string {
  const others = fork.branches.length - 1;
  const more = others === 0 ? "" : `, and ${others} more`;
  return `Switch to branch ${target + 1}, which parts after step ${fork.position}${more}`;
}

function describeSpanState(lane: Lane, span: number, locks: readonly Named[]): string {
  const state = (lane.codes[span] ?? 0) & 7;
  if (state === STATE.ready) return "ready";
  if (state === STATE.working) return "working";
  if (state === STATE.none) return "done";
  const name = locks[lane.locks[span] ?? -1]?.name;
  return name === undefined ? "waits" : `waits for ${name}`;
}
