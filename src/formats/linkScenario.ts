// A scenario in a link, version 1: texts, names, programs.
import type { Kind } from "../core/scenario.ts";
import { LIMITS } from "./limits.ts";
import { type Codec, count, oneOf, optional, total } from "./linkCodec.ts";
import { series } from "./linkNames.ts";
import {
  createOperationCodec,
  createTables,
  type OperationCodec,
  type Tables,
} from "./linkOperation.ts";
import type { Sink, Source } from "./linkPort.ts";
import { text } from "./linkText.ts";
import type { OperationDocument, ScenarioDocument } from "./recordingDocument.ts";

const KINDS = ["sharedlock", "lockset", "manager"] as const satisfies readonly Kind[];
const TEXTS = ["title", "question", "answer"] as const;

const LISTS = ["instance", "nodegroup", "node", "network"] as const;
const FIRST_JOB = "J0";

/** A scenario, and afterwards the jobs that are spawned in it, which know its names. */
export interface ScenarioCodec extends Codec<ScenarioDocument> {
  readonly jobName: Codec<string>;
  readonly program: (kind: Kind) => Codec<readonly OperationDocument[]>;
}

export function createScenarioCodec(): ScenarioCodec {
  const tables = createTables();
  const kinds = oneOf(KINDS, 2);
  const texts = TEXTS.map((name) => [name, optional(text(LIMITS.textLength))] as const);
  const jobName = series(FIRST_JOB);
  const jobCount = count(LIMITS.jobs, "jobs");
  const program = createProgramCodec(createOperationCodec(tables));
  return {
    jobName,
    program,
    put(sink, scenario) {
      const { kind } = scenario;
      kinds.put(sink, kind);
      for (const [name, codec] of texts) codec.put(sink, scenario[name]);
      putLocks(sink, tables, scenario.locks);
      const jobs = Object.entries(scenario.jobs);
      jobCount.put(sink, jobs.length);
      for (const [name, operations] of jobs) {
        jobName.put(sink, name);
        program(kind).put(sink, operations);
      }
    },
    take(source) {
      const kind = kinds.take(source);
      const said = texts.map(([name, codec]) => [name, codec.take(source)] as const);
      const locks = takeLocks(source, tables, kind);
      const jobs: [string, readonly OperationDocument[]][] = [];
      for (let left = jobCount.take(source); left > 0; left--) {
        jobs.push([jobName.take(source), program(kind).take(source)]);
      }
      const words = Object.fromEntries(said.filter(([, value]) => value !== undefined));
      return { ...words, kind, locks, jobs: Object.fromEntries(jobs) };
    },
  };
}

function putLocks(sink: Sink, tables: Tables, locks: ScenarioDocument["locks"]): void {
  if (!("node" in locks)) tables.locks.declared.put(sink, locks);
  else for (const name of LISTS) tables.members[name].declared.put(sink, locks[name]);
}

function takeLocks(source: Source, tables: Tables, kind: Kind): ScenarioDocument["locks"] {
  if (kind !== "manager") return tables.locks.declared.take(source);
  const lists = LISTS.map((name) => [name, tables.members[name].declared.take(source)] as const);
  return Object.fromEntries(lists) as Record<(typeof LISTS)[number], readonly string[]>;
}

function createProgramCodec(
  operation: OperationCodec,
): (kind: Kind) => Codec<readonly OperationDocument[]> {
  const size = total(LIMITS.operations, "operations");
  return (kind) => ({
    put(sink, program) {
      size.put(sink, program.length);
      program.forEach((item, index) => {
        operation(kind, program[index - 1]).put(sink, item);
      });
    },
    take(source) {
      const program: OperationDocument[] = [];
      for (let left = size.take(source); left > 0; left--) {
        program.push(operation(kind, program.at(-1)).take(source));
      }
      return program;
    },
  });
}
