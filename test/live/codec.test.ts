// Plain values as rows of numbers, and their dictionary.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decoder, Encoder } from "../../src/live/codec.ts";
import { Words } from "../../src/live/words.ts";

const key = fc.constantFrom("verb", "lock", "timeout", "names", "at");
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.string({ unit: "grapheme" }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { noNullPrototype: true }),
  ),
}));

function createPair(region = new Int32Array(50_000)) {
  const words = new Words(region);
  return { encoder: new Encoder(words), decoder: new Decoder(words) };
}

describe("the codec", () => {
  it("gives back any plain value, also to another thread with the same dictionary", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
        const region = new Int32Array(50_000);
        const { encoder } = createPair(region);
        const { decoder } = createPair(region);
        for (const each of values) {
          encoder.clear();
          encoder.write(each);
          expect(decoder.read(encoder.row.slice(0, encoder.length), 0)).toEqual(each);
        }
      }),
    );
  });

  it("makes the same digest of the same values, and another one of others", () => {
    const digestOf = (values: readonly unknown[]): number => {
      const { encoder } = createPair();
      encoder.clear();
      for (const each of values) encoder.write(each);
      return encoder.digest;
    };
    const job = { index: 1, next: { verb: "wake", notified: false } };
    expect(digestOf([job, ["a"]])).toBe(digestOf([{ ...job }, ["a"]]));
    const others = [
      [{ ...job, index: 2 }, ["a"]],
      [{ index: 1, next: { verb: "wake", notified: true } }, ["a"]],
      [["a"], job],
      [job, ["b", "a"]],
    ];
    expect(new Set([[job, ["a"]], ...others].map(digestOf)).size).toBe(5);
  });

  it("refuses what is no plain value, and rows that it has not written", () => {
    const { encoder, decoder } = createPair();
    expect(() => encoder.write(undefined)).toThrow("a undefined cannot be shared");
    expect(() => decoder.read(new Int32Array([99]), 0)).toThrow("no value begins with 99");
  });
});

describe("the dictionary", () => {
  it("is the same for all who share its memory, whoever adds to it", () => {
    const region = new Int32Array(1000);
    const [one, other] = [new Words(region), new Words(region)];
    const numbers = [
      one.numberOf("a"),
      other.numberOf("b"),
      one.numberOf("ü🔒"),
      other.numberOf(""),
    ];
    expect(numbers).toEqual([0, 1, 2, 3]);
    expect(numbers.map((number) => one.textOf(number))).toEqual(["a", "b", "ü🔒", ""]);
    expect(one.numberOf("b")).toBe(1);
  });

  it("says that it is full, and that there is no such word", () => {
    const words = new Words(new Int32Array(4));
    words.numberOf("ab");
    expect(() => words.numberOf("c")).toThrow("the words are full");
    expect(() => words.textOf(7)).toThrow("there is no word 7");
  });
});
