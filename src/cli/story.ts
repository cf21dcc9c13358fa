// A schedule as a numbered story, and how things stand at its end.
import { type Choice, step } from "../core/step.ts";
import { findStatus, type Status, type World } from "../core/world.ts";
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
    return reasons.length === 0 ? [] : [`${job.name} waits. ${reasons.join(" ")}`];
  });
  const [circle] = findCycles(world).values();
  if (circle !== undefined) lines.push(circle.text);
  for (const status of ["ready", "working", "done"] as const)
    lines.push(...listJobs(world, status));
  return lines.map((line) => `- ${line}\n`).join("");
}

function listJobs(world: World, status: Status): readonly string[] {
  const names = world.jobs
    .filter((job) => findStatus(job, world.clock) === status)
    .map((job) => job.name);
  if (names.length === 0) return [];
  return [`${listWords(names)} ${names.length === 1 ? "is" : "are"} ${status}.`];
}
