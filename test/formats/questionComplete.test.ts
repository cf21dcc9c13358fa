// What an input field offers at a place of a question.
import { describe, expect, it } from "vitest";
import { completeQuestion } from "../../src/formats/questionComplete.ts";
import { parseQuestion } from "../../src/formats/questionText.ts";
import { scenarioOf } from "../scenarioOf.ts";

const SCENARIO = scenarioOf(`
kind sharedlock
locks a "b c"
job A
  acquire a
job Any
  acquire a
`);

/** The texts offered where the text has a `|`, and the offsets that they replace. */
function offer(marked: string): { readonly at: string; readonly texts: readonly string[] } | null {
  const found = completeQuestion(marked.replace("|", ""), marked.indexOf("|"), SCENARIO);
  if (found === null) return null;
  return { at: `${found.from}-${found.to}`, texts: found.options.map(({ text }) => text) };
}

const OF_JOB = [
  "be overtaken",
  "time out on a free lock",
  "fail",
  "operation",
  "be",
  "wait for",
  "own",
];

describe("completion of a question", () => {
  it.each<readonly [string, string, readonly string[]]>([
    ["|", "0-0", ["can", "does", "show", "longest wait of", "shortest wait of"]],
    ["show |", "5-5", ["5 schedules that end well"]],
    ["show me 3 |", "10-10", ["schedules that end well"]],
    ["c|", "0-1", ["can"]],
    ["LONG|", "0-4", ["longest wait of"]],
    ["longest wa|", "8-10", ["wait of"]],
    ["longest wait of |", "16-16", ["A", '"Any"']],
    ["can a|", "4-5", ["any job", "any lock be idle while waited for", "A", "a"]],
    ["can A |", "6-6", OF_JOB],
    ["can a |", "6-6", ["be"]],
    ["can a be |", "9-9", ["free", "shared", "exclusive", "deleted", "idle"]],
    ["can A be over|taken", "9-13", ["overtaken"]],
    ["can A own |", "10-10", ["a", '"b c"']],
    ['can A own "b|', "10-12", ['"b c"']],
    ["can A own a |", "12-12", ["shared", "exclusively", "and", "or"]],
    ["can it be that (A is done |", "26-26", ["and", "or", ")"]],
    ["can it be that waiting jobs |", "28-28", ["=", "!=", "<", "<=", ">", ">="]],
    ["can A fail with not|", "16-19", ["not-found", "not-owner"]],
  ])("%s", (marked, at, texts) => {
    expect(offer(marked)).toEqual({ at, texts });
  });

  it("offers nothing where the text before it is no beginning of a question, or all of one", () => {
    expect(offer("can Z be |")).toBeNull();
    expect(offer("nonsense |")).toBeNull();
    expect(offer("can it deadlock? |")).toBeNull();
    expect(offer("can A be overtaken more than |")).toBeNull();
  });

  it("says what an option means, or is", () => {
    const found = completeQuestion("can ", 4, SCENARIO);
    expect(found?.options).toContainEqual({ text: "A", detail: "job" });
    expect(found?.options).toContainEqual({ text: '"b c"', detail: "lock" });
    expect(found?.options.find(({ text }) => text === "it deadlock")?.detail).not.toBe("");
  });

  it("offers few of many, and those that begin as typed", () => {
    const names = Array.from({ length: 200 }, (_, at) => `n${at}`).join(" ");
    const many = scenarioOf(`kind lockset\nlocks ${names}\njob A\n  acquire all`);
    expect(completeQuestion("can A own ", 10, many)?.options).toHaveLength(50);
    const narrow = completeQuestion("can A own set/n19", 17, many);
    expect(narrow?.options).toHaveLength(11);
  });

  it("leads to a question, whichever option is taken", () => {
    let text = "";
    for (let found = completeQuestion("", 0, SCENARIO); found !== null && text.length < 60; ) {
      text = `${text.slice(0, found.from)}${found.options[0]?.text ?? ""} `;
      found = completeQuestion(text, text.length, SCENARIO);
    }
    expect(parseQuestion(text, SCENARIO)).toMatchObject({ ok: true });
  });
});
