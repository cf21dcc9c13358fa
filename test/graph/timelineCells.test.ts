// Cells and pixels: what is seen of a lane at each pixel.
import { describe, expect, it } from "vitest";
import { chooseSteps } from "../../src/graph/timelineAxis.ts";
import { fillCells, fillClock, findTick, type Raster } from "../../src/graph/timelineCells.ts";
import { parseHex } from "../../src/graph/timelineColors.ts";
import {
  CELLS,
  CLOCK_BIT,
  createModel,
  type Lane,
  STATE,
  TICK,
  TICK_SHIFT,
} from "../../src/graph/timelineModel.ts";
import { shorten } from "../../src/graph/timelinePaint.ts";
import {
  createHatch,
  createPalette,
  LANE_HEIGHT,
  writeLane,
} from "../../src/graph/timelinePixels.ts";
import type { TrailStep } from "../../src/sim/view.ts";
import { lane, run } from "./timelineSteps.ts";

function makeLane(trail: readonly TrailStep[]): Lane {
  const model = createModel();
  model.update(trail, [lane(0, "ready")]);
  const [first] = model.lanes;
  if (first === undefined) throw new Error("no lane");
  return first;
}

function fill(made: Lane, raster: Raster, selectedLock = -1): readonly number[] {
  const cells = new Uint16Array(raster.width);
  fillCells(made, raster, cells, { clock: new Uint16Array(raster.width), selectedLock });
  return [...cells];
}

const wide = { width: 12, columnWidth: 4, offset: 0, columns: 3, tickWidth: 2 };

describe("the cells of a lane", () => {
  const waits = makeLane([run(0, [lane(0, "waiting", { lock: 7 })]), run(0, [lane(0, "done")])]);
  const tick = TICK.plain << TICK_SHIFT;

  it("show the state after each step, and the step's mark at its beginning", () => {
    const { ready, waiting } = STATE;
    const step = [waiting | tick, waiting | tick, waiting, waiting];
    expect(fill(waits, wide)).toEqual([ready, ready, ready, ready, ...step, tick, tick, 0, 0]);
  });

  it("begin where the view is scrolled to", () => {
    expect(fill(waits, { ...wide, offset: 6 }).slice(0, 4)).toEqual([
      STATE.waiting,
      STATE.waiting,
      tick,
      tick,
    ]);
  });

  it("show waiting for the selected lock as a state of its own", () => {
    expect(fill(waits, wide, 7)[6]).toBe(STATE.waitingForSelected);
    expect(fill(waits, wide, 3)[6]).toBe(STATE.waiting);
  });

  it("show the most common state where many positions share a pixel", () => {
    const trail = Array.from({ length: 99 }, (_, at) =>
      run(1, at % 10 === 9 ? [lane(0, "working")] : at % 10 === 2 ? [lane(0, "waiting")] : []),
    );
    const cells = fill(makeLane(trail), {
      width: 10,
      columnWidth: 0.1,
      offset: 0,
      columns: 100,
      tickWidth: 0,
    });
    expect(cells.slice(1)).toEqual(Array.from({ length: 9 }, () => STATE.waiting));
  });

  it("tell few steps from many, and never lose a failure, where many positions share a pixel", () => {
    const failure = { error: "UsageError", code: "not-owner", subject: "a" } as const;
    const trail = Array.from({ length: 39 }, (_, at) => {
      if (at === 34) return run(0, [], { events: [{ type: "raises", job: 0, failure }] });
      return run(at === 5 || (at > 9 && at < 18) ? 0 : 1, []);
    });
    const raster = { width: 4, columnWidth: 0.1, offset: 0, columns: 40, tickWidth: 0 };
    const ticks = fill(makeLane(trail), raster).map((cell) => cell >> TICK_SHIFT);
    expect(ticks).toEqual([TICK.few, TICK.plain, TICK.none, TICK.failure]);
  });

  it("mark the clock's moves, where many positions share a pixel only if they are most of them", () => {
    const clock = new Uint16Array(12);
    fillClock([1], wide, clock);
    expect([...clock.subarray(3, 9)].map((cell) => cell === CLOCK_BIT)).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
    fillClock([0, 10, 11, 12], { ...wide, columnWidth: 0.2, columns: 60 }, clock);
    expect([...clock.subarray(0, 4)]).toEqual([0, 0, CLOCK_BIT, 0]);
  });

  it("say which step is near a position", () => {
    expect(findTick(waits, 1, 0)).toBe(1);
    expect(findTick(waits, 5, 2)).toBe(-1);
    expect(findTick(waits, 5, 3)).toBe(2);
  });
});

describe("the pixels of a lane", () => {
  const names = ["surface", "sunken", "line", "line-strong", "text", "text-soft"] as const;
  const more = ["text-faint", "accent", "accent-soft", "exclusive", "shared"] as const;
  const last = ["shared-soft", "waiting", "waiting-soft", "working", "working-soft"] as const;
  const colors = Object.fromEntries(
    [...names, ...more, ...last, "danger" as const].map((name, at) => [name, 0xff000000 + at + 1]),
  ) as Parameters<typeof createPalette>[0];

  it.each([1, 1.25, 2])(
    "differ between any two states and kinds of mark at density %s",
    (density) => {
      const palette = createPalette(colors, density);
      const look = (cell: number) =>
        Array.from(
          { length: 2 * palette.rows },
          (_, row) => palette.table[row * CELLS + cell],
        ).join();
      const cells = [
        ...Object.values(STATE),
        ...Object.values(TICK).map((kind) => STATE.ready | (kind << TICK_SHIFT)),
        ...[1, 2, 3, 4, 5, 6].map((held) => STATE.ready | (held << 3)),
        CLOCK_BIT,
      ];
      const distinct = new Set(cells);
      expect(new Set([...distinct].map(look)).size).toBe(distinct.size);
    },
  );

  it("fill their rows of the image and no others", () => {
    const palette = createPalette(colors, 1);
    const pixels = new Uint32Array(4 * 30).fill(9);
    const bottom = LANE_HEIGHT - 5;
    const target = { pixels, width: 4, height: 30, top: -5, bottom };
    const hatch = createHatch(palette, 4);
    writeLane(target, new Uint16Array(4), palette, { hatch, offset: 3 });
    expect([...pixels.subarray((bottom - 1) * 4, bottom * 4)]).toEqual([
      colors.line,
      colors.line,
      colors.line,
      colors.line,
    ]);
    expect([...pixels.subarray(bottom * 4, (bottom + 1) * 4)]).toEqual([9, 9, 9, 9]);
    expect(pixels[0]).toBe(0);
  });

  it("have the bytes of an image", () => {
    expect(parseHex("#0b6e76")).toBe(0xff766e0b);
    expect(parseHex("#fff")).toBe(0xffffffff);
    expect(parseHex("Canvas")).toBeNull();
  });
});

describe("texts that have to fit", () => {
  it("lose the level first, then their end", () => {
    expect(shorten("node/node12", 11)).toBe("node/node12");
    expect(shorten("node/node12", 8)).toBe("node12");
    expect(shorten("node/node12.example.com", 8)).toBe("node12.…");
    expect(shorten("node/node12", 3)).toBe("");
  });

  it("stand at round positions with enough room", () => {
    expect(chooseSteps(20, 64)).toEqual([5, 1]);
    expect(chooseSteps(0.1, 128)).toEqual([2000, 400]);
    expect(chooseSteps(64, 64)).toEqual([1, 1]);
  });
});
