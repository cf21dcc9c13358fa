// The editor with colours, completion and marked problems. Large, so it is loaded when it is needed.
import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { syntaxHighlighting } from "@codemirror/language";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import type { EditorProps } from "./editor.ts";
import {
  completeScenario,
  listDiagnostics,
  scenarioColours,
  scenarioIndent,
  scenarioLanguage,
} from "./editorLanguage.ts";
import { editorTheme } from "./editorTheme.ts";
import styles from "./ScenarioEditor.module.css";
import { findOffset } from "./textPlace.ts";

export function ScenarioEditor(props: EditorProps) {
  const { text, problems, ref } = props;
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const { host, view } = useEditorView(latest);
  useImperativeHandle(ref, () => ({
    reveal: (problem) => {
      const editor = view.current;
      if (editor === null) return;
      const anchor = findOffset(editor.state.doc.toString(), problem);
      const head = Math.min(anchor + problem.length, editor.state.doc.length);
      editor.dispatch({ selection: { anchor, head }, scrollIntoView: true });
      editor.focus();
    },
  }));
  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const plain = text.replace(/\r\n?/g, "\n");
    if (plain !== editor.state.doc.toString()) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: plain } });
    }
  }, [view, text]);
  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const diagnostics = listDiagnostics(editor.state.doc.toString(), problems);
    editor.dispatch(setDiagnostics(editor.state, diagnostics));
  }, [view, problems]);
  return <div ref={host} className={styles.editor} />;
}

/** Makes the editor in `host`, and takes it away again. */
function useEditorView(latest: RefObject<EditorProps>) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  useLayoutEffect(() => {
    if (host.current === null) return;
    const { text, caret } = latest.current;
    const { from, to, hasFocus } = caret.read();
    const { length } = text;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: text,
        selection: { anchor: Math.min(from, length), head: Math.min(to, length) },
        extensions: listExtensions(latest),
      }),
    });
    view.current = editor;
    if (hasFocus) editor.focus();
    return () => {
      const { main } = editor.state.selection;
      caret.write({ from: main.from, to: main.to, hasFocus: false });
      view.current = null;
      editor.destroy();
    };
  }, [latest]);
  return { host, view };
}

function listExtensions(latest: RefObject<EditorProps>): Extension {
  const apply = () => {
    latest.current.onApply();
    return true;
  };
  return [
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightActiveLine(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    EditorView.lineWrapping,
    EditorState.tabSize.of(2),
    scenarioLanguage,
    scenarioIndent,
    syntaxHighlighting(scenarioColours),
    autocompletion({ override: [completeScenario], icons: false }),
    Prec.highest(keymap.of([{ key: "Mod-Enter", run: apply }])),
    keymap.of([...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
    editorTheme,
    EditorView.contentAttributes.of({ "aria-label": latest.current.label, tabindex: "0" }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) report(update.state.doc.toString(), latest);
    }),
  ];
}

// Not what was put in from outside: that is the text already.
function report(text: string, latest: RefObject<EditorProps>): void {
  if (text !== latest.current.text) latest.current.onChange(text);
}
