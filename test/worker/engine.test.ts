import { describe, expect, it } from "vitest";
import { DEFAULT_VIEW, type View } from "../../src/formats/document.ts";
import { LIMITS } from "../../src/formats/limits.ts";
import { applyPatch } from "../../src/sim/patch.ts";
import { createRecording } from "../../src/sim/recording.ts";
import type { Snapshot } from "../../src/sim/view.ts";
import { Engine } from "../../src/worker/engine.ts";
import type { Opened, Replies, Request, Source } from "../../src/worker/messages.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { makeMoves, play } from "../sim/play.ts";

const TWO = `
kind sharedlock
locks a b
job A
  acquire a
  work 10
  release a
job B
  acquire a timeout 50
  release a
`;

function ask<T extends Request["type"]>(
  engine: Engine,
  request: Extract<Request, { readonly type: T }>,
): Promise<Replies[T]> {
  return engine.handle(request) as Promise<Replies[T]>;
}

async function open(engine: Engine, source: Source): Promise<Opened> {
  let reply = await ask(engine, { type: "open", source });
  while ("opened" in reply && reply.opened === null) reply = await ask(engine, { type: "load" });
  if ("problems" in reply) throw new Error(reply.problems.map(({ message }) => message).join());
  if (reply.opened === null) throw new Error("not opened");
  return reply.opened;
}

async function openText(text: string): Promise<{ engine: Engine; snapshot: Snapshot }> {
  const engine = new Engine();
  const { update } = await open(engine, { type: "text", text, name: null });
  return { engine, snapshot: applyPatch(null, update.patch) };
}

function run(steps: number, until = { type: "end" } as const): Extract<Request, { type: "run" }> {
  return { type: "run", policy: "firstReady", seed: 0, until, steps, isContinued: false };
}

describe("opening", () => {
  it("shows the start of a scenario's text", async () => {
    const { snapshot } = await openText(TWO);
    expect(snapshot.jobs.map(({ name, status }) => [name, status])).toEqual([
      ["A", "ready"],
      ["B", "ready"],
    ]);
  });

  it("refuses what is wrong and leaves open what was open", async () => {
    const { engine } = await openText(TWO);
    await ask(engine, { type: "act", choice: { type: "run", job: 0 } });
    const before = await ask(engine, { type: "observe" });
    const bad: readonly Source[] = [
      { type: "text", text: "kind nothing", name: "x.txt" },
      { type: "text", text: '{"kind": "sharedlock"', name: null },
      { type: "link", fragment: "1.AAAA" },
      { type: "link", fragment: "7.AAAA" },
      {
        type: "recording",
        recording: createRecording(scenarioOf(TWO), [
          { type: "run", job: 0 },
          { type: "run", job: 1 },
          { type: "run", job: 1 },
        ]),
      },
    ];
    for (const source of bad) {
      const reply = await ask(engine, { type: "open", source });
      expect("problems" in reply && reply.problems[0]?.message).toMatch(/\w/);
    }
    expect(await ask(engine, { type: "observe" })).toEqual(before);
  });

  it("says which choice of a recording is not possible", async () => {
    const recording = createRecording(scenarioOf(TWO), [
      { type: "run", job: 0 },
      { type: "run", job: 0 },
      { type: "run", job: 0 },
    ]);
    const reply = await ask(new Engine(), {
      type: "open",
      source: { type: "recording", recording },
    });
    expect(reply).toMatchObject({
      problems: [{ message: "choice 3 is not possible: job A is working, not ready" }],
    });
  });

  it("loads long recordings in portions, which can be given up", async () => {
    const laps = Array.from({ length: 1500 }, () => "  acquire a\n  release a").join("\n");
    const history = play(`kind sharedlock\nlocks a\njob A\n${laps}`);
    makeMoves(
      history,
      Array.from({ length: 3000 }, () => "A"),
    );
    const source: Source = { type: "recording", recording: history.toRecording() };
    const engine = new Engine();
    expect(await ask(engine, { type: "open", source })).toEqual({
      done: 2000,
      of: 3000,
      opened: null,
    });
    await ask(engine, { type: "abandon" });
    await expect(engine.handle({ type: "load" })).rejects.toThrow("nothing is being loaded");
    expect((await open(engine, source)).update.position).toBe(3000);
  });

  it("fails when something is asked of nothing", async () => {
    await expect(new Engine().handle({ type: "seek", position: 0 })).rejects.toThrow(
      "nothing is open",
    );
  });
});

describe("a link", () => {
  it("opens in another engine at the same position, branch and view, and the same is seen", async () => {
    const { engine } = await openText(TWO);
    for (const job of [0, 1]) await ask(engine, { type: "act", choice: { type: "run", job } });
    await ask(engine, { type: "seek", position: 1 });
    await ask(engine, { type: "act", choice: { type: "advance", ms: 7 } });
    await ask(engine, { type: "annotate", notes: [{ branch: 1, position: 2, text: "here" }] });
    const view: View = { selection: { type: "job", job: 1 }, panel: "monitor" };
    const { fragment } = await ask(engine, { type: "link", view });
    const other = new Engine();
    const opened = await open(other, { type: "link", fragment });
    expect(opened.view).toEqual(view);
    expect(opened.warnings).toEqual([]);
    expect(opened.recording.notes).toEqual([{ branch: 1, position: 2, text: "here" }]);
    expect([opened.update.branch, opened.update.position]).toEqual([1, 2]);
    expect(await ask(other, { type: "observe" })).toEqual(await ask(engine, { type: "observe" }));
    expect(await ask(other, { type: "link", view })).toEqual({ fragment });
  });

  it("forgets a selection of something that is not there", async () => {
    const { engine } = await openText(TWO);
    const view: View = { selection: { type: "lock", lock: 99 }, panel: "log" };
    const { recording } = await open(engine, {
      type: "recording",
      recording: createRecording(scenarioOf(TWO)),
    });
    const reply = await ask(engine, {
      type: "open",
      source: { type: "recording", recording },
      view,
    });
    expect(reply).toMatchObject({ opened: { view: { selection: null, panel: "log" } } });
  });
});

describe("acting", () => {
  it("sends what changed, and the new steps of the trail", async () => {
    const { engine } = await openText(TWO);
    const reply = await ask(engine, { type: "act", choice: { type: "run", job: 0 } });
    if ("problems" in reply) throw new Error("refused");
    expect(reply.update.patch.jobs.map(([index]) => index)).toEqual([0]);
    expect(reply.update.patch.locks.map(([index]) => index)).toEqual([0]);
    expect(reply.update.trail).toMatchObject({ keep: 0, steps: [{ job: 0 }] });
    const seek = await ask(engine, { type: "seek", position: 0 });
    expect(seek.update.trail).toBeUndefined();
    expect(seek.update.branches).toBeUndefined();
  });

  it("refuses what is not possible, with the reason", async () => {
    const { engine } = await openText(TWO);
    await ask(engine, run(1));
    await ask(engine, { type: "act", choice: { type: "run", job: 1 } });
    const reply = await ask(engine, { type: "act", choice: { type: "run", job: 1 } });
    expect(reply).toMatchObject({ problems: [{ message: "job B is waiting, not ready" }] });
  });

  it.each([
    [{ type: "spawn", name: "A", program: [] }, /already/],
    [{ type: "spawn", name: "C\u0000", program: [] }, /control characters/],
    [{ type: "spawn", name: "C", program: [{ op: "acquire", lock: "zz" }] }, /zz/],
    [{ type: "advance", ms: 2 ** 45 }, /ms/],
    [{ type: "advance", ms: -1 }, /ms/],
  ] as const)("refuses %j", async (choice, message) => {
    const { engine } = await openText(TWO);
    const reply = await ask(engine, { type: "act", choice });
    expect("problems" in reply && reply.problems[0]?.message).toMatch(message);
  });

  it("spawns a job that runs", async () => {
    const { engine } = await openText(TWO);
    const program = [{ op: "acquire", lock: "b" }] as const;
    await ask(engine, { type: "act", choice: { type: "spawn", name: "C", program } });
    await ask(engine, { type: "act", choice: { type: "run", job: 2 } });
    const { observation } = await ask(engine, { type: "observe" });
    expect(observation.locks).toEqual([["b", "exclusive", ["C"], []]]);
  });
});

describe("running", () => {
  it("stops at the end and says what the end is", async () => {
    const { engine } = await openText(TWO);
    expect((await ask(engine, run(100))).stop).toBe("All jobs are done.");
    const stuck = await openText(
      "kind sharedlock\nlocks a\njob A\n  acquire a\njob B\n  acquire a",
    );
    expect((await ask(stuck.engine, run(100))).stop).toBe(
      "Deadlock: B waits, and nothing can wake it.",
    );
  });

  it("goes on as recorded before it goes on by the policy", async () => {
    const { engine } = await openText(TWO);
    await ask(engine, { type: "act", choice: { type: "run", job: 1 } });
    await ask(engine, { type: "seek", position: 0 });
    const { update } = await ask(engine, run(2));
    expect(update.length).toBe(2);
    expect(update.branch).toBe(0);
    await ask(engine, { type: "seek", position: 1 });
    const { observation } = await ask(engine, { type: "observe" });
    expect(observation.locks).toEqual([["a", "exclusive", ["B"], []]]);
  });

  it("stops before a breakpoint, also when the run is made of several requests", async () => {
    const { engine } = await openText(TWO);
    await ask(engine, { type: "breakpoints", breakpoints: [{ job: "A", op: "release" }] });
    const stops: (string | null)[] = [];
    for (let at = 0; at < 8; at++) {
      const { stop } = await ask(engine, { ...run(1), isContinued: at > 0 });
      stops.push(stop);
      if (stop !== null) break;
    }
    expect(stops.at(-1)).toBe("Breakpoint: A is about to release (a).");
    const { observation } = await ask(engine, { type: "observe" });
    expect(observation.jobs).toMatchObject({ A: ["ready", 2, "release a"] });
    expect((await ask(engine, run(100))).stop).toBe("All jobs are done.");
  });

  it("steps over a breakpoint when a single step is asked for", async () => {
    const { engine } = await openText(TWO);
    await ask(engine, { type: "breakpoints", breakpoints: [{ job: "A" }] });
    for (let made = 1; made <= 2; made++) {
      const { update, stop } = await ask(engine, run(1));
      expect([update.position, stop]).toEqual([made, null]);
    }
  });

  it("stops when a job blocks", async () => {
    const { engine } = await openText(TWO);
    const reply = await ask(engine, {
      ...run(100),
      policy: "roundRobin",
      until: { type: "blocks", job: null },
    });
    expect(reply.stop).toBe("B has to wait for a, exclusive.");
  });
});

describe("editing", () => {
  it("keeps the choices that are still possible, by the jobs' names", async () => {
    const { engine } = await openText(TWO);
    for (const job of [1, 0, 1]) await ask(engine, { type: "act", choice: { type: "run", job } });
    await ask(engine, { type: "annotate", notes: [{ branch: 0, position: 2, text: "waits" }] });
    const scenario = scenarioOf(`
kind sharedlock
locks a b
job B
  acquire a
  release a
job A
  acquire a
`);
    const reply = await ask(engine, { type: "edit", scenario });
    expect(reply).toMatchObject({ kept: 3, of: 3, notes: [{ position: 2, text: "waits" }] });
    const fewer = scenarioOf("kind sharedlock\nlocks a b\njob B\n  acquire a");
    expect(await ask(engine, { type: "edit", scenario: fewer })).toMatchObject({
      kept: 1,
      of: 3,
      notes: [],
      update: { position: 1, length: 1, isFresh: true },
    });
  });

  it("finds the steps of a job again that was renamed", async () => {
    const { engine } = await openText(TWO);
    for (const job of [0, 1]) await ask(engine, { type: "act", choice: { type: "run", job } });
    const scenario = scenarioOf(TWO.replace("job A", "job Alice"));
    expect(await ask(engine, { type: "edit", scenario })).toMatchObject({ kept: 2, of: 2 });
  });

  it("keeps the notes that were left on the inherited part of a branch", async () => {
    const { engine } = await openText(TWO);
    for (const job of [0, 1]) await ask(engine, { type: "act", choice: { type: "run", job } });
    await ask(engine, { type: "annotate", notes: [{ branch: 0, position: 1, text: "here" }] });
    await ask(engine, { type: "seek", position: 1 });
    await ask(engine, { type: "act", choice: { type: "advance", ms: 3 } });
    const scenario = scenarioOf(`${TWO}job C\n  acquire b\n`);
    expect(await ask(engine, { type: "edit", scenario })).toMatchObject({
      kept: 2,
      dropped: 1,
      notes: [{ branch: 0, position: 1, text: "here" }],
    });
  });

  it("refuses a scenario that breaks a rule, and keeps the old one", async () => {
    const { engine } = await openText(TWO);
    const reply = await ask(engine, {
      type: "edit",
      scenario: { kind: "sharedlock", locks: ["a", "a"], jobs: {} },
    });
    expect("problems" in reply && reply.problems[0]?.message).toMatch(/a/);
    const { text } = await ask(engine, { type: "save", format: "text", view: DEFAULT_VIEW });
    expect(text).toContain("job B");
  });
});

describe("files", () => {
  it.each(["recording", "scenario", "text"] as const)(
    "%s: what is saved opens again",
    async (format) => {
      const { engine } = await openText(TWO);
      await ask(engine, run(3));
      const { text } = await ask(engine, { type: "save", format, view: DEFAULT_VIEW });
      const other = new Engine();
      const { update } = await open(other, { type: "text", text, name: null });
      expect(update.length).toBe(format === "recording" ? 3 : 0);
      expect(await ask(other, { type: "save", format, view: DEFAULT_VIEW })).toEqual({ text });
    },
  );
});

it("a recorded step can be followed by hand when there is room for no more branches", async () => {
  const { engine } = await openText(TWO);
  await ask(engine, { type: "act", choice: { type: "run", job: 0 } });
  for (let ms = 1; ms < LIMITS.branches; ms++) {
    await ask(engine, { type: "seek", position: 0 });
    await ask(engine, { type: "act", choice: { type: "advance", ms } });
  }
  await ask(engine, { type: "seek", position: 0 });
  const other = await ask(engine, { type: "act", choice: { type: "run", job: 1 } });
  expect("problems" in other && other.problems[0]?.message).toContain("at most 200 branches");
  expect(await ask(engine, { type: "act", choice: { type: "run", job: 0 } })).toMatchObject({
    update: { branch: 0, position: 1 },
  });
});

it("the limits of a recording hold for what is done on the page as well", async () => {
  const { engine } = await openText("kind sharedlock\nlocks a\njob A");
  for (let job = 1; job < LIMITS.jobs; job++) {
    await ask(engine, { type: "act", choice: { type: "spawn", name: `S${job}`, program: [] } });
  }
  const reply = await ask(engine, {
    type: "act",
    choice: { type: "spawn", name: "S", program: [] },
  });
  expect("problems" in reply && reply.problems[0]?.message).toBe("there are at most 500 jobs");
});
