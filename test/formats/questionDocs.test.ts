// docs/questions.md is about the language that is read.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printQuestion } from "../../src/formats/questionPrint.ts";
import { parseQuestion } from "../../src/formats/questionText.ts";
import { RESERVED } from "../../src/formats/questionTokens.ts";
import { scenarioOf } from "../scenarioOf.ts";

const TEXT = readFileSync(new URL("../../docs/questions.md", import.meta.url), "utf8");
const SCENARIO = scenarioOf(/```\n([^`]*)```/.exec(TEXT)?.[1] ?? "");

/** The first and second column of the table with that head, each as the codes that are in it. */
function listRows(head: string): readonly (readonly (readonly string[])[])[] {
  const table = TEXT.split(`| ${head} |`)[1]?.split("\n\n")[0] ?? "";
  const rows = table.split("\n").slice(2);
  return rows.map((row) =>
    row.split(" | ").map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code)),
  );
}

function canonize(text: string): string {
  const reading = parseQuestion(text, SCENARIO);
  return reading.ok ? printQuestion(reading.value) : (reading.problems[0]?.message ?? "");
}

describe("docs/questions.md", () => {
  it("has questions in their canonical form", () => {
    const questions = listRows("question | asks for a schedule in which").map(
      ([codes = []]) => codes[0] ?? "",
    );
    expect(questions).toHaveLength(16);
    for (const text of questions) expect(canonize(text)).toBe(text);
  });

  it("has conditions in their canonical form", () => {
    const conditions = listRows("condition | is true when").flatMap(([codes = []]) => codes);
    expect(conditions).toHaveLength(19);
    for (const text of conditions) {
      expect(canonize(`can it be that ${text}`)).toBe(`can it be that ${text}`);
    }
  });

  it("says what is the canonical form of the others", () => {
    const rows = listRows("also | for");
    expect(rows).toHaveLength(10);
    for (const [[also = ""] = [], [canonical] = []] of rows) expect(canonize(also)).toBe(canonical);
  });

  it("has whole questions elsewhere that are read as well", () => {
    const all = [...TEXT.matchAll(/`(can [^`]+)`/g)].map(([, text = ""]) => text);
    for (const text of all) expect(canonize(text)).toMatch(/^can /);
    expect(all).toContain('can "nightly backup" be asleep');
  });

  it("names the words that are no names", () => {
    const list = /one of the words ([^,]*(?:,[^,]*)*), in whatever case/.exec(TEXT)?.[1] ?? "";
    const words = [...list.matchAll(/`(\w+)`/g)].map(([, word]) => word);
    expect(new Set(words)).toEqual(RESERVED);
  });
});
