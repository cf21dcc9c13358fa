// The scenario's text in the editor: colours, completion, and problems at their places.
import type { CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import {
  HighlightStyle,
  indentService,
  StreamLanguage,
  type StreamParser,
} from "@codemirror/language";
import type { Diagnostic } from "@codemirror/lint";
import { tags } from "@lezer/highlight";
import type { Problem } from "../../formats/problem.ts";
import { suggest } from "../../formats/scenarioComplete.ts";
import { type LineToken, tokenizeLine } from "../../formats/scenarioText.ts";
import { toSentence } from "../../store/announce.ts";
import { findOffset } from "./textPlace.ts";

interface State {
  line: string;
  tokens: readonly LineToken[];
  /** The next of the tokens. */
  next: number;
}

const parser: StreamParser<State> = {
  name: "scenario",
  startState: () => ({ line: "", tokens: [], next: 0 }),
  token: (stream, state) => {
    if (stream.sol()) {
      state.line = stream.string;
      state.tokens = tokenizeLine(stream.string);
      state.next = 0;
    }
    const token = state.tokens[state.next];
    if (token === undefined) stream.skipToEnd();
    else if (stream.pos < token.from) stream.pos = token.from;
    else {
      stream.pos = token.to;
      state.next += 1;
      return token.type;
    }
    return null;
  },
  languageData: { commentTokens: { line: "#" } },
  tokenTable: {
    keyword: tags.keyword,
    kind: tags.typeName,
    level: tags.namespace,
    name: tags.variableName,
    option: tags.modifier,
    number: tags.number,
    text: tags.string,
    comment: tags.comment,
  } satisfies Record<LineToken["type"], unknown>,
};

export const scenarioLanguage = StreamLanguage.define(parser);

/** The line after a job's begins its program; others stand as the line before them. */
export const scenarioIndent = indentService.of((context, pos) => {
  const { doc } = context.state;
  const line = doc.lineAt(pos);
  const before = line.from < pos ? line : doc.line(Math.max(1, line.number - 1));
  return /^job\s/.test(before.text) ? 2 : null;
});

export const scenarioColours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "var(--weight-strong)" },
  { tag: tags.typeName, color: "var(--working)" },
  { tag: tags.namespace, color: "var(--shared)" },
  { tag: tags.modifier, color: "var(--exclusive)" },
  { tag: tags.number, color: "var(--notified)" },
  { tag: tags.string, color: "var(--text-soft)" },
  { tag: tags.comment, color: "var(--text-faint)", fontStyle: "italic" },
]);

/** What may stand at the caret. Nothing by itself at the start of a line, where Enter has to work. */
export function completeScenario(context: CompletionContext): CompletionResult | null {
  const { state, pos, explicit } = context;
  const line = state.doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  if (!explicit && before.trim() === "") return null;
  const found = suggest(state.doc.toString(), line.number, before.length + 1);
  if (found === null) return null;
  return {
    from: line.from + found.from - 1,
    to: pos,
    options: found.options.map(({ text, detail }) => ({ label: text, detail })),
    validFor: /^[^\s"]*$/,
  };
}

/** Problems as the editor marks them; a place of no length gets the character there. */
export function listDiagnostics(text: string, problems: readonly Problem[]): readonly Diagnostic[] {
  return problems.map((problem) => {
    const from = findOffset(text, problem);
    const to = Math.min(from + Math.max(problem.length, 1), text.length);
    return { from, to, severity: problem.severity, message: toSentence(problem.message) };
  });
}
