// What is near on the stage, as buttons: those in view are made, the others taken away.
import { arrangeCell } from "./stageCell.ts";
import type { Box } from "./stageGeometry.ts";
import type { Layout, Target } from "./stageLayout.ts";
import type { StageJob, StageLock, StageModel } from "./stageModel.ts";
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
  readonly layout: Layout;
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
      const hasAllJobs = updateJobs(layer, jobs, input);
      const hasAllCells = updateCells(layer, cells, input);
      markAll(layer, input.marks, find);
      return hasAllCells && hasAllJobs;
    },
    find,
    hasLock: (index) => cells.has(index),
    hasJob: (index) => jobs.has(index),
  };
}

function removeOthers(made: Map<number, Made<unknown>>, wanted: readonly number[]): void {
  const kept = new Set(wanted);
  for (const [index, { element }] of made) {
    if (kept.has(index)) continue;
    element.remove();
    made.delete(index);
  }
}

function updateCells(
  layer: HTMLElement,
  cells: Map<number, Made<StageLock>>,
  input: NodesInput,
): boolean {
  removeOthers(cells, input.locks);
  let left = input.budget;
  for (const index of input.locks) {
    const lock = input.model.locks[index];
    const box = input.layout.locks[index];
    if (lock === undefined || box === undefined) continue;
    const old = cells.get(index);
    if (old?.part === lock && old.layout.geometry === input.layout.geometry && old.box === box)
      continue;
    if (old === undefined && left <= 0) continue;
    if (old === undefined) left -= 1;
    const element = old?.element ?? layer.appendChild(createCell(lock));
    element.style.transform = `translate(${box.x}px, ${box.y}px)`;
    const cell = arrangeCell(lock, input.layout.geometry, box.width);
    renderCell(element, lock, cell, input.isAnimated && old !== undefined);
    cells.set(index, { element, part: lock, box, layout: input.layout });
  }
  return left > 0 || input.locks.every((index) => cells.has(index));
}

function updateJobs(
  layer: HTMLElement,
  jobs: Map<number, Made<StageJob>>,
  input: NodesInput,
): boolean {
  removeOthers(jobs, input.jobs);
  let left = input.budget;
  for (const index of input.jobs) {
    const job = input.model.jobs[index];
    const box = input.layout.jobs[index];
    if (job === undefined || box === undefined) continue;
    const old = jobs.get(index);
    if (old?.part === job && old.box === box) continue;
    if (old === undefined && left <= 0) continue;
    if (old === undefined) left -= 1;
    const button = old?.element instanceof HTMLButtonElement ? old.element : createJob(job);
    if (old === undefined) layer.append(button);
    renderJob(button, job, shorten(job.name, box.width - JOB_LABEL_PAD), box);
    jobs.set(index, { element: button, part: job, box, layout: input.layout });
  }
  return left > 0 || input.jobs.every((index) => jobs.has(index));
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
