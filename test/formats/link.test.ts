import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeChecksum } from "../../src/formats/checksum.ts";
import { DEFAULT_VIEW } from "../../src/formats/document.ts";
import { LIMITS } from "../../src/formats/limits.ts";
import { readLink, writeLink } from "../../src/formats/link.ts";
import { describeRecording, type RecordingDocument } from "../../src/formats/recordingDocument.ts";
import { createRecording } from "../../src/sim/recording.ts";
import { arbitraryRecording } from "./arbitraryRecordings.ts";
import { forge, forgeDocument } from "./forgedLinks.ts";
import { createTypicalRecordings } from "./typicalRecordings.ts";

// Some of these do a lot of work, on machines that may be busy.
const PATIENCE = { timeout: 60_000 };

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

async function refusal(fragment: string): Promise<string> {
  const reading = await readLink(fragment);
  if (reading.ok) throw new Error("the link opens");
  return reading.problems
    .map(({ path, message }) => (path ? `${path}: ${message}` : message))
    .join("\n");
}

describe("a link", PATIENCE, () => {
  it("opens as the recording, the view and the checksum that were packed", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRecording, word, async ({ recording, view }, checksum) => {
        const reading = await readLink(await writeLink(recording, view, checksum));
        expect(reading).toMatchObject({ ok: true });
        if (reading.ok) expect(reading.value).toEqual({ recording, view, checksum });
      }),
      { numRuns: 150 },
    );
  });

  it("is the same for the same session, however its parts are ordered and spelled", async () => {
    const [typical] = createTypicalRecordings(1);
    if (typical === undefined) throw new Error("no recording");
    const notes = [
      { branch: 0, position: 1, text: "one" },
      { branch: 0, position: 9, text: "nine" },
    ];
    const one = await writeLink({ ...typical.recording, notes }, DEFAULT_VIEW, 5);
    const other = structuredClone({ ...typical.recording, notes: notes.toReversed() });
    expect(await writeLink(other, { panel: "inspector", selection: null }, 5)).toBe(one);
  });

  it("has under 300 characters for a typical recording, and those of base64url only", async () => {
    for (const { recording, world } of createTypicalRecordings(40)) {
      const fragment = await writeLink(recording, DEFAULT_VIEW, computeChecksum(world));
      expect(fragment).toMatch(/^1\.[\w-]+$/);
      expect(fragment.length).toBeLessThan(300);
    }
  });

  it("is deflated when that makes it shorter, and opens all the same", async () => {
    const text =
      "The same remark stands at each position, and it is neither short nor soon over. ".repeat(9);
    const recording = {
      ...createRecording(
        { kind: "sharedlock", locks: ["a"], jobs: { J0: [{ op: "acquire", lock: "a" }] } },
        Array.from({ length: 60 }, () => ({ type: "advance", ms: 1 }) as const),
      ),
      notes: Array.from({ length: 60 }, (_, position) => ({ branch: 0, position, text })),
    };
    const fragment = await writeLink(recording, DEFAULT_VIEW, 1);
    expect(fragment.length).toBeLessThan(2_000);
    expect(await readLink(fragment)).toMatchObject({ ok: true, value: { recording } });
  });

  it("opens with the largest recordings that are allowed", async () => {
    const jobs = Array.from({ length: 200 }, (_, index) => [`J${index}`, []]);
    const choices = Array.from(
      { length: LIMITS.choices },
      (_, index) => ({ type: "run", job: (index * index) % 200 }) as const,
    );
    const scenario = { kind: "lockset", locks: [], jobs: Object.fromEntries(jobs) } as const;
    const recording = createRecording(scenario, choices);
    const fragment = await writeLink(recording, DEFAULT_VIEW, 1);
    expect(fragment.length).toBeLessThan(LIMITS.linkLength);
    expect(await readLink(fragment)).toMatchObject({ ok: true, value: { recording } });
  });
});

describe("a damaged link", PATIENCE, () => {
  it("is refused after the change of any one character", async () => {
    const [typical] = createTypicalRecordings(1);
    if (typical === undefined) throw new Error("no recording");
    const fragment = await writeLink(typical.recording, DEFAULT_VIEW, 77);
    for (let at = 0; at < fragment.length; at++) {
      for (const sign of ALPHABET) {
        if (sign === fragment[at]) continue;
        const changed = fragment.slice(0, at) + sign + fragment.slice(at + 1);
        const problem = await refusal(changed);
        expect(problem).toMatch(
          /^the link is (incomplete or damaged: |from a later version \(\d\))/,
        );
      }
    }
  });

  it("is refused when its end is cut off, or its beginning", async () => {
    for (const { recording } of createTypicalRecordings(6)) {
      const fragment = await writeLink(recording, DEFAULT_VIEW, 77);
      for (let at = 0; at < fragment.length; at++) {
        expect(await refusal(fragment.slice(0, at))).toContain(
          "the link is incomplete or damaged: ",
        );
        if (at > 0) expect(await refusal(fragment.slice(at))).toContain("the link is ");
      }
    }
  });

  it.each([
    ["", "it does not begin with a version and a full stop"],
    ["embed=1", "it does not begin with a version and a full stop"],
    ["0.AAAA", "it does not begin with a version and a full stop"],
    ["1.", "its characters do not fit together"],
    ["1.A", "a character is missing or too many"],
    ["1.AB CD", 'it holds " ", but only letters, digits, - and _ are allowed'],
    ["1.AAAA)", 'it holds ")", but only letters, digits, - and _ are allowed'],
    ["1.AAAA…", 'it holds "…", but only letters, digits, - and _ are allowed'],
    ["1.AAAA\u{1f512}A", 'it holds "\u{1f512}", but only letters, digits, - and _ are allowed'],
  ])("such as %j says what is wrong", async (fragment, why) => {
    expect(await refusal(fragment)).toBe(`the link is incomplete or damaged: ${why}`);
  });

  it("never throws nor hangs, whatever text it is", async () => {
    const anything = fc.oneof(fc.string({ unit: "binary" }), fc.base64String());
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        await readLink(text);
        await readLink(`1.${text}`);
      }),
      { numRuns: 300 },
    );
  });

  it("never throws nor hangs, whatever bytes somebody has put a right guard to", async () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        await readLink(forge(body, 0));
        await readLink(forge(body, 1));
        await readLink(forge(deflateRawSync(body), 1));
      }),
      { numRuns: 300 },
    );
  });
});

describe("a link from elsewhere", PATIENCE, () => {
  it("is refused when it is of a later version", async () => {
    const later = "the link is from a later version (2); this page reads up to 1";
    expect(await refusal("2.AAAA")).toBe(later);
    expect(await refusal("2.whatever (version 2) will be")).toBe(later);
  });

  it("is refused when it is longer than a browser takes", async () => {
    expect(await refusal(`1.${"A".repeat(LIMITS.linkLength)}`)).toBe(
      "the link is too large: it has 2,000,002 characters, the most is 2,000,000",
    );
  });

  it("is refused when it inflates to more than is allowed", async () => {
    const bomb = forge(deflateRawSync(new Uint8Array(40_000_000)), 1);
    expect(bomb.length).toBeLessThan(300_000);
    expect(await refusal(bomb)).toBe(
      "the link is too large: it unpacks to more than 8,000,000 bytes",
    );
  });

  it("is refused when a few bits stand for more than is allowed", async () => {
    const names = Array.from({ length: LIMITS.namesPerOperation }, (_, index) => `n${index + 1}`);
    const program = Array.from({ length: LIMITS.operations }, () => ({ op: "acquire", names }));
    const bomb = forgeDocument({
      ...describeRecording(createRecording({ kind: "lockset", locks: [], jobs: {} }), DEFAULT_VIEW),
      scenario: { kind: "lockset", locks: names, jobs: { J0: program } },
    });
    expect(bomb.length).toBeLessThan(2_000);
    expect(await refusal(bomb)).toBe(
      "the link is too large: it unpacks to more than 8,000,000 bytes",
    );
  });

  it("is refused when it lists names that cost hardly a bit each without end", async () => {
    const program = Array.from({ length: 400 }, (_, index) => ({
      op: "acquire",
      names: Array.from({ length: LIMITS.namesPerOperation - (index % 2) }, () => "x"),
    }));
    const bomb = forgeDocument({
      ...describeRecording(createRecording({ kind: "lockset", locks: [], jobs: {} }), DEFAULT_VIEW),
      scenario: { kind: "lockset", locks: ["x"], jobs: { J0: program } },
    });
    expect(bomb.length).toBeLessThan(6_000);
    expect(await refusal(bomb)).toContain("the link is too large: it unpacks to more than");
  });

  it("is refused when it counts more than is allowed", async () => {
    const empty = createRecording({ kind: "lockset", locks: [], jobs: {} });
    const document = describeRecording(empty, DEFAULT_VIEW);
    const branch = { choices: Array.from({ length: 60_000 }, () => 1) };
    const fork = { ...branch, parent: 0, at: 0 };
    expect(await refusal(forgeDocument({ ...document, branches: [branch, fork] }))).toBe(
      "the link is too large: it has 120,000 choices, and 100,000 are allowed",
    );
    const jobs = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`J${index}`, []]));
    const scenario = { kind: "lockset", locks: [], jobs } as const;
    expect(await refusal(forgeDocument({ ...document, scenario }))).toBe(
      "the link is too large: it has 501 jobs, and 500 are allowed",
    );
  });

  it("makes nothing that a file could not", async () => {
    const empty = createRecording({ kind: "lockset", locks: [], jobs: {} });
    const document = describeRecording(empty, DEFAULT_VIEW);
    const bad: RecordingDocument = {
      ...document,
      scenario: { kind: "lockset", locks: ["a", "b\u0007"], jobs: {} },
    };
    expect(await refusal(forgeDocument(bad))).toBe(
      "scenario.locks[1]: a name cannot hold control characters; this one holds U+0007",
    );
    const note = { branch: 0, position: 3, text: "too far" };
    expect(await refusal(forgeDocument({ ...document, notes: [note] }))).toContain(
      "notes[0].position",
    );
  });
});
