// An operation in a link, version 1: its word, what it is about, and its options.
import { type Kind, listNames } from "../core/scenario.ts";
import { byContext, type Codec, flag, integer, number, oneOf, optional } from "./linkCodec.ts";
import { createNameTable, type NameTable } from "./linkNames.ts";
import type { Sink, Source } from "./linkPort.ts";
import type { OperationDocument } from "./recordingDocument.ts";

// Words have numbers by their place; the numbers are part of version 1 and stay as they are.
const WORDS = ["acquire", "release", "downgrade", "delete", "add", "remove", "work"] as const;

type Word = (typeof WORDS)[number];

const OTHER = "other";
/** Any other level is spelled. */
const LEVELS = [
  "cluster",
  "instance",
  "node-alloc",
  "nodegroup",
  "node",
  "node-res",
  "network",
  OTHER,
] as const;

type Level = (typeof LEVELS)[number];

type FlagName = "shared" | "opportunistic" | "acquired";
type NumberName = "timeout" | "priority";

const LOCK_FLAGS: Partial<Record<Word, readonly FlagName[]>> = { acquire: ["shared"] };
const SET_FLAGS: Partial<Record<Word, readonly FlagName[]>> = {
  acquire: ["shared", "opportunistic"],
  add: ["acquired", "shared"],
};
const NUMBERS: Partial<Record<Word, readonly NumberName[]>> = {
  acquire: ["timeout", "priority"],
  delete: ["timeout", "priority"],
};

/** Names by what they name, each with the one that most likely comes first. */
export interface Tables {
  readonly locks: NameTable;
  /** Node and node-res have one table: they begin with the same names. */
  readonly members: Readonly<Record<Level, NameTable>>;
  readonly otherLevels: NameTable;
}

export function createTables(): Tables {
  const node = createNameTable("n1");
  return {
    locks: createNameTable("a"),
    members: {
      cluster: createNameTable("x", ["BGL"]),
      instance: createNameTable("i1"),
      "node-alloc": createNameTable("x", ["NAL"]),
      nodegroup: createNameTable("g1"),
      node,
      "node-res": node,
      network: createNameTable("net1"),
      [OTHER]: createNameTable("x"),
    },
    otherLevels: createNameTable("x"),
  };
}

/** Operations of a kind of scenario, each in the light of the one before it in its program. */
export type OperationCodec = (
  kind: Kind,
  previous: OperationDocument | undefined,
) => Codec<OperationDocument>;

/** Codecs for all operations of a link. */
export function createOperationCodec(tables: Tables): OperationCodec {
  const words = byContext<string | undefined, Word>(() => oneOf(WORDS, 3));
  const level = createLevelCodec(tables);
  const flags = byContext<string, boolean>(flag);
  const numbers = byContext<string, number | undefined>(() => optional(integer()));
  const ms = number();
  return (kind, previous) => {
    const flagsOf = kind === "sharedlock" ? LOCK_FLAGS : SET_FLAGS;
    const targets = createTargetCodec(kind, tables, level(previous));
    return {
      put(sink, operation) {
        const op = findWord(operation.op);
        words(previous?.op).put(sink, op);
        if (op === "work") return ms.put(sink, operation.ms ?? 0);
        targets(op).put(sink, operation);
        for (const name of flagsOf[op] ?? []) {
          flags(op + name).put(sink, operation[name] === true);
        }
        for (const name of NUMBERS[op] ?? []) {
          numbers(op + name).put(sink, operation[name] ?? undefined);
        }
      },
      take(source) {
        const op = words(previous?.op).take(source);
        if (op === "work") return { op, ms: ms.take(source) };
        const target = targets(op).take(source);
        const options: Partial<Record<FlagName, true> & Record<NumberName, number>> = {};
        for (const name of flagsOf[op] ?? []) {
          if (flags(op + name).take(source)) options[name] = true;
        }
        for (const name of NUMBERS[op] ?? []) {
          const value = numbers(op + name).take(source);
          if (value !== undefined) options[name] = value;
        }
        return { op, ...target, ...options };
      },
    };
  };
}

function findWord(op: string): Word {
  const word = WORDS.find((known) => known === op);
  if (word === undefined) throw new RangeError(`links of version 1 have no operation ${op}`);
  return word;
}

/** Of what an operation is about. */
type Target = Pick<OperationDocument, "level" | "lock" | "names">;

function createTargetCodec(
  kind: Kind,
  tables: Tables,
  levels: Codec<string>,
): (op: Word) => Codec<Target> {
  const tableOf = (level: string): NameTable => tables.members[findLevel(level)];
  const listOf = ({ names }: Target): readonly string[] | null =>
    names === null || names === undefined ? null : listNames(names);
  switch (kind) {
    case "sharedlock":
      return (op) => ({
        put: (sink, { lock = "" }) => tables.locks.name(op).put(sink, lock),
        take: (source) => ({ lock: tables.locks.name(op).take(source) }),
      });
    case "lockset":
      return (op) => ({
        put: (sink, target) => tables.locks.names(op).put(sink, listOf(target)),
        take: (source) => ({ names: tables.locks.names(op).take(source) }),
      });
    case "manager":
      return (op) => ({
        put(sink, target) {
          const { level = "" } = target;
          levels.put(sink, level);
          tableOf(level).names(op).put(sink, listOf(target));
        },
        take(source) {
          const level = levels.take(source);
          return { level, names: tableOf(level).names(op).take(source) };
        },
      });
    default:
      return kind satisfies never;
  }
}

function findLevel(name: string): Level {
  return LEVELS.find((level) => level === name) ?? OTHER;
}

/** Levels in the light of the one before: an operation mostly stays on it or goes one up. */
function createLevelCodec(
  tables: Tables,
): (previous: OperationDocument | undefined) => Codec<string> {
  const levels = byContext<string, Level>(() => oneOf(LEVELS, 3));
  return (previous) => {
    const known = levels(previous?.level ?? "");
    const spelled = tables.otherLevels.name("");
    return {
      put(sink: Sink, name: string) {
        const level = findLevel(name);
        known.put(sink, level);
        if (level === OTHER) spelled.put(sink, name);
      },
      take(source: Source) {
        const level = known.take(source);
        return level === OTHER ? spelled.take(source) : level;
      },
    };
  };
}
