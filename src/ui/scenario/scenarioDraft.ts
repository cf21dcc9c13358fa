// The scenario while it is edited as text or by form: one draft, beside the document that is open.
import type { Scenario } from "../../core/scenario.ts";
import type { Reading } from "../../formats/problem.ts";
import type { FormDraft } from "./formDraft.ts";

export interface ScenarioDraft {
  /** The open document when the draft was last compared with it. */
  readonly base: Scenario | null;
  /** That document as text. */
  readonly printed: string;
  readonly text: string;
  /** The text that stands for the document: what differs from it is not applied. */
  readonly cleanText: string;
  /** What the forms hold, once they were the last to change; null: made from the text. */
  readonly form: FormDraft | null;
  /** The forms hold something that cannot be a scenario, so the text is behind them. */
  readonly isFormWrong: boolean;
  /** The document was changed elsewhere while there were changes here. */
  readonly isApart: boolean;
  /** Which of the two ways of editing is shown. */
  readonly tab: "text" | "form";
}

/** How scenarios are read and written. Handed in because it is loaded late. */
export interface TextFormat {
  parse(text: string): Reading<Scenario>;
  print(scenario: Scenario): string;
}

export const EMPTY_DRAFT: ScenarioDraft = {
  base: null,
  printed: "",
  text: "",
  cleanText: "",
  form: null,
  isFormWrong: false,
  isApart: false,
  tab: "text",
};

/** Whether there are changes that were not applied. */
export function hasChanges({ text, cleanText, isFormWrong }: ScenarioDraft): boolean {
  return isFormWrong || text !== cleanText;
}

type Tab = ScenarioDraft["tab"];

function startDraft(base: Scenario, printed: string, tab: Tab): ScenarioDraft {
  return { ...EMPTY_DRAFT, base, printed, text: printed, cleanText: printed, tab };
}

/**
 * The draft once a document is open: the same where nothing has changed, the new document where there were
 * no changes here, and both kept apart where there were.
 */
export function followDocument(
  draft: ScenarioDraft,
  scenario: Scenario,
  format: TextFormat,
): ScenarioDraft {
  if (scenario === draft.base) return draft;
  const printed = format.print(scenario);
  // The same document again keeps the comments and the layout of the text.
  if (printed === draft.printed) return { ...draft, base: scenario };
  if (!hasChanges(draft)) return startDraft(scenario, printed, draft.tab);
  const reading = draft.isFormWrong ? null : format.parse(draft.text);
  const isSame = reading?.ok === true && format.print(reading.value) === printed;
  return {
    ...draft,
    base: scenario,
    printed,
    cleanText: isSame ? draft.text : printed,
    isApart: !isSame,
  };
}

/** Goes on with the draft although the document is another one now. */
export function keepDraft(draft: ScenarioDraft): ScenarioDraft {
  return { ...draft, isApart: false };
}

/** Gives up the changes for the document that is open. */
export function revertDraft(draft: ScenarioDraft): ScenarioDraft {
  const { base, printed, tab } = draft;
  return base === null ? draft : startDraft(base, printed, tab);
}

/** What was changed says nothing new (such as a comment): the document has it already. */
export function settleDraft(draft: ScenarioDraft): ScenarioDraft {
  return { ...draft, cleanText: draft.text };
}

export function showTab(draft: ScenarioDraft, tab: Tab): ScenarioDraft {
  return { ...draft, tab };
}

export function changeText(draft: ScenarioDraft, text: string): ScenarioDraft {
  return { ...draft, text, form: null, isFormWrong: false };
}

/** `text`: what the forms say, null when they hold errors. */
export function changeForm(
  draft: ScenarioDraft,
  form: FormDraft,
  text: string | null,
): ScenarioDraft {
  return { ...draft, form, text: text ?? draft.text, isFormWrong: text === null };
}
