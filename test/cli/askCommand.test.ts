// `lockscope ask`: what it writes and its exit status.
import { describe, expect, it } from "vitest";
import { readLink } from "../../src/formats/link.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { runWith, type Session } from "./session.ts";

const TEXT = `
kind sharedlock
locks a b
job A
  acquire a
  acquire b
job B
  acquire b
  acquire a
job C
  acquire b timeout 5
`;

function findFragment(out: string): string {
  return /^#\S+$/m.exec(out)?.[0] ?? "";
}

const ask = (...args: string[]): Promise<Session> => runWith(["ask", ...args], TEXT);

describe("lockscope ask", () => {
  it("tells a shortest schedule as a story, and how things stand then, with status 1", async () => {
    const { status, out, err } = await ask("can jobs wait in a circle?", "-");
    expect([status, err]).toEqual([1, ""]);
    expect(out).toBe(`Yes: in 4 choices, the shortest way there is.

1. A acquires a, exclusive; its acquire returns true.
2. B acquires b, exclusive; its acquire returns true.
3. A has to wait for b, exclusive.
4. B has to wait for a, exclusive.

In the end, at 0 ms:
- A waits. B owns b exclusively, and A wants it exclusively. It never gets the lock, whatever the others do.
- B waits. A owns a exclusively, and B wants it exclusively. It never gets the lock, whatever the others do.
- A circle: A waits for B and B for A. Nothing can break it: a deadlock.
- C is ready.

To open it, put this behind the address of a Lockscope page:
${findFragment(out)}
`);
    const link = await readLink(findFragment(out).slice(1));
    expect(link.ok && link.value.recording).toMatchObject({
      position: 4,
      branches: [{ choices: [{ job: 0 }, { job: 1 }, { job: 0 }, { job: 1 }] }],
    });
  });

  it("tells who has to go on for a job that waits in the end", async () => {
    const { out } = await runWith(
      ["ask", "can it be that J is waiting"],
      `kind sharedlock
locks a
job A
  acquire a
  release a
job J
  acquire a
  release a
`,
    );
    expect(out).toContain("It gets the lock if A goes on.");
  });

  it("cuts the scenario down to all that it takes", async () => {
    const { status, out } = await ask("can jobs wait in a circle", "--minimize");
    expect(status).toBe(1);
    expect(out).toContain("This is left of it:");
    expect(out).not.toContain("job C");
    const { out: json } = await ask("can jobs wait in a circle", "--minimize", "--json");
    const { scenario, choices, link } = JSON.parse(json) as Record<string, unknown>;
    expect(scenario).toMatchObject({ locks: ["a", "b"], jobs: { A: {}, B: {} } });
    expect(choices).toHaveLength(4);
    expect(link).toMatch(/^#/);
  });

  it("cuts nothing where how long a job waits was asked", async () => {
    const { out } = await ask("longest wait of C", "--minimize");
    expect(out).not.toContain("This is left");
  });

  it("tells moves of the clock as well", async () => {
    const { out } = await ask("longest wait of C");
    expect(out).toContain("The clock moves from 0 to 5 ms; the deadline of C is reached.");
  });

  it("has status 0 when no schedule leads there", async () => {
    const { status, out } = await ask("can A be overtaken more than 5 times");
    expect(status).toBe(0);
    expect(out).toMatch(/^No: in none of \d+ states\.\n$/);
  });

  it("tells several schedules that end well, each with what is particular and a link", async () => {
    const turns = TEXT.replace(/(?=job B)/, "  release a\n  release b\n").replace(
      /(?=job C)/,
      "  release b\n  release a\n",
    );
    const ask = (...args: string[]): Promise<Session> => runWith(["ask", ...args], turns);
    const { status, out } = await ask("show 3 schedules that end well");
    expect(status).toBe(0);
    expect(out).toMatch(
      /^3 schedules that end well: the first is a shortest one, in \d+ choices\.\n/,
    );
    expect(out.match(/^Schedule \d: \d+ choices.*$/gm)).toHaveLength(3);
    expect(out.match(/^- A, B and C are done\.$/gm)).toHaveLength(3);
    const { out: json } = await ask("show 3 schedules that end well", "--json", "--minimize");
    const { choices, link, schedules, scenario } = JSON.parse(json) as Record<string, unknown>;
    expect(schedules).toHaveLength(3);
    expect(schedules).toMatchObject([{ about: expect.any(String), choices, link }, {}, {}]);
    expect(scenario).toBeUndefined();
  });

  it("has status 1 where nothing ends well", async () => {
    const stuck = "kind sharedlock\nlocks a\njob A\n  acquire a\njob B\n  acquire a";
    const { status, out } = await runWith(["ask", "show 1 schedule that ends well"], stuck);
    expect([status, out]).toEqual([
      1,
      "None: no schedule ends well; all 5 states were looked at.\n",
    ]);
  });

  it("has status 3 when it gives up before it knows", async () => {
    const { status, out } = await ask("can A fail", "--max-states", "4");
    expect(status).toBe(3);
    expect(out).toMatch(/^Not found among what was looked at: there are more than 4 states\.\n$/);
  });

  it("has status 0 for how long a job waits", async () => {
    const { status, out } = await ask("shortest wait of A");
    expect(status).toBe(0);
    expect(out).toMatch(/^Shortest wait: none, in a schedule of \d+ choices\.\n\n1\. /);
  });

  it("writes JSON, with the question in its canonical form and the choices as recordings have them", async () => {
    const found = JSON.parse((await ask("--json", "Can job C be done and not B own b?")).out);
    expect(found).toMatchObject({
      question: "can it be that C is done and not B owns b",
      verdict: "found",
      choices: ["C"],
    });
    const never = await ask("--json", "can any job be asleep");
    expect(JSON.parse(never.out)).toEqual({
      question: "can any job be asleep",
      verdict: "never",
      states: expect.any(Number),
    });
    const wait = JSON.parse((await ask("--json", "longest wait of C")).out);
    expect(wait).toMatchObject({
      verdict: "found",
      choices: expect.arrayContaining([{ deadline: true }]),
      duration: { ms: 5, isForever: false },
    });
  });

  it("lets the clock move while jobs are ready, if it is told to", async () => {
    const question =
      "can it be that C is done and operation of A = 1 and waiting jobs = 0 and B owns b";
    expect((await ask(question)).status).toBe(0);
    expect((await ask("--clock", "any", question)).status).toBe(1);
  });

  it("suggests questions", async () => {
    const { status, out } = await ask("--list");
    expect(status).toBe(0);
    expect(out.split("\n")).toContain("can it deadlock");
  });

  it.each<readonly [readonly string[], string | null]>([
    [["can it deadlock", "x.txt"], "x.txt"],
    [["can it deadlock", "-"], null],
    [["can it deadlock"], null],
    [["--list", "x.txt"], "x.txt"],
  ])("reads the file of %j", async (args, file) => {
    expect((await ask(...args)).opened).toEqual([file]);
  });

  it("reads a scenario in JSON, and the scenario of a recording", async () => {
    const scenario = scenarioOf(TEXT);
    for (const input of [scenario, { scenario, choices: ["C"] }]) {
      const { status } = await runWith(["ask", "can it deadlock"], JSON.stringify(input));
      expect(status).toBe(1);
    }
  });

  it("says what is wrong with the command, the question or the scenario, with status 2", async () => {
    const results = await Promise.all([
      ask(),
      ask("-"),
      ask("can Z fail"),
      ask("can it deadlock", "a", "b"),
      ask("--clock=never", "can it deadlock"),
      runWith(["ask", "can it deadlock", "x"], "nonsense"),
    ]);
    expect(results.map(({ status, out }) => [status, out])).toEqual(results.map(() => [2, ""]));
    expect(results.map(({ err }) => err.split("\n")[0])).toEqual([
      "lockscope: ask needs a question before the file; --list suggests some",
      "lockscope: ask needs a question before the file; --list suggests some",
      'lockscope: the question, column 5: no job or lock "Z"; the jobs are A, B, C; the locks are a, b',
      "lockscope: ask reads one file, not 2",
      "lockscope: --clock needs one of: idle, any",
      expect.stringContaining('lockscope: "x", line 1:'),
    ]);
  });

  it("explains itself", async () => {
    expect((await ask("--help")).out).toContain("lockscope ask [--minimize] [--json]");
  });
});
