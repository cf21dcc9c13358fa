// The two orders of names: by code point, as locks are acquired, and natural, as people read them.

// UTF-16 puts surrogates (code points above U+FFFF) before U+E000..U+FFFF; this moves them behind.
function rankUnit(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

/** Compares by Unicode code point: negative, 0 or positive. `n10` comes before `n2`. */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return rankUnit(left) - rankUnit(right);
  }
  return a.length - b.length;
}

const RUNS = /\d+|\D+/g;

function compareDigits(a: string, b: string): number {
  const left = a.replace(/^0+/, "");
  const right = b.replace(/^0+/, "");
  return left.length - right.length || compareCodePoints(left, right);
}

function compareRuns(a: string, b: string): number {
  const digits = /^\d/;
  if (digits.test(a) && digits.test(b)) return compareDigits(a, b);
  return compareCodePoints(a, b);
}

/**
 * Compares as the lock monitor sorts: runs of digits as numbers, the rest by code point; names
 * that are equal so (`n1`, `n01`) by code point as a whole. `n2` comes before `n10`.
 */
export function compareNatural(a: string, b: string): number {
  if (a === b) return 0;
  const left = a.match(RUNS) ?? [];
  const right = b.match(RUNS) ?? [];
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const order = compareRuns(left[i] ?? "", right[i] ?? "");
    if (order !== 0) return order;
  }
  return left.length - right.length || compareCodePoints(a, b);
}
