// When a run stops by itself.
import type { LockEvent } from "../core/events.ts";
import type { Choice } from "../core/step.ts";
import type { World } from "../core/world.ts";
import type { Breakpoint } from "./recording.ts";
import type { TrailStep } from "./view.ts";

/** `job` and `lock` are indices; null for any. The end and breakpoints stop every run. */
export type Until =
  | { readonly type: "end" }
  | { readonly type: "event"; readonly event: LockEvent["type"] }
  | { readonly type: "blocks"; readonly job: number | null }
  | { readonly type: "changesHands"; readonly lock: number | null };

/** Why a run stops after a step, as a sentence, or null to go on. */
export function findStop(until: Until, step: TrailStep): string | null {
  return step.events.some((event) => isAwaited(until, event)) ? step.text : null;
}

function isAwaited(until: Until, event: LockEvent): boolean {
  switch (until.type) {
    case "end":
      return false;
    case "event":
      return event.type === until.event;
    case "blocks":
      return event.type === "queued" && (until.job === null || event.job === until.job);
    case "changesHands":
      return event.type === "acquired" && (until.lock === null || event.lock === until.lock);
    default:
      return until satisfies never;
  }
}

/** Why a run stops before a choice: a breakpoint that it would pass, as a sentence, or null. */
export function findBreak(
  breakpoints: readonly Breakpoint[],
  world: World,
  choice: Choice,
): string | null {
  const job = choice.type === "run" ? world.jobs[choice.job] : undefined;
  const { next } = job ?? {};
  if (job === undefined || !next) return null;
  const operation = job.program[job.index]?.op;
  const lock = "lock" in next ? world.locks[next.lock]?.name : undefined;
  // An operation of many steps is met once, where it begins, unless a lock is asked for.
  const isStart = job.frame === null && next.verb !== "wake" && next.verb !== "finish";
  const isHit = breakpoints.some(
    (point) =>
      point.off !== true &&
      (point.job === undefined || point.job === job.name) &&
      (point.lock === undefined ? isStart : point.lock === lock && next.verb !== "wake") &&
      (point.op === undefined || point.op === operation),
  );
  if (!isHit) return null;
  return `Breakpoint: ${job.name} is about to ${operation}${lock === undefined ? "" : ` (${lock})`}.`;
}
