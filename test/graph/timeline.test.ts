// The timeline's markup: slider, names of lanes, forks, and what they tell the host.
import { screen, within } from "@testing-library/dom";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createTimeline, type Timeline } from "../../src/graph/timeline.ts";
import type { TimelineInput } from "../../src/graph/timelineTypes.ts";
import { createInput, lane, run } from "./timelineSteps.ts";

const callbacks = { onSeek: vi.fn(), onSelect: vi.fn(), onBranch: vi.fn() };
let timeline: Timeline;

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

async function show(input: TimelineInput): Promise<void> {
  timeline.update(input);
  await nextFrame();
}

beforeEach(() => {
  vi.clearAllMocks();
  // jsdom lays nothing out and draws nothing.
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue(
    new DOMRect(0, 0, 1000, 200),
  );
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
  timeline = createTimeline(document.body, callbacks);
});

afterEach(() => {
  timeline.destroy();
  vi.restoreAllMocks();
});

describe("the slider", () => {
  it("says which step it is at, what the step did, and the clock", async () => {
    await show(createInput());
    const slider = screen.getByRole("slider", { name: "Position in the recording" });
    expect(slider).toHaveAttribute("aria-valuemin", "0");
    expect(slider).toHaveAttribute("aria-valuemax", "5");
    expect(slider).toHaveAttribute("aria-valuenow", "2");
    expect(slider).toHaveAttribute(
      "aria-valuetext",
      "step 2 of 5, J1 has to wait for a, shared, clock 0 ms",
    );
  });

  it.each([
    ["{ArrowLeft}", 1],
    ["{ArrowRight}", 3],
    ["{PageUp}", 0],
    ["{PageDown}", 5],
    ["{Home}", 0],
    ["{End}", 5],
  ])("seeks with %s", async (key, position) => {
    await show(createInput());
    screen.getByRole("slider").focus();
    await userEvent.keyboard(key);
    await nextFrame();
    expect(callbacks.onSeek.mock.calls).toEqual([[position]]);
  });

  it("counts keys that come faster than the host follows, and seeks once a frame", async () => {
    await show(createInput());
    const slider = screen.getByRole("slider");
    for (const _ of [1, 2]) {
      slider.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    }
    await nextFrame();
    expect(callbacks.onSeek.mock.calls).toEqual([[4]]);
    expect(slider).toHaveAttribute("aria-valuenow", "4");
  });

  it("keeps its keys from the page's own shortcuts, and leaves the others to it", async () => {
    const onKey = vi.fn();
    document.body.addEventListener("keydown", onKey);
    await show(createInput());
    screen.getByRole("slider").focus();
    await userEvent.keyboard("{ArrowRight}{Home}");
    expect(onKey).not.toHaveBeenCalled();
    await userEvent.keyboard("g");
    expect(onKey).toHaveBeenCalledOnce();
    document.body.removeEventListener("keydown", onKey);
  });
});

describe("the lanes' names", () => {
  it("say what each job does at the position", async () => {
    await show(createInput());
    const names = screen.getAllByRole("option").map((option) => option.getAttribute("aria-label"));
    expect(names).toEqual(["J0: ready, owns 1 lock", "J1: waits for node/a"]);
  });

  it("include jobs that are spawned later", async () => {
    const choice = { type: "spawn", name: "Late", program: [] } as const;
    const input = createInput();
    await show({ ...input, trail: [...input.trail, run(2, [lane(2, "ready")], { choice })] });
    expect(screen.getByRole("option", { name: "Late: not spawned yet" })).toBeInTheDocument();
  });

  it("select a job by click and by key, with one stop for Tab", async () => {
    await show(createInput({ selection: { type: "job", job: 0 } }));
    const options = screen.getAllByRole("option");
    expect(options.map((option) => option.tabIndex)).toEqual([0, -1]);
    expect(screen.getByRole("option", { selected: true })).toBe(options[0]);
    options[0]?.focus();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(options[1]).toHaveFocus();
    expect(callbacks.onSelect.mock.calls).toEqual([[{ type: "job", job: 1 }]]);
    await userEvent.click(screen.getByText("J0"));
    expect(callbacks.onSelect).toHaveBeenLastCalledWith({ type: "job", job: 0 });
  });
});

describe("the forks", () => {
  it("are buttons that switch to the other branch", async () => {
    const branches = [
      { parent: null, at: 0, length: 5 },
      { parent: 0, at: 3, length: 6 },
    ];
    await show(createInput({ branches }));
    const forks = within(screen.getByRole("group", { name: "Forks" }));
    await userEvent.click(
      forks.getByRole("button", { name: "Switch to branch 2, which parts after step 3" }),
    );
    expect(callbacks.onBranch.mock.calls).toEqual([[1]]);
  });
});

describe("the lanes", () => {
  const click = async (x: number, y: number) => {
    const canvas = document.querySelector(".timeline-plot");
    canvas?.dispatchEvent(new MouseEvent("click", { clientX: x, clientY: y, bubbles: true }));
    await nextFrame();
  };

  it("seek where they are clicked, and select the step that happened there", async () => {
    await show(createInput());
    await click(110, 5);
    expect(callbacks.onSeek.mock.calls).toEqual([[5]]);
    expect(callbacks.onSelect).not.toHaveBeenCalled();
    await click(110, 25);
    expect(callbacks.onSelect.mock.calls).toEqual([[{ type: "step", position: 5 }]]);
  });

  it("go away without a trace", () => {
    timeline.destroy();
    expect(document.body).toBeEmptyDOMElement();
  });
});
