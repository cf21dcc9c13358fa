// Which locks jobs take while they hold others, and the circles in that order in which jobs may wait for
// each other for ever. Each job is run by itself for it, so that the rules are those of the lock manager.
import type { LockEvent } from "../core/events.ts";
import type { Lock } from "../core/lock.ts";
import type { Scenario } from "../core/scenario.ts";
import { type Choice, findNearestDeadline, step } from "../core/step.ts";
import { createWorld, findStatus, type World } from "../core/world.ts";
import { findCircles } from "./lockCircles.ts";

/** One way in which a lock is taken while another one is held. */
export interface OrderUse {
  readonly job: number;
  /** Index of the operation that takes it. */
  readonly operation: number;
  /** In which mode the one is held, and the other wanted. */
  readonly holdsShared: boolean;
  readonly wantsShared: boolean;
  /** It waits for a time only. */
  readonly isTimed: boolean;
}

/** `to` is taken while `from` is held: indices of places. */
export interface OrderEdge {
  readonly from: number;
  readonly to: number;
  readonly uses: readonly OrderUse[];
  /** Others say it already: there is a longer way between the two. */
  readonly isImplied: boolean;
}

/** Jobs that may wait for each other: each holds what the one before it wants. */
export interface OrderCircle {
  /** Indices of edges, each beginning where the one before it ends. */
  readonly edges: readonly number[];
  /** For each edge a job that may take it in the circle, all different. */
  readonly jobs: readonly number[];
  /** A timeout ends it. */
  readonly isTimed: boolean;
}

export interface LockOrder {
  readonly jobs: readonly string[];
  /** Full names of locks, or those of sets where there are too many locks to be told apart. */
  readonly places: readonly string[];
  readonly isBySet: boolean;
  readonly edges: readonly OrderEdge[];
  readonly circles: readonly OrderCircle[];
  /** There was more than is followed. */
  readonly isCut: boolean;
}

/** A job about to take a lock: what it holds then, by place, and whether that is shared. */
export interface Taking extends Omit<OrderUse, "holdsShared"> {
  readonly place: number;
  readonly held: ReadonlyMap<number, boolean>;
}

/** More locks than this are told apart by their sets alone. */
const LOCKS_MAX = 40;
const USES_MAX = 20_000;
/** Some seconds of work: steps, and locks that are held at one. */
const EFFORT_MAX = 1_000_000;
const STEP_EFFORT = 5;
/** Ways that go without saying are looked for among so many edges. */
const REDUCED_MAX = 3_000;

/** @param scenario may have jobs that were spawned, added to its own. */
export function findLockOrder(scenario: Scenario): LockOrder {
  const start = createWorld(scenario);
  const isBySet = scenario.kind !== "sharedlock" && start.locks.length > LOCKS_MAX;
  const follower = new JobFollower(start, isBySet);
  for (const job of start.jobs.keys()) follower.follow(job);
  const { takings } = follower;
  const { edges, isCut } = joinUses(takings);
  const found = findCircles(takings, edges);
  return {
    jobs: start.jobs.map(({ name }) => name),
    places: follower.places,
    isBySet,
    edges: markImplied(edges, new Set(found.circles.flatMap((circle) => circle.edges))),
    circles: found.circles,
    isCut: isCut || found.isCut || follower.isCut,
  };
}

/** Runs jobs, each by itself from the start, and notes what they take. */
class JobFollower {
  readonly takings: Taking[] = [];
  readonly #start: World;
  readonly #isBySet: boolean;
  readonly #places = new Map<string, number>();
  #effort = 0;

  constructor(start: World, isBySet: boolean) {
    this.#start = start;
    this.#isBySet = isBySet;
  }

  get places(): readonly string[] {
    return [...this.#places.keys()];
  }

  get isCut(): boolean {
    return this.#effort >= EFFORT_MAX;
  }

  follow(index: number): void {
    const holds = new Map<number, boolean>();
    let world = this.#start;
    while (!this.isCut) {
      const choice = findChoice(world, index);
      if (choice === null) return;
      if (choice.type === "run") this.#note(world, index, holds);
      const made = step(world, choice);
      ({ world } = made);
      for (const event of made.events) change(holds, event);
      this.#effort += STEP_EFFORT;
    }
  }

  // Who does not wait at all is in nobody's way; what is held already is not taken.
  #note({ jobs, locks }: World, index: number, holds: ReadonlyMap<number, boolean>): void {
    const job = jobs[index];
    const next = job?.next ?? null;
    if (job === undefined || (next?.verb !== "acquire" && next?.verb !== "delete")) return;
    if (next.timeout === 0 || holds.has(next.lock)) return;
    const held = new Map<number, boolean>();
    for (const [lock, shared] of holds) {
      const place = this.#findPlace(locks[lock]);
      held.set(place, shared && held.get(place) !== false);
    }
    this.#effort += holds.size;
    this.takings.push({
      job: index,
      operation: job.index,
      wantsShared: next.verb === "acquire" && next.shared,
      isTimed: next.timeout !== null,
      place: this.#findPlace(locks[next.lock]),
      held,
    });
  }

  #findPlace(lock: Lock | undefined): number {
    const { name = "" } = lock ?? {};
    const place = this.#isBySet ? name.slice(0, name.indexOf("/")) : name;
    const known = this.#places.get(place);
    if (known === undefined) this.#places.set(place, this.#places.size);
    return known ?? this.#places.size - 1;
  }
}

/** How a job goes on when nobody else is there; null where it does not. */
function findChoice(world: World, index: number): Choice | null {
  const job = world.jobs[index];
  if (job === undefined || job.next === null) return null;
  if (findStatus(job, world.clock) === "ready") return { type: "run", job: index };
  return findNearestDeadline(world) === null ? null : { type: "deadline" };
}

function change(holds: Map<number, boolean>, event: LockEvent): void {
  if (event.type === "acquired") holds.set(event.lock, event.shared);
  else if (event.type === "downgraded") holds.set(event.lock, true);
  else if (event.type === "released" || event.type === "deleted") holds.delete(event.lock);
}

type BareEdge = Omit<OrderEdge, "isImplied">;

function joinUses(takings: readonly Taking[]): { edges: readonly BareEdge[]; isCut: boolean } {
  const edges = new Map<string, BareEdge & { readonly uses: OrderUse[] }>();
  let count = 0;
  for (const { place, held, ...use } of takings) {
    for (const [from, holdsShared] of held) {
      if (from === place) continue;
      if (count >= USES_MAX) return { edges: [...edges.values()], isCut: true };
      count += 1;
      const key = `${from} ${place}`;
      const edge = edges.get(key) ?? { from, to: place, uses: [] };
      edges.set(key, edge);
      edge.uses.push({ ...use, holdsShared });
    }
  }
  return { edges: [...edges.values()], isCut: false };
}

function markImplied(
  edges: readonly BareEdge[],
  inCircles: ReadonlySet<number>,
): readonly OrderEdge[] {
  if (edges.length > REDUCED_MAX) return edges.map((edge) => ({ ...edge, isImplied: false }));
  const next = new Map<number, Set<number>>();
  for (const { from, to } of edges) next.set(from, (next.get(from) ?? new Set()).add(to));
  return edges.map((edge, at) => {
    const { from, to } = edge;
    if (inCircles.has(at)) return { ...edge, isImplied: false };
    next.get(from)?.delete(to);
    const isImplied = canReach(next, from, to);
    if (!isImplied) next.get(from)?.add(to);
    return { ...edge, isImplied };
  });
}

function canReach(
  next: ReadonlyMap<number, ReadonlySet<number>>,
  from: number,
  to: number,
): boolean {
  const seen = new Set([from]);
  // A set goes through what is added meanwhile as well.
  for (const place of seen) for (const other of next.get(place) ?? []) seen.add(other);
  return seen.has(to);
}
