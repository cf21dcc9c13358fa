// What the plain editor and the one with colours have in common. Types only.
import type { Ref } from "react";
import type { Problem } from "../../formats/problem.ts";

/** Handed out by an editor while it is there. */
export interface EditorControls {
  /** Puts the caret at a problem and the focus into the editor. */
  reveal(problem: Problem): void;
}

/** Where the caret is, so that the editor that replaces another goes on there. */
export interface Caret {
  readonly from: number;
  readonly to: number;
  readonly hasFocus: boolean;
}

/** Remembers the caret from one editor to the next. The same object for ever. */
export interface CaretKeeper {
  read(): Caret;
  write(caret: Caret): void;
}

export interface EditorProps {
  readonly label: string;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly onChange: (text: string) => void;
  /** Ctrl+Enter, or Command+Enter. */
  readonly onApply: () => void;
  readonly caret: CaretKeeper;
  readonly ref?: Ref<EditorControls>;
}
