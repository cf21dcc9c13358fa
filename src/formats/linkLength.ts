// From which length on a link is likely to be cut where people paste it.

interface Threshold {
  /** Characters of the whole address; a longer one is warned of. */
  readonly above: number;
  readonly text: string;
}

/** Longest first. */
const THRESHOLDS: readonly Threshold[] = [
  {
    above: 8_000,
    text: "This link is longer than 8,000 characters: GitHub and most chat programs cut it. Send a file instead.",
  },
  {
    above: 2_000,
    text: "This link is longer than 2,000 characters: Discord and some other chat programs cut it. A file is safer there.",
  },
];

/** The warning that belongs to a whole address of so many characters, or null. */
export function findLengthWarning(length: number): string | null {
  return THRESHOLDS.find(({ above }) => length > above)?.text ?? null;
}
