// What lies within reach of all schedules of a scenario, in the form of the recorded explorations:
// everything that can be observed, and every end.
import { type Observation, observe } from "../core/observe.ts";
import { compareCodePoints } from "../core/order.ts";
import type { World } from "../core/world.ts";
import { findEnd } from "../sim/snapshot.ts";
import type { End } from "../sim/view.ts";
import type { Search } from "./search.ts";

export type Final = readonly [Exclude<End, "running">, Observation];

export interface Exploration {
  /** Different observations as canonical JSON, by code point. */
  readonly observations: readonly string[];
  readonly done: number;
  readonly deadlock: number;
  /** Each different last state, by code point of its canonical JSON. */
  readonly finals: readonly Final[];
}

/** Gathers observations of a search's states, in portions: there may be millions. */
export class Explorer {
  readonly #search: Search;
  readonly #observations = new Set<string>();
  readonly #finals = new Map<string, Final>();
  #state = 0;

  constructor(search: Search) {
    this.#search = search;
  }

  /** Observes up to so many more of the states that the search has found. */
  advance(count: number): void {
    const until = Math.min(this.#state + count, this.#search.size);
    for (; this.#state < until; this.#state++) this.#observe(this.#search.getWorld(this.#state));
  }

  /** Whether every state that the search has found so far was observed. */
  get isLevel(): boolean {
    return this.#state === this.#search.size;
  }

  conclude(): Exploration {
    const keys = [...this.#finals.keys()].sort(compareCodePoints);
    const finals = keys.flatMap((key) => {
      const final = this.#finals.get(key);
      return final === undefined ? [] : [final];
    });
    const ends = finals.map(([end]) => end);
    return {
      observations: [...this.#observations].sort(compareCodePoints),
      done: ends.filter((end) => end === "done").length,
      deadlock: ends.filter((end) => end === "deadlock").length,
      finals,
    };
  }

  #observe(world: World): void {
    const observation = observe(world);
    this.#observations.add(writeCanonical(observation));
    const end = findEnd(world);
    if (end !== "running") this.#finals.set(writeCanonical([end, observation]), [end, observation]);
  }
}

/** JSON without spaces, keys by code point (numbers as names included). */
function writeCanonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeCanonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => compareCodePoints(a, b));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${writeCanonical(item)}`).join()}}`;
}
