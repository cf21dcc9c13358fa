// The stage in a document: buttons with sentences, what clicks and keys do, and what changes with a step.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createStage, type Stage, type StageInput } from "../../src/graph/stage.ts";
import type { Shot } from "../../src/sim/snapshot.ts";
import { createLarge, QUEUE, run, shoot, start } from "./stageSamples.ts";

const onSelect = vi.fn();
const onStep = vi.fn();
let stage: Stage;

function createInput(shot: Shot, change: Partial<StageInput> = {}): StageInput {
  return { snapshot: shot.snapshot, selection: null, step: null, reducedMotion: true, ...change };
}

function getLock(name: RegExp): HTMLElement {
  return screen.getByRole("button", { name });
}

beforeEach(() => {
  vi.clearAllMocks();
  const container = document.createElement("div");
  document.body.append(container);
  stage = createStage(container, { onSelect, onStep });
});

afterEach(() => {
  stage.destroy();
  document.body.replaceChildren();
});

describe("the stage", () => {
  it("shows locks and jobs as buttons that say how they stand", () => {
    stage.update(createInput(run(start(QUEUE), 0, 1)));
    const group = screen.getByRole("group", { name: "Locks and jobs" });
    expect(
      within(group).getByRole("button", {
        name: "Lock a, exclusive, owned by J1, 1 waiting, on top J2 for shared",
      }),
    ).toBeVisible();
    expect(getLock(/^Lock b, free$/)).toBeVisible();
    expect(getLock(/^Job J2, waiting for a$/)).toBeVisible();
    expect(getLock(/^Job J2, in the queue of a, shared, waiting$/)).toBeVisible();
  });

  it("moves the token of a waiter into the lock when it becomes owner", () => {
    let shot = run(start(QUEUE), 0, 1, 0);
    stage.update(createInput(shot));
    const token = getLock(/^Job J2, in the queue of a/);
    shot = run(shot, 1);
    stage.update(createInput(shot, { reducedMotion: false }));
    expect(getLock(/^Job J2, owner of a, shared/)).toBe(token);
    expect(screen.queryByRole("button", { name: /in the queue/ })).toBeNull();
  });

  it("keeps a lock's button and place while its state changes", () => {
    const shot = start(QUEUE);
    stage.update(createInput(shot));
    const free = getLock(/^Lock a, free$/);
    const place = free.parentElement?.style.transform;
    stage.update(createInput(run(shot, 0)));
    expect(getLock(/^Lock a, exclusive/)).toBe(free);
    expect(free.parentElement?.style.transform).toBe(place);
  });

  it("has one order for those who read and hear it, whatever came before", () => {
    const listNames = () =>
      screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"));
    let shot = start(QUEUE);
    stage.update(createInput(shot));
    for (const job of [0, 1, 2, 3, 0, 3]) {
      shot = run(shot, job);
      stage.update(createInput(shot));
    }
    const stepped = listNames();
    expect(stepped.slice(4, 8)).toEqual([
      "Lock a, exclusive, owned by J4, 2 waiting, on top J2 and J3 for shared",
      "Job J4, owner of a, exclusive, done",
      "Job J2, in the queue of a, shared, waiting",
      "Job J3, in the queue of a, shared, waiting",
    ]);
    stage.destroy();
    stage = createStage(document.body, { onSelect, onStep });
    stage.update(createInput(shot));
    expect(listNames()).toEqual(stepped);
  });

  it("says the priority of a waiter that has one", () => {
    stage.update(createInput(run(start(QUEUE), 0, 3)));
    expect(getLock(/^Job J4, in the queue of a, exclusive, priority -5, waiting$/)).toBeVisible();
  });

  it("lets flash what a step changed, for those who want no movement, once", () => {
    const shot = start(QUEUE);
    stage.update(createInput(shot));
    stage.update(createInput(run(shot, 0)));
    expect(getLock(/^Lock a/)).toHaveClass("is-changed");
    expect(getLock(/^Lock b/)).not.toHaveClass("is-changed");
    fireEvent.animationEnd(getLock(/^Lock a/));
    expect(getLock(/^Lock a/)).not.toHaveClass("is-changed");
  });

  it("lets nothing flash that moves", () => {
    const shot = start(QUEUE);
    stage.update(createInput(shot, { reducedMotion: false }));
    stage.update(createInput(run(shot, 0), { reducedMotion: false }));
    expect(getLock(/^Lock a/)).not.toHaveClass("is-changed");
  });

  it("selects what is clicked, and nothing by a click beside it", async () => {
    const user = userEvent.setup();
    const shot = run(start(QUEUE), 0, 1);
    stage.update(createInput(shot));
    await user.click(getLock(/^Lock b/));
    expect(onSelect).toHaveBeenLastCalledWith({ type: "lock", lock: 1 });
    await user.click(getLock(/^Job J2, in the queue/));
    expect(onSelect).toHaveBeenLastCalledWith({ type: "job", job: 1 });
    stage.update(createInput(shot, { selection: { type: "job", job: 1 } }));
    expect(getLock(/^Job J2, waiting/)).toHaveAttribute("aria-pressed", "true");
    await user.click(screen.getByRole("group"));
    expect(onSelect).toHaveBeenLastCalledWith(null);
  });

  it("steps a job that is clicked twice", async () => {
    stage.update(createInput(start(QUEUE)));
    await userEvent.dblClick(getLock(/^Job J3/));
    expect(onStep).toHaveBeenCalledExactlyOnceWith(2);
  });

  it("is one stop for the Tab key, with up and down to get about inside", async () => {
    const user = userEvent.setup();
    stage.update(createInput(start(QUEUE)));
    await user.tab();
    expect(getLock(/^Job J1/)).toHaveFocus();
    await user.keyboard("{PageDown}");
    expect(getLock(/^Lock a/)).toHaveFocus();
    await user.keyboard("{ArrowDown}");
    expect(getLock(/^Lock b/)).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(onSelect).toHaveBeenLastCalledWith({ type: "lock", lock: 1 });
    await user.tab();
    expect(document.body).toHaveFocus();
    await user.tab();
    expect(getLock(/^Lock b/)).toHaveFocus();
  });

  it("keeps the space bar on a button from the page's shortcuts", async () => {
    const onKey = vi.fn();
    document.addEventListener("keydown", onKey);
    stage.update(createInput(start(QUEUE)));
    getLock(/^Lock a/).focus();
    await userEvent.keyboard(" ");
    document.removeEventListener("keydown", onKey);
    expect(onKey).not.toHaveBeenCalled();
    expect(onSelect).toHaveBeenCalledWith({ type: "lock", lock: 0 });
  });

  it("marks what the last step touched", () => {
    const shot = run(start(QUEUE), 0);
    const step = {
      choice: { type: "run", job: 0 },
      job: 0,
      operation: null,
      clock: 0,
      events: [],
      locks: [0],
      text: "J1 acquired a",
      lanes: [],
    } as const;
    stage.update(createInput(shot, { step }));
    expect(getLock(/^Lock a/)).toHaveClass("is-touched");
    expect(getLock(/^Lock b/)).not.toHaveClass("is-touched");
    expect(getLock(/^Job J1, ready/)).toHaveClass("is-touched");
  });

  it("makes buttons of many locks only where they are near, and finds any of them", async () => {
    const shot = start(createLarge(600));
    stage.update(createInput(shot));
    expect(screen.getAllByRole("button").length).toBeLessThan(5);
    expect(screen.getByRole("group")).toHaveClass("is-far");
    stage.find({ type: "lock", index: 431 });
    const name = shot.snapshot.locks[431]?.name ?? "";
    await waitFor(() => expect(getLock(new RegExp(`^Lock ${name}, free$`))).toBeVisible());
    expect(screen.getAllByRole("button").length).toBeLessThan(200);
    expect(screen.getByRole("group")).not.toHaveClass("is-far");
    stage.fit();
    await waitFor(() => expect(screen.getAllByRole("button").length).toBeLessThan(5));
  });

  it("takes another scenario, and one without jobs", () => {
    stage.update(createInput(start(QUEUE)));
    const snapshot = shoot({ kind: "sharedlock", locks: ["only"], jobs: {} });
    stage.update({ snapshot, selection: null, step: null, reducedMotion: true });
    expect(screen.getAllByRole("button")).toHaveLength(1);
    expect(getLock(/^Lock only, free$/)).toHaveProperty("tabIndex", 0);
  });

  it("leaves nothing behind", () => {
    stage.update(createInput(start(QUEUE)));
    stage.destroy();
    expect(screen.queryByRole("group")).toBeNull();
  });
});
