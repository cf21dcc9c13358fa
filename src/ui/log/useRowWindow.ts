// Which rows of a long list are drawn: those in sight of a scrolling box, with some around them.
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** Rows above and below the sight that are drawn as well. */
const AROUND = 8;
/** Where there is no layout to ask (before the first one): a usual height in px. */
const USUAL_HEIGHT = 600;

interface RowWindow<Box extends HTMLElement> {
  /** Of the box that scrolls. */
  readonly box: RefObject<Box | null>;
  readonly onScroll: () => void;
  /** The rows to draw: from `start` up to and without `end`. */
  readonly start: number;
  readonly end: number;
  /** Scrolls no further than needed until the row is in sight, and one more above and below it. */
  readonly reveal: (row: number) => void;
}

interface RowWindowOptions {
  readonly count: number;
  /** The same for each row, in px. */
  readonly rowHeight: number;
  /** What stands above the first row and stays in sight, in px. */
  readonly head?: number;
  /** Lists up to so long are drawn whole. */
  readonly whole?: number;
}

export function useRowWindow<Box extends HTMLElement>(options: RowWindowOptions): RowWindow<Box> {
  const { count, rowHeight, head = 0, whole = 0 } = options;
  const box = useRef<Box>(null);
  // Kept in rows, so that scrolling within one draws nothing anew.
  const [sight, setSight] = useState({ first: 0, rows: Math.ceil(USUAL_HEIGHT / rowHeight) });
  const look = useCallback(() => {
    if (box.current === null) return;
    const { scrollTop, clientHeight } = box.current;
    const first = Math.max(0, Math.floor(scrollTop / rowHeight));
    const rows = Math.ceil((clientHeight || USUAL_HEIGHT) / rowHeight);
    setSight((known) => (known.first === first && known.rows === rows ? known : { first, rows }));
  }, [rowHeight]);
  useEffect(() => {
    look();
    if (box.current === null || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(look);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [look]);
  const reveal = useCallback(
    (row: number) => {
      if (box.current === null) return;
      const { scrollTop, clientHeight } = box.current;
      const top = (row - 1) * rowHeight;
      const bottom = (row + 2) * rowHeight + head - (clientHeight || USUAL_HEIGHT);
      if (scrollTop > top) box.current.scrollTop = top;
      else if (scrollTop < bottom) box.current.scrollTop = bottom;
      look();
    },
    [rowHeight, head, look],
  );
  if (count <= whole) return { box, onScroll: look, start: 0, end: count, reveal };
  // A list that became shorter keeps its last rows in sight.
  const first = Math.min(sight.first, Math.max(0, count - sight.rows));
  const start = Math.max(0, first - AROUND);
  const end = Math.min(count, first + sight.rows + AROUND);
  return { box, onScroll: look, start, end, reveal };
}
