import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIMITS } from "../../src/formats/limits.ts";
import {
  createPlainSink,
  createPlainSource,
  createTightSink,
  createTightSource,
  type Model,
  type Sink,
  type Source,
  Unreadable,
} from "../../src/formats/linkPort.ts";

const PORTS: readonly (readonly [string, () => Sink, (bytes: Uint8Array) => Source])[] = [
  ["packed tightly", createTightSink, createTightSource],
  ["written as plain bytes", createPlainSink, createPlainSource],
];

describe.each(PORTS)("the parts of a link, %s,", (_name, createSink, createSource) => {
  it("come back as they went in, up to the largest of them", () => {
    const largest = Number.MAX_SAFE_INTEGER - 1;
    const number = fc.oneof(
      fc.nat({ max: 300 }),
      fc.maxSafeNat().map((n) => Math.min(n, largest)),
    );
    const symbol = fc
      .integer({ min: 0, max: 16 })
      .chain((bits) => fc.tuple(fc.constant(bits), fc.nat({ max: 2 ** bits - 1 })));
    fc.assert(
      fc.property(fc.array(number), fc.array(symbol), (numbers, symbols) => {
        const sink = createSink();
        const written: Model = [];
        for (const value of [...numbers, largest]) sink.number(value, written);
        for (const [bits, value] of symbols) sink.symbol(value, bits, []);
        const source = createSource(sink.finish());
        const read: Model = [];
        expect([...numbers, 0].map(() => source.number(read))).toEqual([...numbers, largest]);
        expect(symbols.map(([bits]) => source.symbol(bits, []))).toEqual(
          symbols.map(([, value]) => value),
        );
      }),
    );
  });

  it("are found to be missing when too few bytes are there", () => {
    const source = createSource(new Uint8Array(0));
    const readAll = (): void => {
      for (let left = 100; left > 0; left--) source.symbol(8, []);
    };
    expect(readAll).toThrow(new Unreadable("damaged", "it ends too early"));
  });

  it("are counted against the limit, those that are made without reading too", () => {
    const source = createSource(new Uint8Array(10));
    source.spend(LIMITS.unpackedBytes);
    expect(() => source.symbol(1, [])).toThrow(/unpacks to more than/);
  });
});

describe("plain bytes", () => {
  it("that are no symbol or no number are refused", () => {
    expect(() => createPlainSource(Uint8Array.of(9)).symbol(3, [])).toThrow(Unreadable);
    expect(() => createPlainSource(new Uint8Array(20).fill(255)).number([])).toThrow(Unreadable);
  });
});
