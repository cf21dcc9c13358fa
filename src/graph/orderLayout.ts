// Where the order of locks is drawn: a lock above those that are taken after it, and the lines between them. Pure.
import { type LayeredLayout, type Link, layOutLayers } from "./layeredLayout.ts";

interface OrderPlace {
  /** The middle of its box. */
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

interface OrderLine {
  /** Index of the edge. */
  readonly edge: number;
  readonly path: string;
  /** The head of its arrow. */
  readonly head: string;
}

export interface OrderLayout {
  readonly width: number;
  readonly height: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  /** By index of the place; null for one at which no edge is. */
  readonly places: readonly (OrderPlace | null)[];
  readonly lines: readonly OrderLine[];
}

const LETTER = 6.7;
const PADDING = 20;
const BOX_MIN = 46;
const BOX_MAX = 168;
const BOX_HEIGHT = 24;
const GAP_ACROSS = 18;
const GAP_DOWN = 36;
const MARGIN = 14;
/** Room between the head of an arrow and the box that it points at. */
const ARROW = 2;
/** How far lines that lead up go around. */
const BEND = 26;
const HEAD = 7;

/** In CSS px. Names that are too long for their box are cut by who draws them. */
export function layOutOrder(names: readonly string[], edges: readonly Link[]): OrderLayout {
  const isUsed = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const used = names.flatMap((_, place) => (isUsed.has(place) ? [place] : []));
  const node = new Map(used.map((place, at) => [place, at]));
  const links = edges.map(({ from, to }) => ({
    from: node.get(from) ?? 0,
    to: node.get(to) ?? 0,
  }));
  const { x, layers, ways, width } = findWays(used.length, links);
  const longest = Math.max(0, ...used.map((place) => names[place]?.length ?? 0));
  const boxWidth = Math.min(BOX_MAX, Math.max(BOX_MIN, longest * LETTER + PADDING));
  const side = MARGIN + (ways.includes(null) ? BEND : 0);
  const locate = (at: number): Point => ({
    x: side + boxWidth / 2 + (x[at] ?? 0) * (boxWidth + GAP_ACROSS),
    y: MARGIN + BOX_HEIGHT / 2 + (layers[at] ?? 0) * (BOX_HEIGHT + GAP_DOWN),
  });
  const drawBetween = ({ from, to }: Link): Drawn => drawBack(locate(from), locate(to), boxWidth);
  return {
    width: 2 * side + boxWidth + width * (boxWidth + GAP_ACROSS),
    height: 2 * MARGIN + BOX_HEIGHT + Math.max(0, ...layers) * (BOX_HEIGHT + GAP_DOWN),
    boxWidth,
    boxHeight: BOX_HEIGHT,
    places: names.map((name, place) => {
      const at = node.get(place);
      return at === undefined ? null : { ...locate(at), name };
    }),
    lines: links.map((link, edge) => {
      const way = ways[edge] ?? null;
      return { edge, ...(way === null ? drawBetween(link) : drawDown(way.map(locate))) };
    }),
  };
}

interface Ways extends LayeredLayout {
  readonly layers: readonly number[];
  /** By link: the nodes on its way down; null for one that leads up. */
  readonly ways: readonly (readonly number[] | null)[];
}

/** The nodes of the links in layers, and more of them where a link passes one. */
function findWays(count: number, links: readonly Link[]): Ways {
  const back = findBackLinks(count, links);
  const layers = findLayers(count, links, back);
  const ways = links.map((link, at) => (back.has(at) ? null : addBends(layers, link)));
  const steps = ways.flatMap((way) =>
    (way ?? []).slice(1).map((to, at) => ({ from: way?.[at] ?? 0, to })),
  );
  return { ...layOutLayers(layers, steps), layers, ways };
}

/** The links that close circles, as a walk from the first node on finds them. */
function findBackLinks(count: number, links: readonly Link[]): ReadonlySet<number> {
  const out = Array.from({ length: count }, (): number[] => []);
  for (const [at, { from }] of links.entries()) out[from]?.push(at);
  const state = new Map<number, "open" | "left">();
  const back = new Set<number>();
  const visit = (node: number): void => {
    state.set(node, "open");
    for (const at of out[node] ?? []) {
      const to = links[at]?.to ?? 0;
      if (state.get(to) === "open") back.add(at);
      else if (!state.has(to)) visit(to);
    }
    state.set(node, "left");
  };
  // What nobody takes while holding something comes first.
  const entered = new Set(links.map(({ to }) => to));
  for (let node = 0; node < count; node++) if (!entered.has(node)) visit(node);
  for (let node = 0; node < count; node++) if (!state.has(node)) visit(node);
  return back;
}

/** The longest way to each node, so that all links but those back lead down. */
function findLayers(count: number, links: readonly Link[], back: ReadonlySet<number>): number[] {
  const layers = Array.from({ length: count }, () => 0);
  for (let isMoved = true; isMoved; ) {
    isMoved = false;
    for (const [at, { from, to }] of links.entries()) {
      const least = (layers[from] ?? 0) + 1;
      if (back.has(at) || (layers[to] ?? 0) >= least) continue;
      layers[to] = least;
      isMoved = true;
    }
  }
  return layers;
}

/** The nodes of a link, with a new one in each layer that it passes. */
function addBends(layers: number[], { from, to }: Link): readonly number[] {
  const way = [from];
  for (let layer = (layers[from] ?? 0) + 1; layer < (layers[to] ?? 0); layer++) {
    way.push(layers.push(layer) - 1);
  }
  return [...way, to];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

type Drawn = Omit<OrderLine, "edge">;

function drawDown(points: readonly Point[]): Drawn {
  const [first] = points;
  if (first === undefined) return { path: "", head: "" };
  let [x, y] = [first.x, first.y + BOX_HEIGHT / 2];
  let path = `M${round(x)} ${round(y)}`;
  points.slice(1).forEach((point, at) => {
    const isLast = at === points.length - 2;
    const end = isLast ? point.y - BOX_HEIGHT / 2 - ARROW : point.y;
    const bend = (end - y) / 2;
    path += `C${round(x)} ${round(y + bend)} ${round(point.x)} ${round(end - bend)} ${round(point.x)} ${round(end)}`;
    [x, y] = [point.x, end];
  });
  const [left, top] = [round(x), round(y)];
  return {
    path,
    head: `M${left - HEAD / 2} ${top - HEAD}l${HEAD / 2} ${HEAD}l${HEAD / 2} ${-HEAD}`,
  };
}

// Around the boxes, at the side to which it leads.
function drawBack(start: Point, end: Point, boxWidth: number): Drawn {
  const side = end.x < start.x ? -1 : 1;
  const [from, to] = [start.x + (side * boxWidth) / 2, end.x + side * (boxWidth / 2 + ARROW)];
  const bend = side * BEND;
  const [left, top] = [round(to), round(end.y)];
  return {
    path: `M${round(from)} ${round(start.y)}C${round(from + bend)} ${round(start.y)} ${round(to + bend)} ${top} ${left} ${top}`,
    head: `M${left + side * HEAD} ${top - HEAD / 2}l${-side * HEAD} ${HEAD / 2}l${side * HEAD} ${HEAD / 2}`,
  };
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
