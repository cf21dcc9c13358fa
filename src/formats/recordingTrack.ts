// A walk along the choices of a branch: how many there were, and which jobs there are after them.
import type { ChoiceJson } from "./choiceJson.ts";

/** Where a walk is. It begins with the choices that the branch inherits behind it. */
export interface Track {
  /** Choices so far. */
  readonly length: number;
  /** Jobs so far, by index: the scenario's, then those spawned. */
  readonly names: readonly string[];
  /** The index of a job, or -1. */
  readonly indexOf: (name: string) => number;
  /** Goes past a choice. */
  readonly pass: (choice: ChoiceJson) => void;
  /** The walk along a branch that leaves this one after so many choices. */
  readonly fork: (at: number) => Track;
}

interface Entry {
  readonly name: string;
  /** The job is there after so many choices. */
  readonly since: number;
}

/** The start of a scenario with these jobs. */
export function startTrack(names: readonly string[]): Track {
  return createTrack(
    names.map((name) => ({ name, since: 0 })),
    0,
  );
}

function createTrack(entries: readonly Entry[], start: number): Track {
  const all = [...entries];
  const names = all.map(({ name }) => name);
  const places = new Map(names.map((name, index) => [name, index]));
  let length = start;
  return {
    names,
    get length() {
      return length;
    },
    indexOf: (name) => places.get(name) ?? -1,
    pass(choice) {
      length += 1;
      if (typeof choice !== "object" || !("spawn" in choice)) return;
      const { name } = choice.spawn;
      places.set(name, all.length);
      all.push({ name, since: length });
      names.push(name);
    },
    fork: (at) =>
      createTrack(
        all.filter(({ since }) => since <= at),
        at,
      ),
  };
}
