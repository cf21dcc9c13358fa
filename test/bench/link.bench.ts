// How long links are and how long it takes to make and to open them, beside JSON with deflate-raw.
import { deflateRawSync } from "node:zlib";
import { computeChecksum } from "../../src/formats/checksum.ts";
import { DEFAULT_VIEW } from "../../src/formats/document.ts";
import { readLink, writeLink } from "../../src/formats/link.ts";
import { describeRecording } from "../../src/formats/recordingDocument.ts";
import type { Recording } from "../../src/sim/recording.ts";
import { createTypicalRecordings } from "../formats/typicalRecordings.ts";

const COUNT = 200;
const GOAL_LENGTH = 300;
const GOAL_MS = 10;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function report(what: string, values: readonly number[], unit: string): void {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const show = (value: number): string => value.toFixed(unit === "ms" ? 2 : 0);
  console.log(`${what}: median ${show(median(values))} ${unit}, ${show(low)} to ${show(high)}`);
}

function measureJson(recording: Recording): number {
  const json = JSON.stringify(describeRecording(recording, DEFAULT_VIEW));
  return deflateRawSync(json, { level: 9 }).toString("base64url").length;
}

interface Times {
  readonly packed: number[];
  readonly opened: number[];
}

// Several rounds: what counts for people is a page that is open, not the first call of all.
const ROUNDS = 5;
const typical = createTypicalRecordings(COUNT);
const links: string[] = [];
const times = typical.map((): Times => ({ packed: [], opened: [] }));
for (let round = 0; round < ROUNDS; round++) {
  for (const [index, { recording, world }] of typical.entries()) {
    const begin = performance.now();
    const fragment = await writeLink(recording, DEFAULT_VIEW, computeChecksum(world));
    const middle = performance.now();
    const reading = await readLink(fragment);
    const end = performance.now();
    if (!reading.ok) throw new Error(reading.problems[0]?.message);
    links[index] = fragment;
    times[index]?.packed.push(middle - begin);
    times[index]?.opened.push(end - middle);
  }
}
const lengths = links.map((fragment) => fragment.length);
const json = typical.map(({ recording }) => measureJson(recording));
console.log(`${COUNT} recordings of 4 jobs, 22 operations and 60 choices`);
report("link", lengths, "characters");
report("JSON with deflate-raw, as base64url", json, "characters");
const ratio = (median(lengths) / median(json)).toFixed(2);
console.log(`ratio ${ratio}; goal under ${GOAL_LENGTH}: longest has ${Math.max(...lengths)}`);
// The best round of each: what the code takes, not what else the machine was doing.
const packed = times.map((each) => Math.min(...each.packed));
const opened = times.map((each) => Math.min(...each.opened));
report("packing, the checksum included", packed, "ms");
report("opening", opened, "ms");
const slowest = Math.max(...packed.map((value, index) => value + (opened[index] ?? 0)));
console.log(`the slowest of both together: ${slowest.toFixed(2)} ms, goal under ${GOAL_MS}`);
