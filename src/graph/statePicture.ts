// The picture of all states: layer below layer by their distance from the start, with the recording's way
// through them. Owns its elements, zooming and keys; what is shown in words is told to its host.
import { type D3ZoomEvent, select, type ZoomTransform, zoom, zoomIdentity } from "d3";
import type { StateGraph } from "../sim/stateGraph.ts";
import { type LayeredLayout, layOutLayers } from "./layeredLayout.ts";
import { findNextState, readStateKey, STATE_KEYS_TEXT, type StateCommand } from "./stateKeys.ts";
import "./statePicture.css";
import {
  createStateLayers,
  paintGraph,
  paintMarks,
  paintWay,
  type StateLayers,
} from "./stateLayers.ts";
import { findNearest, placeStates, type Size, type StatePlaces } from "./stateShapes.ts";
import { watchSize } from "./timelineFrame.ts";

export interface StateInput {
  readonly graph: StateGraph;
  /** States of the branch that is shown: up to the present one, and after it. */
  readonly past: readonly number[];
  readonly ahead: readonly number[];
  readonly current: number | null;
  /** The state that keys are at, or null for the current one. */
  readonly chosen: number | null;
  /** The state that is pointed at, here or in the words beside. */
  readonly pointed: number | null;
  readonly reducedMotion: boolean;
}

export interface StateCallbacks {
  readonly onPoint: (state: number | null) => void;
  readonly onChoose: (state: number | null) => void;
  readonly onGo: (state: number) => void;
}

export interface StatePicture {
  update(input: StateInput): void;
  zoomBy(factor: number): void;
  /** Brings everything into sight. */
  fit(): void;
  destroy(): void;
}

const WITHOUT_SIZE: Size = { width: 400, height: 400 };
const SCALE_MAX = 40;
/** At the largest scale neighbours are so many px apart, in small graphs too. */
const GAP_NEAR = 90;
const CLICK_DISTANCE = 4;
/** How far from a state it can still be hit, in CSS px. */
const REACH = 14;
const TRAVEL = 200;
/** What is revealed keeps so far from the edge, in CSS px. */
const MARGIN = 24;

/** Draws into a container, which it fills, and keeps watching its size. */
export function createStatePicture(
  container: HTMLElement,
  callbacks: StateCallbacks,
): StatePicture {
  const picture = new Picture(container, callbacks);
  return {
    update: (input) => picture.update(input),
    zoomBy: (factor) => picture.obey({ type: "zoom", factor }),
    fit: () => picture.obey({ type: "fit" }),
    destroy: () => picture.destroy(),
  };
}

class Picture {
  readonly #container: HTMLElement;
  readonly #callbacks: StateCallbacks;
  readonly #layers: StateLayers;
  readonly #behavior = zoom<HTMLElement, unknown>();
  readonly #stops: (() => void)[] = [];
  #input: StateInput | null = null;
  #layout: LayeredLayout = { x: [], width: 0 };
  #places: StatePlaces = { points: [], radius: 1, gap: 1 };
  #view: ZoomTransform = zoomIdentity;
  #size: Size = WITHOUT_SIZE;

  constructor(container: HTMLElement, callbacks: StateCallbacks) {
    this.#container = container;
    this.#callbacks = callbacks;
    this.#layers = createStateLayers(container, STATE_KEYS_TEXT);
    this.#listen();
  }

  update(input: StateInput): void {
    const before = this.#input;
    this.#input = input;
    if (before?.graph !== input.graph) {
      const { nodes, edges } = input.graph;
      this.#layout = layOutLayers(
        nodes.map(({ depth }) => depth),
        edges,
      );
      this.#show(zoomIdentity);
      this.#resize();
    } else this.#repaint();
    const seen = input.chosen ?? input.current;
    if (seen !== (before?.chosen ?? before?.current) && seen !== null) this.#reveal(seen);
  }

  obey(command: StateCommand): void {
    const input = this.#input;
    if (input === null) return;
    const at = input.chosen ?? input.current ?? 0;
    switch (command.type) {
      case "go": {
        const { graph, past, ahead } = input;
        const ground = { graph, x: this.#layout.x, path: [...past, ...ahead] };
        this.#callbacks.onChoose(findNextState(ground, at, command.to));
        break;
      }
      case "open":
        this.#callbacks.onGo(at);
        break;
      case "leave":
        this.#callbacks.onChoose(null);
        break;
      case "fit":
        this.#show(zoomIdentity, true);
        break;
      case "pan":
        this.#pan(command);
        break;
      case "zoom":
        this.#zoomAround(at, command.factor);
        break;
      default:
        command satisfies never;
    }
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    select(this.#layers.root).interrupt().on(".zoom", null);
    this.#layers.root.remove();
  }

  #listen(): void {
    const { root } = this.#layers;
    const aborter = new AbortController();
    const { signal } = aborter;
    this.#behavior
      .clickDistance(CLICK_DISTANCE)
      .filter((event: UIEvent) => this.#canMove(event))
      .on("start", ({ sourceEvent }: { readonly sourceEvent: unknown }) => {
        root.classList.toggle("is-grabbed", sourceEvent instanceof MouseEvent);
      })
      .on("end", () => root.classList.remove("is-grabbed"))
      .on("zoom", ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
        this.#view = transform;
        root.classList.toggle("is-near", transform.k > 1);
        this.#mark();
      });
    select(root).call(this.#behavior).on("dblclick.zoom", null);
    root.addEventListener("pointermove", (event) => this.#point(this.#findAt(event)), { signal });
    root.addEventListener("pointerleave", () => this.#point(null), { signal });
    root.addEventListener("click", (event) => this.#click(event), { signal });
    root.addEventListener("keydown", (event) => this.#press(event), { signal });
    this.#stops.push(
      () => aborter.abort(),
      watchSize(root, () => this.#resize()),
    );
  }

  // One finger on the whole picture scrolls what is around it.
  #canMove(event: UIEvent): boolean {
    if ("touches" in event) return (event as TouchEvent).touches.length > 1 || this.#view.k > 1;
    return event.view !== null && (!("button" in event) || event.button === 0);
  }

  #resize(): void {
    if (this.#input === null) return;
    const { graph } = this.#input;
    const { clientWidth: width, clientHeight: height } = this.#container;
    const size = width > 0 && height > 0 ? { width, height } : WITHOUT_SIZE;
    this.#size = size;
    this.#places = placeStates(graph, this.#layout, size);
    const largest = Math.min(SCALE_MAX, Math.max(2, GAP_NEAR / this.#places.gap));
    this.#behavior
      .scaleExtent([1, largest])
      .extent([
        [0, 0],
        [size.width, size.height],
      ])
      .translateExtent([
        [0, 0],
        [size.width, size.height],
      ]);
    paintGraph(this.#layers, graph, this.#places);
    this.#repaint();
  }

  #repaint(): void {
    if (this.#input !== null) paintWay(this.#layers, this.#input, this.#places);
    this.#mark();
  }

  #mark(): void {
    if (this.#input !== null) paintMarks(this.#layers, this.#input, this.#places, this.#view);
  }

  #pan({ x, y }: { readonly x: number; readonly y: number }): void {
    const { k } = this.#view;
    this.#behavior.translateBy(select(this.#layers.root), x / k, y / k);
  }

  // d3 gives wheels and fingers their own point; keys and buttons zoom around the state that they are at.
  #zoomAround(state: number, factor: number): void {
    const point = this.#places.points[state];
    const root = select(this.#layers.root);
    if (point === undefined) this.#behavior.scaleBy(root, factor);
    else this.#behavior.scaleBy(root, factor, this.#view.apply([point.x, point.y]));
  }

  #show(view: ZoomTransform, isTravelling = false): void {
    const root = select(this.#layers.root);
    const isStill = !isTravelling || this.#input?.reducedMotion !== false;
    if (isStill) root.interrupt().call(this.#behavior.transform, view);
    else root.transition().duration(TRAVEL).call(this.#behavior.transform, view);
  }

  #reveal(state: number): void {
    const point = this.#places.points[state];
    if (point === undefined) return;
    const [x, y] = this.#view.apply([point.x, point.y]);
    const [dx, dy] = [shift(x, this.#size.width), shift(y, this.#size.height)];
    if (dx === 0 && dy === 0) return;
    const { k } = this.#view;
    this.#show(zoomIdentity.translate(this.#view.x + dx, this.#view.y + dy).scale(k), true);
  }

  #point(state: number | null): void {
    this.#layers.root.classList.toggle("is-pointing", state !== null);
    if (state !== (this.#input?.pointed ?? null)) this.#callbacks.onPoint(state);
  }

  #findAt(event: MouseEvent): number | null {
    const { left, top } = this.#layers.root.getBoundingClientRect();
    const [x, y] = this.#view.invert([event.clientX - left, event.clientY - top]);
    const reach = Math.min(REACH, (this.#places.gap * this.#view.k) / 1.6 + 3) / this.#view.k;
    return findNearest(this.#places, { x, y }, reach);
  }

  // A finger does not point: its first touch tells of a state, the next one goes there.
  #click(event: MouseEvent): void {
    const state = this.#findAt(event);
    if (state === null) return;
    const isTouch = "pointerType" in event && event.pointerType === "touch";
    if (isTouch && this.#input?.chosen !== state) this.#callbacks.onChoose(state);
    else this.#callbacks.onGo(state);
  }

  #press(event: KeyboardEvent): void {
    const command = readStateKey(event);
    if (command === null) return;
    // The page has keys of its own for some of these.
    event.preventDefault();
    event.stopPropagation();
    this.obey(command);
  }
}

function shift(at: number, size: number): number {
  if (at < MARGIN) return MARGIN - at;
  return at > size - MARGIN ? size - MARGIN - at : 0;
}
