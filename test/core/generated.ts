// Generated scenarios of all kinds, and moves that are made into possible choices as a run goes on.
import fc from "fast-check";
import { LEVELS } from "../../src/core/levels.ts";
import type {
  LockOperation,
  ManagerLocks,
  Operation,
  Program,
  Scenario,
  SetOperation,
  WorkOperation,
} from "../../src/core/scenario.ts";
import { type Choice, findNearestDeadline, hasBegun, step } from "../../src/core/step.ts";
import { createWorld, findStatus, type World } from "../../src/core/world.ts";

const LOCKS = ["a", "n10", "n2", "__proto__"];
const NEW_LOCKS = ["z", "y", "a"];
const JOBS = ["J1", "J10", "J2", "7", "constructor"];

const timeout = fc.option(fc.constantFrom(0, 1, 10, 50), { nil: undefined, freq: 2 });
const priority = fc.option(fc.constantFrom(-5, 0, 5), { nil: undefined, freq: 2 });
const flag = fc.boolean();
const names = fc.oneof(
  { weight: 3, arbitrary: fc.subarray(LOCKS, { minLength: 1 }) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.subarray([...LOCKS, ...NEW_LOCKS]) },
);
const someNames = fc.array(fc.constantFrom(...NEW_LOCKS, ...LOCKS), { maxLength: 3 });

const work: fc.Arbitrary<WorkOperation> = fc
  .constantFrom(0, 5, 30)
  .map((ms) => ({ op: "work", ms }));

/** Drops the keys without a value, as a scenario has them. */
function trim<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

const make =
  (op: string) =>
  <T extends Operation>(parts: object): T =>
    trim({ op, ...parts }) as unknown as T;

type PlainOperation = LockOperation | WorkOperation;

/** Takes a lock and gives it back, with something between, or not quite so. */
const lockSection: fc.Arbitrary<readonly PlainOperation[]> = fc
  .record({ lock: fc.constantFrom(...LOCKS.slice(0, 3)), shared: flag, timeout, priority })
  .chain(({ lock, shared, timeout, priority }) => {
    const acquire = make("acquire")<LockOperation>({ lock, shared, timeout, priority });
    const release: LockOperation = { op: "release", lock };
    const downgrade: LockOperation = { op: "downgrade", lock };
    const remove = make("delete")<LockOperation>({ lock, timeout, priority });
    return fc.oneof(
      { weight: 6, arbitrary: fc.constant([acquire, release]) },
      { weight: 3, arbitrary: fc.constant([acquire, downgrade, release]) },
      { weight: 2, arbitrary: work.map((busy) => [acquire, busy, release]) },
      { weight: 1, arbitrary: fc.constantFrom([acquire], [release], [downgrade], [remove]) },
    );
  });

type GroupOperation = SetOperation | WorkOperation;

/** The same for locks of a set; with a level for a manager. */
function createSetSection(
  levels: readonly string[] | null,
): fc.Arbitrary<readonly GroupOperation[]> {
  const level = levels === null ? fc.constant(undefined) : fc.constantFrom(...levels);
  const parts = { level, names, someNames, shared: flag, timeout, priority, opportunistic: flag };
  return fc.record({ ...parts, acquired: flag }).chain((given) => {
    const { level, names, someNames, acquired, shared, timeout, priority } = given;
    const isStrict = names === null || timeout === undefined;
    const opportunistic = given.opportunistic && isStrict;
    const options = { shared, timeout, priority, opportunistic };
    const acquire = make("acquire")<SetOperation>({ level, names, ...options });
    const release = make("release")<SetOperation>({ level, names: null });
    const part = make("release")<SetOperation>({ level, names });
    const downgrade = make("downgrade")<SetOperation>({ level, names: null });
    const add = make("add")<SetOperation>({ level, names: someNames, acquired, shared });
    const remove = make("remove")<SetOperation>({ level, names: names ?? someNames });
    return fc.oneof(
      { weight: 6, arbitrary: fc.constant([acquire, release]) },
      { weight: 3, arbitrary: fc.constant([acquire, downgrade, release]) },
      { weight: 2, arbitrary: work.map((busy) => [acquire, busy, part, release]) },
      { weight: 2, arbitrary: fc.constantFrom([acquire, add, release], [add, release]) },
      { weight: 2, arbitrary: fc.constantFrom([acquire, remove, release], [remove]) },
      { weight: 1, arbitrary: fc.constantFrom([acquire], [part], [downgrade]) },
    );
  });
}

function join<T>(sections: fc.Arbitrary<readonly T[]>): fc.Arbitrary<readonly T[]> {
  return fc.array(sections, { minLength: 1, maxLength: 4 }).map((parts) => parts.flat());
}

const bigLock: SetOperation = { op: "acquire", level: "cluster", names: ["BGL"], shared: true };

const PROGRAMS = {
  sharedlock: join(lockSection),
  lockset: join(createSetSection(null)),
  // Nothing much happens without the big lock.
  manager: join(createSetSection(["node", "node", "instance", ...LEVELS, "nowhere"])).map(
    (program): readonly Operation[] => [bigLock, ...program],
  ),
} as const;

const managerLocks: ManagerLocks = {
  instance: ["a", "n10", "n2"],
  nodegroup: ["a"],
  node: LOCKS,
  network: [],
};

/** A scenario of one kind, with programs that often want the same locks. */
function createScenarioArbitrary(kind: Scenario["kind"]): fc.Arbitrary<Scenario> {
  const program: fc.Arbitrary<Program> = PROGRAMS[kind];
  const locks = kind === "manager" ? managerLocks : LOCKS;
  return fc
    .array(program, { minLength: 3, maxLength: JOBS.length })
    .map((programs) => Object.fromEntries(programs.map((made, at) => [JOBS[at] ?? "", made])))
    .map((jobs) => ({ kind, locks, jobs }) as Scenario);
}

/** What is to be done next, as far as it is possible then: `pick` chooses among the jobs that can. */
export type Move =
  | { readonly type: "run" | "cancel"; readonly pick: number }
  | { readonly type: "advance"; readonly ms: number }
  | { readonly type: "deadline" }
  | { readonly type: "spawn"; readonly program: Program };

function createMovesArbitrary(kind: Scenario["kind"]): fc.Arbitrary<readonly Move[]> {
  const program: fc.Arbitrary<Program> = PROGRAMS[kind];
  const pick = fc.nat({ max: 9 });
  const move: fc.Arbitrary<Move> = fc.oneof(
    { weight: 30, arbitrary: fc.record({ type: fc.constant("run" as const), pick }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant("advance" as const),
        ms: fc.constantFrom(0, 1, 5, 50),
      }),
    },
    { weight: 2, arbitrary: fc.constant({ type: "deadline" } as const) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("spawn" as const), program }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("cancel" as const), pick }) },
  );
  return fc.array(move, { minLength: 20, maxLength: 120, size: "max" });
}

/** A scenario of any kind with moves. */
export const run: fc.Arbitrary<readonly [Scenario, readonly Move[]]> = fc
  .constantFrom("sharedlock" as const, "lockset" as const, "manager" as const)
  .chain((kind) => fc.tuple(createScenarioArbitrary(kind), createMovesArbitrary(kind)));

/** The choice that a move comes to in a world, or null where there is none. */
export function resolveMove(world: World, move: Move): Choice | null {
  switch (move.type) {
    case "run":
    case "cancel": {
      const jobs = world.jobs.flatMap((job, index) => {
        const canRun = findStatus(job, world.clock) === "ready";
        return (move.type === "run" ? canRun : !hasBegun(job)) ? [index] : [];
      });
      const job = jobs[move.pick % Math.max(1, jobs.length)];
      return job === undefined ? null : { type: move.type, job };
    }
    case "advance":
      return move;
    case "deadline":
      return findNearestDeadline(world) === null ? null : move;
    case "spawn":
      return { type: "spawn", name: `S${world.jobs.length}`, program: move.program };
    default:
      return move satisfies never;
  }
}

/** One step of a run. */
export interface Passage {
  readonly before: World;
  readonly choice: Choice;
  readonly after: World;
}

/** The steps of a run, made one by one. */
export function* listPassages(
  scenario: Scenario,
  moves: readonly Move[],
): Generator<Passage, World> {
  let before = createWorld(scenario);
  for (const move of moves) {
    const choice = resolveMove(before, move);
    if (choice === null) continue;
    const after = step(before, choice).world;
    yield { before, choice, after };
    before = after;
  }
  return before;
}
