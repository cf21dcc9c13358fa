// Codecs: each says once how a kind of value is written into a link and read from it again.
// A codec learns from what passes through it, so both sides make fresh ones and use them in the same order.
import { formatNumber } from "../sim/words.ts";
import { type Model, type Sink, type Source, Unreadable } from "./linkPort.ts";

export interface Codec<T> {
  readonly put: (sink: Sink, value: T) => void;
  /** Throws `Unreadable`. */
  readonly take: (source: Source) => T;
}

/** One of some words, as its place among them. More words may be added in the room that `bits` leave. */
export function oneOf<T>(words: readonly T[], bits: number): Codec<T> {
  const model: Model = [];
  return {
    put: (sink, value) => sink.symbol(words.indexOf(value), bits, model),
    take(source) {
      const index = source.symbol(bits, model);
      const word = words[index];
      if (word === undefined) throw new Unreadable("damaged", "it holds a word that there is not");
      return word;
    },
  };
}

export function flag(): Codec<boolean> {
  return oneOf([false, true], 1);
}

/** A whole number from 0 on. */
export function number(): Codec<number> {
  const model: Model = [];
  return {
    put: (sink, value) => sink.number(value, model),
    take: (source) => source.number(model),
  };
}

/** A whole number of either sign. */
export function integer(): Codec<number> {
  const sign = flag();
  const size = number();
  return {
    put(sink, value) {
      sign.put(sink, value < 0);
      size.put(sink, Math.abs(value));
    },
    take: (source) => (sign.take(source) ? -1 : 1) * size.take(source) + 0,
  };
}

export function optional<T>(item: Codec<T>): Codec<T | undefined> {
  const isThere = flag();
  return {
    put(sink, value) {
      isThere.put(sink, value !== undefined);
      if (value !== undefined) item.put(sink, value);
    },
    take: (source) => (isThere.take(source) ? item.take(source) : undefined),
  };
}

/** 32 bits of which nothing can be expected. */
export function word32(): Codec<number> {
  const models: readonly Model[] = [[], []];
  return {
    put(sink, value) {
      for (const [half, model] of models.entries()) {
        sink.symbol((value >>> (16 * half)) & 0xffff, 16, model);
      }
    },
    take: (source) =>
      models.reduce((value, model, half) => value + source.symbol(16, model) * 65_536 ** half, 0),
  };
}

/** How many there are of something; more than allowed makes the link too large. */
export function count(max: number, what: string): Codec<number> {
  const plain = number();
  return {
    put: plain.put,
    take: (source) => limit(plain.take(source), max, what),
  };
}

/** How many there are of something, in all the counts that this codec reads together. */
export function total(max: number, what: string): Codec<number> {
  const plain = number();
  let sum = 0;
  return {
    put: plain.put,
    take(source) {
      const value = plain.take(source);
      sum = limit(sum + value, max, what);
      return value;
    },
  };
}

function limit(value: number, max: number, what: string): number {
  if (value <= max) return value;
  throw new Unreadable(
    "large",
    `it has ${formatNumber(value)} ${what}, and ${formatNumber(max)} are allowed`,
  );
}

/** Things in their order. What is read grows as it comes, so that a false count takes no memory. */
export function list<T>(item: Codec<T>, size: Codec<number>): Codec<readonly T[]> {
  return {
    put(sink, values) {
      size.put(sink, values.length);
      for (const value of values) item.put(sink, value);
    },
    take(source) {
      const items: T[] = [];
      for (let left = size.take(source); left > 0; left--) items.push(item.take(source));
      return items;
    },
  };
}

/** A codec for each context, made when it is first asked for. */
export function byContext<K, T>(create: () => Codec<T>): (context: K) => Codec<T> {
  const known = new Map<K, Codec<T>>();
  return (context) => {
    const found = known.get(context);
    if (found !== undefined) return found;
    const created = create();
    known.set(context, created);
    return created;
  };
}
