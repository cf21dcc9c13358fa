// Any recording that is valid by itself, in its canonical form. Its choices need not be possible in a world.
import fc from "fast-check";
import type { Kind, Operation, Program, Scenario } from "../../src/core/scenario.ts";
import type { Choice } from "../../src/core/step.ts";
import { PANELS, type Selection, type View } from "../../src/formats/document.ts";
import { LIMITS } from "../../src/formats/limits.ts";
import { readScenario } from "../../src/formats/scenarioJson.ts";
import { findNameFault, findTextFault } from "../../src/formats/scenarioNames.ts";
import type { Branch, Breakpoint, Note, Recording } from "../../src/sim/recording.ts";

const PLAIN = [
  "a",
  "b",
  "J0",
  "J1",
  "n1",
  "n2",
  "n10",
  "n09",
  "web1.example.com",
  "Z",
  "BGL",
  "NAL",
];
const ODD = [
  "__proto__",
  "constructor",
  "7",
  "10",
  "007",
  "x y",
  "n\u00e9",
  "\u7bc0\u70b91",
  "\u{1f512}",
  "a/b",
  "y".repeat(120),
];

const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PLAIN) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: "binary", minLength: 1, maxLength: 12 })
      .filter((text) => findNameFault(text) === null),
  },
);

const text: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.lorem({ maxCount: 12 }),
    fc.constant("Who waits?\n\tJ2 \u2013 \u201cbehind\u201d \u4e8c\u4e2a\u8282\u70b9\u7684\u9501"),
  )
  .filter((value) => value !== "" && findTextFault(value, LIMITS.textLength) === null);

const uniqueNames = fc.uniqueArray(name, { maxLength: 6 });
const ms = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: LIMITS.ms }));
const timeout = fc.oneof(ms, fc.integer({ min: -LIMITS.ms, max: -1 }));
const priority = fc.oneof(
  fc.integer({ min: -20, max: 19 }),
  fc.integer({ min: -LIMITS.priority, max: LIMITS.priority }),
);
const names = fc.oneof(fc.array(name, { maxLength: 4 }), fc.constant(null));
const level = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("cluster", "node", "instance", "node-res", "network") },
  { weight: 1, arbitrary: name },
);

function options(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
  return fc.record(fields, { requiredKeys: [] });
}

const limited = { timeout, priority };
const work = fc.record({ op: fc.constant("work"), ms });

function merge(op: string, ...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> {
  return fc.tuple(...parts).map((all) => Object.assign({ op }, ...all) as object);
}

function operation(kind: Kind, locks: readonly string[]): fc.Arbitrary<object> {
  if (kind === "sharedlock") {
    if (locks.length === 0) return work;
    const lock = fc.record({ lock: fc.constantFrom(...locks) });
    return fc.oneof(
      merge("acquire", lock, options({ shared: fc.boolean(), ...limited })),
      merge("release", lock),
      merge("downgrade", lock),
      merge("delete", lock, options(limited)),
      work,
    );
  }
  const at = kind === "manager" ? fc.record({ level }) : fc.constant({});
  const some = fc.record({ names: fc.array(name, { maxLength: 4 }) });
  const any = fc.record({ names });
  const flags = { shared: fc.boolean(), opportunistic: fc.boolean() };
  return fc.oneof(
    merge("acquire", at, any, options({ ...flags, ...limited })),
    merge("release", at, any),
    merge("downgrade", at, any),
    merge("add", at, some, options({ acquired: fc.boolean(), shared: fc.boolean() })),
    merge("remove", at, some),
    work,
  );
}

function program(kind: Kind, locks: readonly string[]): fc.Arbitrary<readonly object[]> {
  return fc.array(operation(kind, locks), { maxLength: 6 });
}

const texts = options({ title: text, question: text, answer: text });

function plainScenario(kind: "sharedlock" | "lockset"): fc.Arbitrary<object> {
  return fc
    .tuple(texts, uniqueNames, uniqueNames)
    .chain(([said, locks, jobs]) =>
      fc
        .tuple(...jobs.map(() => program(kind, locks)))
        .map((programs) => ({ ...said, kind, locks, jobs: zip(jobs, programs) })),
    );
}

const managerScenario: fc.Arbitrary<object> = fc
  .tuple(texts, fc.tuple(uniqueNames, uniqueNames, uniqueNames, uniqueNames), uniqueNames)
  .chain(([said, [node, instance, nodegroup, network], jobs]) =>
    fc.tuple(...jobs.map(() => program("manager", []))).map((programs) => ({
      ...said,
      kind: "manager",
      locks: { node, instance, nodegroup, network },
      jobs: zip(jobs, programs),
    })),
  );

function zip(jobs: readonly string[], programs: readonly (readonly object[])[]): object {
  return Object.fromEntries(jobs.map((job, index) => [job, programs[index] ?? []]));
}

function canonical(json: object): Scenario {
  const reading = readScenario(json);
  if (!reading.ok) throw new Error(reading.problems[0]?.message);
  return reading.value;
}

const arbitraryScenario: fc.Arbitrary<Scenario> = fc
  .oneof(plainScenario("sharedlock"), plainScenario("lockset"), managerScenario)
  .map(canonical);

// A choice before it is known which jobs there are.
interface Wish {
  readonly type: Choice["type"];
  readonly number: number;
  readonly name: string;
  readonly program: readonly object[];
}

function wishes(kind: Kind, locks: readonly string[]): fc.Arbitrary<readonly Wish[]> {
  const type: fc.Arbitrary<Choice["type"]> = fc.oneof(
    { weight: 8, arbitrary: fc.constant("run" as const) },
    {
      weight: 3,
      arbitrary: fc.constantFrom("advance", "deadline", "spawn", "cancel"),
    },
  );
  return fc.array(fc.record({ type, number: ms, name, program: program(kind, locks) }), {
    maxLength: 20,
  });
}

interface Wishes {
  readonly branches: readonly {
    readonly parent: number;
    readonly at: number;
    readonly list: readonly Wish[];
  }[];
  readonly branch: number;
  readonly position: number;
  readonly notes: readonly {
    readonly branch: number;
    readonly position: number;
    readonly text: string;
  }[];
  readonly breakpoints: readonly Breakpoint[];
  readonly selection: Selection["type"] | null;
  readonly selected: number;
  readonly panel: View["panel"];
}

interface Opened {
  readonly recording: Recording;
  readonly view: View;
}

function follow(wish: Wish, jobs: string[], scenario: Scenario): Choice | null {
  switch (wish.type) {
    case "run":
    case "cancel":
      return jobs.length === 0 ? null : { type: wish.type, job: wish.number % jobs.length };
    case "advance":
      return { type: "advance", ms: wish.number };
    case "deadline":
      return { type: "deadline" };
    case "spawn": {
      if (jobs.includes(wish.name)) return null;
      jobs.push(wish.name);
      return { type: "spawn", name: wish.name, program: canonicalProgram(wish, scenario) };
    }
    default:
      return wish.type satisfies never;
  }
}

function canonicalProgram({ program: operations }: Wish, scenario: Scenario): Program {
  const { kind, locks } = scenario;
  const { jobs } = canonical({ kind, locks, jobs: { only: operations } });
  return Object.values<readonly Operation[]>(jobs)[0] ?? [];
}

interface Walk {
  readonly branch: Branch;
  readonly length: number;
  /** Names and after how many choices each is there. */
  readonly jobs: readonly (readonly [string, number])[];
}

function walk(scenario: Scenario, walks: readonly Walk[], wish: Wishes["branches"][number]): Walk {
  const parent = walks.length === 0 ? null : wish.parent % walks.length;
  const left = parent === null ? undefined : walks[parent];
  const at = left === undefined ? 0 : wish.at % (left.length + 1);
  const start = left?.jobs ?? Object.keys(scenario.jobs).map((job) => [job, 0] as const);
  const jobs = start.filter(([, since]) => since <= at);
  const choices: Choice[] = [];
  for (const item of wish.list) {
    const before = jobs.map(([job]) => job);
    const choice = follow(item, before, scenario);
    if (choice === null) continue;
    choices.push(choice);
    if (choice.type === "spawn") jobs.push([choice.name, at + choices.length]);
  }
  return { branch: { parent, at, choices }, length: at + choices.length, jobs };
}

function fulfil(scenario: Scenario, wish: Wishes): Opened {
  const walks: Walk[] = [];
  for (const branch of wish.branches) walks.push(walk(scenario, walks, branch));
  const branch = wish.branch % walks.length;
  const shown = walks[branch];
  const lengthOf = (index: number): number => walks[index]?.length ?? 0;
  const notes = new Map<string, Note>();
  for (const note of wish.notes) {
    const on = note.branch % walks.length;
    const position = note.position % (lengthOf(on) + 1);
    notes.set(`${on} ${position}`, { branch: on, position, text: note.text });
  }
  const recording: Recording = {
    scenario,
    branches: walks.map((item) => item.branch),
    branch,
    position: wish.position % (lengthOf(branch) + 1),
    notes: [...notes.values()].sort((a, b) => a.branch - b.branch || a.position - b.position),
    breakpoints: wish.breakpoints,
  };
  return { recording, view: { selection: select(wish, shown), panel: wish.panel } };
}

function select({ selection, selected }: Wishes, shown: Walk | undefined): Selection | null {
  const jobs = shown?.jobs.length ?? 0;
  if (selection === "job") return jobs === 0 ? null : { type: "job", job: selected % jobs };
  if (selection === "lock") return { type: "lock", lock: selected };
  if (selection === null) return null;
  return { type: "step", position: selected % ((shown?.length ?? 0) + 1) };
}

const small = fc.nat({ max: 1000 });
const op = fc.constantFrom("acquire", "release", "downgrade", "delete", "add", "remove", "work");
const off = fc.constant(true);
const breakpoint = (options({ job: name, lock: name, op, off }) as fc.Arbitrary<Breakpoint>).filter(
  (item) => Object.keys(item).some((key) => key !== "off"),
);

/** A recording and what was shown of it, both in their canonical form. */
export const arbitraryRecording: fc.Arbitrary<Opened> = arbitraryScenario.chain((scenario) => {
  const locks = scenario.kind === "manager" ? [] : scenario.locks;
  return fc
    .record({
      branches: fc.array(
        fc.record({ parent: small, at: small, list: wishes(scenario.kind, locks) }),
        { minLength: 1, maxLength: 4 },
      ),
      branch: small,
      position: small,
      notes: fc.array(fc.record({ branch: small, position: small, text }), { maxLength: 4 }),
      breakpoints: fc.array(breakpoint, { maxLength: 3 }),
      selection: fc.constantFrom("job", "lock", "step", null),
      selected: small,
      panel: fc.constantFrom(...PANELS),
    })
    .map((wish) => fulfil(scenario, wish));
});
