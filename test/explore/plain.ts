// Every schedule walked through in the plainest way, with whole worlds: what the search is held against.
import { observe } from "../../src/core/observe.ts";
import { type Choice, findNearestDeadline, step } from "../../src/core/step.ts";
import { findStatus, type World } from "../../src/core/world.ts";
import type { ClockRule } from "../../src/explore/moves.ts";

/** Choices of a world, as the rule for the clock has them. */
export function listPlainChoices(world: World, clock: ClockRule): readonly Choice[] {
  const runs = world.jobs.flatMap((job, index): readonly Choice[] =>
    findStatus(job, world.clock) === "ready" ? [{ type: "run", job: index }] : [],
  );
  const isToMove = runs.length === 0 || clock === "any";
  return isToMove && findNearestDeadline(world) !== null ? [...runs, { type: "deadline" }] : runs;
}

// Programs never change, so that they need not be part of what tells worlds apart.
function identify({ clock, jobs, locks, sets }: World): string {
  return JSON.stringify([
    clock,
    jobs.map(({ index, next, frame }) => [index, next, frame]),
    locks,
    sets,
  ]);
}

/** What can be observed after no choice, after one, …: each observation where it comes first. */
export function explorePlainly(
  start: World,
  clock: ClockRule,
  maxWorlds: number,
): readonly ReadonlySet<string>[] {
  const known = new Set([identify(start)]);
  const seen = new Set<string>();
  const levels: Set<string>[] = [];
  let open = [start];
  while (open.length > 0 && known.size < maxWorlds) {
    const level = new Set<string>();
    const next: World[] = [];
    for (const world of open) {
      const observation = JSON.stringify(observe(world));
      if (!seen.has(observation)) level.add(observation);
      seen.add(observation);
      for (const choice of listPlainChoices(world, clock)) {
        const after = step(world, choice).world;
        const id = identify(after);
        if (known.has(id)) continue;
        known.add(id);
        next.push(after);
      }
    }
    levels.push(level);
    open = next;
  }
  return levels;
}
