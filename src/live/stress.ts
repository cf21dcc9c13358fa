// A scenario that keeps locks contended: jobs that take one lock or two, in all the ways there are, over and over.
import type { LockOperation, Scenario } from "../core/scenario.ts";

/** How large it is to be. `operations`: of all jobs together, about. */
export interface StressSize {
  readonly jobs: number;
  readonly operations: number;
  readonly seed: number;
}

const LOCKS = ["a", "b", "c"] as const;

/** Nothing fails and nothing deadlocks there: locks are taken in the order of their names. */
export function createStress({ jobs, operations, seed }: StressSize): Scenario {
  const next = createChance(seed);
  const each = Math.ceil(operations / jobs);
  const programs = Array.from({ length: jobs }, (_, index) => {
    const program: LockOperation[] = [];
    while (program.length < each) program.push(...createRound(next));
    return [`J${index}`, program] as const;
  });
  return { kind: "sharedlock", locks: [...LOCKS], jobs: Object.fromEntries(programs) };
}

type Chance = (below: number) => number;

// Locks, perhaps a downgrade, and everything given back.
function createRound(chance: Chance): readonly LockOperation[] {
  const first = chance(LOCKS.length);
  const names = LOCKS.slice(first, first + 1 + chance(2));
  const taken = names.flatMap((lock): LockOperation[] => {
    const shared = chance(3) === 0;
    const priority = chance(4) === 0 ? chance(3) - 1 : 0;
    const acquire: LockOperation = { op: "acquire", lock, shared, priority };
    return !shared && chance(4) === 0 ? [acquire, { op: "downgrade", lock }] : [acquire];
  });
  return [...taken, ...names.toReversed().map((lock): LockOperation => ({ op: "release", lock }))];
}

// The same numbers for the same seed: a linear congruential generator's upper bits are enough here.
function createChance(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
