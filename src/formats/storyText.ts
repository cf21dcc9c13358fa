// A story as text: alone, or as a report with the question, the scenario and a link, for bug trackers.
import type { Scenario } from "../core/scenario.ts";
import type { Story } from "../sim/story.ts";
import { formatMs } from "../sim/words.ts";
import { escapeMarkdown, fenceMarkdown } from "./markdown.ts";
import { printScenario } from "./scenarioPrint.ts";

/** What somebody needs to follow a schedule who does not have it open. */
export interface Report {
  /** What it shows, as sentences; paragraphs where there are several. */
  readonly heading: readonly string[];
  readonly scenario: Scenario;
  readonly story: Story;
  /** Of a link that opens at the end of the schedule. */
  readonly url: string;
}

/** The steps with their numbers, and how things stand at the end. Ends with a newline. */
export function printStory({ steps, clock, remarks }: Story): string {
  const width = String(steps.length).length;
  const lines = steps.map((text, at) => `${String(at + 1).padStart(width)}. ${text}\n`);
  const ends = remarks.map((text) => `- ${text}\n`);
  return `${lines.join("")}\n${describeEnd(clock)}\n${ends.join("")}`;
}

/** As plain text. Ends with a newline. */
export function printReport({ heading, scenario, story, url }: Report): string {
  return `${heading.join("\n")}

${printScenario(scenario)}
${printStory(story)}
To open it:
${url}
`;
}

/** As Markdown. Ends with a newline. */
export function printReportMarkdown({ heading, scenario, story, url }: Report): string {
  const { steps, clock, remarks } = story;
  return `${heading.map(escapeMarkdown).join("\n\n")}

${fenceMarkdown(printScenario(scenario))}

${steps.map((text, at) => `${at + 1}. ${escapeMarkdown(text)}\n`).join("")}
${describeEnd(clock)}

${remarks.map((text) => `- ${escapeMarkdown(text)}\n`).join("")}
[Open it in Lockscope](<${url}>)
`;
}

/** The line before the remarks. */
export function describeEnd(clock: number): string {
  return `In the end, at ${formatMs(clock)}:`;
}
