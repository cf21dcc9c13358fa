// What the page asks to do, checked as strictly as what comes from outside.

import type { Choice } from "../core/step.ts";
import { readChoice, writeChoice } from "../formats/choiceJson.ts";
import { LIMITS } from "../formats/limits.ts";
import type { History } from "../sim/history.ts";
import { formatNumber } from "../sim/words.ts";

/** Why a choice cannot be taken into the recording, whatever the world allows; else null. */
export function findActProblem(history: History, choice: Choice): string | null {
  if (history.isRecorded(choice)) return null;
  if (history.size >= LIMITS.choices) {
    return `a recording has at most ${formatNumber(LIMITS.choices)} choices, in all branches together`;
  }
  if (history.position < history.length && history.listBranches().length >= LIMITS.branches) {
    return `a recording has at most ${LIMITS.branches} branches`;
  }
  const { jobs } = history.world;
  if (choice.type === "spawn" && jobs.length >= LIMITS.jobs) {
    return `there are at most ${LIMITS.jobs} jobs`;
  }
  const names = jobs.map((job) => job.name);
  const reading = readChoice(writeChoice(choice, names), names, history.scenario, "choice");
  return reading.ok ? null : (reading.problems[0]?.message ?? "the choice cannot be read");
}
