// What a link is made of at the lowest: symbols and whole numbers. They are packed tightly, by how likely
// each is, or written as plain bytes, in which deflate finds what repeats.
import { formatNumber } from "../sim/words.ts";
import { type Chance, createBitReader, createBitWriter, createChance } from "./bits.ts";
import { LIMITS } from "./limits.ts";

/** What is known of one kind of symbol or number: chances by the bits before. Filled as it is used. */
export type Model = Chance[];

/** The bits of a number, its first one not counted. */
const NUMBER_BITS = 52;
/** Of how many beginnings of a number the next bit is learned apart. */
const BEGINNINGS = 256;

/** Takes the parts of a link in their order. A symbol fits into its bits, 16 at most; numbers are whole, 0 to 2^53 - 2. */
export interface Sink {
  readonly symbol: (value: number, bits: number, model: Model) => void;
  readonly number: (value: number, model: Model) => void;
  readonly finish: () => Uint8Array<ArrayBuffer>;
}

/** Gives them back. What cannot be there throws `Unreadable`. */
export interface Source {
  readonly symbol: (bits: number, model: Model) => number;
  readonly number: (model: Model) => number;
  /** Counts what is made without reading, such as a list that stands again, against the limit. */
  readonly spend: (bytes: number) => void;
}

/** Why a link cannot be read. Stays within the readers of links, which make a `Problem` of it. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  readonly reason: "damaged" | "large";

  constructor(reason: "damaged" | "large", message: string) {
    super(message);
    this.reason = reason;
  }
}

function pick(model: Model, index: number): Chance {
  const found = model[index];
  if (found !== undefined) return found;
  const created = createChance();
  model[index] = created;
  return created;
}

/** Where the chance of a number's bit is: by its length in bits, and the bits before it. */
function locate(length: number, beginning: number): number {
  const known = beginning < BEGINNINGS ? beginning : 0;
  return NUMBER_BITS + 1 + length * BEGINNINGS + known;
}

function bitAt(value: number, index: number): number {
  return Math.floor(value / 2 ** index) % 2;
}

/** Packs tightly. A number is its length in bits, one 1 for each, and then its bits below the first. */
export function createTightSink(): Sink {
  const out = createBitWriter();
  return {
    symbol(value, bits, model) {
      let node = 1;
      for (let at = bits - 1; at >= 0; at--) {
        const bit = (value >> at) & 1;
        out.write(bit, pick(model, node));
        node = node * 2 + bit;
      }
    },
    number(value, model) {
      const more = value + 1;
      let length = 0;
      while (2 ** (length + 1) <= more) out.write(1, pick(model, length++));
      if (length < NUMBER_BITS) out.write(0, pick(model, length));
      let beginning = 1;
      for (let at = length - 1; at >= 0; at--) {
        const bit = bitAt(more, at);
        out.write(bit, pick(model, locate(length, beginning)));
        beginning = beginning * 2 + bit;
      }
    },
    finish: out.finish,
  };
}

function createBudget(): Source["spend"] {
  let left: number = LIMITS.unpackedBytes;
  return (bytes) => {
    left -= bytes;
    if (left >= 0) return;
    const most = formatNumber(LIMITS.unpackedBytes);
    throw new Unreadable("large", `it unpacks to more than ${most} bytes`);
  };
}

/** Reads what a tight sink wrote. */
export function createTightSource(bytes: Uint8Array): Source {
  const bits = createBitReader(bytes);
  const spend = createBudget();
  const begin = (): void => {
    spend(1);
    if (bits.isOver()) throw new Unreadable("damaged", "it ends too early");
  };
  return {
    symbol(width, model) {
      begin();
      let node = 1;
      for (let at = 0; at < width; at++) node = node * 2 + bits.read(pick(model, node));
      return node - 2 ** width;
    },
    number(model) {
      begin();
      let length = 0;
      while (length < NUMBER_BITS && bits.read(pick(model, length)) === 1) length += 1;
      let beginning = 1;
      for (let at = 0; at < length; at++) {
        beginning = beginning * 2 + bits.read(pick(model, locate(length, beginning)));
      }
      return beginning - 1;
    },
    spend,
  };
}

/** Writes a symbol as one byte, or two where it is wide, and a number as groups of seven bits, the lowest first. */
export function createPlainSink(): Sink {
  const bytes: number[] = [];
  return {
    symbol(value, bits) {
      if (bits > 8) bytes.push(value >> 8);
      bytes.push(value & 255);
    },
    number(value) {
      let rest = value;
      while (rest >= 128) {
        bytes.push(128 + (rest % 128));
        rest = Math.floor(rest / 128);
      }
      bytes.push(rest);
    },
    finish: () => Uint8Array.from(bytes),
  };
}

/** Reads what a plain sink wrote. */
export function createPlainSource(bytes: Uint8Array): Source {
  let at = 0;
  const spend = createBudget();
  const next = (): number => {
    const byte = bytes[at];
    if (byte === undefined) throw new Unreadable("damaged", "it ends too early");
    at += 1;
    return byte;
  };
  return {
    symbol(bits) {
      spend(1);
      const value = bits > 8 ? next() * 256 + next() : next();
      if (value >= 2 ** bits)
        throw new Unreadable("damaged", "it holds a symbol that there is not");
      return value;
    },
    number() {
      spend(1);
      let value = 0;
      let unit = 1;
      let byte = next();
      while (byte >= 128) {
        value += (byte - 128) * unit;
        unit *= 128;
        if (unit > Number.MAX_SAFE_INTEGER) throw new Unreadable("damaged", "a number is too long");
        byte = next();
      }
      return value + byte * unit;
    },
    spend,
  };
}
