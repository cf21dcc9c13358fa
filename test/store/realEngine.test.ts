// The session with the real engine, in the same thread.
import { describe, expect, it, onTestFinished } from "vitest";
import { printScenario } from "../../src/formats/scenarioPrint.ts";
import { createSession } from "../../src/store/session.ts";
import { createSettings } from "../../src/store/settings.ts";
import { createClient, type WorkerLike } from "../../src/worker/client.ts";
import { Engine } from "../../src/worker/engine.ts";
import type { Envelope, Reply, Request } from "../../src/worker/messages.ts";
import { SAMPLES } from "../formats/monitorSamples.ts";
import { createManualTimers } from "../worker/manualTimers.ts";
import { FakeAddress, FakeClipboard } from "./fakeBrowser.ts";
import { createPair, recordPair } from "./setUpSession.ts";

class InThread implements WorkerLike {
  readonly #engine = new Engine();
  readonly #target = new EventTarget();
  #previous: Promise<unknown> = Promise.resolve();
  readonly #isDeadly: (request: Request) => boolean;

  constructor(isDeadly: (request: Request) => boolean) {
    this.#isDeadly = isDeadly;
  }

  postMessage(envelope: Envelope): void {
    const { id, request } = structuredClone(envelope);
    this.#previous = this.#previous.then(async () => {
      if (this.#isDeadly(request)) {
        this.#target.dispatchEvent(new Event("error"));
        return;
      }
      let reply: Reply;
      try {
        reply = { id, type: "done", value: await this.#engine.handle(request) };
      } catch (error) {
        reply = { id, type: "failed", message: String(error) };
      }
      const data = structuredClone(reply);
      this.#target.dispatchEvent(new MessageEvent("message", { data }));
    });
  }

  terminate(): void {}

  addEventListener(type: string, listener: (event: MessageEvent<Reply>) => void): void {
    this.#target.addEventListener(type, (event) => listener(event as MessageEvent<Reply>));
  }
}

function setUp(isDeadly: (request: Request) => boolean = () => false) {
  const timers = createManualTimers();
  const session = createSession({
    connect: (onLost) => createClient({ spawn: () => new InThread(isDeadly), timers, onLost }),
    settings: createSettings(null),
    clipboard: new FakeClipboard(),
    address: new FakeAddress(),
    timers,
    isEmbedded: false,
  });
  onTestFinished(session.destroy);
  return { actions: session.getState().actions, state: () => session.getState() };
}

/** What has to be the same wherever a recording is opened. */
function pickShown({ state }: ReturnType<typeof setUp>) {
  const { snapshot, trail, branches, branch, position, scenario, selection, panel } = state();
  const { notes, breakpoints, lanes } = state();
  return {
    snapshot,
    trail,
    branches,
    branch,
    position,
    scenario,
    selection,
    panel,
    notes,
    breakpoints,
    lanes,
  };
}

async function setUpForks(isDeadly?: (request: Request) => boolean) {
  const parts = setUp(isDeadly);
  const { actions } = parts;
  await actions.open({ type: "recording", recording: recordPair([0, 1, 0], 1) });
  await actions.stepJob(0);
  await actions.act({ type: "advance", ms: 5 });
  await actions.act({ type: "spawn", name: "J2", program: [{ op: "acquire", lock: "a" }] });
  actions.annotate(2, "here");
  actions.setBreakpoints([{ lock: "b" }, { job: "J1", off: true }]);
  actions.select({ type: "lock", lock: 1 });
  actions.setPanel("log");
  return parts;
}

describe("the session with its engine", () => {
  it("shows the same in another browser that opens the link", async () => {
    const one = await setUpForks();
    expect(await one.actions.copyLink()).toBe(true);
    const two = setUp();
    const fragment = one.state().link?.fragment ?? "";
    expect(await two.actions.open({ type: "link", fragment })).toBe(true);
    expect(pickShown(two)).toEqual(pickShown(one));
    expect(two.state().notices).toEqual([]);
  });

  it("shows the same in another browser that opens the file", async () => {
    const one = await setUpForks();
    const file = await one.actions.save("recording");
    const two = setUp();
    const source = { type: "text", text: file?.text ?? "", name: file?.name ?? "" } as const;
    expect(await two.actions.open(source)).toBe(true);
    expect(pickShown(two)).toEqual(pickShown(one));
  });

  it("shows the same after the engine was replaced", async () => {
    const parts = await setUpForks((request) => request.type === "run");
    const before = pickShown(parts);
    expect(await parts.actions.step()).toBe(false);
    await parts.actions.save("text");
    expect(parts.state().notices).toHaveLength(1);
    expect(pickShown(parts)).toEqual(before);
  });

  it("tells those who listen at which breakpoint a run stopped", async () => {
    const { actions, state } = setUp();
    await actions.open({ type: "recording", recording: recordPair([]) });
    actions.setBreakpoints([
      { job: "J1", op: "release" },
      { job: "J0", off: true },
    ]);
    await actions.runUntil({ type: "end" });
    const { stop, announcement, trail } = state();
    expect(stop).toBe("Breakpoint: J1 is about to release (b).");
    expect(announcement).toBe(`${trail.at(-1)?.text} ${stop}`);
  });

  it("makes every step that is pressed for, however fast the presses come", async () => {
    const { actions, state } = setUp();
    const laps = "  acquire a\n  release a\n".repeat(20);
    const text = `kind sharedlock\nlocks a\njob A\n${laps}`;
    await actions.open({ type: "text", text, name: null });
    await Promise.all(Array.from({ length: 17 }, () => actions.step()));
    expect(state().position).toBe(17);
    await actions.step();
    await actions.step();
    expect(state().position).toBe(19);
  });

  it("saves a recording that opens again when the engine was given up", async () => {
    let isDeadly = false;
    const one = await setUpForks(() => isDeadly);
    isDeadly = true;
    await one.actions.step();
    await one.actions.step();
    expect(one.state().isEngineLost).toBe(true);
    const file = await one.actions.save("recording");
    const two = setUp();
    await two.actions.open({ type: "text", text: file?.text ?? "", name: null });
    expect(pickShown(two)).toEqual(pickShown(one));
    expect((await one.actions.save("text"))?.text).toContain("Pair");
    expect((await one.actions.save("scenario"))?.text).toContain("Pair");
  });

  it("undoes an edit exactly", async () => {
    const parts = await setUpForks();
    const before = pickShown(parts);
    const pair = createPair();
    await parts.actions.edit({ ...pair, jobs: { ...pair.jobs, J9: [] } });
    expect(parts.state()).toMatchObject({
      branches: [{ parent: null }],
      undoes: "the edit of the scenario",
    });
    expect(parts.state().notices.at(-1)?.text).toContain("other branch");
    parts.actions.undo();
    await parts.actions.save("text");
    expect(pickShown(parts)).toEqual(before);
  });

  it("keeps every branch and note where only the title changes", async () => {
    const parts = await setUpForks();
    const before = pickShown(parts);
    await parts.actions.edit(createPair("Other"));
    expect(parts.state().scenario?.title).toBe("Other");
    expect(parts.state().branches).toEqual(before.branches);
    expect(parts.state().notes).toEqual(before.notes);
    expect(parts.state().notices).toEqual([]);
    parts.actions.undo();
    await parts.actions.save("text");
    expect(pickShown(parts)).toEqual(before);
  });

  it("runs to the end", async () => {
    const { actions, state } = setUp();
    await actions.open({ type: "recording", recording: recordPair([]) });
    await actions.runUntil({ type: "end" });
    expect(state()).toMatchObject({ snapshot: { end: "done" }, stop: "All jobs are done." });
  });

  it("stops at a breakpoint, and goes on from there when it is asked to", async () => {
    const { actions, state } = setUp();
    await actions.open({ type: "recording", recording: recordPair([]) });
    actions.setBreakpoints([{ job: "J1" }]);
    await actions.runUntil({ type: "end" });
    expect(state()).toMatchObject({ position: 1, stop: expect.stringContaining("J1") });
    expect(await actions.step()).toBe(true);
    await actions.runUntil({ type: "end" });
    expect(state().position).toBe(3);
  });

  it("opens text, and says where it is wrong", async () => {
    const { actions, state } = setUp();
    const text = printScenario(createPair("Written"));
    await actions.open({ type: "text", text, name: null });
    expect(state()).toMatchObject({ refusal: null, scenario: { title: "Written" } });
    await actions.open({ type: "text", text: `${text}\nnonsense`, name: "pair.txt" });
    expect(state()).toMatchObject({
      refusal: { title: "pair.txt could not be opened", problems: [{ severity: "error" }] },
      scenario: { title: "Written" },
    });
  });

  it("opens a table of locks, tells of it until that is put away, and opens it anew", async () => {
    const { actions, state } = setUp();
    await actions.open({ type: "text", text: SAMPLES.S3, name: null });
    expect(state().scenario?.title).toBe("Locks of a cluster");
    expect(state().table?.report).toMatchObject({ locks: 16, jobs: 4, problems: [] });
    await actions.reopenTable({ priorities: [{ lock: "cluster/BGL", group: 0, priority: -10 }] });
    expect(state().table?.report.groups.map(({ priority }) => priority)).toEqual([-10, 0]);
    actions.dismissTable();
    expect(state().table).toBeNull();
    expect(await actions.reopenTable({})).toBe(false);
  });
});
