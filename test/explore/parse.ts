// Scenarios of the tests as text.
import type { Scenario } from "../../src/core/scenario.ts";
import { parseScenario } from "../../src/formats/scenarioText.ts";

/** Reads lines of scenario text; it has to be right. */
export function parse(...lines: readonly string[]): Scenario {
  const reading = parseScenario(lines.join("\n"));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}
