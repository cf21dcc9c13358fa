// Offsets for lines and columns.
import { expect, it } from "vitest";
import { findOffset } from "../../../src/ui/scenario/textPlace.ts";

it.each([
  [1, 1, 0],
  [2, 1, 3],
  [2, 3, 5],
  [2, 99, 6],
  [3, 1, 7],
  [9, 1, 7],
  [null, null, 0],
])("line %s, column %s is at %i, inside the text", (line, column, offset) => {
  expect(findOffset("ab\ncde\n", { line, column })).toBe(offset);
});
