// The picture of locks and jobs: bands of levels with a slot for each lock, and jobs above.
import { type D3ZoomEvent, select, type ZoomTransform, zoom } from "d3";
import type { Snapshot, TrailStep } from "../sim/view.ts";
import "./stage.css";
import type { Viewport } from "./stageGeometry.ts";
import { findNext, type KeyCommand, readKey } from "./stageKeys.ts";
import { createLayers } from "./stageLayers.ts";
import { type Layout, layOut, type Target } from "./stageLayout.ts";
import { buildModel, type StageModel } from "./stageModel.ts";
import { findPointed } from "./stagePointer.ts";
import {
  createScreen,
  endFlash,
  findSlotOf,
  flash,
  flashChanges,
  renderNodes,
  renderView,
  renderWires,
  requestRender,
  type Screen,
} from "./stageScreen.ts";
import {
  centreOn,
  findOpening,
  findScales,
  fitAll,
  keepInSight,
  NEAR,
  reveal,
} from "./stageView.ts";
import type { Selection } from "./types.ts";

/** What the stage shows. `step` led here: what it touched stands out. */
export interface StageInput {
  readonly snapshot: Snapshot;
  readonly selection: Selection | null;
  readonly step: TrailStep | null;
  readonly reducedMotion: boolean;
}

/** What people do on the stage. */
export interface StageCallbacks {
  readonly onSelect: (selection: Selection | null) => void;
  /** The job is to make its next step. */
  readonly onStep: (job: number) => void;
}

export interface Stage {
  /** Shows another moment, selection or scenario. */
  update(input: StageInput): void;
  /** Brings everything into sight. */
  fit(): void;
  /** Enlarges (above 1) or shrinks the picture around its middle. */
  zoomBy(factor: number): void;
  /** Moves a job or a lock into the middle, near enough to read it, and lets it flash. */
  find(target: Target): void;
  destroy(): void;
}

/** ms that the view takes to get somewhere by itself. */
const TRAVEL = 200;
const WITHOUT_SIZE: Viewport = { width: 900, height: 600 };
const CLICK_DISTANCE = 4;
const DOUBLE_CLICK_ZOOM = 2;

/** Draws into a container, which it fills, and keeps watching its size. */
export function createStage(container: HTMLElement, callbacks: StageCallbacks): Stage {
  const control = createControl(container, callbacks);
  const { screen } = control;
  listen(control);
  const stopWatching = watch(control);
  return {
    update: (input) => show(control, input),
    fit: () => {
      if (screen.picture === null) return;
      control.isOpening = true;
      travel(control, fitAll(screen.picture.layout, screen.size));
    },
    zoomBy: (factor) => zoomAround(control, factor),
    find: (target) => find(control, target),
    destroy: () => {
      stopWatching();
      if (screen.frame !== null) cancelAnimationFrame(screen.frame);
      select(screen.layers.root).interrupt().on(".zoom", null);
      screen.layers.root.remove();
    },
  };
}

/** A screen, and what moves it. */
interface Control {
  readonly container: HTMLElement;
  readonly callbacks: StageCallbacks;
  readonly screen: Screen;
  readonly behavior: ReturnType<typeof zoom<HTMLElement, unknown>>;
  input: StageInput | null;
  /** Nobody has moved the picture since it was opened or fitted: it follows the container's size. */
  isOpening: boolean;
}

function measure(container: HTMLElement): Viewport {
  const { clientWidth: width, clientHeight: height } = container;
  return width > 0 && height > 0 ? { width, height } : WITHOUT_SIZE;
}

function createControl(container: HTMLElement, callbacks: StageCallbacks): Control {
  const screen = createScreen(createLayers(container), measure(container));
  const behavior = zoom<HTMLElement, unknown>()
    .extent(() => [
      [0, 0],
      [screen.size.width, screen.size.height],
    ])
    .clickDistance(CLICK_DISTANCE)
    .filter(canMove)
    .constrain((view) => {
      const { picture, size } = screen;
      return picture === null ? view : keepInSight(view, picture.layout, size);
    });
  return { container, callbacks, screen, behavior, input: null, isOpening: true };
}

/** As d3 has it; besides, an event that a program made without a view cannot be followed. */
function canMove(event: UIEvent & Partial<MouseEvent>): boolean {
  if (event.type === "mousedown" && event.view === null) return false;
  return (event.ctrlKey !== true || event.type === "wheel") && (event.button ?? 0) === 0;
}

function show(control: Control, input: StageInput): void {
  const { screen } = control;
  const isOther = control.input?.snapshot !== input.snapshot;
  control.input = input;
  const old = screen.picture;
  const model =
    isOther || old === null ? buildModel(input.snapshot, old?.model ?? null) : old.model;
  const layout = layOut(model, screen.size, old?.layout ?? null);
  const isFresh = old === null || old.layout.slots.grids !== layout.slots.grids;
  screen.picture = { model, layout };
  screen.isStill = input.reducedMotion || isFresh;
  screen.layers.root.classList.toggle("is-still", screen.isStill);
  screen.layers.root.classList.toggle("is-narrow", layout.geometry.isNarrow);
  screen.marks = {
    selected: toTarget(input.selection),
    current: keepCurrent(screen.marks.current, model),
    touchedLocks: input.step?.locks ?? [],
    touchedJob: input.step?.job ?? -1,
  };
  if (isOther || isFresh) screen.isPaintDue = true;
  if (isFresh) open(control, layout, old === null || control.isOpening || isOther);
  renderNodes(screen, isOther && !screen.isStill);
  renderWires(screen);
  if (!isFresh && isOther) {
    renderView(screen);
    if (input.reducedMotion) flashChanges(screen, old.model);
  }
  requestRender(screen);
}

function toTarget(selection: Selection | null): Target | null {
  switch (selection?.type) {
    case undefined:
    case "step":
      return null;
    case "job":
      return { type: "job", index: selection.job };
    case "lock":
      return { type: "lock", index: selection.lock };
    default:
      return selection satisfies never;
  }
}

function keepCurrent(current: Target | null, model: StageModel): Target | null {
  const parts = current?.type === "lock" ? model.locks : model.jobs;
  if (current !== null && current.index < parts.length) return current;
  if (model.jobs.length > 0) return { type: "job", index: 0 };
  return model.locks.length > 0 ? { type: "lock", index: 0 } : null;
}

/** A layout of other slots: the view begins anew, or stays about where it was. */
function open({ screen, behavior }: Control, layout: Layout, isNew: boolean): void {
  behavior.scaleExtent(findScales(layout, screen.size));
  const view = isNew ? findOpening(layout, screen.size) : screen.view;
  select(screen.layers.root).interrupt().call(behavior.transform, view);
  renderView(screen);
}

function travel(control: Control, view: ZoomTransform, onArrival = (): void => {}): void {
  const { screen, behavior } = control;
  const root = select(screen.layers.root);
  if (control.input?.reducedMotion ?? false) {
    root.interrupt().call(behavior.transform, view);
    onArrival();
    return;
  }
  root.transition().duration(TRAVEL).call(behavior.transform, view).on("end", onArrival);
}

function zoomAround({ screen, behavior, input }: Control, factor: number): void {
  const root = select(screen.layers.root);
  if (input?.reducedMotion ?? false) root.interrupt().call(behavior.scaleBy, factor);
  else root.transition().duration(TRAVEL).call(behavior.scaleBy, factor);
}

function find(control: Control, target: Target): void {
  const { screen } = control;
  const slot = findSlotOf(screen, target);
  if (slot === undefined) return;
  control.isOpening = false;
  screen.marks = { ...screen.marks, current: target };
  travel(control, centreOn(slot, screen.view, screen.size), () => {
    renderNodes(screen, false);
    flash(screen, target);
  });
}

/** Follows the container's size and the theme. Returns how to stop. */
function watch(control: Control): () => void {
  const { container, screen } = control;
  const follow = (): void => {
    const size = measure(container);
    if (size.width === screen.size.width && size.height === screen.size.height) return;
    screen.size = size;
    if (control.input !== null) show(control, control.input);
  };
  const sizes = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(follow);
  sizes?.observe(container);
  const themes = new MutationObserver(() => {
    screen.painter.refresh();
    screen.isPaintDue = true;
    requestRender(screen);
  });
  themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    sizes?.disconnect();
    themes.disconnect();
  };
}

function listen(control: Control): void {
  const { screen, behavior } = control;
  const { root } = screen.layers;
  behavior.on("zoom", (event: D3ZoomEvent<HTMLElement, unknown>) => {
    const isScaled = event.transform.k !== screen.view.k;
    screen.view = event.transform;
    if (isScaled) screen.zoomedAt = performance.now();
    if (event.sourceEvent instanceof Event) control.isOpening = false;
    renderView(screen);
    requestRender(screen);
  });
  behavior.on("start.grab", (event: D3ZoomEvent<HTMLElement, unknown>) => {
    root.classList.toggle("is-grabbed", event.sourceEvent instanceof MouseEvent);
  });
  behavior.on("end.grab", () => root.classList.remove("is-grabbed"));
  select(root).call(behavior).on("dblclick.zoom", null);
  root.addEventListener("click", (event) => click(control, event));
  root.addEventListener("dblclick", (event) => doubleClick(control, event));
  root.addEventListener("pointermove", (event) => hover(screen, findPointed(screen, event)));
  root.addEventListener("pointerleave", () => hover(screen, null));
  root.addEventListener("keydown", (event) => press(control, event));
  root.addEventListener("animationend", endFlash);
  root.addEventListener("focusin", (event) => follow(control, event));
}

function hover(screen: Screen, target: Target | null): void {
  const { hovered } = screen;
  if (hovered?.type === target?.type && hovered?.index === target?.index) return;
  screen.hovered = target;
  renderWires(screen);
}

function click({ screen, callbacks, input }: Control, event: MouseEvent): void {
  const target = findPointed(screen, event);
  if (target === null) {
    if (input?.selection !== null) callbacks.onSelect(null);
    return;
  }
  callbacks.onSelect(
    target.type === "job"
      ? { type: "job", job: target.index }
      : { type: "lock", lock: target.index },
  );
}

function doubleClick({ screen, callbacks, behavior, input }: Control, event: MouseEvent): void {
  const target = findPointed(screen, event);
  if (target?.type === "job") {
    callbacks.onStep(target.index);
    return;
  }
  if (screen.view.k >= NEAR) return;
  const bounds = screen.layers.root.getBoundingClientRect();
  const point: [number, number] = [event.clientX - bounds.left, event.clientY - bounds.top];
  const root = select(screen.layers.root);
  const factor = Math.max(DOUBLE_CLICK_ZOOM, 1 / screen.view.k);
  if (input?.reducedMotion ?? false) root.interrupt().call(behavior.scaleBy, factor, point);
  else root.transition().duration(TRAVEL).call(behavior.scaleBy, factor, point);
}

/** The focus came to a button: it is to be seen, and Tab comes back to it. */
function follow(control: Control, event: FocusEvent): void {
  const { screen, behavior } = control;
  const target = findPointed(screen, event);
  const slot = target === null ? undefined : findSlotOf(screen, target);
  if (slot === undefined) return;
  screen.marks = { ...screen.marks, current: target };
  // A press of the pointer must not move what it is about to release on.
  if (!(event.target instanceof Element && event.target.matches(":focus-visible"))) return;
  const view = reveal(slot, screen.view, screen.size);
  if (view !== screen.view) select(screen.layers.root).call(behavior.transform, view);
}

function press(control: Control, event: KeyboardEvent): void {
  // The button's own: the page's shortcut for the space bar must not run as well.
  if (event.key === " " || event.key === "Enter") event.stopPropagation();
  const command = readKey(event);
  if (command === null) return;
  event.preventDefault();
  event.stopPropagation();
  obey(control, command);
}

function obey(control: Control, command: KeyCommand): void {
  const { screen, behavior } = control;
  switch (command.type) {
    case "pan": {
      control.isOpening = false;
      const { k } = screen.view;
      select(screen.layers.root).call(behavior.translateBy, command.x / k, command.y / k);
      return;
    }
    case "zoom":
      control.isOpening = false;
      zoomAround(control, command.factor);
      return;
    case "fit":
      if (screen.picture === null) return;
      control.isOpening = true;
      travel(control, fitAll(screen.picture.layout, screen.size));
      return;
    case "go":
      go(control, command);
      return;
    default:
      command satisfies never;
  }
}

function go(control: Control, command: Extract<KeyCommand, { readonly type: "go" }>): void {
  const { screen, behavior } = control;
  const { current } = screen.marks;
  if (screen.picture === null || current === null) return;
  const next = findNext(screen.picture.model, current, command);
  const slot = findSlotOf(screen, next);
  if (slot === undefined) return;
  screen.marks = { ...screen.marks, current: next };
  const view = screen.view.k < NEAR ? centreOn(slot, screen.view, screen.size) : screen.view;
  select(screen.layers.root)
    .interrupt()
    .call(behavior.transform, reveal(slot, view, screen.size));
  renderNodes(screen, false);
  screen.nodes.find(next)?.focus({ preventScroll: true });
}
