// Time as the library sees it, and a setting that lets programs put another in its place.

/** Times in ms. */
export interface Clock {
  /** Never goes back. Where it starts does not matter. */
  now(): number;
  /** Calls back once, after `ms` or a little more. Returns what takes that back. */
  after(ms: number, callback: () => void): () => void;
}

/** The time of the machine, by a clock that nobody sets. */
export const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
