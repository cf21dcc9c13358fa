// Opens whatever text there is: a scenario's text, JSON of a scenario, a schedule or a recording, or a table of locks.
import { createRecording, type Recording } from "../sim/recording.ts";
import { DEFAULT_VIEW, type Opening } from "./document.ts";
import { parseJson } from "./jsonText.ts";
import type { Reading } from "./problem.ts";
import { readRecording } from "./recordingJson.ts";
import { readScenario } from "./scenarioJson.ts";
import { isObject } from "./scenarioJsonValues.ts";
import { parseScenario } from "./scenarioText.ts";
import { openTable, type TableOpening, type TableOptions } from "./tableOpening.ts";
import { isTableText } from "./tableSign.ts";
import { readTableJson } from "./tableSource.ts";
import { readTableText } from "./tableText.ts";
import { readSchedule } from "./traceJson.ts";

/**
 * Reads a text; its first character tells JSON from other text, the keys tell JSON apart, and the names of locks and
 * titles a table.
 */
export function readText(text: string, options?: TableOptions): Reading<Opening | TableOpening> {
  const isJson = /^\s*[[{]/.test(text);
  if (!isJson && isTableText(text)) return openTable(readTableText(text), options);
  if (!isJson) return open(parseScenario(text), (scenario) => createRecording(scenario));
  const json = parseJson(text);
  if (!json.ok) return json;
  const { value } = json;
  if (isObject(value) && Object.hasOwn(value, "lockscope")) return readRecording(value);
  if (isObject(value) && Object.hasOwn(value, "choices")) {
    return open(readSchedule(value), ({ scenario, choices }) => createRecording(scenario, choices));
  }
  const table = readTableJson(value);
  if (table !== null) return openTable(table, options);
  return open(readScenario(value), (scenario) => createRecording(scenario));
}

function open<T>(reading: Reading<T>, create: (value: T) => Recording): Reading<Opening> {
  if (!reading.ok) return reading;
  return { ...reading, value: { recording: create(reading.value), view: DEFAULT_VIEW } };
}
