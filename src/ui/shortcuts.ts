// The page's keys: which key stands for which command, and the hook that carries commands out.
import { useEffect, useRef } from "react";

/** `event.key` of what does a command, with the modifiers before it. What people read is in the dialog of keys. */
export const KEYS = {
  step: ["F10"],
  stepJob: ["Shift+F10"],
  run: ["F5", " "],
  back: ["ArrowLeft"],
  forward: ["ArrowRight"],
  toStart: ["Home"],
  toEnd: ["End"],
  find: ["/"],
  ask: ["a"],
  graphs: ["Shift+g"],
  live: ["Shift+l"],
  gallery: ["g"],
  share: ["s"],
  undo: ["Control+z"],
  redo: ["Control+Shift+z", "Control+y"],
  deselect: ["Escape"],
  shortcuts: ["?"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Command = keyof typeof KEYS;

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  (Object.keys(KEYS) as Command[]).flatMap((command) =>
    KEYS[command].map((key) => [key, command] as const),
  ),
);

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
  return COMMANDS.get(describePress(event)) ?? null;
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
