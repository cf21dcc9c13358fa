// Reads the recorded runs of the reference lock manager.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { gunzipSync } from "node:zlib";
import { expect } from "vitest";
import type { Kind, Scenario } from "../../src/core/scenario.ts";

/** One entry of a trace; `run` or `advance` but for the first one. */
export interface RecordedStep {
  readonly run?: string;
  readonly advance?: number;
  readonly at?: number;
  readonly events?: readonly (readonly unknown[])[];
  readonly observe: unknown;
  readonly names?: unknown;
}

export interface RecordedTrace {
  readonly scenario: unknown;
  readonly trace: readonly RecordedStep[];
  readonly end: "done" | "deadlock" | "limit";
}

export const KINDS: readonly Kind[] = ["sharedlock", "lockset", "manager"];

function readLines(file: string): readonly string[] {
  const packed = readFileSync(new URL(file, import.meta.url));
  return gunzipSync(packed).toString("utf8").trimEnd().split("\n");
}

/** The 200 recorded schedules of a kind. */
export function readTraces(kind: Kind): readonly RecordedTrace[] {
  return readLines(`./traces-${kind}.jsonl.gz`).map((line) => JSON.parse(line) as RecordedTrace);
}

/** What lies within reach of every schedule of a scenario. */
export interface RecordedExploration {
  readonly states: number;
  readonly digest: string;
  readonly done: number;
  readonly deadlock: number;
  readonly finals: readonly (readonly [string, unknown])[];
}

interface ExploredScenario {
  readonly scenario: Scenario;
  readonly explore: RecordedExploration;
}

/** The 60 recorded explorations of a kind. */
export function readExplorations(kind: Kind): readonly ExploredScenario[] {
  const lines = readLines(`./explore-${kind}.jsonl.gz`);
  return lines.map((line) => JSON.parse(line) as ExploredScenario);
}

/** All scenarios of a kind, of schedules and of explorations. */
export function readScenarios(kind: Kind): readonly unknown[] {
  const lines = ["traces", "explore"].flatMap((file) => readLines(`./${file}-${kind}.jsonl.gz`));
  return lines.map((line) => (JSON.parse(line) as { readonly scenario: unknown }).scenario);
}

/** The choices of a recorded schedule, as a trace is asked for. */
export function listRecordedChoices(recorded: RecordedTrace): readonly (string | number)[] {
  return recorded.trace.slice(1).map(({ run, advance }) => run ?? advance ?? 0);
}

/** Many large values are compared much faster so; a difference is then shown as ever. */
export function expectSame(made: unknown, recorded: unknown): void {
  if (!isDeepStrictEqual(made, recorded)) expect(made).toStrictEqual(recorded);
}

/** For tests that go through all recordings, in ms: a busy machine takes its time. */
export const PATIENCE = 60_000;
