// Pointer, wheel and keys on the timeline, turned into what they mean.
import type { TimelineDom } from "./timelineDom.ts";

/** A press that moves less (CSS px) is a click. */
const STILL = 4;
const KEY_FACTOR = 1.5;
const WHEEL_RATE = 0.01;
/** CSS px of one line or page of a wheel that counts in these. */
const WHEEL_UNITS = [1, 16, 400] as const;

/** `x` and `y`: px from the corner of the lanes on the screen. */
export interface Intents {
  /** The pointer is dragged to a place; `isDone` at the end. */
  scrub(x: number, isDone: boolean): void;
  /** A click on the lanes or, with `y` null, on the axis. */
  choose(x: number, y: number | null): void;
  /** So many steps on or back; infinite for the ends. */
  move(by: number): void;
  /** By px. */
  pan(by: number): void;
  /** `x` stays where it is; null: the playhead does. */
  zoom(factor: number, x: number | null): void;
  fit(): void;
  /** The browser scrolled. */
  scroll(): void;
  hover(event: PointerEvent | null): void;
}

/** Listens until the returned function is called. */
export function listen(dom: TimelineDom, intents: Intents): () => void {
  const aborter = new AbortController();
  const { signal } = aborter;
  listenToPlot(dom, intents, signal);
  listenToAxis(dom, intents, signal);
  listenToSlider(dom, intents, signal);
  listenToWheel(dom, intents, signal);
  dom.scroller.addEventListener("scroll", () => intents.scroll(), { signal, passive: true });
  dom.zoomIn.addEventListener("click", () => intents.zoom(KEY_FACTOR, null), { signal });
  dom.zoomOut.addEventListener("click", () => intents.zoom(1 / KEY_FACTOR, null), { signal });
  dom.zoomFit.addEventListener("click", () => intents.fit(), { signal });
  return () => aborter.abort();
}

interface Drag {
  /** Called for each move, with how far it is from the start and from the last move. */
  onMove(event: PointerEvent, distance: number, delta: number): void;
  onEnd(event: PointerEvent, distance: number): void;
}

/** Follows one press of the main button at a time, also outside the element. */
function listenToDrag(
  element: HTMLElement,
  isWanted: (event: PointerEvent) => boolean,
  drag: Drag,
  signal: AbortSignal,
): void {
  let active: { readonly id: number; readonly x: number; last: number; far: number } | null = null;
  const find = (event: PointerEvent) => (active?.id === event.pointerId ? active : null);
  element.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0 || active !== null || !isWanted(event)) return;
      active = { id: event.pointerId, x: event.clientX, last: event.clientX, far: 0 };
      element.setPointerCapture?.(event.pointerId);
      drag.onMove(event, 0, 0);
    },
    { signal },
  );
  element.addEventListener(
    "pointermove",
    (event) => {
      const press = find(event);
      if (press === null) return;
      press.far = Math.max(press.far, Math.abs(event.clientX - press.x));
      drag.onMove(event, press.far, event.clientX - press.last);
      press.last = event.clientX;
    },
    { signal },
  );
  for (const type of ["pointerup", "pointercancel"] as const) {
    element.addEventListener(
      type,
      (event) => {
        const press = find(event);
        if (press === null) return;
        active = null;
        drag.onEnd(event, press.far);
      },
      { signal },
    );
  }
}

function listenToPlot({ plot }: TimelineDom, intents: Intents, signal: AbortSignal): void {
  // A finger scrolls the lanes; it seeks by tapping, or by the slider.
  const isWanted = (event: PointerEvent) => event.pointerType !== "touch";
  let hasMoved = false;
  const drag: Drag = {
    onMove(event, far) {
      hasMoved = far >= STILL;
      if (hasMoved) intents.scrub(findX(plot, event), false);
    },
    onEnd(event, far) {
      if (far >= STILL) intents.scrub(findX(plot, event), true);
    },
  };
  listenToDrag(plot, isWanted, drag, signal);
  const onClick = (event: MouseEvent) => {
    if (!hasMoved)
      intents.choose(findX(plot, event), event.clientY - plot.getBoundingClientRect().top);
    hasMoved = false;
  };
  const onHover = (event: PointerEvent) =>
    intents.hover(event.pointerType !== "touch" && event.buttons === 0 ? event : null);
  plot.addEventListener("click", onClick, { signal });
  plot.addEventListener("pointermove", onHover, { signal });
  plot.addEventListener("pointerleave", () => intents.hover(null), { signal });
}

function listenToAxis(
  { axis, axisCanvas }: TimelineDom,
  intents: Intents,
  signal: AbortSignal,
): void {
  const isWanted = (event: PointerEvent) => event.target === axisCanvas || event.target === axis;
  const drag: Drag = {
    onMove: (_, far, delta) => {
      if (far >= STILL) intents.pan(-delta);
    },
    onEnd(event, far) {
      if (far < STILL && event.type === "pointerup") intents.choose(findX(axis, event), null);
    },
  };
  listenToDrag(axis, isWanted, drag, signal);
}

function listenToSlider(
  { slider, axis }: TimelineDom,
  intents: Intents,
  signal: AbortSignal,
): void {
  // The grip lies before the column it stands for: what was under the pointer stays there.
  let grip = 0;
  const drag: Drag = {
    onMove(event, far) {
      if (far === 0) {
        grip = event.clientX - slider.getBoundingClientRect().right + 1;
        slider.focus({ preventScroll: true });
      } else intents.scrub(findX(axis, event) - grip, false);
    },
    onEnd(event, far) {
      if (far > 0) intents.scrub(findX(axis, event) - grip, true);
    },
  };
  listenToDrag(slider, () => true, drag, signal);
  slider.addEventListener("keydown", (event) => handleKey(event, intents), { signal });
}

function handleKey(event: KeyboardEvent, intents: Intents): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageUp: -10,
    PageDown: 10,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  const by = moves[event.key];
  if (by !== undefined) intents.move(by);
  else if (event.key === "+" || event.key === "=") intents.zoom(KEY_FACTOR, null);
  else if (event.key === "-") intents.zoom(1 / KEY_FACTOR, null);
  else if (event.key === "0") intents.fit();
  else return;
  // The page has keys of its own for some of these.
  event.preventDefault();
  event.stopPropagation();
}

function listenToWheel(
  { scroller, axis }: TimelineDom,
  intents: Intents,
  signal: AbortSignal,
): void {
  const onWheel = (event: WheelEvent) => {
    const unit = WHEEL_UNITS[event.deltaMode] ?? 1;
    if (event.ctrlKey || event.metaKey) {
      const delta = Math.max(-60, Math.min(60, event.deltaY * unit));
      intents.zoom(Math.exp(-delta * WHEEL_RATE), findX(axis, event));
    } else if (event.target instanceof Node && axis.contains(event.target)) {
      intents.pan((event.deltaX || event.deltaY) * unit);
    } else return;
    event.preventDefault();
  };
  scroller.addEventListener("wheel", onWheel, { signal, passive: false });
}

function findX(element: HTMLElement, event: MouseEvent): number {
  return event.clientX - element.getBoundingClientRect().left;
}
