// Files to save: what they are called, and what is in them when the engine cannot say it any more.
import type { View } from "../formats/document.ts";
import type { Recording } from "../sim/recording.ts";
import type { SaveFormat } from "./sessionTypes.ts";

const EXTENSIONS: Readonly<Record<SaveFormat, string>> = {
  recording: "lockscope.json",
  scenario: "scenario.json",
  text: "scenario.txt",
};

const STEM_MAX = 60;
const UNTITLED = "untitled";

/** A name that every file system takes: `deadlock-of-two.lockscope.json`. */
export function nameFile(title: string | undefined, format: SaveFormat): string {
  return `${slugify(title ?? "")}.${EXTENSIONS[format]}`;
}

/** The text of a file without the engine. The writers are loaded when they are needed. */
export async function writeFile(
  format: SaveFormat,
  recording: Recording,
  view: View,
): Promise<string> {
  switch (format) {
    case "recording":
      return (await import("../formats/recordingJson.ts")).writeRecording(recording, view);
    case "scenario":
      return (await import("../formats/scenarioJson.ts")).writeScenario(recording.scenario);
    case "text":
      return (await import("../formats/scenarioPrint.ts")).printScenario(recording.scenario);
    default:
      return format satisfies never;
  }
}

function slugify(title: string): string {
  const stem = title
    .normalize("NFKD")
    .replace(/\p{Mark}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
    .slice(0, STEM_MAX)
    .replace(/^-+|-+$/g, "");
  return stem === "" ? UNTITLED : stem;
}
