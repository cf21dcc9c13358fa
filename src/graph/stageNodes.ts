// What is near on the stage, as buttons: those in view are made, the others taken away.
import { arrangeCell } from "./stageCell.ts";
import type { Box, Geometry } from "./stageGeometry.ts";
import type { Layout, Target } from "./stageLayout.ts";
import type { StageJob, StageLock, StageModel } from "./stageModel.ts";
import { putInOrder } from "./stageOrder.ts";
import { createCell, createJob, renderCell, renderJob } from "./stageParts.ts";
import { shorten } from "./stageText.ts";

/** What the buttons are made from. */
interface NodesInput {
  readonly model: StageModel;
  readonly layout: Layout;
  /** Indices of the locks and jobs that are to be there. */
  readonly locks: readonly number[];
  readonly jobs: readonly number[];
  readonly marks: Marks;
  /** What changed may move and fade. */
  readonly isAnimated: boolean;
  /** At most so many new ones at once; the rest is asked for by the answer `false`. */
  readonly budget: number;
}

/** What stands out. */
export interface Marks {
  readonly selected: Target | null;
  /** What the Tab key reaches. */
  readonly current: Target | null;
  /** What the step that led here touched. */
  readonly touchedLocks: readonly number[];
  readonly touchedJob: number;
}

/** The layer of buttons. */
export interface Nodes {
  /** Makes, changes and removes buttons. Returns whether all that were asked for are there. */
  update(input: NodesInput): boolean;
  /** The button of a job in the rail or of a lock, while it is there. */
  find(target: Target): HTMLButtonElement | null;
  hasLock(index: number): boolean;
  hasJob(index: number): boolean;
}

interface Made<Part> {
  readonly element: HTMLElement;
  readonly part: Part;
  readonly box: Box;
  readonly geometry: Geometry;
}

/** Locks or jobs: what there is of them by their index, and how they become elements. */
interface Kind<Part> {
  readonly parts: readonly Part[];
  readonly boxes: readonly Box[];
  readonly create: (part: Part) => HTMLElement;
  readonly render: (element: HTMLElement, part: Part, box: Box, isNew: boolean) => void;
}

const JOB_LABEL_PAD = 30;

/** Makes the layer's inhabitants within an element that pans and zooms. */
export function createNodes(layer: HTMLElement): Nodes {
  const cells = new Map<number, Made<StageLock>>();
  const jobs = new Map<number, Made<StageJob>>();
  const find = (target: Target): HTMLButtonElement | null => {
    if (target.type === "lock")
      return cells.get(target.index)?.element.querySelector("button") ?? null;
    const element = jobs.get(target.index)?.element;
    return element instanceof HTMLButtonElement ? element : null;
  };
  return {
    update(input) {
      const hasAllJobs = updateParts(jobs, input.jobs, listJobs(input), input);
      const hasAllCells = updateParts(cells, input.locks, listCells(input), input);
      putInOrder(layer, [...sortJobs(jobs), ...sortCells(cells)]);
      markAll(layer, input.marks, find);
      return hasAllCells && hasAllJobs;
    },
    find,
    hasLock: (index) => cells.has(index),
    hasJob: (index) => jobs.has(index),
  };
}

function listCells({ model, layout, isAnimated }: NodesInput): Kind<StageLock> {
  return {
    parts: model.locks,
    boxes: layout.locks,
    create: createCell,
    render: (element, lock, box, isNew) => {
      element.style.transform = `translate(${box.x}px, ${box.y}px)`;
      const cell = arrangeCell(lock, layout.geometry, box.width);
      renderCell(element, lock, cell, isAnimated && !isNew);
    },
  };
}

function listJobs({ model, layout }: NodesInput): Kind<StageJob> {
  return {
    parts: model.jobs,
    boxes: layout.jobs,
    create: createJob,
    render: (element, job, box) =>
      renderJob(element, job, shorten(job.name, box.width - JOB_LABEL_PAD), box),
  };
}

/** Returns whether all that are wanted are there. */
function updateParts<Part>(
  made: Map<number, Made<Part>>,
  wanted: readonly number[],
  { parts, boxes, create, render }: Kind<Part>,
  { layout: { geometry }, budget }: NodesInput,
): boolean {
  removeOthers(made, wanted);
  let left = budget;
  for (const index of wanted) {
    const part = parts[index];
    const box = boxes[index];
    if (part === undefined || box === undefined) continue;
    const old = made.get(index);
    if (old?.part === part && old.geometry === geometry && old.box === box) continue;
    if (old === undefined && left <= 0) continue;
    if (old === undefined) left -= 1;
    const element = old?.element ?? create(part);
    render(element, part, box, old === undefined);
    made.set(index, { element, part, box, geometry });
  }
  return left > 0 || wanted.every((index) => made.has(index));
}

function removeOthers(made: Map<number, Made<unknown>>, wanted: readonly number[]): void {
  const kept = new Set(wanted);
  for (const [index, { element }] of made) {
    if (kept.has(index)) continue;
    element.remove();
    made.delete(index);
  }
}

function sortJobs(jobs: ReadonlyMap<number, Made<StageJob>>): readonly HTMLElement[] {
  return [...jobs.values()]
    .sort((a, b) => a.part.index - b.part.index)
    .map(({ element }) => element);
}

/** By band and slot: in a band later locks have later slots. */
function sortCells(cells: ReadonlyMap<number, Made<StageLock>>): readonly HTMLElement[] {
  return [...cells.values()]
    .sort((a, b) => a.part.set - b.part.set || a.part.index - b.part.index)
    .map(({ element }) => element);
}

function markAll(
  layer: HTMLElement,
  marks: Marks,
  find: (target: Target) => HTMLButtonElement | null,
): void {
  for (const element of layer.querySelectorAll(".is-selected, .is-touched, [aria-pressed]")) {
    element.classList.remove("is-selected", "is-touched");
    element.removeAttribute("aria-pressed");
  }
  for (const element of layer.querySelectorAll<HTMLElement>('[tabindex="0"]'))
    element.tabIndex = -1;
  for (const index of marks.touchedLocks)
    find({ type: "lock", index })?.classList.add("is-touched");
  find({ type: "job", index: marks.touchedJob })?.classList.add("is-touched");
  const current = marks.current === null ? null : find(marks.current);
  if (current !== null) current.tabIndex = 0;
  markSelected(layer, marks.selected, find);
}

function markSelected(
  layer: HTMLElement,
  selected: Target | null,
  find: (target: Target) => HTMLButtonElement | null,
): void {
  if (selected === null) return;
  find(selected)?.setAttribute("aria-pressed", "true");
  find(selected)?.classList.add("is-selected");
  if (selected.type === "lock") return;
  for (const token of layer.querySelectorAll(`[data-job="${selected.index}"]`)) {
    token.classList.add("is-selected");
  }
}
