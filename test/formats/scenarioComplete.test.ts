// What an editor offers at a place of a scenario's text.
import { describe, expect, it } from "vitest";
import { suggest } from "../../src/formats/scenarioComplete.ts";

/** The texts offered where the text has a `|`, and the columns that they replace. */
function offer(marked: string): { readonly at: string; readonly texts: readonly string[] } | null {
  const before = marked.slice(0, marked.indexOf("|"));
  const line = before.split("\n").length;
  const column = before.length - before.lastIndexOf("\n");
  const found = suggest(marked.replace("|", ""), line, column);
  if (found === null) return null;
  return { at: `${found.from}-${found.to}`, texts: found.options.map(({ text }) => text) };
}

const MANAGER = 'kind manager\nnodes n1 "a b"\ninstances i1\njob A\n';
const OPTIONS = ["shared", "opportunistic", "exclusive", "timeout", "priority"];

describe("completion", () => {
  it.each([
    ["|", "1-1", ["title", "question", "answer", "kind"]],
    ["kind |", "6-6", ["sharedlock", "lockset", "manager"]],
    ["kind lockset\nj|", "1-2", ["title", "question", "answer", "locks", "job"]],
    [
      `${MANAGER}acquire |`,
      "9-9",
      ["cluster", "instance", "node-alloc", "nodegroup", "node", "node-res", "network"],
    ],
    [
      `${MANAGER}acquire no|`,
      "9-11",
      ["cluster", "instance", "node-alloc", "nodegroup", "node", "node-res", "network"],
    ],
    [`${MANAGER}acquire node |`, "14-14", ["n1", '"a b"', "all", "none"]],
    [`${MANAGER}acquire node n1 |`, "17-17", ['"a b"', ...OPTIONS]],
    [`${MANAGER}acquire node-res "a b" n|`, "24-25", ["n1", ...OPTIONS]],
    [`${MANAGER}acquire cluster |`, "17-17", ["BGL", "all", "none"]],
    [
      `${MANAGER}acquire node all shared |`,
      "25-25",
      ["opportunistic", "exclusive", "timeout", "priority"],
    ],
    [`${MANAGER}add instance |`, "14-14", ["i1", "none"]],
    ["kind sharedlock\nlocks a b\njob A\ndelete |", "8-8", ["a", "b"]],
    ["kind sharedlock\nlocks a b\njob A\ndelete a |", "10-10", ["timeout", "priority"]],
  ])("offers, in %j at %s, %j", (text, at, texts) => {
    expect(offer(text)).toEqual({ at, texts });
  });

  it("offers the operations first within a job", () => {
    expect(offer(`${MANAGER}  |`)?.texts.slice(0, 3)).toEqual(["acquire", "release", "downgrade"]);
  });

  it.each([
    "# acq|",
    `${MANAGER}acquire node n1 timeout |`,
    `${MANAGER}work |`,
    'title "|',
    "jabber |",
  ])("offers nothing in %j", (text) => {
    expect(offer(text)).toBeNull();
  });

  it("takes a column behind the line for its end", () => {
    expect(suggest("kind ", 1, 99)?.from).toBe(6);
  });

  it("says what each offered word means", () => {
    const texts = [
      "|",
      "kind lockset\n|",
      "kind manager\n|",
      "kind |",
      `${MANAGER}|`,
      `${MANAGER}acquire node n1 |`,
    ];
    for (const marked of texts) {
      const before = marked.replace("|", "");
      const found = suggest(before, before.split("\n").length, 99);
      expect(found?.options.filter(({ detail }) => detail === "")).toEqual([]);
    }
  });
});
