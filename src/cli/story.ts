// A schedule as a numbered story, and how things stand at its end.
import { type Choice, step } from "../core/step.ts";
import { findStatus, type Status, type World } from "../core/world.ts";
import { Remedies } from "../explore/remedies.ts";
import { narrateStep } from "../sim/narrate.ts";
import { explainWait, findCycles } from "../sim/why.ts";
import { listWords } from "../sim/words.ts";

/** Each choice with what came of it, and then who waits for what and why. */
export function tellStory(start: World, choices: readonly Choice[]): string {
  const width = String(choices.length).length;
  let world = start;
  let story = "";
  for (const [at, choice] of choices.entries()) {
    const next = step(world, choice);
    const job = choice.type === "run" ? choice.job : -1;
    const sentence = narrateStep(world, next.world, next.events, job);
    story += `${String(at + 1).padStart(width)}. ${sentence}\n`;
    world = next.world;
  }
  return `${story}\nIn the end, at ${world.clock} ms:\n${describeEnd(world)}`;
}

function describeEnd(world: World): string {
  const lines = world.jobs.flatMap((job, index) => {
    const reasons = explainWait(world, index).map((reason) => reason.text);
    if (reasons.length === 0) return [];
    return [[`${job.name} waits.`, ...reasons, ...describeRemedies(world, index)].join(" ")];
  });
  const [circle] = findCycles(world).values();
  if (circle !== undefined) lines.push(circle.text);
  for (const status of ["ready", "working", "done"] as const)
    lines.push(...listJobs(world, status));
  return lines.map((line) => `- ${line}\n`).join("");
}

// States to look at for what would help one job.
const REMEDY_STATES = 20_000;

function describeRemedies(world: World, index: number): readonly string[] {
  const remedies = new Remedies(world, index, REMEDY_STATES);
  while (!remedies.isDone) remedies.advance(1000);
  const ways = remedies.found.slice(0, 3).map(({ jobs }) => {
    const names = jobs.map((job) => world.jobs[job]?.name ?? "");
    if (names.length === 0) return "nobody else moves";
    return `${listWords(names)} ${names.length === 1 ? "goes" : "go"} on`;
  });
  if (ways.length > 0) return [`It gets the lock if ${ways.join(", or if ")}.`];
  return remedies.isComplete ? ["It never gets the lock, whatever the others do."] : [];
}

function listJobs(world: World, status: Status): readonly string[] {
  const names = world.jobs
    .filter((job) => findStatus(job, world.clock) === status)
    .map((job) => job.name);
  if (names.length === 0) return [];
  return [`${listWords(names)} ${names.length === 1 ? "is" : "are"} ${status}.`];
}
