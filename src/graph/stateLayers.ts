// The elements of the picture of states, from back to front: few paths for many states, so that thousands of
// them can be moved and zoomed.
import { select, type ZoomTransform } from "d3";
import type { StateEdge, StateGraph } from "../sim/stateGraph.ts";
import {
  drawEdge,
  findKind,
  markState,
  type Point,
  STATE_KINDS,
  type StateKind,
  type StatePlaces,
} from "./stateShapes.ts";

type Path = SVGPathElement;

export interface StateLayers {
  readonly root: HTMLElement;
  /** All of the picture but the labels, which keep their size. */
  readonly scene: SVGGElement;
  readonly edges: Path;
  readonly lostEdges: Path;
  readonly out: Path;
  readonly ahead: Path;
  readonly past: Path;
  readonly nodes: Readonly<Record<StateKind, Path>>;
  readonly way: Path;
  readonly ring: Path;
  readonly core: Path;
  readonly pointer: Path;
  readonly labels: SVGGElement;
}

/** What is marked in the picture. */
interface Marks {
  readonly graph: StateGraph;
  readonly past: readonly number[];
  readonly ahead: readonly number[];
  readonly current: number | null;
  readonly chosen: number | null;
  readonly pointed: number | null;
}

const SVG = "http://www.w3.org/2000/svg";
/** Neighbours nearer than this are a crowd, in px. */
const CROWD = 9;
/** Radii that marks keep however small the states are, in CSS px. */
const RING = 7;
const CORE = 3.5;
/** Edges shorter than this have no room for a name, in CSS px. */
const LABEL_ROOM = 34;
const LETTER = 5;
const LINE = 12;

let count = 0;

/** Makes them within a container. */
export function createStateLayers(container: HTMLElement, keysText: string): StateLayers {
  const svg = createPart("svg", "states-svg");
  svg.setAttribute("aria-hidden", "true");
  const scene = createPart("g", "states-scene");
  const labels = createPart("g", "states-labels");
  svg.append(scene, labels);
  const root = createRoot(keysText);
  root.prepend(svg);
  container.append(root);
  const add = (name: string): Path => {
    const path = createPart("path", `states-${name}`);
    scene.append(path);
    return path;
  };
  // In the order in which they lie over each other.
  return {
    root,
    scene,
    labels,
    lostEdges: add("edges is-lost"),
    edges: add("edges"),
    out: add("out"),
    ahead: add("ahead"),
    past: add("past"),
    nodes: Object.fromEntries(STATE_KINDS.map((kind) => [kind, add(`node is-${kind}`)])) as Record<
      StateKind,
      Path
    >,
    way: add("node is-on-way"),
    core: add("core"),
    ring: add("ring"),
    pointer: add("pointer"),
  };
}

function createPart<Name extends "svg" | "g" | "path">(name: Name, className: string) {
  const part = document.createElementNS(SVG, name);
  part.setAttribute("class", className);
  return part;
}

/** For those who hear the page it is one thing with keys of its own. */
function createRoot(keysText: string): HTMLElement {
  const root = document.createElement("div");
  root.className = "states";
  root.tabIndex = 0;
  root.setAttribute("role", "application");
  root.setAttribute("aria-label", "Graph of all states");
  const keys = document.createElement("p");
  count += 1;
  keys.id = `states-keys-${count}`;
  keys.hidden = true;
  keys.textContent = keysText;
  root.setAttribute("aria-describedby", keys.id);
  root.append(keys);
  return root;
}

/** Draws what stays as long as graph and size do. */
export function paintGraph(layers: StateLayers, graph: StateGraph, places: StatePlaces): void {
  const { nodes, edges } = graph;
  const isLost = ({ from }: StateEdge): boolean => nodes[from]?.isLost === true;
  draw(
    layers.edges,
    edges.filter((edge) => !isLost(edge)).map((edge) => drawEdge(edge, places)),
  );
  draw(
    layers.lostEdges,
    edges.filter(isLost).map((edge) => drawEdge(edge, places)),
  );
  for (const kind of STATE_KINDS) {
    const marks = nodes.flatMap((node, state) =>
      findKind(node) === kind ? [markAt(kind, places, state, places.radius)] : [],
    );
    draw(layers.nodes[kind], marks);
  }
  layers.root.classList.toggle("is-crowded", places.gap < CROWD);
}

/** Draws the way of the recording. */
export function paintWay(layers: StateLayers, marks: Marks, places: StatePlaces): void {
  const { graph, past, ahead } = marks;
  draw(layers.past, drawWay(graph, past, places));
  draw(layers.ahead, drawWay(graph, ahead, places));
  const way = [...new Set(past)].filter((state) => isOpen(graph, state));
  draw(
    layers.way,
    way.map((state) => markAt("open", places, state, places.radius)),
  );
}

/** Draws what changes with the view: its own scale, and marks that keep their size. */
export function paintMarks(
  layers: StateLayers,
  marks: Marks,
  places: StatePlaces,
  view: ZoomTransform,
): void {
  const { current, pointed } = marks;
  const { radius } = places;
  const shown = pointed ?? marks.chosen ?? current;
  layers.scene.setAttribute("transform", view.toString());
  const ring = Math.max(radius * 1.9, RING / view.k);
  draw(layers.ring, current === null ? [] : [markAt("open", places, current, ring)]);
  layers.ring.dataset.state = String(current ?? "");
  const core = Math.max(radius, CORE / view.k);
  const hasCore = current !== null && isOpen(marks.graph, current);
  draw(layers.core, hasCore ? [markAt("open", places, current, core)] : []);
  const isElsewhere = shown !== null && shown !== current;
  draw(layers.pointer, isElsewhere ? [markAt("open", places, shown, ring)] : []);
  layers.pointer.dataset.state = String(isElsewhere ? shown : "");
  const out = shown === null ? [] : listOut(marks.graph, shown);
  draw(
    layers.out,
    out.map((edge) => drawEdge(edge, places)),
  );
  paintLabels(layers.labels, listLabels(marks.graph.jobs, out, places, view));
}

function isOpen({ nodes }: StateGraph, state: number): boolean {
  return nodes[state]?.end === "running";
}

function listOut({ edges, starts }: StateGraph, state: number): readonly StateEdge[] {
  return edges.slice(starts[state] ?? 0, starts[state + 1] ?? 0);
}

function markAt(kind: StateKind, { points }: StatePlaces, state: number, radius: number): string {
  const point = points[state];
  return point === undefined ? "" : markState(kind, point, radius);
}

// A recording may go round and round: each edge once.
function drawWay(graph: StateGraph, states: readonly number[], places: StatePlaces) {
  const drawn = new Set<StateEdge>();
  states.forEach((to, at) => {
    const from = states[at - 1];
    const edge = from === undefined ? undefined : listOut(graph, from).find((out) => out.to === to);
    if (edge !== undefined) drawn.add(edge);
  });
  return [...drawn].map((edge) => drawEdge(edge, places));
}

function draw(path: Path, parts: readonly string[]): void {
  const text = parts.join("");
  if (path.getAttribute("d") !== text) path.setAttribute("d", text);
}

interface Label extends Point {
  readonly text: string;
}

// Where they are long enough for it edges say who runs, a little nearer to where they lead.
function listLabels(
  jobs: readonly string[],
  edges: readonly StateEdge[],
  { points }: StatePlaces,
  view: ZoomTransform,
): readonly Label[] {
  const labels: Label[] = [];
  for (const edge of edges) {
    const [from, to] = [points[edge.from], points[edge.to]];
    if (from === undefined || to === undefined) continue;
    const text = jobs[edge.job] ?? "clock";
    const room = Math.hypot(to.x - from.x, to.y - from.y) * view.k;
    if (room < Math.max(LABEL_ROOM, text.length * LETTER)) continue;
    const [x, y] = view.apply([from.x * 0.45 + to.x * 0.55, from.y * 0.45 + to.y * 0.55]);
    const label = { x, y, text };
    if (!labels.some((other) => isOver(label, other))) labels.push(label);
  }
  return labels;
}

function isOver(a: Label, b: Label): boolean {
  const width = ((a.text.length + b.text.length) / 2 + 1) * LETTER * 1.3;
  return Math.abs(a.x - b.x) < width && Math.abs(a.y - b.y) < LINE;
}

function paintLabels(labels: SVGGElement, shown: readonly Label[]): void {
  select(labels)
    .selectAll("text")
    .data(shown)
    .join("text")
    .attr("x", ({ x }) => x)
    .attr("y", ({ y }) => y)
    .attr("dy", "0.35em")
    .text(({ text }) => text);
}
