// A story as plain text.
import type { Story } from "../sim/story.ts";
import { formatMs } from "../sim/words.ts";

/** The steps with their numbers, and how things stand at the end. Ends with a newline. */
export function printStory({ steps, clock, remarks }: Story): string {
  const width = String(steps.length).length;
  const lines = steps.map((text, at) => `${String(at + 1).padStart(width)}. ${text}\n`);
  const ends = remarks.map((text) => `- ${text}\n`);
  return `${lines.join("")}\nIn the end, at ${formatMs(clock)}:\n${ends.join("")}`;
}
