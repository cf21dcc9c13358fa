// Exported TLA+ modules, read and followed by the test's own evaluator of what they use of the language: what
// can be seen within reach of all schedules is what our own search sees. TLC itself has not been at it.
import { describe, expect, it, vi } from "vitest";
import type { Observation } from "../../src/core/observe.ts";
import type { Scenario } from "../../src/core/scenario.ts";
import { createModelScenario } from "../../src/formats/modelScenario.ts";
import { writeTla } from "../../src/formats/modelTla.ts";
import { KINDS, PATIENCE } from "../conformance/recordings.ts";
import {
  BIG_LOCK_BEHIND,
  choose,
  explore,
  ODD,
  reduce,
  sortTexts,
  URGENT,
} from "../models/samples.ts";
import { explore as followTla } from "../models/tlaEval.ts";
import { findNameFaults } from "../models/tlaNames.ts";
import { parseTla } from "../models/tlaParse.ts";
import { see } from "../models/tlaSee.ts";
import { scenarioOf } from "../scenarioOf.ts";

vi.setConfig({ testTimeout: PATIENCE });

const INVARIANTS = ["TypeOK", "Exclusion", "Order", "OneQueue"];
const VARIABLES = ["locks", "jobs", "members"];

function write(scenario: Scenario): string {
  const writing = writeTla(scenario);
  if (!writing.ok) throw new Error(writing.problems[0]?.message);
  return writing.value;
}

function sortJobs({ locks, jobs }: Pick<Observation, "locks" | "jobs">): Observation {
  const rows = locks.map(([name, mode, owners, queue]) => {
    const groups = queue.map(([of, waiting]) => [of, [...waiting].sort()] as const);
    return [name, mode, [...owners].sort(), groups] as const;
  });
  return { locks: rows, jobs };
}

function expectSame(scenario: Scenario): void {
  const own = explore(scenario);
  const model = createModelScenario(scenario);
  const { states, stuck, broken } = followTla(parseTla(write(scenario)), INVARIANTS);
  expect(broken).toEqual([]);
  expect(stuck.length > 0).toBe(own.deadlock > 0);
  const observations = own.observations.map((text) => JSON.parse(text) as Observation);
  const seen = states.map((state) => see(model, state) as unknown as Observation);
  expect(sortTexts(seen.map(sortJobs).map(reduce))).toEqual(
    sortTexts(observations.map(sortJobs).map(reduce)),
  );
}

describe("an exported TLA+ module", () => {
  it.each(KINDS.flatMap(choose))(
    "leads to the very states of $kind, line $number",
    ({ scenario }) => expectSame(scenario),
  );

  it.each([
    ["a manager whose jobs block each other", BIG_LOCK_BEHIND],
    ["work, odd names, and a name that is added twice", ODD],
    ["priorities, timeouts and deletion", URGENT],
  ])("leads to the very states of %s", (_, text) => expectSame(scenarioOf(text)));

  it.each([BIG_LOCK_BEHIND, ODD, URGENT])("gives each name once, and before its use", (text) => {
    const module = write(scenarioOf(text));
    expect(findNameFaults(parseTla(module), VARIABLES)).toEqual([]);
    expect(module).toMatch(/^-{4,} MODULE Scenario -{4,}\n(?:.*\n)*={4,}\n$/);
    // Comments hold names; in code and comments alike TLA+ takes ASCII only.
    expect(module).toMatch(/^[\n -~]*$/);
  });

  it("is refused with a timeout that TLC cannot count", () => {
    const writing = writeTla(scenarioOf("kind sharedlock\nlocks a\njob J\n  work 2147483648\n"));
    expect(writing.ok ? [] : writing.problems).toMatchObject([
      { path: "jobs.J[0]", message: expect.stringContaining("at most 2147483647 ms") as unknown },
    ]);
  });
});
