// Where the order of locks is drawn.
import { describe, expect, it } from "vitest";
import { layOutOrder } from "../../src/graph/orderLayout.ts";

const yOf = (layout: ReturnType<typeof layOutOrder>, place: number) => layout.places[place]?.y ?? 0;

describe("the picture of the order", () => {
  it("has each lock above those that are taken after it, and none that is in no pair", () => {
    const names = ["last", "first", "between", "alone"];
    const layout = layOutOrder(names, [
      { from: 1, to: 2 },
      { from: 2, to: 0 },
      { from: 1, to: 0 },
    ]);
    expect(yOf(layout, 1)).toBeLessThan(yOf(layout, 2));
    expect(yOf(layout, 2)).toBeLessThan(yOf(layout, 0));
    expect(layout.places[3]).toBeNull();
  });

  it("leads lines that pass a layer around what lies in it", () => {
    const layout = layOutOrder(
      ["a", "b", "c"],
      [
        { from: 0, to: 1 },
        { from: 1, to: 2 },
        { from: 0, to: 2 },
      ],
    );
    const ways = layout.lines.map(({ path }) => path.split("C").length - 1);
    expect(ways).toEqual([1, 1, 2]);
    expect(layout.width).toBeGreaterThan(2 * layout.boxWidth);
  });

  it("closes a circle by one line that leads up, within the picture", () => {
    const layout = layOutOrder(
      ["a", "b"],
      [
        { from: 0, to: 1 },
        { from: 1, to: 0 },
      ],
    );
    expect(yOf(layout, 0)).toBeLessThan(yOf(layout, 1));
    const [, up] = layout.lines;
    const across = (up?.path.match(/[\d.]+/g) ?? []).filter((_, at) => at % 2 === 0).map(Number);
    expect(Math.max(...across)).toBeLessThanOrEqual(layout.width);
  });

  it("is as wide as names need, within bounds", () => {
    const short = layOutOrder(["a", "b"], [{ from: 0, to: 1 }]);
    const long = layOutOrder(["a".repeat(100), "b"], [{ from: 0, to: 1 }]);
    expect(short.boxWidth).toBeLessThan(long.boxWidth);
    expect(long.boxWidth).toBeLessThan(200);
  });
});
