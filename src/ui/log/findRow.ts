// Where a position is in a list of rows.

/**
 * The index of the last row at or before a position; 0 where all rows come after it. Of a step and its
 * notes, which follow it, the step.
 */
export function findRow(
  rows: readonly { readonly type: "step" | "note"; readonly position: number }[],
  position: number,
): number {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.position ?? 0) <= position) low = middle + 1;
    else high = middle - 1;
  }
  let row = Math.max(high, 0);
  while (row > 0 && rows[row]?.type === "note" && rows[row - 1]?.position === rows[row]?.position) {
    row--;
  }
  return row;
}
