// Which steps and notes the log's filter lets through.
import { describe, expect, it } from "vitest";
import type { Note } from "../../../src/sim/recording.ts";
import { findRow } from "../../../src/ui/log/findRow.ts";
import { type LogFilter, listLogRows } from "../../../src/ui/log/logRows.ts";
import { SOFT_BLOCK, showRun } from "../showRun.ts";

const { trail = [] } = showRun(SOFT_BLOCK, [
  "Reader1",
  "Writer",
  "Reader2",
  "Reader1",
  50,
  "Writer",
]);
const note: Note = { branch: 0, position: 3, text: "Look at Reader2" };
const notes = new Map([[3, note]]);
const ALL: LogFilter = { text: "", job: null, events: "all" };

const list = (filter: Partial<LogFilter>) =>
  listLogRows({ trail, notes }, { ...ALL, ...filter }).map(({ type, position }) =>
    type === "note" ? `note ${position}` : position,
  );

describe("the log's rows", () => {
  it("are the start, every step, and each note after its step", () => {
    expect(list({})).toEqual([0, 1, 2, 3, "note 3", 4, 5, 6]);
  });

  it("are found by words, in whatever case, of sentences and of notes", () => {
    expect(list({ text: " READER1 ACQUIRES " })).toEqual([1]);
    expect(list({ text: "look at" })).toEqual([3, "note 3"]);
    expect(list({ text: "nothing like it" })).toEqual([]);
  });

  it("are those of a job when it acts, is notified, or its deadline is reached", () => {
    expect(list({ job: 1 })).toEqual([2, 4, 6]);
  });

  it.each([
    ["errors", []],
    ["waits", [2, 3, "note 3"]],
    ["handovers", [4, 6]],
    ["timeouts", []],
    ["notes", [3, "note 3"]],
  ] as const)("are those with events of the kind %s", (events, rows) => {
    expect(list({ events })).toEqual(rows);
  });
});

describe("the row of a position", () => {
  const rows = listLogRows({ trail, notes }, ALL);

  it("is the step and not its note", () => {
    expect(findRow(rows, 3)).toBe(3);
    expect(findRow(rows, 4)).toBe(5);
  });

  it("is the last one before it where the step itself is filtered out", () => {
    const some = listLogRows({ trail, notes }, { ...ALL, events: "waits" });
    expect(some[findRow(some, 6)]).toEqual({ type: "step", position: 3 });
    expect(findRow(some, 0)).toBe(0);
  });
});
