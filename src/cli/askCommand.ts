// `lockscope ask`: a question about all schedules of a scenario, and a shortest schedule as the answer, or
// several that end well.
import type { Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import { createWorld } from "../core/world.ts";
import { Inquiry, type InquiryOptions } from "../explore/ask.ts";
import { createHelper } from "../explore/help.ts";
import { Minimizer } from "../explore/minimize.ts";
import { writeChoice } from "../formats/choiceJson.ts";
import type { Problem } from "../formats/problem.ts";
import { describeAnswer } from "../formats/questionAnswer.ts";
import { listQuestions } from "../formats/questionList.ts";
import { printQuestion } from "../formats/questionPrint.ts";
import { parseQuestion } from "../formats/questionText.ts";
import { printScenario } from "../formats/scenarioPrint.ts";
import { writeScheduleLink } from "../formats/scheduleLink.ts";
import { printStory } from "../formats/storyText.ts";
import { describeCourse, playCourse } from "../sim/course.ts";
import { type Answer, isAboutTrouble, isAboutWait, type Question } from "../sim/question.ts";
import { tellStory } from "../sim/story.ts";
import type { Arguments, OptionKinds } from "./arguments.ts";
import { openScenario, refuseFile } from "./opening.ts";
import { DONE, MISUSED, print, refuse, type Terminal, withFile } from "./terminal.ts";

const CLOCKS = ["idle", "any"] as const;

export const ASK_OPTIONS: OptionKinds = {
  "--help": "flag",
  "--json": "flag",
  "--list": "flag",
  "--minimize": "flag",
  "--full": "flag",
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
  const options = readOptions(given);
  const found = findOut(scenario, question.value, options);
  const answered = { scenario, question: question.value, found };
  const told = given.flags.has("--minimize") ? minimize(answered, options) : answered;
  const schedules = await listSchedules(told);
  const write = given.flags.has("--json") ? writeJson : writeText;
  await terminal.write(write(told, schedules, told.scenario !== scenario));
  return findExitStatus(question.value, found);
}

/** A question about a scenario, and its answer. */
interface Answered {
  readonly scenario: Scenario;
  readonly question: Question;
  readonly found: Answer;
}

function readOptions({ counts, flags, words }: Arguments): InquiryOptions {
  const maxStates = counts.get("--max-states");
  return {
    clock: CLOCKS.find((clock) => clock === words.get("--clock")) ?? "idle",
    isFull: flags.has("--full"),
    ...(maxStates === undefined ? {} : { maxStates }),
  };
}

// How long a job waits changes with everything that is cut, so there is nothing to hold on to; and where all
// goes well there is nothing to cut down to.
function minimize(answered: Answered, options: InquiryOptions): Answered {
  const { scenario, question, found } = answered;
  if (found.verdict !== "found" || !isAboutTrouble(question)) return answered;
  const minimizer = new Minimizer(scenario, question, found, options);
  while (!minimizer.isDone) minimizer.advance(10_000);
  return { ...minimizer.best, question };
}

/** A schedule that was found. */
interface Schedule {
  readonly choices: readonly Choice[];
  /** What is particular about it among several; else null. */
  readonly about: string | null;
  /** Of a link that opens at its end. */
  readonly fragment: string;
}

async function listSchedules({ scenario, found }: Answered): Promise<readonly Schedule[]> {
  if (found.verdict !== "found") return [];
  const start = createWorld(scenario);
  const several = found.schedules ?? [];
  const courses = several.map((choices) => playCourse(start, choices));
  const abouts = courses.map((course) => describeCourse(course, courses));
  return Promise.all(
    (found.schedules ?? [found.choices]).map(async (choices, at) => ({
      choices,
      about: abouts[at] ?? null,
      fragment: `#${await writeScheduleLink(scenario, choices)}`,
    })),
  );
}

function refuseQuestion(terminal: Terminal, problems: readonly Problem[]): number {
  for (const { column, message } of problems) {
    terminal.warn(`lockscope: the question, column ${column ?? 1}: ${message}\n`);
  }
  return MISUSED;
}

function findOut(scenario: Scenario, question: Question, options: InquiryOptions): Answer {
  const inquiry = new Inquiry(createWorld(scenario), question, options);
  while (inquiry.answer === null) inquiry.advance(10_000);
  return inquiry.answer;
}

// How long a job waits is no matter of yes or no; that nothing ends well is a trouble.
function findExitStatus(question: Question, { verdict }: Answer): number {
  if (verdict === "bound") return BOUND;
  const isTrouble = question.type === "endWell" ? verdict === "never" : verdict === "found";
  return isTrouble && !isAboutWait(question) ? FOUND : DONE;
}

function writeJson(answered: Answered, schedules: readonly Schedule[], isCut: boolean): string {
  const { scenario, question, found } = answered;
  const names = Object.keys(scenario.jobs);
  const write = ({ choices, fragment }: Schedule) => ({
    choices: choices.map((choice) => writeChoice(choice, names)),
    link: fragment,
  });
  const [first] = schedules;
  const { choices, link } = first === undefined ? {} : write(first);
  const several = schedules.map((each) => ({ about: each.about, ...write(each) }));
  return `${JSON.stringify({
    question: printQuestion(question),
    ...found,
    choices,
    schedules: question.type === "endWell" && first !== undefined ? several : undefined,
    scenario: isCut ? scenario : undefined,
    link,
  })}\n`;
}

function writeText(answered: Answered, schedules: readonly Schedule[], isCut: boolean): string {
  const { scenario, question, found } = answered;
  const least = isCut ? `\nThis is left of it:\n\n${printScenario(scenario)}` : "";
  const start = createWorld(scenario);
  const stories = schedules.map(({ choices, about, fragment }, at) => {
    const heading = about === null ? "" : `\nSchedule ${at + 1}: ${about}\n`;
    const story = printStory(tellStory(start, choices, createHelper()));
    return `${heading}\n${story}\nTo open it, put this behind the address of a Lockscope page:\n${fragment}\n`;
  });
  return `${describeAnswer(question, found)}\n${least}${stories.join("")}`;
}
