// The keys as people read them: those of the page, and those of the graph of states.
import type { Command } from "./shortcuts.ts";

interface Row {
  readonly shown: readonly string[];
  readonly label: string;
}

interface Group {
  readonly title: string;
  readonly rows: readonly Row[];
}

const STEPPING = {
  step: { shown: ["F10"], label: "Step by the policy" },
  stepJob: { shown: ["Shift F10"], label: "Step the selected job" },
  run: { shown: ["F5", "Space"], label: "Run or pause" },
} satisfies Part;

const RECORDING = {
  back: { shown: ["←"], label: "One step back" },
  forward: { shown: ["→"], label: "One recorded step forward" },
  toStart: { shown: ["Home"], label: "To the start" },
  toEnd: { shown: ["End"], label: "To the end" },
} satisfies Part;

// What is left out above has to be here.
const PAGE: Readonly<
  Record<Exclude<Command, keyof typeof STEPPING | keyof typeof RECORDING>, Row>
> = {
  find: { shown: ["/"], label: "Find a job or a lock" },
  ask: { shown: ["A"], label: "Ask about all schedules" },
  graphs: { shown: ["Shift G"], label: "Show the graphs" },
  live: { shown: ["Shift L"], label: "Run the jobs as threads" },
  gallery: { shown: ["G"], label: "Open the gallery" },
  share: { shown: ["S"], label: "Share a link" },
  undo: { shown: ["Ctrl Z"], label: "Undo an edit of the scenario" },
  redo: { shown: ["Ctrl Shift Z"], label: "Redo it" },
  deselect: { shown: ["Esc"], label: "Select nothing" },
  shortcuts: { shown: ["?"], label: "Show the keys" },
};

const STATES: readonly Row[] = [
  { shown: ["↓", "↑"], label: "Along a choice, and back" },
  { shown: ["←", "→"], label: "To the states beside" },
  { shown: ["End"], label: "To the next end" },
  { shown: ["Enter"], label: "Go there" },
  { shown: ["Home", "Esc"], label: "Back to the state that is shown" },
  { shown: ["+", "-", "0"], label: "Larger, smaller, all of it" },
  { shown: ["Shift ←↑↓→"], label: "Move the picture" },
];

type Part = Readonly<Partial<Record<Command, Row>>>;

/** In the order in which they are shown. */
export const SHORTCUT_GROUPS: readonly Group[] = [
  { title: "Stepping", rows: Object.values(STEPPING) },
  { title: "Page", rows: Object.values(PAGE) },
  { title: "Recording", rows: Object.values(RECORDING) },
  { title: "In the graph of all states", rows: STATES },
];
