// Which rows of a long list are on the screen, or so near that they will be.
import { type RefObject, useEffect, useState } from "react";

/** How far beyond the edges of the list counts as near. */
const MARGIN = "300px";

/** The rows that are taken for near until the browser said which are. */
const AT_FIRST: ReadonlySet<number> = new Set(Array.from({ length: 30 }, (_, index) => index));

/**
 * The indices in `data-job` of the list's children that are near; null where all count: `isLong` is false, or the
 * browser cannot tell. `rows` changes whenever there are other children.
 */
export function useNearRows(
  list: RefObject<HTMLElement | null>,
  rows: string,
  isLong: boolean,
): ReadonlySet<number> | null {
  const isWatched = isLong && typeof IntersectionObserver !== "undefined";
  const [near, setNear] = useState(AT_FIRST);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are to be watched
  useEffect(() => {
    const root = list.current;
    if (!isWatched || root === null) return;
    const observer = new IntersectionObserver(
      (entries) => setNear((before) => applyEntries(before, entries)),
      { root, rootMargin: MARGIN },
    );
    for (const row of root.children) observer.observe(row);
    return () => observer.disconnect();
  }, [list, rows, isWatched]);
  return isWatched ? near : null;
}

function applyEntries(
  before: ReadonlySet<number>,
  entries: readonly IntersectionObserverEntry[],
): ReadonlySet<number> {
  const after = new Set(before);
  for (const { target, isIntersecting } of entries) {
    const job = Number(target.getAttribute("data-job"));
    if (isIntersecting) after.add(job);
    else after.delete(job);
  }
  return after;
}
