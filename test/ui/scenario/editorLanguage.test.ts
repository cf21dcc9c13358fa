// The language of the editor: what is coloured how, what is offered, where problems are marked.
import { CompletionContext } from "@codemirror/autocomplete";
import { getIndentation, syntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { parseScenario } from "../../../src/formats/scenarioText.ts";
import {
  completeScenario,
  listDiagnostics,
  scenarioIndent,
  scenarioLanguage,
} from "../../../src/ui/scenario/editorLanguage.ts";

const open = (doc: string) =>
  EditorState.create({ doc, extensions: [scenarioLanguage, scenarioIndent] });

function listNodes(doc: string): readonly string[] {
  const found: string[] = [];
  syntaxTree(open(doc)).iterate({
    enter: ({ name, from, to }) => {
      if (name !== "Document") found.push(`${name}: ${doc.slice(from, to)}`);
    },
  });
  return found;
}

describe("the editor", () => {
  it("tells the parts of a line apart", () => {
    expect(listNodes("acquire node n1 shared # why")).toEqual([
      "keyword: acquire",
      "level: node",
      "name: n1",
      "option: shared",
      "comment: # why",
    ]);
    expect(listNodes('title "a b"\n\nkind manager')).toEqual([
      "keyword: title",
      'text: "a b"',
      "keyword: kind",
      "kind: manager",
    ]);
  });

  it("offers what may stand at the caret, and replaces what is typed of it", () => {
    const doc = "kind sharedlock\nlocks alpha beta\njob J0\n  acquire al";
    const result = completeScenario(new CompletionContext(open(doc), doc.length, false));
    expect(result).toMatchObject({ from: doc.length - 2, to: doc.length });
    expect(result?.options.map(({ label }) => label)).toEqual(["alpha", "beta"]);
  });

  it("offers nothing unasked at the start of a line", () => {
    const doc = "kind sharedlock\n";
    const at = (isAsked: boolean) => new CompletionContext(open(doc), doc.length, isAsked);
    expect(completeScenario(at(false))).toBeNull();
    expect(completeScenario(at(true))?.options.map(({ label }) => label)).toContain("job");
  });

  it("marks problems at their places, inside the text", () => {
    const text = "kind sharedlock\njob J0\n  aquire a";
    const [first] = listDiagnostics(text, parseScenario(text).problems);
    expect(text.slice(first?.from, first?.to)).toBe("aquire");
    expect(first?.message).toMatch(/^[A-Z].*\.$|\?$/);
    const missing = listDiagnostics("kind", parseScenario("kind").problems);
    expect(missing.every(({ to }) => to <= 4)).toBe(true);
  });

  it("indents what follows a job's line", () => {
    const state = open("job J0\nkind manager\n");
    expect(getIndentation(state, 7)).toBe(2);
    expect(getIndentation(state, 20)).toBeNull();
  });
});
