// `lockscope ask`: a question about all schedules of a scenario, and a shortest schedule as the answer.
import type { Scenario } from "../core/scenario.ts";
import { createWorld } from "../core/world.ts";
import { Inquiry } from "../explore/ask.ts";
import { writeChoice } from "../formats/choiceJson.ts";
import type { Problem } from "../formats/problem.ts";
import { describeAnswer } from "../formats/questionAnswer.ts";
import { listQuestions } from "../formats/questionList.ts";
import { printQuestion } from "../formats/questionPrint.ts";
import { parseQuestion } from "../formats/questionText.ts";
import type { Answer, Question } from "../sim/question.ts";
import type { Arguments, OptionKinds } from "./arguments.ts";
import { openScenario, refuseFile } from "./opening.ts";
import { tellStory } from "./story.ts";
import { DONE, MISUSED, print, refuse, type Terminal, withFile } from "./terminal.ts";

const CLOCKS = ["idle", "any"] as const;

export const ASK_OPTIONS: OptionKinds = {
  "--help": "flag",
  "--json": "flag",
  "--list": "flag",
  "--max-states": "count",
  "--clock": CLOCKS,
};

/** Exit statuses besides `DONE` and `MISUSED`: there is such a schedule; nobody knows. */
const FOUND = 1;
const BOUND = 3;

/** Answers a question about the scenario of a file, or suggests some. @returns the exit status. */
export async function runAsk(terminal: Terminal, given: Arguments): Promise<number> {
  const { files, flags } = given;
  if (flags.has("--list")) {
    return withScenario(terminal, files, (scenario) => print(terminal, suggest(scenario)));
  }
  const [text, ...rest] = files;
  if (typeof text !== "string") {
    return refuse(terminal, "ask needs a question before the file; --list suggests some");
  }
  return withScenario(terminal, rest, (scenario) => answer(terminal, given, scenario, text));
}

function withScenario(
  terminal: Terminal,
  files: Arguments["files"],
  work: (scenario: Scenario) => Promise<number>,
): Promise<number> {
  return withFile(terminal, "ask", files, async (file) => {
    const opening = await openScenario(terminal, file);
    if (!opening.ok) return refuseFile(terminal, file, opening.problems);
    return work(opening.value.recording.scenario);
  });
}

function suggest(scenario: Scenario): string {
  return listQuestions(scenario)
    .map((question) => `${printQuestion(question)}\n`)
    .join("");
}

async function answer(
  terminal: Terminal,
  given: Arguments,
  scenario: Scenario,
  text: string,
): Promise<number> {
  const question = parseQuestion(text, scenario);
  if (!question.ok) return refuseQuestion(terminal, question.problems);
  const found = findOut(scenario, question.value, given);
  const write = given.flags.has("--json") ? writeJson : writeText;
  await terminal.write(write(scenario, question.value, found));
  return findExitStatus(question.value, found);
}

function refuseQuestion(terminal: Terminal, problems: readonly Problem[]): number {
  for (const { column, message } of problems) {
    terminal.warn(`lockscope: the question, column ${column ?? 1}: ${message}\n`);
  }
  return MISUSED;
}

function findOut(scenario: Scenario, question: Question, { counts, words }: Arguments): Answer {
  const maxStates = counts.get("--max-states");
  const inquiry = new Inquiry(createWorld(scenario), question, {
    clock: CLOCKS.find((clock) => clock === words.get("--clock")) ?? "idle",
    ...(maxStates === undefined ? {} : { maxStates }),
  });
  while (inquiry.answer === null) inquiry.advance(10_000);
  return inquiry.answer;
}

// How long a job waits is no matter of yes or no.
function findExitStatus({ type }: Question, { verdict }: Answer): number {
  if (verdict === "bound") return BOUND;
  const isMeasured = type === "longestWait" || type === "shortestWait";
  return verdict === "found" && !isMeasured ? FOUND : DONE;
}

function writeJson(scenario: Scenario, question: Question, found: Answer): string {
  const names = Object.keys(scenario.jobs);
  const choices =
    found.verdict === "found"
      ? { choices: found.choices.map((choice) => writeChoice(choice, names)) }
      : {};
  return `${JSON.stringify({ question: printQuestion(question), ...found, ...choices })}\n`;
}

function writeText(scenario: Scenario, question: Question, found: Answer): string {
  const verdict = `${describeAnswer(question, found)}\n`;
  if (found.verdict !== "found") return verdict;
  return `${verdict}\n${tellStory(createWorld(scenario), found.choices)}`;
}
