// Opens whatever text there is: a scenario's text, or JSON of a scenario, a schedule or a recording.
import { createRecording, type Recording } from "../sim/recording.ts";
import { DEFAULT_VIEW, type View } from "./document.ts";
import { parseJson } from "./jsonText.ts";
import type { Reading } from "./problem.ts";
import { readRecording } from "./recordingJson.ts";
import { readScenario } from "./scenarioJson.ts";
import { isObject } from "./scenarioJsonValues.ts";
import { parseScenario } from "./scenarioText.ts";
import { readSchedule } from "./traceJson.ts";

/** What is opened: a recording, and what of it was shown. */
export interface Opening {
  readonly recording: Recording;
  readonly view: View;
}

/** Reads a text; its first character tells JSON from a scenario's text, the keys tell JSON apart. */
export function readText(text: string): Reading<Opening> {
  const isJson = /^\s*[[{]/.test(text);
  if (!isJson) return open(parseScenario(text), (scenario) => createRecording(scenario));
  const json = parseJson(text);
  if (!json.ok) return json;
  const { value } = json;
  if (isObject(value) && Object.hasOwn(value, "lockscope")) return readRecording(value);
  if (isObject(value) && Object.hasOwn(value, "choices")) {
    return open(readSchedule(value), ({ scenario, choices }) => createRecording(scenario, choices));
  }
  return open(readScenario(value), (scenario) => createRecording(scenario));
}

function open<T>(reading: Reading<T>, create: (value: T) => Recording): Reading<Opening> {
  if (!reading.ok) return reading;
  return { ...reading, value: { recording: create(reading.value), view: DEFAULT_VIEW } };
}
