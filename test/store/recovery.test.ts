import { describe, expect, it } from "vitest";
import type { Request } from "../../src/worker/messages.ts";
import { createPair, recordPair, setUpSession } from "./setUpSession.ts";
import { readLinkOf } from "./smallEngine.ts";

const RESTARTED = "The engine stopped answering and was restarted; nothing is lost.";

async function setUpForks() {
  const parts = setUpSession();
  const { actions, open } = parts;
  await open(recordPair([0, 0, 1], 1));
  await actions.stepJob(1);
  await actions.stepJob(1);
  actions.annotate(2, "look");
  actions.setBreakpoints([{ lock: "a" }]);
  actions.select({ type: "lock", lock: 1 });
  actions.setPanel("log");
  await parts.timers.pass(1000);
  return parts;
}

describe("an engine that dies", () => {
  it("is replaced and given everything again", async () => {
    const { actions, state, timers, workshop, texts } = await setUpForks();
    const before = state();
    workshop.kill();
    await timers.pass(1000);
    expect(workshop.started).toBe(2);
    expect(texts()).toEqual([RESTARTED]);
    const { announcement: _, notices: __, ...kept } = before;
    expect(state()).toEqual({ ...state(), ...kept });
    actions.switchBranch(0, 3);
    await timers.settle();
    expect(state()).toMatchObject({ branch: 0, position: 3, length: 3 });
    await actions.copyLink();
    expect(readLinkOf(state().link?.fragment ?? "").recording).toMatchObject({
      branches: [{ choices: [{}, {}, {}] }, { parent: 0, at: 1, choices: [{}, {}] }],
      notes: [{ branch: 1, position: 2, text: "look" }],
      breakpoints: [{ lock: "a" }],
    });
  });

  it.each(["act", "run", "seek", "edit", "save"] satisfies Request["type"][])(
    "does not get again the %s that it died of",
    async (type) => {
      const { actions, state, timers, workshop, texts } = await setUpForks();
      const { position, branch, trail } = state();
      workshop.manner = (request) => (request.type === type ? "die" : "answer");
      const outcomes = {
        act: () => actions.stepJob(0),
        run: () => actions.step(),
        seek: () => actions.seek(0),
        edit: () => actions.edit(createPair("Other")),
        save: () => actions.save("text"),
      };
      expect((await outcomes[type]()) || null).toBeNull();
      await timers.pass(100);
      expect(state()).toMatchObject({ position, branch, trail, undoes: null });
      expect(workshop.count(type)).toBe(type === "act" ? 3 : 1);
      expect(texts()).toEqual([RESTARTED]);
    },
  );

  it("is replaced when it does not answer for 5 s, and what waited is done after that", async () => {
    const { actions, state, timers, workshop, texts } = await setUpForks();
    let isHung = false;
    workshop.manner = (request) => {
      if (request.type !== "run" || isHung) return "answer";
      isHung = true;
      return "hang";
    };
    const stuck = actions.step();
    const next = actions.act({ type: "advance", ms: 1 });
    await timers.pass(5100);
    expect(await stuck).toBe(false);
    expect(await next).toBe(true);
    expect(texts()).toEqual([RESTARTED]);
    expect(state().position).toBe(4);
  });

  it("ends playing", async () => {
    const { actions, state, timers, workshop } = await setUpForks();
    actions.play();
    workshop.kill();
    await timers.pass(2000);
    expect(state().playing).toBe(false);
  });

  it("makes what it died of reading a refusal", async () => {
    const { actions, state, timers, workshop, texts } = await setUpForks();
    const { trail } = state();
    workshop.manner = (request) =>
      request.type === "open" && request.source.type === "text" ? "die" : "answer";
    const isOpen = actions.open({ type: "text", text: "…", name: "bomb.json" });
    expect(await isOpen).toBe(false);
    await timers.settle();
    expect(state()).toMatchObject({ trail, refusal: { title: "bomb.json could not be opened" } });
    expect(texts()).toEqual([RESTARTED]);
  });

  it("lets the page start with its example when it died of the link", async () => {
    const { actions, state, workshop } = setUpSession({ fragment: "bomb" });
    workshop.manner = (request) =>
      request.type === "open" && request.source.type === "link" ? "die" : "answer";
    await actions.start(async () => ({
      source: { type: "recording", recording: recordPair([]) },
      exampleId: null,
    }));
    expect(state()).toMatchObject({
      phase: "ready",
      refusal: { title: "The link could not be opened" },
    });
  });
});

describe("an engine that dies three times within a minute", () => {
  async function setUpLost() {
    const parts = await setUpForks();
    const { timers, workshop } = parts;
    for (let death = 0; death < 3; death++) {
      workshop.kill();
      await timers.pass(1000);
    }
    return parts;
  }

  it("is not restarted any more, and the page says so", async () => {
    const { actions, state, workshop, texts, timers } = await setUpLost();
    expect(state().isEngineLost).toBe(true);
    expect(texts().at(-1)).toContain("three times within a minute");
    const asked = workshop.asked.length;
    expect(await actions.step()).toBe(false);
    actions.seek(0);
    await timers.pass(3000);
    expect(workshop.asked).toHaveLength(asked);
    expect(texts().at(-1)).toBe("The engine is stopped. Start it again to go on.");
    expect(state().position).toBe(3);
  });

  it("is started again when asked for", async () => {
    const { actions, state, timers } = await setUpLost();
    const { trail, branches } = state();
    actions.retry();
    await timers.settle();
    expect(state()).toMatchObject({ isEngineLost: false, trail, branches, position: 3 });
    expect(await actions.step()).toBe(true);
  });

  it("still lets something else be opened", async () => {
    const { actions, state, open } = await setUpLost();
    expect(await actions.open({ type: "link", fragment: "-" })).toBe(false);
    expect(state().isEngineLost).toBe(true);
    await open(recordPair([0], 1, "Other"));
    expect(state()).toMatchObject({ isEngineLost: false, scenario: { title: "Other" } });
    expect(await actions.step()).toBe(true);
  });

  it("is restarted as often as it takes when the deaths are far apart", async () => {
    const { state, timers, workshop } = await setUpForks();
    for (let death = 0; death < 5; death++) {
      workshop.kill();
      await timers.pass(31_000);
    }
    expect(state().isEngineLost).toBe(false);
  });

  it("is given up as well when it dies of the recording itself", async () => {
    const { state, timers, workshop } = await setUpForks();
    workshop.manner = (request) => (request.type === "open" ? "die" : "answer");
    workshop.kill();
    await timers.pass(1000);
    expect(state().isEngineLost).toBe(true);
    expect(workshop.count("open")).toBe(3);
  });
});
