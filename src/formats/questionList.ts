// Questions that are worth asking of a scenario, for those who do not know yet what can be asked.
import type { Operation, Program, Scenario } from "../core/scenario.ts";
import type { Question } from "../sim/question.ts";

type JobEntry = readonly [name: string, program: Program];

/** Questions about single jobs are for so many of them. */
const JOBS_MAX = 2;

/** The questions that make sense for a scenario, a dozen at most, the gravest first. */
export function listQuestions(scenario: Scenario): readonly Question[] {
  const jobs: readonly JobEntry[] = Object.entries(scenario.jobs);
  if (jobs.length === 0) return [];
  const waiting = jobs.filter(([, program]) => program.some(canWait)).slice(0, JOBS_MAX);
  return [
    ...listGeneral(jobs.some(([, program]) => program.some(isTimed))),
    ...listOverlaps(jobs),
    ...waiting.map(([job]): Question => ({ type: "longestWait", job })),
    { type: "endWell", count: 5 },
  ];
}

function listGeneral(isAnyTimed: boolean): readonly Question[] {
  const job = null;
  return [
    { type: "deadlock" },
    { type: "circle" },
    { type: "endless", job },
    { type: "asleep", job },
    { type: "overtaken", job, times: 1 },
    ...(isAnyTimed ? [{ type: "vainTimeout", job } as const] : []),
    { type: "fails", job, code: null },
    { type: "idle", lock: null },
  ];
}

function isTimed(operation: Operation): boolean {
  return "timeout" in operation && typeof operation.timeout === "number";
}

function canWait({ op }: Operation): boolean {
  return op !== "work" && op !== "release" && op !== "downgrade";
}

// Two jobs that work: whether what they hold keeps them apart.
function listOverlaps(jobs: readonly JobEntry[]): readonly Question[] {
  const [first, second] = jobs.flatMap(([job, program]) => {
    const operation = program.findIndex(({ op }) => op === "work");
    return operation === -1 ? [] : [{ job, operation }];
  });
  return first === undefined || second === undefined ? [] : [{ type: "overlap", first, second }];
}
