// Choices in JSON.
import { describe, expect, it } from "vitest";
import { type ChoiceJson, readChoice, writeChoice } from "../../src/formats/choiceJson.ts";
import { LIMITS } from "../../src/formats/limits.ts";
import { readScenario } from "../../src/formats/scenarioJson.ts";

const reading = readScenario({ kind: "sharedlock", locks: ["a"], jobs: { J0: [], "20": [] } });
if (!reading.ok) throw new Error("the scenario cannot be read");
const scenario = reading.value;
const JOBS = ["20", "J0"];

describe("a choice in JSON", () => {
  it.each<[ChoiceJson, object]>([
    ["J0", { type: "run", job: 1 }],
    ["20", { type: "run", job: 0 }],
    [20, { type: "advance", ms: 20 }],
    [0, { type: "advance", ms: 0 }],
    [{ deadline: true }, { type: "deadline" }],
    [{ cancel: "J0" }, { type: "cancel", job: 1 }],
    [
      { spawn: { name: "S", program: [{ op: "acquire", lock: "a" }] } },
      { type: "spawn", name: "S", program: [{ op: "acquire", lock: "a" }] },
    ],
  ])("%j is read, and written the same", (json, choice) => {
    const read = readChoice(json, JOBS, scenario, "choices[0]");
    expect(read).toEqual({ ok: true, value: choice, problems: [] });
    expect(read.ok && writeChoice(read.value, JOBS)).toEqual(json);
  });

  it.each([
    ["j0", 'c: no job "j0"; the jobs are 20, J0; did you mean J0?'],
    ["__proto__", 'c: no job "__proto__"; the jobs are 20, J0'],
    [
      -1,
      "c: the clock moves by 0 or more ms: expected whole milliseconds from 0 to 1,099,511,627,776, found -1",
    ],
    [0.5, "c: the clock moves by 0 or more ms: expected whole milliseconds, found 0.5"],
    [
      null,
      'c: expected a job\'s name, a number of ms, or an object with "deadline", "spawn" or "cancel", found null',
    ],
    [
      { run: "J0" },
      'c: expected a job\'s name, a number of ms, or an object with "deadline", "spawn" or "cancel", found an object with the keys "run"',
    ],
    [{ deadline: 5 }, "c.deadline: expected true, found 5"],
    [{ cancel: 1 }, "c.cancel: expected a job's name, found 1"],
    [{ spawn: "S" }, 'c.spawn: expected an object with "name" and "program", found the string "S"'],
    [{ spawn: { name: "J0", program: [] } }, 'c.spawn.name: there is a job "J0" already'],
    [{ spawn: { name: "S" } }, "c.spawn.program: expected a list of operations, found nothing"],
    [
      { spawn: { name: "S", program: [{ op: "release", lock: "b" }] } },
      'c.spawn.program[0].lock: no lock "b"; the locks are a',
    ],
  ])("%j is refused with its path", (json, problem) => {
    const read = readChoice(json, JOBS, scenario, "c");
    expect(read.ok).toBe(false);
    expect(read.problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([problem]);
  });

  it("cannot spawn more jobs than there may be", () => {
    const jobs = Array.from({ length: LIMITS.jobs }, (_, index) => `J${index}`);
    const read = readChoice({ spawn: { name: "S", program: [] } }, jobs, scenario, "c");
    expect(read.problems[0]?.message).toMatch(/at most 500 jobs/);
  });
});
