// Numbers in words, and that everything that people read has them from here.
import { expect, it } from "vitest";
import { countWord, describeOperation, formatMs, formatNumber } from "../../src/sim/words.ts";
import { listSources } from "../sources.ts";
import { play } from "./play.ts";

it("writes numbers with commas, and counts with their nouns", () => {
  expect([0, 999, 1000, -1_234_567].map(formatNumber)).toEqual(["0", "999", "1,000", "-1,234,567"]);
  expect(formatMs(20_000)).toBe("20,000 ms");
  expect([countWord(1, "step"), countWord(2000, "step")]).toEqual(["1 step", "2,000 steps"]);
});

it("tells operations and steps with such numbers", () => {
  const operation = { op: "acquire", lock: "a", timeout: 5000 } as const;
  expect(describeOperation(operation)).toBe("acquire a, exclusive, timeout 5,000 ms");
  const moved = play("kind sharedlock\nlocks a\njob A\n  work 1500", ["A", 1500]);
  expect(moved.listTrail().map(({ text }) => text)).toEqual([
    "A works until 1,500 ms.",
    "The clock moves from 0 to 1,500 ms; the deadline of A is reached.",
  ]);
});

it("is the only way to write a number, but for the pictures, which know no values of other layers", () => {
  const others = listSources().filter(
    ({ path, text }) =>
      /toLocaleString|NumberFormat/.test(text) &&
      path !== "src/sim/words.ts" &&
      !path.startsWith("src/graph/"),
  );
  expect(others.map(({ path }) => path)).toEqual([]);
});
