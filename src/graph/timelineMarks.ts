// What lies over and under the painted lanes as elements: playhead, current column, selection, forks.
import { select } from "d3";
import type { Stretch } from "./timelineAxis.ts";
import { createIcon, placeAcross, type TimelineDom } from "./timelineDom.ts";
import { type Fork, listForks, pickBranch } from "./timelineForks.ts";
import { LANE_HEIGHT } from "./timelinePixels.ts";
import { findX } from "./timelineScale.ts";
import { countLanes, type Scene } from "./timelineScene.ts";
import { describeFork, describePosition, formatNumber } from "./timelineText.ts";
import type { HorizontalView } from "./timelineTypes.ts";

/** Forks nearer to each other than this (CSS px) share a button. */
const FORK_WIDTH = 24;

/** Of the slider, in CSS px; see timeline.css. */
const FLAG = { least: 24, digit: 7, padding: 10 } as const;

interface PlacedFork extends Fork {
  readonly x: number;
}

export interface Marks {
  /** Returns where marks lie on the axis. */
  update(scene: Scene): readonly Stretch[];
}

/** Keeps the marks in the right places. */
export function createMarks(dom: TimelineDom, onBranch: (branch: number) => void): Marks {
  let valueText = "";
  return {
    update(scene) {
      const { position, input } = scene;
      const text = describePosition(input, position);
      if (text !== valueText) showPosition(dom, scene, text);
      valueText = text;
      placePlayhead(dom, scene);
      placeSelection(dom, scene);
      const flag = findFlag(scene);
      const forks = placeForks(dom.forks, scene, flag, onBranch);
      return [flag, ...forks.map(({ x }): Stretch => [x, x + FORK_WIDTH])];
    },
  };
}

function showPosition({ slider }: TimelineDom, { position, input }: Scene, text: string): void {
  slider.textContent = formatNumber(position);
  slider.setAttribute("aria-valuemax", String(input.trail.length));
  slider.setAttribute("aria-valuenow", String(position));
  slider.setAttribute("aria-valuetext", text);
}

/** Where the slider lies; its width follows from its text, as the style sheet has it. */
function findFlag({ view, plot, position }: Scene): Stretch {
  const width = Math.max(FLAG.least, formatNumber(position).length * FLAG.digit + FLAG.padding);
  const right = Math.max(width, Math.min(plot, findX(view, position)));
  return [right - width, right];
}

/** Forks that are on the screen, those that would lie on each other as one; beside the slider's flag. Ascending. */
export function placeForkMarks(
  forks: readonly Fork[],
  { view, plot }: { readonly view: HorizontalView; readonly plot: number },
  flag: Stretch,
): readonly PlacedFork[] {
  const placed: PlacedFork[] = [];
  for (const fork of forks) {
    const exact = findX(view, fork.position);
    if (exact < 0 || exact > plot) continue;
    const isCovered = exact > flag[0] - FORK_WIDTH && exact < flag[1] - 0.5;
    const x = isCovered ? Math.max(0, flag[0] - FORK_WIDTH - 1) : exact;
    const last = placed.at(-1);
    if (last === undefined || x - last.x >= FORK_WIDTH) placed.push({ ...fork, x });
    else placed[placed.length - 1] = { ...last, branches: [...last.branches, ...fork.branches] };
  }
  return placed;
}

function placePlayhead(dom: TimelineDom, { view, plot, position }: Scene): void {
  const x = findX(view, position);
  placeAcross(dom.playhead, x);
  placeAcross(dom.now, x - view.columnWidth, view.columnWidth);
  // Scrolled out, the slider stays at the edge, so that it can be seen and reached.
  dom.slider.style.transform = `translateX(max(100%, ${Math.min(plot, x)}px))`;
  dom.slider.dataset.edge = x < 0 ? "left" : x > plot ? "right" : "";
  const future = Math.min(plot, Math.max(0, x));
  placeAcross(dom.future, future, plot - future);
  dom.future.hidden = future >= plot;
}

function placeSelection(dom: TimelineDom, scene: Scene): void {
  const { view, scrollTop, input } = scene;
  const { selection } = input;
  const job = selection?.type === "job" && selection.job < countLanes(scene) ? selection.job : -1;
  dom.chosenLane.hidden = job < 0;
  if (job >= 0) {
    dom.chosenLane.style.transform = `translateY(${job * LANE_HEIGHT - scrollTop}px)`;
  }
  const step = selection?.type === "step" ? selection.position : -1;
  dom.chosenStep.hidden = step < 0 || step > input.trail.length;
  if (step >= 0) placeAcross(dom.chosenStep, findX(view, step - 1), view.columnWidth);
}

function placeForks(
  layer: HTMLElement,
  scene: Scene,
  flag: Stretch,
  onBranch: (branch: number) => void,
): readonly PlacedFork[] {
  const { branches, branch } = scene.input;
  const forks = branches.length < 2 ? [] : listForks(branches, branch);
  const placed = placeForkMarks(forks, scene, flag);
  const label = (fork: PlacedFork) => describeFork(fork, pickBranch(fork, branch));
  select(layer)
    .selectAll<HTMLButtonElement, PlacedFork>("button")
    .data(placed, (fork) => fork.position)
    .join((enter) => {
      const button = enter.append("button").attr("type", "button").attr("class", "timeline-fork");
      button.append(() => createIcon("fork"));
      return button;
    })
    .order()
    .style("transform", (fork) => `translateX(${fork.x}px)`)
    .attr("aria-label", label)
    .attr("title", label)
    .on("click", (_, fork) => onBranch(pickBranch(fork, branch)));
  return placed;
}
