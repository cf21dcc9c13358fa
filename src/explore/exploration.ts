// What lies within reach of all schedules of a scenario, in the form of the recorded explorations:
// everything that can be observed, and every end.
import { type Observation, observe } from "../core/observe.ts";
import { compareCodePoints } from "../core/order.ts";
import type { World } from "../core/world.ts";
import { findEnd } from "../sim/snapshot.ts";
import type { End } from "../sim/view.ts";
import { Search } from "./search.ts";

export type Final = readonly [Exclude<End, "running">, Observation];

export interface Exploration {
  /** Different observations as canonical JSON, by code point. */
  readonly observations: readonly string[];
  readonly done: number;
  readonly deadlock: number;
  /** Each different last state, by code point of its canonical JSON. */
  readonly finals: readonly Final[];
}

/** Follows every schedule and observes each state, in portions: there may be millions. */
export class Explorer {
  readonly #search: Search;
  readonly #observations = new Set<string>();
  readonly #finals = new Map<string, Final>();
  #observed = 0;

  /**
   * @param world where all schedules begin.
   * @param options `isReduced`: follows only what is needed to reach every end.
   */
  constructor(world: World, { isReduced = false }: { readonly isReduced?: boolean } = {}) {
    this.#search = new Search(world, { isReduced });
  }

  /** States found so far. */
  get states(): number {
    return this.#search.size;
  }

  get isComplete(): boolean {
    return this.#search.isComplete;
  }

  /** Follows up to so many more states, and observes all that are found. */
  advance(count: number): void {
    const search = this.#search;
    search.advance(count);
    for (; this.#observed < search.size; this.#observed++) {
      this.#observe(search.getWorld(this.#observed));
    }
  }

  conclude(): Exploration {
    const finals = [...this.#finals]
      .sort(([a], [b]) => compareCodePoints(a, b))
      .map(([, final]) => final);
    const count = (wanted: Final[0]): number => finals.filter(([end]) => end === wanted).length;
    return {
      observations: [...this.#observations].sort(compareCodePoints),
      done: count("done"),
      deadlock: count("deadlock"),
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
