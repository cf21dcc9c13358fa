// Texts in links: characters by what kind they are and which one came before, ended by a sign of its own.
import { formatNumber } from "../sim/words.ts";
import { byContext, type Codec, oneOf } from "./linkCodec.ts";
import { type Model, Unreadable } from "./linkPort.ts";

const LOWER = "abcdefghijklmnopqrstuvwxyz".split("");
const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
const DIGITS = "0123456789".split("");
const SIGNS = " .,-_/:;'\"?!()[]{}<>=+*&%#@$~|\\\n".split("");

/** The kinds of characters; `end` ends a text, `other` goes by its code point. */
const KINDS = ["end", "lower", "digit", "upper", "sign", "other"] as const;

type Kind = (typeof KINDS)[number];

type CharacterKind = Exclude<Kind, "end">;

const KIND_OF: ReadonlyMap<string, CharacterKind> = new Map([
  ...LOWER.map((character) => [character, "lower"] as const),
  ...UPPER.map((character) => [character, "upper"] as const),
  ...DIGITS.map((character) => [character, "digit"] as const),
  ...SIGNS.map((character) => [character, "sign"] as const),
]);

const TOP_BITS = 14;
const LOW_BITS = 7;

/** A character by its code point, unpaired surrogates too; its block is mostly that of others before. */
function codePoint(): Codec<string> {
  const top: Model = [];
  const low = new Map<number, Model>();
  const modelOf = (block: number): Model => {
    const found = low.get(block) ?? [];
    low.set(block, found);
    return found;
  };
  return {
    put(sink, character) {
      const point = character.codePointAt(0) ?? 0;
      const block = point >> LOW_BITS;
      sink.symbol(block, TOP_BITS, top);
      sink.symbol(point & (2 ** LOW_BITS - 1), LOW_BITS, modelOf(block));
    },
    take(source) {
      const block = source.symbol(TOP_BITS, top);
      const point = block * 2 ** LOW_BITS + source.symbol(LOW_BITS, modelOf(block));
      if (point > 0x10_ffff) throw new Unreadable("damaged", "it holds a character there is not");
      return String.fromCodePoint(point);
    },
  };
}

/** A text of at most `max` UTF-16 units. */
export function text(max: number): Codec<string> {
  const kinds = byContext<Kind, Kind>(() => oneOf(KINDS, 3));
  const letters = byContext<string, string>(() => oneOf(LOWER, 5));
  const signs = byContext<string, string>(() => oneOf(SIGNS, 5));
  const digits = byContext<string, string>(() => oneOf(DIGITS, 4));
  const capitals = byContext<string, string>(() => oneOf(UPPER, 5));
  const others = codePoint();
  const select = (kind: CharacterKind, before: string): Codec<string> => {
    switch (kind) {
      case "lower":
        return letters(before);
      case "upper":
        return capitals("");
      case "digit":
        return digits("");
      case "sign":
        return signs("");
      case "other":
        return others;
      default:
        return kind satisfies never;
    }
  };
  return {
    put(sink, value) {
      let last: Kind = "end";
      let before = "";
      for (const character of value) {
        const kind = KIND_OF.get(character) ?? "other";
        kinds(last).put(sink, kind);
        select(kind, before).put(sink, character);
        [last, before] = [kind, character];
      }
      kinds(last).put(sink, "end");
    },
    take(source) {
      let value = "";
      let before = "";
      let last: Kind = "end";
      for (;;) {
        const kind = kinds(last).take(source);
        if (kind === "end") return value;
        before = select(kind, before).take(source);
        value += before;
        if (value.length > max)
          throw new Unreadable("large", `a text is longer than ${formatNumber(max)}`);
        last = kind;
      }
    },
  };
}
