// The gallery: scenarios with a question, ready to be stepped through. Loaded when asked for.
import type { Choice } from "../core/step.ts";
import { readChoice } from "../formats/choiceJson.ts";
import { parseScenario } from "../formats/scenarioText.ts";
import { createRecording, type Recording } from "../sim/recording.ts";
import { CLUSTER } from "./cluster.ts";
import type { ExampleText } from "./example.ts";
import { SETS } from "./sets.ts";
import { SHARING } from "./sharing.ts";
import { URGENCY } from "./urgency.ts";

/** A gallery entry. Opens at its start, with the choices ahead. */
export interface Example {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly recording: Recording;
}

/** In the order of topics in which they are best read. */
export const EXAMPLES: readonly Example[] = [...SHARING, ...URGENCY, ...SETS, ...CLUSTER].map(
  createExample,
);

function createExample({ id, topic, scenario: text, choices: written }: ExampleText): Example {
  const reading = parseScenario(text.trim());
  if (!reading.ok) throw new Error(`${id}: ${reading.problems[0]?.message}`);
  const scenario = reading.value;
  const names = Object.keys(scenario.jobs);
  const choices = written.map((json, at): Choice => {
    const choice = readChoice(json, names, scenario, `choices[${at}]`);
    if (!choice.ok) throw new Error(`${id}: ${choice.problems[0]?.message}`);
    return choice.value;
  });
  const { title = id, question = "", answer = "" } = scenario;
  return { id, topic, title, question, answer, recording: createRecording(scenario, choices) };
}
