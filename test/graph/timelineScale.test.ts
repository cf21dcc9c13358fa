// The horizontal view: opening, zooming, following.
import { describe, expect, it } from "vitest";
import {
  findPosition,
  findX,
  fitView,
  followView,
  limitView,
  openView,
  zoomView,
} from "../../src/graph/timelineScale.ts";

const LONG = { plot: 1016, columns: 10_000 };

describe("the horizontal view", () => {
  it("opens with all steps where that leaves them readable, else with some of them", () => {
    expect(openView({ plot: 1016, columns: 100 }).columnWidth).toBe(10);
    expect(openView({ plot: 1016, columns: 20 }).columnWidth).toBe(20);
    expect(openView(LONG).columnWidth).toBe(20);
  });

  it("zooms out until everything is seen, and not further", () => {
    const view = zoomView({ columnWidth: 20, offset: 500 }, 1e-9, 300, LONG);
    expect(view).toEqual({ columnWidth: 0.1, offset: 0 });
    expect(fitView(LONG).columnWidth).toBe(0.1);
  });

  it("keeps what is under the pointer there while zooming", () => {
    const view = { columnWidth: 10, offset: 5000 };
    const closer = zoomView(view, 1.7, 400, LONG);
    expect(findPosition(closer, 400, LONG.columns)).toBe(findPosition(view, 400, LONG.columns));
  });

  it("never scrolls past either end", () => {
    expect(limitView({ columnWidth: 20, offset: -50 }, LONG).offset).toBe(0);
    expect(limitView({ columnWidth: 20, offset: 1e9 }, LONG).offset).toBe(200_000 + 16 - 1016);
  });

  it("stays while the playhead is well inside", () => {
    const view = { columnWidth: 20, offset: 2000 };
    expect(followView(view, 120, LONG, false)).toBe(view);
  });

  it.each([
    ["forwards", 5000, 0.7],
    ["back", 10, 0.3],
  ])("goes along when the playhead leaves %s", (_, position, share) => {
    const view = followView({ columnWidth: 20, offset: 20_000 }, position, LONG, false);
    const expected = Math.max(0, (position + 1) * 20 - 1016 * share);
    expect(view.offset).toBeCloseTo(expected);
  });

  it("moves as little as possible while somebody points", () => {
    const view = { columnWidth: 20, offset: 2000 };
    expect(followView(view, 101, LONG, true)).toBe(view);
    const moved = followView(view, 151, LONG, true);
    expect(findX(moved, 151)).toBeCloseTo(LONG.plot);
  });
});
