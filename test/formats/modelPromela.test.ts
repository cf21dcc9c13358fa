// Exported models, searched by Spin: what can be seen within reach of all schedules is what our own search
// sees, and the ends are those that were recorded.
import { describe, expect, it, vi } from "vitest";
import type { Observation } from "../../src/core/observe.ts";
import type { Scenario } from "../../src/core/scenario.ts";
import { createWorld } from "../../src/core/world.ts";
import { Explorer } from "../../src/explore/exploration.ts";
import { Search } from "../../src/explore/search.ts";
import { writePromela } from "../../src/formats/modelPromela.ts";
import { parseScenario } from "../../src/formats/scenarioText.ts";
import { KINDS, PATIENCE, readExplorations } from "../conformance/recordings.ts";
import { hasSpin, search } from "../models/spin.ts";

vi.setConfig({ testTimeout: PATIENCE });

function write(scenario: Scenario): string {
  const writing = writePromela(scenario);
  if (!writing.ok) throw new Error(writing.problems[0]?.message);
  return writing.value;
}

function read(text: string): Scenario {
  const reading = parseScenario(text);
  if (!reading.ok) throw new Error(reading.problems[0]?.message);
  return reading.value;
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sortTexts(values: Iterable<unknown>): readonly string[] {
  return [...new Set([...values].map((value) => JSON.stringify(value, sortKeys)))].sort();
}

// A model says what a job does next only where it wakes, and knows no order in which locks of one name came.
function reduce({ jobs, locks, ...rest }: Observation): unknown {
  const seen = Object.entries(jobs).map(([name, [status, index, next]]) => {
    return [name, [status, index, next?.startsWith("wake ") ? next : null]];
  });
  return { ...rest, jobs: Object.fromEntries(seen), locks: sortTexts(locks) };
}

function explore(scenario: Scenario) {
  const own = new Search(createWorld(scenario));
  const explorer = new Explorer(own);
  while (!own.isComplete || !explorer.isLevel) {
    own.advance(10_000);
    explorer.advance(10_000);
  }
  return explorer.conclude();
}

function expectSame(scenario: Scenario): void {
  const own = explore(scenario);
  const forCompiler = ["-DNOREDUCE"];
  const found = search(write(scenario), { forSpin: ["-DENDS", "-DSTATES"], forCompiler });
  expect(sortTexts(found.ends)).toEqual(sortTexts(own.finals));
  expect(found.errors > 0).toBe(own.deadlock > 0);
  const observations = own.observations.map((text) => JSON.parse(text) as Observation);
  const states = found.states.map(([, state]) => state);
  expect(sortTexts(states.map(reduce))).toEqual(sortTexts(observations.map(reduce)));
}

// Those with the most ends that are stuck, and the largest of the others.
function choose(kind: (typeof KINDS)[number]) {
  const lines = readExplorations(kind).map((line, at) => ({ ...line, kind, number: at + 1 }));
  const isStuck = (line: (typeof lines)[number]) => line.explore.deadlock > 0;
  const stuck = lines.filter(isStuck);
  const fine = lines.filter((line) => !isStuck(line));
  stuck.sort((a, b) => b.explore.finals.length - a.explore.finals.length);
  fine.sort((a, b) => b.explore.states - a.explore.states);
  return [...stuck.slice(0, 2), ...fine.slice(0, 2)];
}

const BIG_LOCK_BEHIND = `
kind manager
nodes n1 n2
job A
  acquire cluster BGL shared
  acquire node n1 n2 shared
  downgrade cluster all
  acquire instance all
  release node n1
  release cluster all
job B
  acquire cluster BGL shared
  acquire node-res n1
  add network x acquired
  acquire node n2
  remove node-res n1 n2
  release cluster BGL
job C
  acquire cluster all
`;

const ODD = `
kind lockset
locks "a\\"b" "%d*/" "[lockset]" é
job "J {0}"
  acquire "a\\"b" é
  work 5
  downgrade é
  add new new acquired
  release all
job "J\\\\1"
  acquire all shared timeout 7 priority -3
  work 3
job "*/ é"
  add "// x"
  remove "[lockset]" "%d*/" none-such
  acquire all opportunistic timeout 4
job idle
`;

const URGENT = `
kind sharedlock
locks a b
job J0
  acquire a
  work 2
  downgrade a
  release a
job J1
  acquire a shared timeout 1 priority 4
  acquire b
job J2
  acquire a priority -4
  acquire b shared timeout 3
job J3
  acquire a shared
  delete b timeout 2
`;

const REASON = hasSpin ? "" : " (left out: Spin or a C compiler is not installed)";

describe.skipIf(!hasSpin)(`Spin on an exported model${REASON}`, () => {
  it.each(KINDS.flatMap(choose))(
    "reaches the very states and ends of $kind, line $number",
    ({ scenario }) => expectSame(scenario),
  );

  it.each([
    ["a manager whose jobs block each other", BIG_LOCK_BEHIND],
    ["work, odd names, and a name that is added twice", ODD],
    ["priorities, timeouts and deletion", URGENT],
  ])("reaches the very states and ends of %s", (_, text) => expectSame(read(text)));

  it("finds a deadlock with its reduction, and breadth first, too", () => {
    const model = write(read(BIG_LOCK_BEHIND));
    expect(search(model, {}).errors).toBeGreaterThan(0);
    const breadthFirst = { forSpin: ["-DPARALLEL"], forCompiler: ["-DBFS"] };
    expect(search(model, breadthFirst).errors).toBeGreaterThan(0);
  });

  it("has no more states where those of a step are among them", () => {
    const model = write(read(ODD));
    const forCompiler = ["-DNOREDUCE"];
    const { stored } = search(model, { forCompiler });
    expect(search(model, { forCompiler, forSpin: ["-DPARALLEL"] }).stored).toBe(stored);
  });
});

describe("a model for Spin", () => {
  const job = [{ op: "acquire", lock: "a", timeout: 2 ** 31 }] as const;
  const jobs = Object.fromEntries(Array.from({ length: 254 }, (_, at) => [`J${at}`, []]));

  it.each<[string, Scenario, string, string]>([
    ["no job", { kind: "sharedlock", locks: ["a"], jobs: {} }, "jobs", "found none"],
    ["too many jobs", { kind: "sharedlock", locks: ["a"], jobs }, "jobs", "at most 253 jobs"],
    [
      "too long a timeout",
      { kind: "sharedlock", locks: ["a"], jobs: { "J 0": job } },
      'jobs["J 0"][0]',
      "at most 2147483647 ms",
    ],
  ])("is refused with %s", (_, scenario, path, message) => {
    const writing = writePromela(scenario);
    expect(writing.ok ? [] : writing.problems).toEqual([
      expect.objectContaining({ path, message: expect.stringContaining(message) as unknown }),
    ]);
  });
});
