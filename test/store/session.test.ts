import { describe, expect, it } from "vitest";
import { createPair, recordPair, setUpSession } from "./setUpSession.ts";
import { linkOf } from "./smallEngine.ts";

describe("opening", () => {
  it("shows what was opened, and is ready", async () => {
    const { actions, state } = setUpSession();
    expect(state().phase).toBe("starting");
    const recording = recordPair([0, 1, 0], 2);
    expect(await actions.open({ type: "recording", recording }, { exampleId: "pair" })).toBe(true);
    expect(state()).toMatchObject({
      phase: "ready",
      exampleId: "pair",
      position: 2,
      length: 3,
      branch: 0,
      loading: null,
      refusal: null,
      scenario: { title: "Pair" },
      announcement: expect.stringContaining("Pair is open. Step 2 of 3."),
    });
    expect(state().trail).toHaveLength(3);
  });

  it("leaves the panel open that somebody went to before, the first time only", async () => {
    const { actions, state } = setUpSession();
    const link = (panel: "log" | "scenario") =>
      ({ type: "link", fragment: linkOf(recordPair([]), { selection: null, panel }) }) as const;
    actions.setPanel("monitor");
    await actions.open(link("log"));
    expect(state().panel).toBe("monitor");
    await actions.open(link("scenario"));
    expect(state().panel).toBe("scenario");
  });

  it("shows the progress of long loading", async () => {
    const { actions, state, workshop, timers } = setUpSession();
    workshop.portions = 3;
    workshop.kill();
    workshop.manner = (request) => (request.type === "load" ? "hold" : "answer");
    const isOpen = actions.open({ type: "recording", recording: recordPair([]) });
    await timers.settle();
    expect(state().loading).toEqual({ done: 1, of: 3 });
    workshop.release();
    await timers.settle();
    expect(state().loading).toEqual({ done: 2, of: 3 });
    workshop.release();
    expect(await isOpen).toBe(true);
    expect(state().loading).toBeNull();
  });

  it("can be given up, and leaves what was there", async () => {
    const { actions, state, workshop, timers, open } = setUpSession();
    workshop.portions = 3;
    workshop.kill();
    await open(recordPair([0], 1, "First"));
    const { snapshot } = state();
    workshop.manner = (request) => (request.type === "load" ? "hold" : "answer");
    const isOpen = actions.open({ type: "recording", recording: recordPair([], 0, "Second") });
    await timers.settle();
    actions.abandon();
    workshop.release();
    expect(await isOpen).toBe(false);
    expect(state()).toMatchObject({ loading: null, scenario: { title: "First" }, position: 1 });
    expect(state().snapshot).toBe(snapshot);
    expect(workshop.count("abandon")).toBe(1);
  });

  it("gives up what is being loaded when something else is opened", async () => {
    const { actions, state, workshop, timers } = setUpSession();
    workshop.portions = 2;
    workshop.kill();
    workshop.manner = (request) => (request.type === "load" ? "hold" : "answer");
    const first = actions.open({ type: "recording", recording: recordPair([], 0, "First") });
    await timers.settle();
    const second = actions.open({ type: "recording", recording: recordPair([], 0, "Second") });
    workshop.manner = () => "answer";
    workshop.release();
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(state().scenario?.title).toBe("Second");
  });

  it.each([
    [{ type: "link", fragment: "garbage!" }, "The link could not be opened"],
    [{ type: "text", text: "{", name: "pool.json" }, "pool.json could not be opened"],
    [{ type: "text", text: "{", name: null }, "The text could not be opened"],
    [{ type: "recording", recording: recordPair([5]) }, "The recording could not be opened"],
  ] as const)("refuses what cannot be read and stays as it was: %j", async (source, title) => {
    const { actions, state, open } = setUpSession();
    await open(recordPair([0, 0], 1));
    const { snapshot, position } = state();
    expect(await actions.open(source)).toBe(false);
    expect(state()).toMatchObject({ refusal: { title }, position, loading: null });
    expect(state().refusal?.problems).not.toEqual([]);
    expect(state().snapshot).toBe(snapshot);
    actions.dismissRefusal();
    expect(state().refusal).toBeNull();
  });
});

describe("starting", () => {
  const fallback = { type: "recording", recording: recordPair([], 0, "Example") } as const;

  it("opens the fallback where the address has no link", async () => {
    const { actions, state, timers, address } = setUpSession();
    await actions.start(async () => ({ source: fallback, exampleId: "example" }));
    await timers.settle();
    expect(state()).toMatchObject({ phase: "ready", exampleId: "example", refusal: null });
    expect(address.entries).toHaveLength(1);
    expect(address.fragment).not.toBe("");
  });

  it("keeps what somebody opened while the fallback was on its way", async () => {
    const { actions, state } = setUpSession();
    const chosen = { type: "recording", recording: recordPair([], 0, "Chosen") } as const;
    await actions.start(async () => {
      void actions.open(chosen);
      return { source: fallback, exampleId: "example" };
    });
    expect(state()).toMatchObject({ scenario: { title: "Chosen" }, exampleId: null });
  });

  it("opens the fallback where what was opened meanwhile was refused", async () => {
    const { actions, state } = setUpSession();
    await actions.start(async () => {
      void actions.open({ type: "text", text: "nonsense", name: null });
      return { source: fallback, exampleId: "example" };
    });
    expect(state().scenario?.title).toBe("Example");
    expect(state().refusal?.title).toBe("The text could not be opened");
  });

  it("opens the fallback and keeps the refusal where the link cannot be opened", async () => {
    const { actions, state } = setUpSession({ fragment: "garbage!" });
    await actions.start(async () => ({ source: fallback, exampleId: null }));
    expect(state().scenario?.title).toBe("Example");
    expect(state().refusal?.title).toBe("The link could not be opened");
  });
});

describe("stepping", () => {
  it("runs a job, and says what it did", async () => {
    const { actions, state, open } = setUpSession();
    await open(recordPair([]));
    expect(await actions.stepJob(0)).toBe(true);
    expect(state().position).toBe(1);
    expect(state().announcement).toBe(state().trail[0]?.text);
  });

  it("keeps the parts that a step leaves alone", async () => {
    const { actions, state, open } = setUpSession();
    await open(recordPair([]));
    const before = state();
    await actions.stepJob(0);
    expect(state().snapshot?.jobs[1]).toBe(before.snapshot?.jobs[1]);
    expect(state().snapshot?.locks[1]).toBe(before.snapshot?.locks[1]);
    expect(state().snapshot?.programs).toBe(before.snapshot?.programs);
    expect(state().snapshot?.locks[0]).not.toBe(before.snapshot?.locks[0]);
  });

  it("gives a notice with the reason when a job cannot run", async () => {
    const { actions, state, open, texts } = setUpSession();
    await open(recordPair([0, 0, 0, 0], 4));
    expect(await actions.stepJob(0)).toBe(false);
    expect(texts()).toEqual(["Job J0 is done, not ready."]);
    expect(state().refusal).toBeNull();
  });

  it("refuses another choice that is not possible", async () => {
    const { actions, state, open } = setUpSession();
    await open(recordPair([]));
    expect(await actions.act({ type: "spawn", name: "J0", program: [] })).toBe(false);
    expect(state().refusal?.title).toBe("This cannot be done here");
  });

  it("forks when another job runs in the past, and keeps both branches", async () => {
    const { actions, state, open } = setUpSession();
    await open(recordPair([0, 0, 0], 1));
    await actions.stepJob(1);
    expect(state()).toMatchObject({ branch: 1, position: 2, length: 2 });
    actions.switchBranch(0, 3);
    await actions.step();
    expect(state()).toMatchObject({ branch: 0, position: 4, length: 4 });
  });

  it("keeps the order of steps, and drops those that come too fast", async () => {
    const { actions, state, open, timers, workshop } = setUpSession();
    await open(recordPair([]));
    workshop.manner = (request) => (request.type === "act" ? "hold" : "answer");
    const outcomes = [0, 1, 0, 1, 0, 1].map((job) => actions.stepJob(job));
    for (let i = 0; i < 6; i++) {
      await timers.settle();
      workshop.release();
    }
    expect(await Promise.all(outcomes)).toEqual([true, true, true, true, false, false]);
    expect(state().trail.map((step) => step.job)).toEqual([0, 1, 0, 1]);
  });

  it("says the same sentence so that it is heard again", async () => {
    const { actions, state, open } = setUpSession();
    await open(recordPair([]));
    await actions.act({ type: "advance", ms: 0 });
    const first = state().announcement;
    await actions.act({ type: "advance", ms: 0 });
    expect(state().announcement).not.toBe(first);
    expect(state().announcement.trim()).toBe(first);
  });

  it("does nothing while nothing is open", async () => {
    const { actions, state, workshop, timers } = setUpSession();
    expect(await actions.step()).toBe(false);
    expect(await actions.stepJob(0)).toBe(false);
    expect(await actions.save("text")).toBeNull();
    expect(await actions.copyLink()).toBe(false);
    actions.play();
    actions.back();
    actions.undo();
    await actions.edit(createPair());
    await timers.pass(1000);
    expect(workshop.asked).toEqual([]);
    expect(state().notices).toEqual([]);
  });
});

describe("seeking", () => {
  it("goes there and says where it is", async () => {
    const { actions, state, open, timers } = setUpSession();
    await open(recordPair([0, 1, 0, 1], 0));
    actions.seek(3);
    await timers.settle();
    expect(state().announcement).toBe(`Step 3 of 4. ${state().trail[2]?.text}`);
    actions.toStart();
    await timers.settle();
    expect(state().announcement).toBe("At the start, before 4 steps.");
    actions.toEnd();
    actions.forward();
    await timers.settle();
    expect(state().position).toBe(4);
  });

  it("keeps only the latest of many positions while one is under way", async () => {
    const { actions, state, open, timers, workshop } = setUpSession();
    await open(recordPair([0, 1, 0, 1, 0, 1], 0));
    for (const position of [1, 2, 3, 4, 5]) actions.seek(position);
    await timers.settle();
    expect(state().position).toBe(5);
    expect(workshop.asked.filter(({ type }) => type === "seek")).toEqual([
      { type: "seek", position: 1 },
      { type: "seek", position: 5 },
    ]);
  });

  it("adds up steps back, and makes them after the steps before them", async () => {
    const { actions, state, open, timers } = setUpSession();
    await open(recordPair([0, 1, 0, 1], 4));
    void actions.stepJob(0);
    actions.back();
    actions.back();
    actions.back();
    await timers.settle();
    expect(state()).toMatchObject({ length: 5, position: 2 });
  });

  it("does not go past a step that was asked for in between", async () => {
    const { actions, state, open, timers } = setUpSession();
    await open(recordPair([0, 1, 0, 1], 0));
    actions.seek(2);
    void actions.stepJob(1);
    actions.seek(1);
    await timers.settle();
    expect(state()).toMatchObject({ branch: 1, length: 3, position: 1 });
  });

  it("goes to another branch at the same position, where it is so long", async () => {
    const { actions, state, open, timers } = setUpSession();
    await open(recordPair([0, 0, 0, 1], 1));
    await actions.stepJob(1);
    actions.switchBranch(0);
    await timers.settle();
    expect(state()).toMatchObject({ branch: 0, position: 2 });
    actions.toEnd();
    actions.switchBranch(1);
    actions.switchBranch(7);
    await timers.settle();
    expect(state()).toMatchObject({ branch: 1, position: 2, notices: [] });
  });
});

describe("notes and breakpoints", () => {
  it("keeps one note for each position of a branch", async () => {
    const { actions, state, open, timers, workshop } = setUpSession();
    await open(recordPair([0, 1], 0));
    actions.annotate(1, "first");
    actions.annotate(1, " better ");
    actions.annotate(2, "second");
    actions.annotate(2, null);
    actions.annotate(9, "nowhere");
    expect(state().notes).toEqual([{ branch: 0, position: 1, text: "better" }]);
    await timers.settle();
    expect(workshop.asked.findLast(({ type }) => type === "annotate")).toEqual({
      type: "annotate",
      notes: state().notes,
    });
  });

  it("cuts notes at their limit", async () => {
    const { actions, state, open } = setUpSession();
    await open(recordPair([0], 0));
    actions.annotate(0, "x".repeat(5000));
    expect(state().notes[0]?.text).toHaveLength(2000);
  });

  it("tells the engine of breakpoints, at most a hundred", async () => {
    const { actions, state, open, timers, workshop, texts } = setUpSession();
    await open(recordPair([0], 0));
    actions.setBreakpoints(Array.from({ length: 101 }, (_, index) => ({ job: `J${index}` })));
    await timers.settle();
    expect(state().breakpoints).toHaveLength(100);
    expect(workshop.count("breakpoints")).toBe(1);
    expect(texts()).toHaveLength(1);
  });
});

describe("editing", () => {
  it("keeps what is still possible, says so, and undoes it exactly", async () => {
    const { actions, state, open, texts, timers } = setUpSession();
    await open(recordPair([0, 1, 0, 1, 0], 2));
    await actions.stepJob(1);
    actions.select({ type: "job", job: 1 });
    const before = state();
    const locks = ["a", "b"];
    const jobs = { J1: [], J0: [] };
    await actions.edit({ kind: "sharedlock", title: "Shorter", locks, jobs });
    expect(state()).toMatchObject({
      scenario: { title: "Shorter" },
      length: 0,
      undoes: "the edit of the scenario",
    });
    expect(state().selection).toEqual({ type: "job", job: 0 });
    expect(texts()[0]).toContain("None of the recorded steps");
    actions.undo();
    await timers.settle();
    const { scenario, branches, branch, position, trail, selection } = before;
    expect(state()).toMatchObject({ scenario, branches, branch, position, trail, selection });
    expect(state()).toMatchObject({ undoes: null, redoes: "the edit of the scenario" });
    actions.redo();
    await timers.settle();
    expect(state()).toMatchObject({ scenario: { title: "Shorter" }, redoes: null });
  });

  it("undoes several edits that are asked for at once", async () => {
    const { actions, state, open, timers } = setUpSession();
    await open(recordPair([0], 1, "One"));
    for (const title of ["Two", "Three", "Four"]) await actions.edit(createPair(title));
    actions.undo();
    actions.undo();
    actions.undo();
    actions.undo();
    actions.redo();
    await timers.settle();
    expect(state().scenario?.title).toBe("Two");
  });

  it("forgets edits when something else is opened", async () => {
    const { actions, state, open } = setUpSession();
    await open(recordPair([0], 1, "One"));
    await actions.edit(createPair("Two"));
    await open(recordPair([], 0, "Other"));
    expect(state().undoes).toBeNull();
  });

  it("refuses an impossible scenario and stays as it was", async () => {
    const { actions, state, open } = setUpSession();
    await open(recordPair([0], 1, "One"));
    expect(await actions.edit(createPair("allowed"))).toBe(true);
    actions.undo();
    expect(await actions.edit(createPair("forbidden"))).toBe(false);
    expect(state()).toMatchObject({ scenario: { title: "One" }, position: 1, undoes: null });
    expect(state().refusal?.title).toBe("The scenario could not be changed");
  });
});

describe("saving and copying", () => {
  it("names files after the title", async () => {
    const { actions, open } = setUpSession();
    await open(recordPair([], 0, "Déjà vu: two locks!"));
    expect(await actions.save("recording")).toEqual({
      name: "deja-vu-two-locks.lockscope.json",
      text: "the recording",
    });
    expect((await actions.save("text"))?.name).toBe("deja-vu-two-locks.scenario.txt");
  });

  it("copies the link of the very moment", async () => {
    const { actions, state, open, clipboard } = setUpSession();
    await open(recordPair([0, 1], 0));
    void actions.stepJob(0);
    expect(await actions.copyLink()).toBe(true);
    expect(clipboard.text).toBe(state().link?.url);
    expect(state().position).toBe(1);
  });

  it("says when copying is not allowed", async () => {
    const { actions, open, clipboard, texts } = setUpSession();
    await open(recordPair([]));
    clipboard.isAllowed = false;
    expect(await actions.copyText("text")).toBe(false);
    expect(texts()).toHaveLength(1);
  });
});

describe("notices", () => {
  it("does not say the same twice, and can be dismissed", () => {
    const { actions, state, texts } = setUpSession();
    actions.notify("info", "One.");
    actions.notify("info", "Two.");
    actions.notify("info", "One.");
    expect(texts()).toEqual(["Two.", "One."]);
    for (const { id } of state().notices) actions.dismiss(id);
    expect(texts()).toEqual([]);
  });
});
