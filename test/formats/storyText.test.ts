// A story as text that can be pasted into a bug report, where names are data.
import { describe, expect, it } from "vitest";
import { printReport, printReportMarkdown, printStory } from "../../src/formats/storyText.ts";
import { scenarioOf } from "../scenarioOf.ts";

const STORY = {
  steps: ["A_1 acquires a.", "*B* has to wait for a."],
  clock: 1200,
  remarks: ["*B* waits.", "A_1 is done."],
};
const REPORT = {
  heading: ["can it deadlock?", "Yes: in 2 choices."],
  scenario: scenarioOf("kind sharedlock\nlocks a\njob A_1\n  acquire a"),
  story: STORY,
  url: "https://example.org/#1.abc",
};

describe("a story as text", () => {
  it("has its steps numbered, and then how things stand", () => {
    expect(printStory(STORY)).toBe(`1. A_1 acquires a.
2. *B* has to wait for a.

In the end, at 1,200 ms:
- *B* waits.
- A_1 is done.
`);
  });

  it("has its numbers below each other", () => {
    const steps = Array.from({ length: 10 }, () => "A.");
    expect(printStory({ ...STORY, steps })).toMatch(/^ 1\. A\.\n.*\n10\. A\.\n/s);
  });

  it("is a report with the question, the scenario and the link", () => {
    expect(printReport(REPORT)).toBe(`can it deadlock?
Yes: in 2 choices.

kind sharedlock
locks a

job A_1
  acquire a

1. A_1 acquires a.
2. *B* has to wait for a.

In the end, at 1,200 ms:
- *B* waits.
- A_1 is done.

To open it:
https://example.org/#1.abc
`);
  });

  it("is Markdown in which nothing of it is taken for markup", () => {
    expect(printReportMarkdown(REPORT)).toBe(`can it deadlock?

Yes: in 2 choices.

\`\`\`
kind sharedlock
locks a

job A_1
  acquire a
\`\`\`

1. A\\_1 acquires a.
2. \\*B\\* has to wait for a.

In the end, at 1,200 ms:

- \\*B\\* waits.
- A\\_1 is done.

[Open it in Lockscope](<https://example.org/#1.abc>)
`);
  });
});
