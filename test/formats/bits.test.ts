import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBitReader, createBitWriter, createChance } from "../../src/formats/bits.ts";

function pack(bits: readonly number[], kinds: number): Uint8Array {
  const chances = Array.from({ length: kinds }, createChance);
  const writer = createBitWriter();
  bits.forEach((bit, index) => {
    writer.write(bit, chances[index % kinds] ?? createChance());
  });
  return writer.finish();
}

function unpack(bytes: Uint8Array, count: number, kinds: number): readonly number[] {
  const chances = Array.from({ length: kinds }, createChance);
  const reader = createBitReader(bytes);
  const bits = Array.from({ length: count }, (_, index) =>
    reader.read(chances[index % kinds] ?? createChance()),
  );
  expect(reader.isOver()).toBe(false);
  return bits;
}

describe("bits", () => {
  it("come back as they were written, whatever they are", () => {
    const runs = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 1, max: 90 })),
    );
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 5 }), (lengths, kinds) => {
        const bits = lengths.flatMap(([bit, length]) => Array.from({ length }, () => bit));
        expect(unpack(pack(bits, kinds), bits.length, kinds)).toEqual(bits);
      }),
    );
  });

  it("of which nothing can be expected take hardly more than one bit each", () => {
    const bits = Array.from(
      { length: 8_000 },
      (_, index) => (Math.imul(index, index * 7 + 3) >> 5) & 1,
    );
    expect(pack(bits, 1).length).toBeLessThan(1_060);
  });

  it("that are always the same take next to nothing", () => {
    expect(
      pack(
        Array.from({ length: 8_000 }, () => 1),
        1,
      ).length,
    ).toBeLessThan(8);
    expect(pack([], 1)).toHaveLength(0);
  });

  it("are told to be over when more are read than were written", () => {
    const reader = createBitReader(pack([1, 0, 1, 1], 1));
    let read = 0;
    while (!reader.isOver() && read < 1_000) {
      reader.read(createChance());
      read += 1;
    }
    expect(read).toBeLessThan(60);
  });
});
