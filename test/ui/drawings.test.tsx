// The hosts of the drawings: they make one, tell it what to show, hear it, and take it down.
import { act, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { StageCallbacks } from "../../src/graph/stage.ts";
import type { TimelineCallbacks } from "../../src/graph/timelineTypes.ts";
import { StageView } from "../../src/ui/StageView.tsx";
import { TimelineView } from "../../src/ui/TimelineView.tsx";
import { createJob, createLock, createSnapshot, renderPage } from "./renderPage.tsx";
import { installMedia } from "./standIns.ts";

const drawings = vi.hoisted(() => ({
  stage: { update: vi.fn(), fit: vi.fn(), zoomBy: vi.fn(), find: vi.fn(), destroy: vi.fn() },
  timeline: { update: vi.fn(), destroy: vi.fn() },
  createStage: vi.fn(),
  createTimeline: vi.fn(),
}));

vi.mock("../../src/graph/stage.ts", () => ({ createStage: drawings.createStage }));
vi.mock("../../src/graph/timeline.ts", () => ({ createTimeline: drawings.createTimeline }));

beforeEach(() => {
  vi.clearAllMocks();
  installMedia();
  localStorage.clear();
  drawings.createStage.mockReturnValue(drawings.stage);
  drawings.createTimeline.mockReturnValue(drawings.timeline);
});

const callbacksOf = <T,>(create: { mock: { lastCall?: unknown[] | undefined } }) =>
  create.mock.lastCall?.[1] as T;

describe("the stage", () => {
  it("is made once, shows each change, and is taken down", () => {
    const { session, unmount } = renderPage(<StageView />);
    const { snapshot } = session.getState();
    const input = { snapshot, selection: null, step: null, reducedMotion: false };
    expect(drawings.stage.update).toHaveBeenLastCalledWith(input);
    const selection = { type: "job", job: 0 } as const;
    act(() => session.setState({ selection }));
    expect(drawings.stage.update).toHaveBeenLastCalledWith({ ...input, selection });
    unmount();
    expect(drawings.createStage).toHaveBeenCalledOnce();
    expect(drawings.stage.destroy).toHaveBeenCalledOnce();
  });

  it("selects and steps what is chosen in it", () => {
    const { actions } = renderPage(<StageView />);
    const { onSelect, onStep } = callbacksOf<StageCallbacks>(drawings.createStage);
    onSelect({ type: "lock", lock: 0 });
    onStep(0);
    expect(actions.select).toHaveBeenCalledExactlyOnceWith({ type: "lock", lock: 0 });
    expect(actions.stepJob).toHaveBeenCalledExactlyOnceWith(0);
  });

  it("is zoomed by its tools", async () => {
    const { user } = renderPage(<StageView />);
    await user.click(screen.getByRole("button", { name: "Zoom in" }));
    await user.click(screen.getByRole("button", { name: "Zoom out" }));
    await user.click(screen.getByRole("button", { name: "Show everything" }));
    const [[larger], [smaller]] = drawings.stage.zoomBy.mock.calls as [[number], [number]];
    expect(larger).toBeGreaterThan(1);
    expect(smaller).toBeLessThan(1);
    expect(drawings.stage.fit).toHaveBeenCalledOnce();
  });
});

describe("the field to find things", () => {
  const snapshot = createSnapshot({
    jobs: [createJob({ name: "Writer" }), createJob({ name: "Reader" })],
    locks: [createLock({ name: "node/writable" }), createLock({ name: "config" })],
  });

  it("is reached by a key, lists jobs and locks, best first, and brings one into sight", async () => {
    const { user, actions } = renderPage(<StageView />, { snapshot });
    await user.keyboard("/");
    const field = screen.getByRole("combobox", { name: "Find a job or a lock" });
    expect(field).toHaveFocus();
    await user.keyboard("WRIT");
    const found = screen.getAllByRole("option").map((option) => option.textContent);
    expect(found).toEqual(["Writer", "node/writable"]);
    await user.keyboard("{ArrowDown}");
    const second = screen.getByRole("option", { selected: true });
    expect(field).toHaveAttribute("aria-activedescendant", second.id);
    await user.keyboard("{Enter}");
    expect(actions.select).toHaveBeenCalledExactlyOnceWith({ type: "lock", lock: 0 });
    expect(drawings.stage.find).toHaveBeenCalledOnce();
    expect(drawings.stage.find.mock.lastCall?.[0]).toMatchObject({ type: "lock", index: 0 });
    expect(field).toHaveValue("");
  });

  it("says when there is nothing of that name, and is left by Escape", async () => {
    const { user } = renderPage(<StageView />, { snapshot });
    await user.keyboard("/zebra");
    expect(screen.getByText("No job or lock of that name")).toBeVisible();
    await user.keyboard("{Escape}");
    expect(screen.queryByText("No job or lock of that name")).toBeNull();
  });
});

describe("the hint", () => {
  const hint = () => screen.queryByRole("note");

  it("goes after the first steps and does not come again", () => {
    const { session, unmount } = renderPage(<StageView />);
    expect(hint()).toBeInTheDocument();
    act(() => session.setState({ position: 2 }));
    expect(hint()).toBeInTheDocument();
    act(() => session.setState({ position: 3 }));
    expect(hint()).toBeNull();
    unmount();
    renderPage(<StageView />);
    expect(hint()).toBeNull();
  });

  it("can be put away, and is not shown in a frame", async () => {
    const { user, unmount } = renderPage(<StageView />);
    await user.click(screen.getByRole("button", { name: "Put this hint away" }));
    expect(hint()).toBeNull();
    unmount();
    localStorage.clear();
    renderPage(<StageView />, { isEmbedded: true });
    expect(hint()).toBeNull();
  });
});

describe("the timeline", () => {
  it("shows the recording, and moves, selects and switches as it is told", () => {
    const { session, actions, unmount } = renderPage(<TimelineView />);
    const { snapshot } = session.getState();
    act(() => session.setState({ position: 1, length: 2 }));
    expect(drawings.timeline.update.mock.lastCall?.[0]).toMatchObject({
      jobs: snapshot?.jobs,
      position: 1,
      branch: 0,
    });
    const callbacks = callbacksOf<TimelineCallbacks>(drawings.createTimeline);
    callbacks.onSeek(2);
    callbacks.onSelect({ type: "step", position: 2 });
    callbacks.onBranch(1);
    expect(actions.seek).toHaveBeenCalledExactlyOnceWith(2);
    expect(actions.select).toHaveBeenCalledExactlyOnceWith({ type: "step", position: 2 });
    expect(actions.switchBranch).toHaveBeenCalledExactlyOnceWith(1);
    unmount();
    expect(drawings.timeline.destroy).toHaveBeenCalledOnce();
  });
});
