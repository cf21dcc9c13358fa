// Writes a scenario and the lock manager's rules as a model for the model checker Spin, in Promela.
import type { Scenario } from "../core/scenario.ts";
import { writeEnds } from "./modelPromelaEnds.ts";
import { CLOCK, LOCK_RULES, LOCK_STATE } from "./modelPromelaLock.ts";
import { plain, writePrograms, writeSets } from "./modelPromelaProgram.ts";
import { writeScratch } from "./modelPromelaScratch.ts";
import { SET_RULES, SET_STATE, SET_STEP } from "./modelPromelaSet.ts";
import { LOCK_STEP, PROCESSES } from "./modelPromelaStep.ts";
import { checkTimes, createModelScenario, type ModelScenario } from "./modelScenario.ts";
import type { Reading } from "./problem.ts";
import { conclude, createProblems } from "./scenarioProblems.ts";

// Spin runs 255 processes at most: the jobs, the clock, and what starts them.
const MOST_JOBS = 253;
// What the owners of all locks may take in a state, in bytes, a job and a lock each.
const MOST_OWNERSHIPS = 60_000;

/** The smallest type that holds numbers from 0 to `max`. */
function typeFor(max: number): string {
  if (max < 2 ** 8) return "byte";
  return max < 2 ** 15 ? "short" : "int";
}

function writeHeader(scenario: Scenario, model: ModelScenario): string {
  const { jobs, locks, sets, slots, bigLock } = model;
  const programs = jobs.map((job) => job.operations);
  const names = programs.flat().map((operation) => operation.slots?.length ?? 0);
  const sizes: readonly (readonly [string, string | number])[] = [
    ["JOBS", jobs.length],
    ["LOCKS", locks.length],
    ["SETS", sets.length],
    ["SLOTS", Math.max(1, slots.length)],
    ["WIDTH", Math.max(1, ...sets.map((set) => set.end - set.first))],
    ["NAMES", Math.max(1, ...names)],
    ["BIG_LOCK", Math.max(0, bigLock)],
    ["LOCK", typeFor(locks.length)],
    ["SLOT", typeFor(Math.max(slots.length, ...names))],
    ["PC", typeFor(Math.max(0, ...programs.map((program) => program.length)))],
  ];
  const list = (word: string, items: readonly string[]): string =>
    items.map((item, index) => ` *   ${word} ${index}: ${plain(item)}\n`).join("");
  const title = scenario.title === undefined ? "" : ` * ${plain(scenario.title)}\n`;
  return `/* A scenario of kind ${scenario.kind} for Spin.
${title}${list(
  "job",
  jobs.map((job) => job.name),
)}${list("lock", locks)} */
${sizes.map(([name, value]) => `#define ${name} ${value}`).join("\n")}
`;
}

function writeInit({ jobs, slots }: ModelScenario): string {
  const members = slots.flatMap(({ lock }, slot) =>
    lock === -1 ? [] : `    member[${slot}] = ${lock + 1};\n`,
  );
  const starts = jobs.map(({ operations }, job) =>
    operations.length === 0
      ? `    stage[${job}] = OVER; due[${job}] = NEVER;\n`
      : `    run Job(${job});\n`,
  );
  return `
init {
  atomic {
${members.join("")}${starts.join("")}    run Clock();
    showState()
  }
}
`;
}

function findFaults(model: ModelScenario): Reading<null> {
  const { jobs, locks } = model;
  const problems = createProblems();
  if (jobs.length === 0) problems.fail("jobs", "a model needs a job, found none");
  if (jobs.length > MOST_JOBS) {
    problems.fail("jobs", `Spin takes at most ${MOST_JOBS} jobs, these are ${jobs.length}`);
  }
  if (jobs.length * locks.length > MOST_OWNERSHIPS) {
    const rule = `jobs times locks, those that add makes included, are at most ${MOST_OWNERSHIPS} for Spin`;
    problems.fail("locks", `${rule}; these are ${jobs.length} times ${locks.length}`);
  }
  checkTimes(problems, model);
  return conclude(problems, null);
}

/**
 * The model as Promela text. With `-DENDS` a search prints each last state, with `-DSTATES` every one.
 * Problems where the scenario is larger than Spin takes.
 */
export function writePromela(scenario: Scenario): Reading<string> {
  const model = createModelScenario(scenario);
  const faults = findFaults(model);
  if (!faults.ok) return faults;
  const isOfSet = model.sets.length > 0;
  const parts = [
    writeHeader(scenario, model),
    LOCK_STATE,
    isOfSet ? SET_STATE : "",
    writeScratch(isOfSet),
    `\n#if defined(ENDS) || defined(STATES)\n${writeEnds(model)}#endif\n`,
    isOfSet ? writeSets(model) : "",
    writePrograms(model),
    LOCK_RULES,
    isOfSet ? SET_RULES + SET_STEP : LOCK_STEP,
    CLOCK,
    PROCESSES,
    writeInit(model),
  ];
  return { ok: true, value: parts.join(""), problems: [] };
}
