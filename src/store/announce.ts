// The sentences that tell listeners where they are.
import { countWord, formatNumber } from "../sim/words.ts";
import type { Shown } from "./sessionTypes.ts";

const NO_BREAK_SPACE = "\u00a0";

/** The step that led to what is shown. */
export function describeStep({ trail, position }: Shown): string {
  return trail[position - 1]?.text ?? "At the start.";
}

/** The last step of a run and why it stopped, where it says that; `isMoved`: it made a step. */
export function describeRun(shown: Shown, isMoved: boolean, stop: string | null): string {
  const step = describeStep(shown);
  // What a run was to go to is said by the very step that did it.
  if (stop === null || stop === step) return step;
  return isMoved ? `${step} ${stop}` : stop;
}

/** Where in the recording, and the step that led there. */
export function describePlace(shown: Shown): string {
  const { position, length } = shown;
  if (position === 0)
    return `At the start, before ${length === 0 ? "any step" : `${countWord(length, "step")}`}.`;
  return `Step ${formatNumber(position)} of ${formatNumber(length)}. ${describeStep(shown)}`;
}

/** What has been opened. */
export function describeOpened(title: string | undefined, shown: Shown): string {
  const name = title === undefined || title === "" ? "An untitled scenario" : title;
  return `${name} is open. ${describePlace(shown)}`;
}

/** Screen readers keep quiet about a text that is replaced by the same one, so it differs at its end. */
export function makeDifferent(text: string, previous: string): string {
  return text === previous ? `${text}${NO_BREAK_SPACE}` : text;
}

/** A problem's message as a sentence: it has no capital and no full stop of its own. */
export function toSentence(message: string): string {
  const end = /[.!?]$/.test(message) ? "" : ".";
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${end}`;
}
