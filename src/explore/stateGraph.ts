// Draws up the graph of everything that can follow a world, in portions; where that is too much for a
// picture, it only counts.
import { type Choice, findNearestDeadline, step } from "../core/step.ts";
import type { World } from "../core/world.ts";
import { findEnd } from "../sim/snapshot.ts";
import { describeStanding } from "../sim/standing.ts";
import type { StateEdge, StateGraph, StateNode } from "../sim/stateGraph.ts";
import { describeStep } from "../sim/trail.ts";
import { formatMs, listWords } from "../sim/words.ts";
import type { ClockRule } from "./moves.ts";
import { rebase, TooManyParts } from "./parts.ts";
import { Search } from "./search.ts";

export interface MapOptions {
  readonly clock?: ClockRule;
  /** States that make a graph; beyond them they are only counted. */
  readonly maxStates: number;
  /** The counting ends beyond so many. */
  readonly maxCounted: number;
}

/** A graph, or how many states are too many for one; `isAll`: there are no more. */
export type Mapped =
  | { readonly type: "graph"; readonly graph: StateGraph }
  | { readonly type: "large"; readonly states: number; readonly isAll: boolean };

/** Describing a state takes about as long as finding so many. */
const DESCRIBING = 16;

export class StateMapper {
  readonly #search: Search;
  readonly #options: MapOptions;
  readonly #jobs: readonly string[];
  readonly #nodes: Omit<StateNode, "isLost">[] = [];
  readonly #edges: StateEdge[] = [];
  readonly #starts: number[] = [];
  readonly #texts = new Map<string, number>();
  #mapped: Mapped | null = null;

  /** @param world where all schedules begin. */
  constructor(world: World, options: MapOptions) {
    const { clock = "idle" } = options;
    this.#search = new Search(world, { clock });
    this.#options = options;
    this.#jobs = world.jobs.map(({ name }) => name);
  }

  /** Found so far. */
  get states(): number {
    return this.#search.size;
  }

  get mapped(): Mapped | null {
    return this.#mapped;
  }

  /** Goes on by the work of so many states, as long as there is something to do. */
  advance(count: number): void {
    if (this.#mapped !== null) return;
    const { maxStates, maxCounted } = this.#options;
    try {
      if (!this.#search.isComplete) this.#search.advance(count, maxCounted);
      else if (this.states <= maxStates) this.#describe(Math.ceil(count / DESCRIBING));
    } catch (error) {
      if (!(error instanceof TooManyParts)) throw error;
      this.#mapped = { type: "large", states: this.states, isAll: false };
      return;
    }
    const { isComplete } = this.#search;
    if (this.states > (isComplete ? maxStates : maxCounted)) {
      this.#mapped = { type: "large", states: this.states, isAll: isComplete };
    }
  }

  #describe(count: number): void {
    const until = Math.min(this.#nodes.length + count, this.states);
    while (this.#nodes.length < until) this.#add(this.#nodes.length);
    if (until === this.states) this.#mapped = { type: "graph", graph: this.#conclude() };
  }

  #add(state: number): void {
    const world = this.#search.getWorld(state);
    this.#starts.push(this.#edges.length);
    this.#nodes.push({
      depth: this.#search.listChoices(state).length,
      end: findEnd(world),
      isTimeless: isTimeless(world),
      standing: describeStanding(world).map((text) => this.#intern(text)),
    });
    for (const { choice, to } of this.#search.listSteps(state)) {
      const isRun = choice.type === "run";
      this.#edges.push({
        from: state,
        to,
        job: isRun ? choice.job : -1,
        ms: isRun ? 0 : (findNearestDeadline(world) ?? 0),
        text: this.#intern(describe(world, choice)),
      });
    }
  }

  #intern(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, this.#texts.size);
    return this.#texts.size - 1;
  }

  #conclude(): StateGraph {
    const saved = findSaved(this.#nodes, this.#edges);
    return {
      jobs: this.#jobs,
      nodes: this.#nodes.map((node, state) => ({ ...node, isLost: !saved.has(state) })),
      edges: this.#edges,
      starts: [...this.#starts, this.#edges.length],
      texts: [...this.#texts.keys()],
    };
  }
}

function isTimeless({ jobs }: World): boolean {
  return jobs.every((job) => JSON.stringify(rebase(job, 1)) === JSON.stringify(job));
}

// Times are said as spans: a state has no clock of its own.
function describe(world: World, choice: Choice): string {
  const made = step(world, choice);
  if (choice.type !== "run") {
    const { clock } = made.world;
    const due = made.events.flatMap((event) =>
      event.type === "due" ? [world.jobs[event.job]?.name ?? ""] : [],
    );
    return `The clock moves by ${formatMs(clock)} to the deadline of ${listWords(due)}.`;
  }
  const works = made.events.find((event) => event.type === "works");
  if (works !== undefined) {
    return `${world.jobs[choice.job]?.name} works for ${formatMs(works.until)}.`;
  }
  return describeStep(world, choice, made).text;
}

// From where the end of all jobs is within reach: back from those ends along the edges.
function findSaved(
  nodes: readonly Pick<StateNode, "end">[],
  edges: readonly StateEdge[],
): ReadonlySet<number> {
  const sources = nodes.map((): number[] => []);
  for (const { from, to } of edges) sources[to]?.push(from);
  const saved = new Set(nodes.flatMap(({ end }, state) => (end === "done" ? [state] : [])));
  // A set goes through what is added meanwhile as well.
  for (const state of saved) for (const from of sources[state] ?? []) saved.add(from);
  return saved;
}
