// A plain text area, until the editor with colours and completion is loaded.
import { type SyntheticEvent, useImperativeHandle, useLayoutEffect, useRef } from "react";
import type { EditorProps } from "./editor.ts";
import styles from "./PlainEditor.module.css";
import { findOffset } from "./textPlace.ts";

export function PlainEditor({ label, text, problems, onChange, caret, ref }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({
    reveal: (problem) => {
      const from = findOffset(area.current?.value ?? "", problem);
      area.current?.focus();
      area.current?.setSelectionRange(from, from + problem.length);
    },
  }));
  const note = ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) => {
    const { selectionStart: from, selectionEnd: to } = currentTarget;
    caret.write({ from, to, hasFocus: document.activeElement === currentTarget });
  };
  useLayoutEffect(() => {
    const { from, to, hasFocus } = caret.read();
    area.current?.setSelectionRange(from, to);
    if (hasFocus) area.current?.focus();
  }, [caret]);
  return (
    <textarea
      ref={area}
      className={styles.area}
      aria-label={label}
      aria-invalid={problems.some(({ severity }) => severity === "error") || undefined}
      value={text}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
      onSelect={note}
      onFocus={note}
      onBlur={note}
    />
  );
}
