import { describe, expect, it } from "vitest";
import { createRecording } from "../../src/sim/recording.ts";
import { createPair, recordPair, setUpSession } from "./setUpSession.ts";
import { linkOf, readLinkOf } from "./smallEngine.ts";

describe("the address bar", () => {
  it("says what is shown, a moment after each change", async () => {
    const { actions, state, open, address, timers } = setUpSession();
    await open(recordPair([0, 1], 0));
    void actions.stepJob(0);
    actions.select({ type: "job", job: 1 });
    actions.setPanel("monitor");
    await timers.pass(240);
    expect(readLinkOf(address.fragment).recording.position).toBe(0);
    await timers.pass(20);
    const { recording, view } = readLinkOf(address.fragment);
    expect(recording.position).toBe(1);
    expect(view).toEqual({ selection: { type: "job", job: 1 }, panel: "monitor" });
    expect(state().link).toEqual({
      fragment: address.fragment,
      url: `https://example.org/lockscope/#${address.fragment}`,
    });
    expect(address.entries).toHaveLength(1);
  });

  it("is written at most twice a second, and at times while changes go on", async () => {
    const { actions, open, address, timers } = setUpSession();
    await open(recordPair([0, 1, 0, 1], 0));
    const before = address.replaced;
    for (let i = 0; i < 60; i++) {
      actions.seek(i % 5);
      await timers.pass(50);
    }
    await timers.pass(1000);
    expect(address.replaced - before).toBeGreaterThanOrEqual(2);
    expect(address.replaced - before).toBeLessThanOrEqual(6);
    for (let i = 0; i < 8; i++) {
      const written = address.replaced;
      actions.seek(i % 2);
      await timers.pass(255);
      expect(address.replaced - written).toBeLessThanOrEqual(1);
    }
  });

  it("is written later when the browser finds that it was too often", async () => {
    const { actions, open, address, timers } = setUpSession();
    await open(recordPair([0, 1], 0));
    address.isBlocked = true;
    actions.seek(2);
    await timers.pass(800);
    address.isBlocked = false;
    await timers.pass(1000);
    expect(readLinkOf(address.fragment).recording.position).toBe(2);
  });

  it("is left empty by links that are too long, which is said once", async () => {
    const { open, address, texts, state } = setUpSession();
    const locks = Array.from({ length: 4000 }, (_, index) => `lock-number-${index}`);
    await open(createRecording({ kind: "sharedlock", locks, jobs: {} }));
    expect(address.fragment).toBe("");
    expect(state().link?.fragment.length).toBeGreaterThan(60_000);
    expect(await state().actions.settle()).toBe(false);
    await open(createRecording({ kind: "sharedlock", locks, jobs: {}, title: "Again" }));
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain("Save a file");
    await open(recordPair([0, 1], 1));
    expect(await state().actions.settle()).toBe(true);
  });
});

describe("Back and Forward", () => {
  it("return to what was there, exactly", async () => {
    const { actions, state, open, address, timers } = setUpSession();
    await actions.open(
      { type: "recording", recording: recordPair([0, 0, 0], 1, "First") },
      { exampleId: "first" },
    );
    await actions.stepJob(1);
    actions.annotate(2, "here");
    actions.select({ type: "lock", lock: 0 });
    const first = state();
    await open(recordPair([1], 0, "Second"));
    expect(address.entries).toHaveLength(2);
    void actions.stepJob(1);
    await timers.settle();
    address.go(-1);
    await timers.pass(1000);
    const { scenario, branches, position, branch, notes, selection, exampleId } = first;
    expect(state()).toMatchObject({ scenario, branches, position, branch, notes, selection });
    expect(state().exampleId).toBe(exampleId);
    address.go(1);
    await timers.pass(1000);
    expect(state()).toMatchObject({ scenario: { title: "Second" }, position: 1 });
    expect(address.entries).toHaveLength(2);
  });

  it("return to a recording that is too long for the address", async () => {
    const { state, open, address, timers } = setUpSession();
    const locks = Array.from({ length: 4000 }, (_, index) => `lock-number-${index}`);
    await open(createRecording({ kind: "sharedlock", locks, jobs: {}, title: "Long" }));
    await open(recordPair([]));
    address.go(-1);
    await timers.pass(1000);
    expect(state().scenario?.title).toBe("Long");
  });

  it("return to the entries of an earlier visit by their links", async () => {
    const { state, open, address, timers } = setUpSession();
    await open(recordPair([]));
    address.entries.unshift({ fragment: linkOf(recordPair([0], 1, "Earlier")), entry: 17 });
    address.index = 1;
    address.go(-1);
    await timers.pass(1000);
    expect(state()).toMatchObject({ scenario: { title: "Earlier" }, position: 1 });
    expect(address.entries[0]?.entry).toBe(17);
  });

  it("arrive at the last of several that are pressed fast", async () => {
    const { state, open, address, timers, workshop } = setUpSession();
    for (const title of ["One", "Two", "Three"]) await open(recordPair([], 0, title));
    workshop.manner = (request) => (request.type === "open" ? "hold" : "answer");
    address.go(-1);
    await timers.settle();
    address.go(-1);
    workshop.manner = () => "answer";
    workshop.release();
    await timers.pass(1000);
    expect(state().scenario?.title).toBe("One");
    const titles = address.entries.map(({ fragment }) => readLinkOf(fragment).recording.scenario);
    expect(titles.map(({ title }) => title)).toEqual(["One", "Two", "Three"]);
  });

  it("go back over an edit, and over a series of edits at once", async () => {
    const { actions, state, open, address, timers } = setUpSession();
    await open(recordPair([0, 1], 1, "One"));
    for (const title of ["Tw", "Two"]) {
      await actions.edit(createPair(title));
      await timers.pass(1000);
    }
    expect(address.entries).toHaveLength(2);
    address.go(-1);
    await timers.pass(1000);
    expect(state()).toMatchObject({ scenario: { title: "One" }, position: 1 });
    address.go(1);
    await timers.pass(1000);
    expect(state().scenario?.title).toBe("Two");
  });

  it("go back from an undone edit to the edit, then to what was there before it, and forth", async () => {
    const { actions, state, open, address, timers } = setUpSession();
    await open(recordPair([0, 1], 1, "One"));
    await actions.edit(createPair("Two"));
    await timers.pass(1000);
    actions.undo();
    await timers.pass(1000);
    expect(address.entries).toHaveLength(3);
    expect(readLinkOf(address.fragment).recording.scenario.title).toBe("One");
    const titles: (string | undefined)[] = [];
    for (const by of [-1, -1, 1, 1]) {
      address.go(by);
      await timers.pass(1000);
      titles.push(state().scenario?.title);
    }
    expect(titles).toEqual(["Two", "One", "Two", "One"]);
    expect(state().position).toBe(1);
  });

  it("go back from what took the place of a recording, which undo brings back as well", async () => {
    const { actions, state, open, address, timers } = setUpSession();
    await open(recordPair([0, 1], 1, "One"));
    expect(await actions.replace(recordPair([1], 1, "Two"))).toBe(true);
    await timers.pass(1000);
    expect(state()).toMatchObject({
      scenario: { title: "Two" },
      length: 1,
      undoes: "opening another scenario",
    });
    expect(address.entries).toHaveLength(2);
    address.go(-1);
    await timers.pass(1000);
    expect(state()).toMatchObject({ scenario: { title: "One" }, length: 2, position: 1 });
    address.go(1);
    await timers.pass(1000);
    await actions.replace(recordPair([], 0, "Three"));
    actions.undo();
    await timers.pass(1000);
    expect(state()).toMatchObject({ scenario: { title: "Two" }, position: 1 });
  });

  it("go back over several undos and redos that follow each other fast at once", async () => {
    const { actions, state, open, address, timers } = setUpSession();
    await open(recordPair([], 0, "One"));
    await actions.edit(createPair("Two"));
    await timers.pass(5000);
    await actions.edit(createPair("Three"));
    await timers.pass(5000);
    actions.undo();
    actions.undo();
    actions.redo();
    await timers.pass(1000);
    expect(state().scenario?.title).toBe("Two");
    expect(address.entries).toHaveLength(4);
    address.go(-1);
    await timers.pass(1000);
    expect(state().scenario?.title).toBe("Three");
  });

  it("go back at once from an undo that the address does not say yet", async () => {
    const { actions, state, open, address, timers } = setUpSession();
    await open(recordPair([], 0, "One"));
    await actions.edit(createPair("Two"));
    await timers.pass(1000);
    actions.undo();
    await timers.settle();
    address.go(-1);
    await timers.pass(1000);
    expect(state().scenario?.title).toBe("Two");
    address.go(1);
    await timers.pass(1000);
    expect(state().scenario?.title).toBe("One");
  });

  it("get no entries from a frame", async () => {
    const { open, address } = setUpSession({ isEmbedded: true });
    await open(recordPair([], 0, "One"));
    await open(recordPair([], 0, "Two"));
    expect(address.entries).toHaveLength(1);
  });
});

describe("a link put into the address bar", () => {
  it("is opened, with what it selects", async () => {
    const { state, open, address, timers, workshop } = setUpSession();
    await open(recordPair([], 0, "One"));
    const opened = workshop.count("open");
    address.type(
      linkOf(recordPair([1], 1, "Pasted"), { selection: { type: "job", job: 1 }, panel: "log" }),
    );
    await timers.pass(1000);
    expect(state()).toMatchObject({
      scenario: { title: "Pasted" },
      position: 1,
      selection: { type: "job", job: 1 },
      panel: "log",
    });
    expect(workshop.count("open")).toBe(opened + 1);
    expect(address.entries).toHaveLength(2);
    address.go(-1);
    await timers.pass(1000);
    expect(state().scenario?.title).toBe("One");
  });

  it("is refused when it is damaged, and the address is put back", async () => {
    const { state, open, address, timers } = setUpSession();
    await open(recordPair([0], 1, "One"));
    const { fragment } = address;
    const { snapshot } = state();
    address.type("garbage");
    await timers.pass(1000);
    expect(state().refusal?.title).toBe("The link could not be opened");
    expect(state().snapshot).toBe(snapshot);
    expect(address.fragment).toBe(fragment);
  });

  it("is put back when it is taken away", async () => {
    const { state, open, address, timers, workshop } = setUpSession();
    await open(recordPair([0], 1, "One"));
    const { fragment } = address;
    address.type("");
    await timers.pass(1000);
    expect(address.fragment).toBe(fragment);
    expect(state().refusal).toBeNull();
    expect(workshop.count("open")).toBe(1);
  });
});
