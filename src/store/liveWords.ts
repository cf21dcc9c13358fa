// Live runs in words: how they run, how far they are, how they ended, and what the threads' own count comes to.
import { countWord, formatMs, formatNumber } from "../sim/words.ts";
import type { Exclusion } from "../worker/liveClient.ts";
import {
  type LiveEnding,
  type LiveMode,
  type LiveProgress,
  THREADS_MAX,
} from "../worker/liveMessages.ts";
import { toSentence } from "./announce.ts";
import type { LiveManner, LiveTask, OverTask } from "./liveTypes.ts";

type On = Extract<LiveTask, { readonly type: "on" }>;

export function describeManner(manner: LiveManner, jobs: number): string {
  if (manner.mode === "threads") {
    return "Each job runs as a thread of its own, which really sleeps while it waits.";
  }
  return manner.why === "tooMany"
    ? `${formatNumber(jobs)} jobs; at most ${THREADS_MAX} threads. ${IN_TURNS}`
    : IN_TURNS;
}

const IN_TURNS = "The jobs take turns in one worker, in an order by chance.";

/** `8 threads run · 12,345 steps, all the same in the simulator · 4,500 a second`. */
export function describeOn({ mode, progress, rate, isStopping }: On): string {
  if (progress === null) return mode === "threads" ? "Threads are starting" : "Starting";
  const { steps, checked, phase } = progress;
  const so = checked < steps ? `${formatNumber(checked)} of them checked so far` : SAME;
  return [
    describePhase(mode, progress, isStopping),
    steps === 0 ? "no step yet" : `${countWord(steps, "step")}, ${so}`,
    ...(phase === "running" && rate > 0 ? [`${formatNumber(roundRate(rate))} a second`] : []),
  ].join(" · ");
}

const SAME = "all the same in the simulator";

function describePhase(mode: LiveMode, progress: LiveProgress, isStopping: boolean): string {
  const { threads, done, phase } = progress;
  const who = countWord(threads, mode === "threads" ? "thread" : "job");
  const isOne = threads === 1;
  if (isStopping) return `${who} ${isOne ? "is" : "are"} being ended`;
  const left = done > 0 ? `, ${formatNumber(done)} done` : "";
  switch (phase) {
    case "starting":
      return `${who} ${isOne ? "is" : "are"} starting`;
    case "held":
      return `${who} ${isOne ? "is" : "are"} held${left}`;
    case "running":
      return `${who} ${mode === "threads" ? (isOne ? "runs" : "run") : isOne ? "takes turns" : "take turns"}${left}`;
    default:
      return phase satisfies never;
  }
}

/** To two digits: more of them only flicker. */
function roundRate(rate: number): number {
  const unit = 10 ** Math.max(Math.floor(Math.log10(Math.max(rate, 1))) - 1, 0);
  return Math.round(rate / unit) * unit;
}

interface Told {
  readonly title: string;
  /** Something is wrong with Lockscope or with the browser. */
  readonly isDefect: boolean;
  readonly sentences: readonly string[];
}

const TITLES: Readonly<Record<LiveEnding, string>> = {
  done: "All jobs are done",
  stopped: "Stopped",
  deadlock: "Deadlock",
  full: "No room for more steps",
  difference: "A defect: threads and simulator differ",
  asleep: "A defect: a thread sleeps that could run",
  died: "A thread ended by itself",
};

const GOOD: readonly LiveEnding[] = ["done", "stopped", "deadlock", "full"];

export function describeOver(task: OverTask): Told {
  if (task.type === "failed") {
    const kept = task.progress === null ? [] : [describeSteps(task.progress)];
    return {
      title: "The run failed",
      isDefect: true,
      sentences: [toSentence(task.message), ...kept],
    };
  }
  const { result, progress } = task;
  const { ending, text, exclusion } = result;
  const isRepeated = ending === "done" || ending === "stopped";
  const isDefect =
    !GOOD.includes(ending) ||
    (exclusion !== null && (exclusion.lost > 0 || exclusion.intrusions > 0));
  return {
    title: TITLES[ending],
    isDefect,
    sentences: [
      ...(isRepeated ? [] : [text]),
      describeSteps(progress, ending === "difference"),
      describeExclusion(exclusion),
    ],
  };
}

function describeSteps(progress: LiveProgress, isBefore = false): string {
  const { checked, elapsedMs, startMs } = progress;
  if (isBefore) return `${countWord(checked, "step")} before it came to the same.`;
  const time = formatMs(Math.max(Math.round(elapsedMs - (startMs ?? elapsedMs)), 0));
  return checked === 0
    ? "No step was made."
    : `${countWord(checked, "step")} in ${time}, replayed in the simulator: 0 differences.`;
}

function describeExclusion(exclusion: Exclusion | null): string {
  if (exclusion === null) {
    return "Critical sections were not counted, as a thread was ended in the middle of something.";
  }
  const { sections, lost, intrusions } = exclusion;
  if (lost === 0 && intrusions === 0) {
    return sections === 0
      ? "No exclusive critical section was left."
      : `${countWord(sections, "exclusive critical section")}, counted by the threads themselves with nothing but the lock to keep them apart: none is missing, and nobody was inside with another.`;
  }
  return `Mutual exclusion was broken: of ${countWord(sections, "exclusive critical section")} ${formatNumber(lost)} went missing in the threads' own count, and ${formatNumber(intrusions)} times somebody was inside with another.`;
}
