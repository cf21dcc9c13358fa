// Plain values as rows of 32-bit numbers, so that they fit into shared memory. It knows nothing of what they mean: what
// the core adds to a world travels without a change here.
import type { Words } from "./words.ts";

const TAGS = {
  null: 0,
  false: 1,
  true: 2,
  /** Then the number itself. */
  integer: 3,
  /** Then the two halves of a double. */
  double: 4,
  /** Then its number in the dictionary. */
  word: 5,
  /** Then how many values follow. */
  list: 6,
  /** Then the word that names its keys, divided by commas; their values follow. */
  record: 7,
} as const;

const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

/** Writes values one after the other into a row of its own that grows. */
export class Encoder {
  readonly #words: Words;
  readonly #shapes = new Shape([]);
  row = new Int32Array(1024);
  length = 0;
  /** Of the row: the same for the same values, as long as dictionaries are given the same words in the same order. */
  digest = 0;

  constructor(words: Words) {
    this.#words = words;
  }

  /** Begins a new row. */
  clear(): void {
    this.length = 0;
    this.digest = 0;
  }

  /** @throws TypeError for what is neither null, boolean, number, text, list nor record. */
  write(value: unknown): void {
    switch (typeof value) {
      case "number":
        this.#writeNumber(value);
        break;
      case "boolean":
        this.#put(value ? TAGS.true : TAGS.false);
        break;
      case "string":
        this.#putPair(TAGS.word, this.#words.numberOf(value));
        break;
      case "object":
        if (value === null) this.#put(TAGS.null);
        else if (Array.isArray(value)) this.#writeList(value);
        else this.#writeRecord(value as Readonly<Record<string, unknown>>);
        break;
      default:
        throw new TypeError(`a ${typeof value} cannot be shared`);
    }
  }

  #writeNumber(value: number): void {
    if (Object.is(value | 0, value)) {
      this.#putPair(TAGS.integer, value);
      return;
    }
    double[0] = value;
    this.#putPair(TAGS.double, halves[0] ?? 0);
    this.#put(halves[1] ?? 0);
  }

  #writeList(list: readonly unknown[]): void {
    this.#putPair(TAGS.list, list.length);
    for (const item of list) this.write(item);
  }

  #writeRecord(record: Readonly<Record<string, unknown>>): void {
    let shape = this.#shapes;
    for (const key in record) shape = shape.with(key);
    if (shape.number === -1) shape.number = this.#words.numberOf(shape.keys.join(","));
    this.#putPair(TAGS.record, shape.number);
    for (const key of shape.keys) this.write(record[key]);
  }

  #putPair(tag: number, value: number): void {
    this.#put(tag);
    this.#put(value);
  }

  #put(value: number): void {
    if (this.length === this.row.length) {
      const longer = new Int32Array(this.length * 2);
      longer.set(this.row);
      this.row = longer;
    }
    this.row[this.length++] = value;
    this.digest = mix(this.digest, value);
  }
}

/**
 * The keys of records, one step a key, so that their word is looked up once a shape and not once a record. Nearly always
 * the same key follows, so that it is tried before the others.
 */
class Shape {
  readonly keys: readonly string[];
  /** Of the word that names the keys; -1 before it is needed. */
  number = -1;
  readonly #next = new Map<string, Shape>();
  #usualKey = "";
  #usual: Shape | null = null;

  constructor(keys: readonly string[]) {
    this.keys = keys;
  }

  with(key: string): Shape {
    if (this.#usual !== null && key === this.#usualKey) return this.#usual;
    const known = this.#next.get(key);
    const shape = known ?? new Shape([...this.keys, key]);
    if (known === undefined) this.#next.set(key, shape);
    this.#usualKey = key;
    this.#usual = shape;
    return shape;
  }
}

/** A number that depends on all that was mixed so far, and on their order. */
export function mix(sum: number, part: number): number {
  const product = Math.imul(sum ^ part, 0x9e3779b1);
  return product ^ (product >>> 15);
}

/** Reads values back. */
export class Decoder {
  readonly #words: Words;
  readonly #keys: (readonly string[] | undefined)[] = [];
  #row = new Int32Array();
  #at = 0;

  constructor(words: Words) {
    this.#words = words;
  }

  /** The value that begins there. @throws RangeError for a row that no encoder has written. */
  read(row: Int32Array, at: number): unknown {
    this.#row = row as Int32Array<ArrayBuffer>;
    this.#at = at;
    return this.#value();
  }

  #take(): number {
    return this.#row[this.#at++] ?? -1;
  }

  #value(): unknown {
    const tag = this.#take();
    switch (tag) {
      case TAGS.null:
        return null;
      case TAGS.false:
        return false;
      case TAGS.true:
        return true;
      case TAGS.integer:
        return this.#take();
      case TAGS.double:
        halves[0] = this.#take();
        halves[1] = this.#take();
        return double[0];
      case TAGS.word:
        return this.#words.textOf(this.#take());
      case TAGS.list:
        return this.#list(this.#take());
      case TAGS.record:
        return this.#record(this.#keysOf(this.#take()));
      default:
        throw new RangeError(`no value begins with ${tag}`);
    }
  }

  #list(length: number): readonly unknown[] {
    const list: unknown[] = [];
    for (let at = 0; at < length; at++) list.push(this.#value());
    return list;
  }

  #record(keys: readonly string[]): Readonly<Record<string, unknown>> {
    const record: Record<string, unknown> = {};
    for (const key of keys) record[key] = this.#value();
    return record;
  }

  #keysOf(word: number): readonly string[] {
    const known = this.#keys[word];
    if (known !== undefined) return known;
    const text = this.#words.textOf(word);
    const keys = text === "" ? [] : text.split(",");
    this.#keys[word] = keys;
    return keys;
  }
}
