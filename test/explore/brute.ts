// Every schedule of a small scenario, one after the other, nothing merged: what answers are held against.
import type { LockEvent } from "../../src/core/events.ts";
import { type Choice, step } from "../../src/core/step.ts";
import type { World } from "../../src/core/world.ts";
import type { ClockRule } from "../../src/explore/moves.ts";
import { listPlainChoices } from "./plain.ts";

/** What happened from the start on: `worlds` has one more than the others. */
export interface Way {
  readonly worlds: readonly World[];
  readonly choices: readonly Choice[];
  readonly events: readonly (readonly LockEvent[])[];
}

/** Gives up on a scenario with more schedules than this, counted by their parts. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/** Every way from a world, shorter ones before those that go on from them, up to a length. */
export function* listWays(
  start: World,
  clock: ClockRule,
  budget: { left: number },
  way: Way = { worlds: [start], choices: [], events: [] },
): Generator<Way> {
  if (--budget.left < 0) throw new TooLarge("too many schedules");
  yield way;
  const world = way.worlds.at(-1) ?? start;
  for (const choice of listPlainChoices(world, clock)) {
    const next = step(world, choice);
    yield* listWays(start, clock, budget, {
      worlds: [...way.worlds, next.world],
      choices: [...way.choices, choice],
      events: [...way.events, next.events],
    });
  }
}
