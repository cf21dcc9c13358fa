// Bits, packed by how likely they are: an adaptive binary arithmetic coder. What was expected costs next to nothing.

/**
 * How likely the next bit of one kind is 1, learned from those before it. `one` counts in 65536ths.
 * Links that are out in the world rest on these numbers: changing one is a new version of links.
 */
export interface Chance {
  one: number;
  seen: number;
}

/** Half of a whole in `Chance.one`, what is certain being 65536. */
const HALF = 32_768;
/** No bit is ever held for impossible. */
const LEAST = 64;
/** After so many bits the older ones begin to be forgotten. */
const MEMORY = 60;
/** The reader holds four bytes, and the last of them need not have been written. */
const AHEAD = 4;

/** A kind of bit of which nothing is known yet. */
export function createChance(): Chance {
  return { one: HALF, seen: 0 };
}

function learn(chance: Chance, bit: number): void {
  const target = bit === 1 ? 2 * HALF - LEAST : LEAST;
  chance.one += Math.trunc(((target - chance.one) * 2) / (2 * chance.seen + 3));
  if (chance.seen < MEMORY) chance.seen += 1;
}

/** Where the interval is cut: 1 takes the lower part up to this, 0 the rest. Exact in a double. */
function cut(low: number, high: number, one: number): number {
  return low + Math.floor(((high - low) * one) / (2 * HALF));
}

function hasSameTop(low: number, high: number): boolean {
  return (low ^ high) >>> 24 === 0;
}

export interface BitWriter {
  readonly write: (bit: number, chance: Chance) => void;
  /** Ends the writing; as few bytes as tell the bits apart from all others, zeros being implied. */
  readonly finish: () => Uint8Array<ArrayBuffer>;
}

/** Narrows an interval of 32 bits with each bit, and lets go of the leading bytes that are settled. */
export function createBitWriter(): BitWriter {
  const bytes: number[] = [];
  let low = 0;
  let high = 0xffff_ffff;
  return {
    write(bit, chance) {
      const middle = cut(low, high, chance.one);
      if (bit === 1) high = middle;
      else low = middle + 1;
      learn(chance, bit);
      while (hasSameTop(low, high)) {
        bytes.push(high >>> 24);
        low = (low << 8) >>> 0;
        high = ((high << 8) | 255) >>> 0;
      }
    },
    finish() {
      if (low > 0) bytes.push((low >>> 24) + 1);
      return Uint8Array.from(bytes);
    },
  };
}

export interface BitReader {
  readonly read: (chance: Chance) => number;
  /** Whether bits were read that nobody can have written: the bytes were over before. */
  readonly isOver: () => boolean;
}

/** The reverse of the writer, given the same chances in the same order. */
export function createBitReader(bytes: Uint8Array): BitReader {
  let low = 0;
  let high = 0xffff_ffff;
  let at = AHEAD;
  let code = [0, 1, 2, 3].reduce((value, index) => value * 256 + (bytes[index] ?? 0), 0);
  return {
    read(chance) {
      const middle = cut(low, high, chance.one);
      const bit = code <= middle ? 1 : 0;
      if (bit === 1) high = middle;
      else low = middle + 1;
      learn(chance, bit);
      while (hasSameTop(low, high)) {
        low = (low << 8) >>> 0;
        high = ((high << 8) | 255) >>> 0;
        code = ((code << 8) | (bytes[at] ?? 0)) >>> 0;
        at += 1;
      }
      return bit;
    },
    isOver: () => at > bytes.length + AHEAD,
  };
}
