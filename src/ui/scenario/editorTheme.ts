// How the editor looks: the page's own colours, whichever theme it is in.
import { EditorView } from "@codemirror/view";

const squiggle = (colour: string) => ({
  backgroundImage: "none",
  textDecoration: `underline wavy ${colour} 1px`,
  textUnderlineOffset: "3px",
  textDecorationSkipInk: "none",
});

export const editorTheme = EditorView.theme({
  "&": {
    flex: "1",
    minHeight: "0",
    backgroundColor: "var(--surface)",
    color: "var(--text)",
    fontSize: "var(--size-2)",
  },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "18px" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 12px 0 6px" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--text-faint)", border: "0" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "34px", padding: "0 6px 0 8px" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "var(--hover)" },
  "&.cm-focused .cm-activeLineGutter": { backgroundColor: "var(--hover)", color: "var(--text)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    {
      backgroundColor: "var(--accent-soft)",
    },
  ".cm-lintRange-error": squiggle("var(--danger)"),
  ".cm-lintRange-warning": squiggle("var(--waiting)"),
  ".cm-tooltip": {
    border: "1px solid var(--line)",
    borderRadius: "var(--radius-2)",
    backgroundColor: "var(--raised)",
    boxShadow: "var(--shadow)",
    color: "var(--text)",
    fontFamily: "var(--font-ui)",
    fontSize: "var(--size-2)",
  },
  ".cm-tooltip-lint": { maxWidth: "360px" },
  ".cm-diagnostic": { padding: "4px 8px", borderLeft: "3px solid var(--danger)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--waiting)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-mono)", maxHeight: "14em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "2px 8px", lineHeight: "18px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--accent-soft)",
    color: "var(--text)",
  },
  ".cm-completionMatchedText": { color: "var(--accent)", textDecoration: "none" },
  ".cm-completionDetail": {
    marginLeft: "12px",
    color: "var(--text-soft)",
    fontFamily: "var(--font-ui)",
    fontStyle: "normal",
  },
});
