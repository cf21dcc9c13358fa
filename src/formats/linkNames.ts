// Names in links: each is spelled once; a series such as n1, n2, n3 is not spelled at all.
import { LIMITS } from "./limits.ts";
import { byContext, type Codec, count, flag, list, number, oneOf } from "./linkCodec.ts";
import { type Model, type Sink, type Source, Unreadable } from "./linkPort.ts";
import { text } from "./linkText.ts";

const LAST_NUMBER = /\d+(?=\D*$)/;
/** Digits beyond these are spelled: the next number would not be exact. */
const MOST_DIGITS = 9;

/** The name that probably follows: its last number, or else its last letter, goes on by one. */
export function guessNext(name: string): string {
  const found = LAST_NUMBER.exec(name);
  if (found !== null && found[0].length <= MOST_DIGITS) {
    const next = String(Number(found[0]) + 1).padStart(found[0].length, "0");
    return name.slice(0, found.index) + next + name.slice(found.index + found[0].length);
  }
  const last = name.charCodeAt(name.length - 1);
  return /[A-Ya-y]$/.test(name) ? name.slice(0, -1) + String.fromCharCode(last + 1) : `${name}2`;
}

/** Names after one another; `first` is the one that is expected to begin. */
export function series(first: string): Codec<string> {
  const isGuessed = flag();
  const spelling = text(LIMITS.nameLength);
  let guess = first;
  return {
    put(sink, name) {
      isGuessed.put(sink, name === guess);
      if (name !== guess) spelling.put(sink, name);
      guess = guessNext(name);
    },
    take(source) {
      const name = isGuessed.take(source) ? guess : spelling.take(source);
      guess = guessNext(name);
      return name;
    },
  };
}

const RECENT_BITS = 4;
/** So many names are told by how recently they were used; this symbol stands for the rest. */
const ELSEWHERE = 2 ** RECENT_BITS - 1;

/** What a name takes at least in a file; so much is counted, however few bits it takes here. */
const NAME_BYTES = 4;

const FORMS = ["all", "again", "one", "several"] as const;

/** Names of one sort. A reference is how recently the name was used, or its place in the table. */
export interface NameTable {
  /** The names that there are from the start. */
  readonly declared: Codec<readonly string[]>;
  /** A name in an operation; one that is not in the table yet is added. Learned apart for each word. */
  readonly name: (word: string) => Codec<string>;
  /** Names in an operation, null for all. */
  readonly names: (word: string) => Codec<readonly string[] | null>;
}

/** @param fixed what is in the table from the start, without being declared. */
export function createNameTable(first: string, fixed: readonly string[] = []): NameTable {
  const names: string[] = [];
  const places = new Map<string, number>();
  const recent: string[] = [];
  const added = series(first);
  const distance = number();
  const models = new Map<string, Model>();
  let place = -1;

  const add = (name: string): void => {
    if (!places.has(name)) places.set(name, names.length);
    names.push(name);
    if (recent.length < ELSEWHERE) recent.push(name);
  };
  const use = (name: string): void => {
    const rank = recent.indexOf(name);
    if (rank !== -1) recent.splice(rank, 1);
    recent.unshift(name);
    if (recent.length > ELSEWHERE) recent.pop();
  };
  const modelOf = (word: string): Model => {
    const found = models.get(word) ?? [];
    models.set(word, found);
    return found;
  };
  // Told by the distance from the one told so before; a new name stands behind the last of the table.
  const putElsewhere = (sink: Sink, name: string): void => {
    const size = names.length + 1;
    const to = places.get(name) ?? names.length;
    distance.put(sink, (to - place - 1 + size) % size);
    place = to;
    if (to < names.length) return;
    added.put(sink, name);
    add(name);
  };
  const takeElsewhere = (source: Source): string => {
    const size = names.length + 1;
    place = (place + 1 + distance.take(source)) % size;
    const known = names[place];
    if (known !== undefined) return known;
    const name = added.take(source);
    add(name);
    return name;
  };
  const name = (word: string): Codec<string> => ({
    put(sink, value) {
      const rank = recent.indexOf(value);
      sink.symbol(rank === -1 ? ELSEWHERE : rank, RECENT_BITS, modelOf(word));
      if (rank === -1) putElsewhere(sink, value);
      use(value);
    },
    take(source) {
      source.spend(NAME_BYTES);
      const rank = source.symbol(RECENT_BITS, modelOf(word));
      const value = rank === ELSEWHERE ? takeElsewhere(source) : recent[rank];
      if (value === undefined) throw new Unreadable("damaged", "it holds a name there is not");
      use(value);
      return value;
    },
  });
  fixed.forEach(add);
  return {
    declared: declare(added, add),
    name,
    names: createLists(name),
  };
}

function declare(added: Codec<string>, add: (name: string) => void): Codec<readonly string[]> {
  const declared: Codec<string> = {
    put(sink, name) {
      added.put(sink, name);
      add(name);
    },
    take(source) {
      const name = added.take(source);
      add(name);
      return name;
    },
  };
  return list(declared, count(LIMITS.locks, "locks"));
}

function createLists(
  name: (word: string) => Codec<string>,
): (word: string) => Codec<readonly string[] | null> {
  const forms = byContext<string, (typeof FORMS)[number]>(() => oneOf(FORMS, 2));
  const size = count(LIMITS.namesPerOperation, "names in one operation");
  let last: readonly string[] = [];
  return (word) => {
    const one = name(word);
    const several = list(one, size);
    const takeForm = (source: Source): readonly string[] | null => {
      const form = forms(word).take(source);
      switch (form) {
        case "all":
          return null;
        case "again":
          source.spend(NAME_BYTES * last.length);
          return last;
        case "one":
          return [one.take(source)];
        case "several":
          return several.take(source);
        default:
          return form satisfies never;
      }
    };
    return {
      put(sink, names) {
        const isAgain = names !== null && isSame(names, last);
        const form =
          names === null ? "all" : isAgain ? "again" : names.length === 1 ? "one" : "several";
        forms(word).put(sink, form);
        if (form === "one" && names?.[0] !== undefined) one.put(sink, names[0]);
        if (form === "several" && names !== null) several.put(sink, names);
        last = names ?? last;
      },
      take(source) {
        const names = takeForm(source);
        last = names ?? last;
        return names;
      },
    };
  };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}
