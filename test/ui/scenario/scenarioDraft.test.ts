// The draft beside the document: when it follows, when it is kept apart.
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/core/scenario.ts";
import { printScenario } from "../../../src/formats/scenarioPrint.ts";
import { parseScenario } from "../../../src/formats/scenarioText.ts";
import { draftScenario } from "../../../src/ui/scenario/formDraft.ts";
import {
  changeForm,
  changeText,
  EMPTY_DRAFT,
  followDocument,
  hasChanges,
  keepDraft,
  revertDraft,
  settleDraft,
  showTab,
} from "../../../src/ui/scenario/scenarioDraft.ts";

const FORMAT = { parse: parseScenario, print: printScenario };
const A: Scenario = { kind: "sharedlock", locks: ["a"], jobs: {} };
const B: Scenario = { kind: "sharedlock", locks: ["b"], jobs: {} };

const start = followDocument(EMPTY_DRAFT, A, FORMAT);

describe("a draft", () => {
  it("begins as the text of the document, without changes", () => {
    expect(start.text).toBe("kind sharedlock\nlocks a\n");
    expect(hasChanges(start)).toBe(false);
  });

  it("follows to another document where nothing was changed, and stays at its tab", () => {
    const followed = followDocument(showTab(start, "form"), B, FORMAT);
    expect(followed).toMatchObject({ text: "kind sharedlock\nlocks b\n", tab: "form" });
    expect(hasChanges(followed)).toBe(false);
  });

  it("is kept apart from another document where something was changed", () => {
    const changed = changeText(start, "kind sharedlock\nlocks mine\n");
    const apart = followDocument(changed, B, FORMAT);
    expect(apart).toMatchObject({ text: changed.text, isApart: true });
    expect(keepDraft(apart)).toMatchObject({ text: changed.text, isApart: false });
    expect(hasChanges(keepDraft(apart))).toBe(true);
    expect(revertDraft(apart)).toMatchObject({ text: printScenario(B), isApart: false });
    expect(hasChanges(revertDraft(apart))).toBe(false);
  });

  it("is clean, comments and all, once the document says the same", () => {
    const text = "# two locks\nkind sharedlock\nlocks b";
    const applied = followDocument(changeText(start, text), B, FORMAT);
    expect(applied).toMatchObject({ text, isApart: false });
    expect(hasChanges(applied)).toBe(false);
  });

  it("stays as it is when the same document comes again", () => {
    const changed = changeText(start, `${start.text}# remark`);
    expect(followDocument(changed, { ...A }, FORMAT)).toMatchObject({ text: changed.text });
    expect(hasChanges(settleDraft(changed))).toBe(false);
  });

  it("has changes while the forms hold errors, although the text is the same", () => {
    const wrong = changeForm(start, draftScenario(A), null);
    expect(wrong.text).toBe(start.text);
    expect(hasChanges(wrong)).toBe(true);
    expect(followDocument(wrong, B, FORMAT)).toMatchObject({ isApart: true, form: wrong.form });
    expect(hasChanges(changeText(wrong, start.text))).toBe(false);
  });
});
