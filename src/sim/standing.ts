// How things stand in a world: a sentence for each job that says what it owns and what it does.
import { isOwner } from "../core/lock.ts";
import { findStatus, type Job, type World } from "../core/world.ts";
import { formatMs, listWords, modeWord } from "./words.ts";

/** `Left owns a and waits for b, exclusive.` One for each job, in their order. */
export function describeStanding(world: World): readonly string[] {
  return world.jobs.map((job, index) => {
    const parts = [...describeHolds(world, index), ...describeActivity(world, job)];
    return `${job.name} ${listWords(parts)}.`;
  });
}

function describeHolds(world: World, job: number): readonly string[] {
  const owned = world.locks.filter((lock) => isOwner(lock, job));
  const name = (isShared: boolean): readonly string[] =>
    owned.filter(({ exclusive }) => (exclusive !== job) === isShared).map((lock) => lock.name);
  const [exclusive, shared] = [name(false), name(true)];
  return [
    ...(exclusive.length === 0 ? [] : [`owns ${listWords(exclusive, 4)}`]),
    ...(shared.length === 0 ? [] : [`shares ${listWords(shared, 4)}`]),
  ];
}

function describeActivity({ locks, clock }: World, job: Job): readonly string[] {
  const { next } = job;
  if (next === null) return [job.isCancelled ? "was cancelled" : "has ended"];
  switch (next.verb) {
    case "wake": {
      const name = locks[next.lock]?.name ?? "";
      const wish = next.for === "delete" ? `to delete ${name}` : `for ${name}`;
      const mode = next.for === "delete" ? "" : `, ${modeWord(next.shared)}`;
      if (next.notified) return [`has been notified of ${name} and can run`];
      if (findStatus(job, clock) === "ready") return [`has waited ${wish} until its deadline`];
      return [`waits ${wish}${mode}`];
    }
    case "finish":
      return next.until > clock
        ? [`works for ${formatMs(next.until - clock)} more`]
        : ["is through with its work and can run"];
    default:
      return ["can run"];
  }
}
