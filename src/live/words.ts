// The dictionary of a run: texts as numbers. It lies in the run's memory, so that a number means the same to all
// threads; it only grows, and only whoever has the mutex uses it.
import { readUnits, writeUnits } from "./units.ts";

/** How many words there are; after it each one as its length and its UTF-16 units. */
const HEAD = 1;

export class Words {
  readonly #region: Int32Array;
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];
  #end = HEAD;

  /** @param region zeros, or what another thread's dictionary has written there. */
  constructor(region: Int32Array) {
    this.#region = region;
  }

  /** The number of a text, which is new to the dictionary or not. @throws RangeError where it is full. */
  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#catchUp();
    return this.#numbers.get(text) ?? this.#write(text);
  }

  /** @throws RangeError for a number that no thread has given. */
  textOf(number: number): string {
    if (number >= this.#texts.length) this.#catchUp();
    const text = this.#texts[number];
    if (text === undefined) throw new RangeError(`there is no word ${number}`);
    return text;
  }

  #catchUp(): void {
    const region = this.#region;
    const count = region[0] ?? 0;
    while (this.#texts.length < count) {
      const length = region[this.#end] ?? 0;
      this.#learn(readUnits(region, this.#end + 1, length));
      this.#end += 1 + length;
    }
  }

  #write(text: string): number {
    const region = this.#region;
    if (this.#end + 1 + text.length > region.length) throw new RangeError("the words are full");
    region[this.#end] = text.length;
    writeUnits(region, this.#end + 1, text);
    this.#end += 1 + text.length;
    region[0] = this.#texts.length + 1;
    return this.#learn(text);
  }

  #learn(text: string): number {
    const number = this.#texts.push(text) - 1;
    this.#numbers.set(text, number);
    return number;
  }
}
