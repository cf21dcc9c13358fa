// How fast a count grows of late: calm enough to be read while it changes.

interface RateMeter {
  /** A count at a time in ms, neither less than before. */
  readonly add: (count: number, ms: number) => void;
  /** A second; 0 before there is anything to measure. */
  readonly rate: number;
}

/** What is older does not count. */
const WINDOW_MS = 2000;

export function createRateMeter(): RateMeter {
  let marks: { readonly count: number; readonly ms: number }[] = [{ count: 0, ms: 0 }];
  return {
    add: (count, ms) => {
      marks.push({ count, ms });
      const first = marks.findIndex((mark) => ms - mark.ms <= WINDOW_MS);
      if (first > 0) marks = marks.slice(first);
    },
    get rate() {
      const [first, last] = [marks[0], marks.at(-1)];
      if (first === undefined || last === undefined || last.ms === first.ms) return 0;
      return Math.round((1000 * (last.count - first.count)) / (last.ms - first.ms));
    },
  };
}
