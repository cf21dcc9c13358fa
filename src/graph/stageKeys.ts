// What keys do on the stage. Plain left and right are not its own: they belong to the recording.
import type { Target } from "./stageLayout.ts";
import type { StageModel } from "./stageModel.ts";

/** What a key asks for. Moves in CSS px. */
export type KeyCommand =
  | { readonly type: "pan"; readonly x: number; readonly y: number }
  | { readonly type: "zoom"; readonly factor: number }
  | { readonly type: "fit" }
  | { readonly type: "go"; readonly by: "item" | "band"; readonly direction: 1 | -1 };

/** For those who hear the page. */
export const KEYS_TEXT =
  "Up and down arrow: previous and next job or lock. Page up and page down: previous and next level. " +
  "Enter: select. Shift and arrow: move the picture. Plus, minus and 0: zoom in, zoom out, show all.";

const PAN = 80;
const ZOOM = 1.3;

type KeyPress = Pick<KeyboardEvent, "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">;

const PANS: Readonly<Record<string, KeyCommand>> = {
  ArrowLeft: { type: "pan", x: PAN, y: 0 },
  ArrowRight: { type: "pan", x: -PAN, y: 0 },
  ArrowUp: { type: "pan", x: 0, y: PAN },
  ArrowDown: { type: "pan", x: 0, y: -PAN },
};

const OTHERS: Readonly<Record<string, KeyCommand>> = {
  ArrowUp: { type: "go", by: "item", direction: -1 },
  ArrowDown: { type: "go", by: "item", direction: 1 },
  PageUp: { type: "go", by: "band", direction: -1 },
  PageDown: { type: "go", by: "band", direction: 1 },
  "-": { type: "zoom", factor: 1 / ZOOM },
  "0": { type: "fit" },
};

/** The command of a key, or null for keys that the stage leaves to the page. */
export function readKey(press: KeyPress): KeyCommand | null {
  if (press.altKey || press.ctrlKey || press.metaKey) return null;
  // Plus is a shifted key on many keyboards.
  if (press.key === "+" || press.key === "=") return { type: "zoom", factor: ZOOM };
  return (press.shiftKey ? PANS : OTHERS)[press.key] ?? null;
}

/** Jobs are band -1, before the sets. */
function findBand(model: StageModel, target: Target): number {
  return target.type === "job" ? -1 : (model.locks[target.index]?.set ?? 0);
}

function listTargets(model: StageModel): readonly Target[] {
  const bands = model.sets.flatMap((_, set) => model.locks.filter((lock) => lock.set === set));
  return [
    ...model.jobs.map(({ index }): Target => ({ type: "job", index })),
    ...bands.map(({ index }): Target => ({ type: "lock", index })),
  ];
}

function isSame(a: Target, b: Target): boolean {
  return a.type === b.type && a.index === b.index;
}

/** Where one gets from a job or lock: the neighbour, or the first of the neighbouring band. */
export function findNext(
  model: StageModel,
  from: Target,
  command: Extract<KeyCommand, { readonly type: "go" }>,
): Target {
  const targets = listTargets(model);
  const at = targets.findIndex((target) => isSame(target, from));
  if (command.by === "item") return targets[at + command.direction] ?? from;
  const band = findBand(model, from);
  const others = targets.map((target) => findBand(model, target));
  const beyond = others.filter((other) => (other - band) * command.direction > 0);
  const nearest = command.direction > 0 ? Math.min(...beyond) : Math.max(...beyond);
  return targets[others.indexOf(nearest)] ?? from;
}
