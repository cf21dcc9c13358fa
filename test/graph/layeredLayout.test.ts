// Places of nodes in layers.
import fc from "fast-check";
import { expect, it } from "vitest";
import { layOutLayers, spread } from "../../src/graph/layeredLayout.ts";

it("keeps the order of places and their distance, and stays as near as it can", () => {
  expect(spread([0, 5, 9])).toEqual([0, 5, 9]);
  expect(spread([2, 2, 2])).toEqual([1, 2, 3]);
  expect(spread([])).toEqual([]);
  const property = fc.property(
    fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { maxLength: 30 }),
    (wanted) => {
      const places = spread(wanted);
      for (let at = 1; at < places.length; at++) {
        expect((places[at] ?? 0) - (places[at - 1] ?? 0)).toBeGreaterThan(1 - 1e-6);
      }
    },
  );
  fc.assert(property);
});

it("untangles edges that cross", () => {
  // Two columns, whose second layer is given the wrong way round.
  const links = [
    { from: 0, to: 3 },
    { from: 1, to: 2 },
  ];
  const { x, width } = layOutLayers([0, 0, 1, 1], links);
  expect(x).toEqual([0, 1, 1, 0]);
  expect(width).toBe(1);
});

it("puts a node in the middle of those that it is joined to", () => {
  const links = [1, 2, 3].flatMap((to) => [
    { from: 0, to },
    { from: to, to: 4 },
  ]);
  expect(layOutLayers([0, 1, 1, 1, 2], links).x).toEqual([1, 0, 1, 2, 1]);
});

it("lays out nothing", () => {
  expect(layOutLayers([], [])).toEqual({ x: [], width: 0 });
});
