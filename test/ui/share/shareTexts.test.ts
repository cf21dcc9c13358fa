// What is given to others besides the link: Markdown and the frame.
import { describe, expect, it } from "vitest";
import { printFrame } from "../../../src/ui/share/embedding.ts";
import { printMarkdown } from "../../../src/ui/share/markdown.ts";
import { describeMoment, findTitle } from "../../../src/ui/share/moment.ts";
import { createSnapshot } from "../renderPage.tsx";
import { SOFT_BLOCK, showRun } from "../showRun.ts";

const url = "https://example.org/lockscope/?a=1#1.abc_-";

describe("the Markdown", () => {
  it("holds the link, the moment, and the locks as a table", () => {
    const rows = [
      { name: "node/n1", mode: "shared", owners: ["J1"], pending: [["exclusive", ["J2"]]] },
    ] as const;
    expect(
      printMarkdown({ title: "Two jobs", url, moment: "Step 1 of 2.", rows }),
    ).toBe(`[Two jobs](<${url}>)

Step 1 of 2.

\`\`\`
Name    Mode   Owner Pending
node/n1 shared J1    exclusive:J2
\`\`\`
`);
  });

  it("takes nothing in names for markup", () => {
    const rows = [{ name: "a```b", mode: null, owners: [], pending: [] }];
    const text = printMarkdown({ title: "a](x) <b>", url, moment: "*J0* `x`.", rows });
    expect(text).toContain("[a\\](x) \\<b\\>](<");
    expect(text).toContain("\\*J0\\* \\`x\\`.");
    expect(text.match(/^`+$/gm)).toEqual(["````", "````"]);
  });

  it("says that no lock is in use", () => {
    const text = printMarkdown({ title: "T", url, moment: "The start.", rows: [] });
    expect(text).toContain("Nobody owns a lock and nobody waits for one.");
  });
});

describe("the frame", () => {
  it("shows the same link, embedded", () => {
    expect(printFrame(url, "Two jobs", "800x500")).toBe(
      '<iframe src="https://example.org/lockscope/?a=1&amp;embed=1#1.abc_-" title="Two jobs" width="800" height="500" loading="lazy" style="border: 1px solid #b9bec9"></iframe>',
    );
    expect(printFrame(url, "T", "full")).toContain('width="100%" height="560"');
  });

  it("keeps a title within its attribute", () => {
    const html = printFrame(url, '"><script>alert(1)</script>', "640x400");
    const holder = document.createElement("div");
    holder.innerHTML = html;
    expect(holder.querySelectorAll("*")).toHaveLength(1);
    expect(holder.querySelector("iframe")?.title).toBe('"><script>alert(1)</script>');
  });
});

describe("the words for a recording", () => {
  it("have a title in any case", () => {
    const { scenario = null } = showRun(SOFT_BLOCK, []);
    expect(findTitle({ scenario })).toBe("Lockscope recording");
    expect(findTitle({ scenario: null })).toBe("Lockscope recording");
  });

  it("say where it is paused", () => {
    const shown = {
      trail: [],
      snapshot: createSnapshot(),
      position: 0,
      length: 0,
      ...showRun(SOFT_BLOCK, ["Reader1", "Writer"]),
    };
    expect(describeMoment(shown)).toMatch(
      /^Step 2 of 2, clock 0 ms: Writer has to wait for config/,
    );
    expect(describeMoment({ ...shown, position: 0 })).toBe("The start of 2 steps.");
  });
});
