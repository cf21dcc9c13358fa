// What the inspector says of jobs, locks, rules and choices, in words.
import { INTERNAL } from "../../core/levels.ts";
import type { LockMode } from "../../core/monitor.ts";
import type { Choice } from "../../core/step.ts";
import type { LockView, Rule, TrailStep, WaitView } from "../../sim/view.ts";
import { countWord, formatMs, modeWord } from "../../sim/words.ts";

/** The name of a lock within its set: `n1` for `node/n1`. */
export function shortenLock(name: string): string {
  return name.slice(name.indexOf("/") + 1);
}

/** What a lock is at the moment: `held shared`, `free` or `deleted`. */
export function describeMode(mode: LockMode): string {
  if (mode === null) return "free";
  return mode === "deleted" ? mode : `held ${mode}`;
}

/** What a waiting job wants of its lock: `wants it exclusive`. */
export function describeWish(wait: WaitView): string {
  return wait.for === "delete" ? "wants to delete it" : `wants it ${modeWord(wait.shared)}`;
}

/** The label of each rule; the sentence of a reason says the rest. */
export const RULE_WORDS: Readonly<Record<Rule, string>> = {
  owned: "owned",
  priority: "priority",
  order: "queue order",
  asleep: "asleep",
  handover: "handover",
  cycle: "circle",
  timedCycle: "circle with a timeout",
};

/** What a job does when it runs next (`next` as in a snapshot), after "Next step: ". */
export function describeNextStep(next: string): string {
  const space = next.indexOf(" ");
  const verb = space === -1 ? next : next.slice(0, space);
  const rest = space === -1 ? "" : next.slice(space + 1);
  switch (verb) {
    case "begin":
      return "begins this operation";
    case "finish":
      return "finishes its work";
    case "wake":
      return `wakes and asks for ${rest} again`;
    case "work":
      return `works for ${formatMs(Number(rest))}`;
    case "acquire":
      return `asks for ${rest}`;
    default:
      return `${verb}s ${rest}`;
  }
}

/** A choice, as its own line: `Run J0`. */
export function describeChoice(choice: Choice, jobName: string): string {
  switch (choice.type) {
    case "run":
      return `Run ${jobName}`;
    case "advance":
      return `Move the clock by ${formatMs(choice.ms)}`;
    case "deadline":
      return "Move the clock to the next deadline";
    case "spawn":
      return `Spawn ${choice.name} with ${countWord(choice.program.length, "operation")}`;
    case "cancel":
      return `Cancel ${jobName} before it begins`;
    default:
      return choice satisfies never;
  }
}

/** What kind of lock it is, as a sentence; null for a plain member that is in its set. */
export function describePlace(view: LockView, setName: string): string | null {
  if (view.mode === "deleted") {
    return view.queue.length > 0
      ? "Deleted. The jobs that still wait for it will be told when they run."
      : "Deleted.";
  }
  if (view.isInternal) {
    const where = setName === "set" ? "the lock set" : `level ${setName}`;
    return `The internal lock (${INTERNAL}) of ${where}: it goes with the whole set, and adding members takes it.`;
  }
  return view.isMember ? null : "Being added: not yet a member of its set.";
}

/** The name of a job of the trail, also of one that is spawned after the position shown. */
export function findJobName(
  jobs: readonly { readonly name: string }[],
  trail: readonly TrailStep[],
  job: number,
): string {
  const name = jobs[job]?.name;
  if (name !== undefined) return name;
  const spawn = trail.find((step) => step.job === job && step.choice.type === "spawn")?.choice;
  return spawn?.type === "spawn" ? spawn.name : "a later job";
}
