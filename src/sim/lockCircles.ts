// Circles in the order of locks: several jobs, each about to take what the next one holds.
import type { OrderCircle, OrderEdge, Taking } from "./lockOrder.ts";

/** More circles than anybody looks at. */
const CIRCLES_MAX = 40;
/** Before those that go the same round are joined. */
const FOUND_MAX = 20_000;
/** Some seconds of work: locks held by jobs that are compared. */
const EFFORT_MAX = 5_000_000;

interface Found {
  readonly circles: readonly OrderCircle[];
  /** There may be more. */
  readonly isCut: boolean;
}

/**
 * All circles of different jobs that can be at their places at once: what one holds keeps none of the
 * others from theirs. For each round of locks one that lasts and one that a timeout ends; those that last
 * come first.
 */
export function findCircles(
  takings: readonly Taking[],
  edges: readonly Pick<OrderEdge, "from" | "to">[],
): Found {
  const finder = new CircleFinder(takings);
  const indices = new Map(edges.map(({ from, to }, at) => [`${from} ${to}`, at]));
  // Edges beyond the bound of uses are not there.
  const circles = finder
    .find()
    .map((chain) => toCircle(chain, indices))
    .filter((circle) => !circle.edges.includes(-1));
  const byRound = new Map<string, OrderCircle>();
  for (const circle of circles) {
    const key = `${nameRound(circle.edges)} ${circle.isTimed}`;
    if (!byRound.has(key)) byRound.set(key, circle);
  }
  const all = [...byRound.values()].toSorted((a, b) => Number(a.isTimed) - Number(b.isTimed));
  return {
    circles: all.slice(0, CIRCLES_MAX),
    isCut: finder.isCut || all.length > CIRCLES_MAX,
  };
}

type Chain = readonly Taking[];

class CircleFinder {
  isCut = false;
  readonly #takings: readonly Taking[];
  readonly #byHeld = new Map<number, Taking[]>();
  readonly #exclusive = new Map<number, Set<number>>();
  readonly #found: Chain[] = [];
  #effort = 0;

  constructor(takings: readonly Taking[]) {
    this.#takings = takings.filter(({ held }) => held.size > 0);
    for (const taking of this.#takings) {
      for (const place of taking.held.keys()) {
        const known = this.#byHeld.get(place) ?? [];
        this.#byHeld.set(place, known);
        known.push(taking);
      }
    }
    for (const { place, job, wantsShared } of takings) {
      if (wantsShared) continue;
      const jobs = this.#exclusive.get(place) ?? new Set();
      this.#exclusive.set(place, jobs.add(job));
    }
  }

  find(): readonly Chain[] {
    for (const taking of this.#takings) this.#extend([taking]);
    return this.#found;
  }

  // A chain begins with its first job, so that no circle is found twice.
  #extend(chain: Chain): void {
    const [first, last] = [chain[0], chain.at(-1)];
    if (first === undefined || last === undefined) return;
    if (chain.length > 1 && this.#isHeldUp(last, first)) this.#found.push(chain);
    for (const next of this.#byHeld.get(last.place) ?? []) {
      this.#effort += 1 + chain.length * last.held.size;
      if (this.#effort > EFFORT_MAX || this.#found.length > FOUND_MAX) {
        this.isCut = true;
        return;
      }
      if (next.job <= first.job || !this.#isHeldUp(last, next)) continue;
      if (chain.every((other) => canStandTogether(other, next))) this.#extend([...chain, next]);
    }
  }

  // Sharers do not exclude each other, but who comes after one that waits for the whole has to queue.
  #isHeldUp(waiting: Taking, holding: Taking): boolean {
    const holdsShared = holding.held.get(waiting.place);
    if (holdsShared === undefined) return false;
    if (!holdsShared || !waiting.wantsShared) return true;
    const others = this.#exclusive.get(waiting.place) ?? new Set();
    return [...others].some((job) => job !== waiting.job && job !== holding.job);
  }
}

function canStandTogether(a: Taking, b: Taking): boolean {
  if (a.job === b.job) return false;
  for (const [place, isShared] of a.held) {
    const other = b.held.get(place);
    if (other !== undefined && !(isShared && other)) return false;
  }
  return true;
}

// The edge of a taking begins at what the one before it wants.
function toCircle(chain: Chain, indices: ReadonlyMap<string, number>): OrderCircle {
  const edges = chain.map((taking, at) => {
    const before = chain.at(at - 1) ?? taking;
    return indices.get(`${before.place} ${taking.place}`) ?? -1;
  });
  return {
    edges,
    jobs: chain.map(({ job }) => job),
    isTimed: chain.some(({ isTimed }) => isTimed),
  };
}

function nameRound(edges: readonly number[]): string {
  const at = edges.indexOf(Math.min(...edges));
  return [...edges.slice(at), ...edges.slice(0, at)].join();
}
