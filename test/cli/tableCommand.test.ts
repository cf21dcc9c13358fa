// `lockscope table`, with a terminal of the test's own.
import { describe, expect, it } from "vitest";
import { readText } from "../../src/formats/source.ts";
import { LOCKS_DATA, SAMPLES } from "../formats/monitorSamples.ts";
import { runWith } from "./session.ts";

const run = (args: readonly string[], input: string) => runWith(["table", ...args], input);

describe("lockscope table", () => {
  it("prints a table as it was, in lines, and as the remote API answers", async () => {
    expect(await run([], SAMPLES.S2)).toMatchObject({ status: 0, out: SAMPLES.S2, err: "" });
    const { out: lines } = await run(["--format", "lines"], SAMPLES.S2);
    expect(lines).toContain(SAMPLES.S2separator);
    const { out: json } = await run(["--format", "json"], SAMPLES.S2);
    expect((await run([], json)).out).toBe(SAMPLES.S2);
    expect((await run([], lines)).out).toBe(SAMPLES.S2);
    const series = `${SAMPLES.S1}\n${SAMPLES.S2}`;
    expect((await run([], series)).out).toBe(series);
  });

  it("makes a recording, and tells the root causes", async () => {
    const { out } = await run(["--format", "recording"], SAMPLES.S2);
    expect(readText(out)).toMatchObject({ ok: true, value: { recording: { branch: 0 } } });
    expect((await run(["--format", "causes"], SAMPLES.S6)).out).toBe(
      "Jq1/Job10/I_GROW_DISK holds up 6 jobs\n",
    );
    expect((await run(["--format", "causes"], LOCKS_DATA)).out).toBe("1201 holds up 2 jobs\n");
  });

  it("replaces names on demand", async () => {
    expect((await run(["--replace-names"], SAMPLES.S2)).out).not.toMatch(/example|uuid|1201/);
  });

  it("says what it could not read, and refuses what is no table", async () => {
    expect(await run(["locks.txt"], `${SAMPLES.S1}node/cut\n`)).toMatchObject({
      status: 0,
      out: SAMPLES.S1,
      err: 'lockscope: "locks.txt", line 18:1: a row of 4 columns ends early or holds something else; it is left out: "node/cut"\n',
    });
    expect(await run([], "kind lockset\nset a\n")).toMatchObject({
      status: 2,
      err: "lockscope: standard input: this is no table of locks: neither text, nor an answer to a query, nor locks.data\n",
    });
  });
});
