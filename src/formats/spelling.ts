// The nearest spelling of a word, for those who are told that there is no such word.

const MOST_CANDIDATES = 500;
const LONGEST_WORD = 24;

/** The word that was probably meant, or null when none is near. */
export function findNearest(word: string, words: Iterable<string>): string | null {
  if (word.length > LONGEST_WORD) return null;
  // One letter is like any other; only its case may be wrong.
  let limit = word.length === 1 ? 1 : Math.max(1, Math.floor(word.length / 3)) + 1;
  let nearest: string | null = null;
  let seen = 0;
  for (const candidate of words) {
    if (++seen > MOST_CANDIDATES) break;
    if (Math.abs(candidate.length - word.length) >= limit) continue;
    const distance = measureDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < limit && candidate !== word) [limit, nearest] = [distance, candidate];
  }
  return nearest;
}

// Insertions, removals, replacements and swaps of neighbours that make one word of the other.
function measureDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      next.push(best);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

/** `; did you mean X?` where a word is near, else nothing. */
export function hint(word: string, words: Iterable<string>): string {
  const nearest = findNearest(word, words);
  return nearest === null ? "" : `; did you mean ${nearest}?`;
}
