// Scenarios of the tests as text.
import type { Scenario } from "../src/core/scenario.ts";
import { parseScenario } from "../src/formats/scenarioText.ts";

/** The scenario of lines of text, which have to be right. */
export function scenarioOf(...lines: readonly string[]): Scenario {
  const reading = parseScenario(lines.join("\n"));
  if (!reading.ok) throw new Error(reading.problems.map((problem) => problem.message).join("; "));
  return reading.value;
}
