// Offsets in a text for lines and columns.
import type { Problem } from "../../formats/problem.ts";

/** Where a problem begins, in UTF-16 units from 0; inside the text whatever the problem says. */
export function findOffset(
  text: string,
  { line, column }: Pick<Problem, "line" | "column">,
): number {
  let start = 0;
  for (let left = (line ?? 1) - 1; left > 0; left--) {
    const end = text.indexOf("\n", start);
    if (end === -1) return text.length;
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  return Math.min(start + (column ?? 1) - 1, end === -1 ? text.length : end);
}
