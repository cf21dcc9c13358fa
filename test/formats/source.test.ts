// What a text is, is told by its content.
import { describe, expect, it } from "vitest";
import { writeRecording } from "../../src/formats/recordingJson.ts";
import { writeScenario } from "../../src/formats/scenarioJson.ts";
import { printScenario } from "../../src/formats/scenarioPrint.ts";
import { readText } from "../../src/formats/source.ts";
import { createRecording } from "../../src/sim/recording.ts";

const scenario = {
  kind: "sharedlock",
  locks: ["a"],
  jobs: { J0: [{ op: "acquire", lock: "a" }] },
} as const;

const recording = createRecording(scenario, [{ type: "run", job: 0 }]);
const view = { selection: null, panel: "log" } as const;

describe("a text from outside", () => {
  it.each([
    ["a scenario's text", printScenario(scenario)],
    ["a scenario's JSON", writeScenario(scenario)],
    ["JSON behind blank lines", `\n\n  ${writeScenario(scenario)}`],
  ])("opens as a recording of nothing yet: %s", (_what, text) => {
    const reading = readText(text);
    expect(reading.ok && reading.value.recording).toEqual(createRecording(scenario));
  });

  it("opens as what it recorded", () => {
    const reading = readText(writeRecording(recording, view));
    expect(reading.ok && reading.value).toEqual({ recording, view });
  });

  it("opens with the choices of a line for a trace", () => {
    const reading = readText(JSON.stringify({ scenario, choices: ["J0"] }));
    expect(reading.ok && reading.value.recording).toEqual(recording);
  });

  it.each([
    ["", "1:1 expected a line with the kind: kind sharedlock, kind lockset, kind manager"],
    ["{", "1:2 not JSON: expected a key in double quotes, found the end of the text"],
    ["[]", "null:null expected a scenario, found a list"],
    ["{}", "null:null expected one of sharedlock, lockset, manager, found nothing"],
    [
      "<html>",
      '1:1 expected the kind first (kind sharedlock, kind lockset, kind manager), found "<html>"',
    ],
  ])("is refused with the place: %j", (text, problem) => {
    const [first] = readText(text).problems;
    expect(`${first?.line}:${first?.column} ${first?.message}`).toBe(problem);
  });

  it("is refused when it comes from a version that is still to come", () => {
    const reading = readText('{"lockscope": 99}');
    expect(reading.ok).toBe(false);
    expect(reading.problems[0]?.message).toMatch(/99/);
  });
});
