// A schedule as a story: a sentence for each choice, and then who waits for what, why, and what would help.
import { type Choice, step } from "../core/step.ts";
import { findStatus, type Status, type World } from "../core/world.ts";
import { narrateStep } from "./narrate.ts";
import type { Remedy } from "./question.ts";
import { explainWait, findCycles } from "./why.ts";
import { describeMovers, listWords, NO_HELP } from "./words.ts";

export interface Story {
  /** One for each choice. */
  readonly steps: readonly string[];
  /** At the end, in ms. */
  readonly clock: number;
  /** How things stand at the end: some sentences for each job that waits, and one for those that do not. */
  readonly remarks: readonly string[];
}

/** What would help a job that waits; `isComplete` where nothing else would. */
export interface Help {
  readonly ways: readonly Remedy[];
  readonly isComplete: boolean;
}

/** @param findHelp is asked about each job that waits at the end. */
export function tellStory(
  start: World,
  choices: readonly Choice[],
  findHelp: (world: World, job: number) => Help,
): Story {
  let world = start;
  const steps = choices.map((choice) => {
    const before = world;
    const made = step(before, choice);
    world = made.world;
    const job = choice.type === "run" ? choice.job : -1;
    return narrateStep(before, world, made.events, job);
  });
  return { steps, clock: world.clock, remarks: describeEnd(world, findHelp) };
}

function describeEnd(
  world: World,
  findHelp: (world: World, job: number) => Help,
): readonly string[] {
  const waits = world.jobs.flatMap((job, index) => {
    const reasons = explainWait(world, index).map((reason) => reason.text);
    if (reasons.length === 0) return [];
    const help = describeHelp(world, findHelp(world, index));
    return [[`${job.name} waits.`, ...reasons, ...help].join(" ")];
  });
  const [circle] = findCycles(world).values();
  const others = (["ready", "working", "done"] as const).flatMap((status) =>
    listJobs(world, status),
  );
  return [...waits, ...(circle === undefined ? [] : [circle.text]), ...others];
}

/** Nobody reads more ways out than that. */
const WAYS_MAX = 3;

function describeHelp(world: World, { ways, isComplete }: Help): readonly string[] {
  const words = ways
    .slice(0, WAYS_MAX)
    .map(({ jobs }) => describeMovers(jobs.map((job) => world.jobs[job]?.name ?? "")));
  if (words.length > 0) return [`It gets the lock if ${words.join(", or if ")}.`];
  return isComplete ? [NO_HELP] : [];
}

function listJobs(world: World, status: Status): readonly string[] {
  const names = world.jobs
    .filter((job) => findStatus(job, world.clock) === status)
    .map((job) => job.name);
  if (names.length === 0) return [];
  return [`${listWords(names)} ${names.length === 1 ? "is" : "are"} ${status}.`];
}
