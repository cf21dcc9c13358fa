// How jobs come to what they own and wait for by the operations of lock sets: of a manager's levels, or of one set.
import { BGL, BIG_LOCK, INTERNAL, LEVELS, type Level, NAL, splitLockName } from "../core/levels.ts";
import { compareCodePoints } from "../core/order.ts";
import type { Names, Program, Scenario, SetOperation } from "../core/scenario.ts";
import { GIVE_UP_MS, type JobPlan, type Plan } from "./arrangePlan.ts";
import type { WantedJob, WantedLock } from "./wanted.ts";

/** The sets in the order in which they are taken, and the names of their members. */
interface Sets {
  readonly kind: "manager" | "lockset";
  readonly names: readonly string[];
  readonly members: ReadonlyMap<string, readonly string[]>;
}

/** Null where the names are not those of a manager's locks, or of one set. */
export function planSets(wanted: readonly WantedLock[], jobs: readonly string[]): Plan | null {
  const sets = findSets(wanted);
  if (sets === null) return null;
  const knowsBigLock = wanted.some(({ name }) => name === BIG_LOCK);
  return {
    scenario: createScenario(sets, jobs),
    planJob: (job) => planJob(sets, job, knowsBigLock),
    planHelper: ({ name }, helper, priority) => {
      const [set, member] = splitLockName(name);
      const how = helper === "gaveUp" ? { timeout: GIVE_UP_MS, priority } : {};
      const main = createAcquire(sets, set, {
        names: member === INTERNAL ? null : [member],
        shared: false,
        ...how,
      });
      // Members that others own are left to them.
      const isLucky = member === INTERNAL && helper !== "gaveUp";
      const first = isLucky ? { ...main, opportunistic: true } : main;
      const last: Program = {
        gaveUp: [],
        released: [{ op: "release" as const, ...at(sets, set), names: null }],
        deleted: [{ op: "remove" as const, ...at(sets, set), names: [member] }],
      }[helper];
      if (sets.kind === "lockset" || name === BIG_LOCK) return [first, ...last];
      return [takeBigLock(true), first, ...last, { op: "release", level: "cluster", names: null }];
    },
    isFirstOfAll: (lock) => sets.kind === "manager" && lock === BIG_LOCK,
  };
}

function findSets(wanted: readonly WantedLock[]): Sets | null {
  const members = new Map<string, string[]>();
  for (const { name } of wanted) {
    const [set, member] = splitLockName(name);
    const known = members.get(set) ?? [];
    members.set(set, known);
    if (member !== INTERNAL) known.push(member);
  }
  const used = [...members.keys()];
  if (used.length === 1 && used[0] === "set") return { kind: "lockset", names: used, members };
  const isOnly = (level: Level, name: string): boolean =>
    members.get(level)?.every((member) => member === name) ?? true;
  const isKnown = used.every((level) => (LEVELS as readonly string[]).includes(level));
  if (!isKnown || !isOnly("cluster", BGL) || !isOnly("node-alloc", NAL)) return null;
  const nodes = [...new Set(["node", "node-res"].flatMap((level) => members.get(level) ?? []))];
  const full = new Map<string, readonly string[]>(members);
  full.set("node", nodes).set("node-res", nodes).set("cluster", [BGL]).set("node-alloc", [NAL]);
  return { kind: "manager", names: LEVELS, members: full };
}

function createScenario({ kind, members }: Sets, names: readonly string[]): Scenario {
  const jobs = Object.fromEntries(names.map((name) => [name, []]));
  const list = (set: string): readonly string[] => members.get(set) ?? [];
  if (kind === "lockset") return { kind, locks: list("set"), jobs };
  const locks = {
    instance: list("instance"),
    nodegroup: list("nodegroup"),
    node: list("node"),
    network: list("network"),
  };
  return { kind, locks, jobs };
}

function at({ kind }: Sets, set: string): { readonly level?: string } {
  return kind === "manager" ? { level: set } : {};
}

interface Taking {
  readonly names: Names;
  readonly shared: boolean;
  readonly priority?: number;
  readonly timeout?: number;
}

type Acquire = Extract<SetOperation, { readonly op: "acquire" }>;

function createAcquire(sets: Sets, set: string, taking: Taking): Acquire {
  const { names, shared, priority = 0, timeout } = taking;
  return {
    op: "acquire",
    ...at(sets, set),
    names,
    ...(shared && { shared }),
    ...(timeout !== undefined && { timeout }),
    ...(priority !== 0 && { priority }),
  };
}

function takeBigLock(shared: boolean): Acquire {
  return { op: "acquire", level: "cluster", names: [BGL], ...(shared && { shared }) };
}

/** A job's part in one set: by member, whether it is shared; the internal lock is one of them. */
interface Part {
  readonly set: string;
  readonly holds: ReadonlyMap<string, boolean>;
  readonly wait: {
    readonly member: string;
    readonly shared: boolean;
    readonly priority: number;
  } | null;
}

function planJob(sets: Sets, job: WantedJob, knowsBigLock: boolean): JobPlan | null {
  const parts = listParts(sets, job);
  const waitAt = parts.findIndex(({ wait }) => wait !== null);
  if (waitAt !== -1 && waitAt < parts.length - 1) return null;
  const isFree = sets.kind === "lockset" || parts[0]?.set === "cluster";
  if (!isFree && knowsBigLock) return null;
  const plans = parts.map((part) => planPart(sets, part));
  const program: SetOperation[] = isFree ? [] : [takeBigLock(true)];
  for (const plan of plans) {
    if (plan === null) return null;
    program.push(...plan);
  }
  const used = [...(isFree ? [] : ["cluster"]), ...parts.map(({ set }) => set)];
  const closing = used
    .toReversed()
    .map((set): SetOperation => ({ op: "release", ...at(sets, set), names: null }));
  return { program, rank: findRank(program), closing };
}

// Those that take more than they keep come first; those that take what others leave, last.
function findRank(program: readonly SetOperation[]): number {
  if (program.some(({ op }) => op === "downgrade")) return 0;
  return program.some((each) => each.op === "acquire" && each.opportunistic === true) ? 2 : 1;
}

function listParts({ names }: Sets, { holds, wait }: WantedJob): readonly Part[] {
  const bySet = new Map<string, Map<string, boolean>>();
  for (const [lock, shared] of holds) {
    const [set, member] = splitLockName(lock);
    const known = bySet.get(set) ?? new Map<string, boolean>();
    bySet.set(set, known.set(member, shared));
  }
  const [waitSet, waitMember] = wait === null ? [null, ""] : splitLockName(wait.lock);
  return names.flatMap((set) => {
    const held = bySet.get(set) ?? new Map<string, boolean>();
    const waits = wait !== null && set === waitSet ? { ...wait, member: waitMember } : null;
    return held.size === 0 && waits === null ? [] : [{ set, holds: held, wait: waits }];
  });
}

function planPart(sets: Sets, part: Part): readonly SetOperation[] | null {
  const { set, holds, wait } = part;
  if (wait !== null) return planWait(sets, { ...part, wait });
  const shared = [...holds.values()].every(Boolean);
  const members = [...holds.keys()].filter((member) => member !== INTERNAL);
  const isWhole = holds.has(INTERNAL);
  const acquire = createAcquire(sets, set, { names: isWhole ? null : members, shared });
  const all = sets.members.get(set) ?? [];
  const isLucky = isWhole && members.length < all.length;
  const taken = isLucky ? { ...acquire, opportunistic: true } : acquire;
  const lowered = shared ? [] : members.filter((member) => holds.get(member) === true);
  if (lowered.length === 0) return [taken];
  return [taken, { op: "downgrade", ...at(sets, set), names: lowered }];
}

// The members before the one that it waits for are owned already: they are taken in order of their names.
function planWait(
  sets: Sets,
  { set, holds, wait }: Part & { readonly wait: NonNullable<Part["wait"]> },
): readonly SetOperation[] | null {
  const { member, shared, priority } = wait;
  const members = [...holds.keys()].filter((name) => name !== INTERNAL);
  const isWhole = holds.has(INTERNAL) || member === INTERNAL;
  const before = (sets.members.get(set) ?? []).filter(
    (name) => member !== INTERNAL && compareCodePoints(name, member) < 0,
  );
  const known = new Set(before);
  if ([...holds.values()].some((mode) => mode !== shared)) return null;
  if (!members.every((name) => known.has(name))) return null;
  if (isWhole && members.length < before.length) return null;
  return [
    createAcquire(sets, set, { names: isWhole ? null : [...members, member], shared, priority }),
  ];
}
