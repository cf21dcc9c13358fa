// Places of nodes in layers: an order within each layer that lets few edges cross, each node near what it is
// joined to. Pure, and the same for the same graph.

export interface Link {
  readonly from: number;
  readonly to: number;
}

/** Places of nodes: `x` in columns from 0 to `width`; neighbours of a layer are at least 1 apart. */
export interface LayeredLayout {
  readonly x: readonly number[];
  readonly width: number;
}

const SWEEPS = 12;
/** In the last ones the order stays, and nodes look both ways. */
const SETTLING = 4;

/** @param layers by node, from 0 on without a gap. Only edges between neighbouring layers count. */
export function layOutLayers(layers: readonly number[], links: readonly Link[]): LayeredLayout {
  const rows: number[][] = [];
  layers.forEach((layer, node) => {
    const row = rows[layer] ?? [];
    rows[layer] = row;
    row.push(node);
  });
  const above = layers.map((): number[] => []);
  const below = layers.map((): number[] => []);
  for (const { from, to } of links) {
    if ((layers[from] ?? 0) + 1 !== layers[to]) continue;
    below[from]?.push(to);
    above[to]?.push(from);
  }
  const x = layers.map(() => 0);
  for (const row of rows)
    for (const [at, node] of row.entries()) x[node] = at - (row.length - 1) / 2;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0;
    for (const row of isDown ? rows : rows.toReversed())
      place(row, isDown ? above : below, x, true);
  }
  const both = layers.map((_, node) => [...(above[node] ?? []), ...(below[node] ?? [])]);
  for (let sweep = 0; sweep < SETTLING; sweep++) {
    for (const row of sweep % 2 === 0 ? rows : rows.toReversed()) place(row, both, x, false);
  }
  return normalize(x);
}

// Moves the nodes of a row to the middle of their neighbours, as near as their distance allows.
function place(
  row: number[],
  neighbours: readonly (readonly number[])[],
  x: number[],
  isSorted: boolean,
): void {
  const wanted = new Map(row.map((node) => [node, findMiddle(neighbours[node] ?? [], x, node)]));
  if (isSorted) row.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
  const places = spread(row.map((node) => wanted.get(node) ?? 0));
  for (const [at, node] of row.entries()) x[node] = places[at] ?? 0;
}

function findMiddle(neighbours: readonly number[], x: readonly number[], node: number): number {
  if (neighbours.length === 0) return x[node] ?? 0;
  return neighbours.reduce((sum, each) => sum + (x[each] ?? 0), 0) / neighbours.length;
}

/** The places nearest to the wanted ones (least squares) that keep their order and are 1 apart. */
export function spread(wanted: readonly number[]): readonly number[] {
  const blocks: { sum: number; count: number }[] = [];
  const findMean = ({ sum, count }: { sum: number; count: number }): number => sum / count;
  for (const [at, place] of wanted.entries()) {
    let block = { sum: place - at, count: 1 };
    for (let last = blocks.at(-1); last !== undefined && findMean(last) > findMean(block); ) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
      last = blocks.at(-1);
    }
    blocks.push(block);
  }
  const places: number[] = [];
  for (const block of blocks) {
    for (let left = block.count; left > 0; left--) places.push(findMean(block) + places.length);
  }
  return places;
}

function normalize(x: readonly number[]): LayeredLayout {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const place of x) {
    least = Math.min(least, place);
    most = Math.max(most, place);
  }
  if (x.length === 0) return { x, width: 0 };
  return { x: x.map((place) => place - least), width: most - least };
}
