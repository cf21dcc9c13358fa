// What the stage shows at the moment, and bringing its layers up to date with that.
import { type ZoomTransform, zoomIdentity } from "d3";
import type { Viewport } from "./stageGeometry.ts";
import { updateLabels } from "./stageLabels.ts";
import type { Layers } from "./stageLayers.ts";
import { findSlot, type Layout, type Target } from "./stageLayout.ts";
import type { StageModel } from "./stageModel.ts";
import { createNodes, type Marks, type Nodes } from "./stageNodes.ts";
import { createPainter, type Painter } from "./stagePaint.ts";
import { listInSight, NEAR } from "./stageView.ts";
import { updateWires } from "./stageWires.ts";

/** A picture: what there is and where. */
interface Picture {
  readonly model: StageModel;
  readonly layout: Layout;
}

/** Everything that changes on the stage. */
export interface Screen {
  readonly layers: Layers;
  readonly nodes: Nodes;
  readonly painter: Painter;
  size: Viewport;
  view: ZoomTransform;
  picture: Picture | null;
  marks: Marks;
  hovered: Target | null;
  isStill: boolean;
  /** The painting no longer shows the model. */
  isPaintDue: boolean;
  frame: number | null;
  /** ms that the last painting took, and when painting may be put off to. */
  cost: number;
  zoomedAt: number;
}

/** So few that they are always markup. */
const ALWAYS_NEAR = 120;
const NEAR_MARGIN = 80;
/** Buttons made in one frame, so that a frame stays short while panning. */
const BUDGET = 60;
/** A painting that takes longer, in ms, waits until zooming has paused for so long. */
const QUICK = 8;
const PAUSE = 90;

/** Custom property: the scale of what is seen from afar, to draw outlines as strong as from near. */
const SCALE = "--stage-scale";
const NO_BUTTONS = { hasLock: () => false, hasJob: () => false };
const NO_MARKS: Marks = { selected: null, current: null, touchedLocks: [], touchedJob: -1 };

/** An empty screen on the layers. */
export function createScreen(layers: Layers, size: Viewport): Screen {
  return {
    layers,
    nodes: createNodes(layers.nodes),
    painter: createPainter(layers.canvas, () => window.devicePixelRatio || 1),
    size,
    view: zoomIdentity,
    picture: null,
    marks: NO_MARKS,
    hovered: null,
    isStill: false,
    isPaintDue: true,
    frame: null,
    cost: 0,
    zoomedAt: 0,
  };
}

/** Whether things are large enough to read, or so few that they are markup at any size. */
export function isNear(screen: Screen): boolean {
  const { picture, view } = screen;
  if (picture === null) return true;
  return view.k >= NEAR || picture.model.locks.length + picture.model.jobs.length <= ALWAYS_NEAR;
}

function withCurrent(indices: readonly number[], current: Target | null, type: Target["type"]) {
  if (current?.type !== type || indices.includes(current.index)) return indices;
  return [...indices, current.index];
}

/** Makes and changes buttons. Asks for another frame when there are more than one frame can take. */
export function renderNodes(screen: Screen, isAnimated: boolean): void {
  const { picture, view, size, marks } = screen;
  if (picture === null) return;
  const { model, layout } = picture;
  const near = isNear(screen);
  const locks = near ? listInSight(layout.locks, view, size, NEAR_MARGIN) : [];
  const jobs = near ? listInSight(layout.jobs, view, size, NEAR_MARGIN) : [];
  const isComplete = screen.nodes.update({
    model,
    layout,
    locks: withCurrent(locks, marks.current, "lock"),
    jobs: withCurrent(jobs, marks.current, "job"),
    marks,
    isAnimated,
    budget: BUDGET,
  });
  if (!isComplete) {
    screen.isPaintDue = true;
    requestRender(screen);
  }
}

/** Draws the wires of what is selected and pointed at. */
export function renderWires(screen: Screen): void {
  if (screen.picture === null) return;
  const { selected } = screen.marks;
  const focused = [selected, screen.hovered].filter((target) => target !== null);
  updateWires(screen.layers.wires, { ...screen.picture, focused });
}

/** Puts the layers where the view wants them. Cheap: called for each move. */
export function renderView(screen: Screen): void {
  const { layers, view, picture } = screen;
  layers.root.classList.toggle("is-far", !isNear(screen));
  const scale = `${view.k < NEAR ? view.k : 1}`;
  const { style } = layers.nodes;
  // Everything inside is styled anew, so only when it is another.
  if (style.getPropertyValue(SCALE) !== scale) style.setProperty(SCALE, scale);
  layers.nodes.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.k})`;
  layers.wires.setAttribute("transform", view.toString());
  if (picture !== null) updateLabels(layers, picture.model, picture.layout, view);
  if (!screen.painter.move(view)) screen.isPaintDue = true;
}

/** Asks for buttons and painting to be brought up to date in the next frame. */
export function requestRender(screen: Screen): void {
  screen.frame ??= requestAnimationFrame((now) => {
    screen.frame = null;
    renderNodes(screen, false);
    if (screen.isPaintDue) paint(screen, now);
  });
}

function paint(screen: Screen, now: number): void {
  const { picture, view, size } = screen;
  if (picture === null) return;
  if (screen.cost > QUICK && now - screen.zoomedAt < PAUSE) {
    requestRender(screen);
    return;
  }
  const begin = performance.now();
  // From afar the one button, which is there for the keyboard, is painted as well as all others.
  const { hasLock, hasJob } = isNear(screen) ? screen.nodes : NO_BUTTONS;
  screen.painter.paint({ ...picture, view, size, hasLock, hasJob });
  screen.cost = performance.now() - begin;
  screen.isPaintDue = false;
}

/** Lets a job or lock that was sought flash, so that the eye finds it. */
export function flash(screen: Screen, target: Target): void {
  const button = screen.nodes.find(target);
  if (button === null) return;
  button.classList.remove("is-found");
  // A style that is asked for is computed: the animation begins anew.
  button.getBoundingClientRect();
  button.classList.add("is-found");
}

/**
 * Lets flash what is other than in a model before, for those who are shown no movement: locks with another
 * owner or queue, and jobs of which something else is to be said.
 */
export function flashChanges({ picture, nodes }: Screen, before: StageModel): void {
  if (picture === null) return;
  const { locks, jobs } = picture.model;
  const changed: readonly Target[] = [
    ...locks
      .filter(({ view, index }) => before.locks[index]?.view !== view)
      .map(({ index }): Target => ({ type: "lock", index })),
    ...jobs
      .filter(({ text, index }) => before.jobs[index]?.text !== text)
      .map(({ index }): Target => ({ type: "job", index })),
  ];
  for (const target of changed) nodes.find(target)?.classList.add("is-changed");
}

/** Each flash ends once; what flashes at the time goes on, so that nothing flickers. */
export function endFlash({ target }: Event): void {
  if (target instanceof Element) target.classList.remove("is-found", "is-changed");
}

/** The job or lock that has its slot where the pointer is. */
export function findSlotOf(screen: Screen, target: Target) {
  return screen.picture === null ? undefined : findSlot(screen.picture.layout, target);
}
