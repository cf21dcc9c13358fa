// The page's keys: which key stands for which command, and the hook that carries commands out.
import { useEffect, useRef } from "react";

type Command =
  | "step"
  | "stepJob"
  | "run"
  | "back"
  | "forward"
  | "toStart"
  | "toEnd"
  | "find"
  | "ask"
  | "gallery"
  | "share"
  | "undo"
  | "redo"
  | "deselect"
  | "shortcuts";

interface Shortcut {
  readonly command: Command;
  /** `event.key` of what does it, with the modifiers before it. */
  readonly keys: readonly string[];
  /** The same as people read it. */
  readonly shown: readonly string[];
  readonly label: string;
  readonly group: "Stepping" | "Recording" | "Page";
}

/** In the order of the dialog that lists them. */
export const SHORTCUTS: readonly Shortcut[] = [
  {
    command: "step",
    keys: ["F10"],
    shown: ["F10"],
    label: "Step by the policy",
    group: "Stepping",
  },
  {
    command: "stepJob",
    keys: ["Shift+F10"],
    shown: ["Shift F10"],
    label: "Step the selected job",
    group: "Stepping",
  },
  {
    command: "run",
    keys: ["F5", " "],
    shown: ["F5", "Space"],
    label: "Run or pause",
    group: "Stepping",
  },
  {
    command: "back",
    keys: ["ArrowLeft"],
    shown: ["←"],
    label: "One step back",
    group: "Recording",
  },
  {
    command: "forward",
    keys: ["ArrowRight"],
    shown: ["→"],
    label: "One recorded step forward",
    group: "Recording",
  },
  {
    command: "toStart",
    keys: ["Home"],
    shown: ["Home"],
    label: "To the start",
    group: "Recording",
  },
  { command: "toEnd", keys: ["End"], shown: ["End"], label: "To the end", group: "Recording" },
  { command: "find", keys: ["/"], shown: ["/"], label: "Find a job or a lock", group: "Page" },
  { command: "ask", keys: ["a"], shown: ["A"], label: "Ask about all schedules", group: "Page" },
  { command: "gallery", keys: ["g"], shown: ["G"], label: "Open the gallery", group: "Page" },
  { command: "share", keys: ["s"], shown: ["S"], label: "Share a link", group: "Page" },
  {
    command: "undo",
    keys: ["Control+z"],
    shown: ["Ctrl Z"],
    label: "Undo an edit of the scenario",
    group: "Page",
  },
  {
    command: "redo",
    keys: ["Control+Shift+z", "Control+y"],
    shown: ["Ctrl Shift Z"],
    label: "Redo it",
    group: "Page",
  },
  {
    command: "deselect",
    keys: ["Escape"],
    shown: ["Esc"],
    label: "Select nothing",
    group: "Page",
  },
  { command: "shortcuts", keys: ["?"], shown: ["?"], label: "Show the keys", group: "Page" },
];

/** Carries out commands while the component is there; what it does not name is left to others. */
export function useShortcuts(handlers: Readonly<Partial<Record<Command, () => void>>>): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = findCommand(event);
      const handler = command === null ? undefined : latest.current[command];
      if (handler === undefined) return;
      event.preventDefault();
      handler();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

/** The command that a press of a key stands for, or null: while typing, in dialogs and menus. */
export function findCommand(event: KeyboardEvent): Command | null {
  if (event.defaultPrevented || event.altKey || isKept(event)) return null;
  const name = describePress(event);
  return SHORTCUTS.find(({ keys }) => keys.includes(name))?.command ?? null;
}

function describePress({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string {
  // Shift makes other characters, such as `?`; with letters and named keys it is a modifier.
  const isShifted = shiftKey && (key.length > 1 || /^[a-z]$/i.test(key));
  const parts = [(ctrlKey || metaKey) && "Control", isShifted && "Shift"];
  return [...parts.filter(Boolean), key.length === 1 ? key.toLowerCase() : key].join("+");
}

const TYPING =
  "input:not([type='checkbox'], [type='radio'], [type='range'], [type='button']), textarea, select, [contenteditable='true'], [contenteditable='']";
const LAYERS = "dialog, [role='dialog'], [role='menu']";
const PRESSABLE =
  "button, a[href], summary, input, [role='button'], [role='slider'], [role='option']";
const MOVABLE = "[type='radio'], [type='range']";

/** Whether the key belongs to what has the focus, or to a dialog, which may have lost it. */
function isKept({ key, target }: KeyboardEvent): boolean {
  if (document.querySelector("dialog[open]") !== null) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest(TYPING) !== null || target.closest(LAYERS) !== null) return true;
  if (/^(Arrow|Home$|End$)/.test(key) && target.matches(MOVABLE)) return true;
  return (key === " " || key === "Enter") && target.closest(PRESSABLE) !== null;
}
