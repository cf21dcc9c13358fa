// The rest of the transport: where the recording stands, the clock, and how runs go.
import { act, screen } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { ClockMenu } from "../../../src/ui/transport/ClockMenu.tsx";
import { Position } from "../../../src/ui/transport/Position.tsx";
import { RunSettings } from "../../../src/ui/transport/RunSettings.tsx";
import { TimelineToggle } from "../../../src/ui/transport/TimelineToggle.tsx";
import { createSnapshot, renderPage } from "../renderPage.tsx";
import { installMedia } from "../standIns.ts";

beforeAll(() => installMedia());

describe("the position", () => {
  it("says step, length and virtual time", () => {
    const snapshot = createSnapshot({ clock: 1040 });
    const { container } = renderPage(<Position />, { position: 12, length: 60, snapshot });
    expect(container).toHaveTextContent("step 12 of 60");
    expect(container).toHaveTextContent("1,040 ms");
  });

  it("says a deadlock, that all is done, and why a run stopped or how far it is", () => {
    const { session, container } = renderPage(<Position />, {
      stop: "J0 waits for a.",
    });
    expect(container).toHaveTextContent("J0 waits for a.");
    act(() => session.setState({ snapshot: createSnapshot({ end: "deadlock" }) }));
    expect(container).toHaveTextContent("Deadlock");
    expect(container).not.toHaveTextContent("J0 waits for a.");
    act(() =>
      session.setState({ snapshot: createSnapshot({ end: "done" }), running: { steps: 4000 } }),
    );
    expect(container).toHaveTextContent("All done");
    expect(container).toHaveTextContent("Running: 4,000 steps");
  });
});

describe("the clock", () => {
  it("goes to the next deadline, and says where that is", async () => {
    const snapshot = createSnapshot({ nearestDeadline: 40 });
    const { user, actions } = renderPage(<ClockMenu />, { snapshot });
    await user.click(screen.getByRole("button", { name: "Move the clock" }));
    await user.click(screen.getByRole("button", { name: "To the next deadline, 40 ms" }));
    expect(actions.act).toHaveBeenCalledExactlyOnceWith({ type: "deadline" });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("goes by whole milliseconds and refuses anything else", async () => {
    const { user, actions } = renderPage(<ClockMenu />);
    await user.click(screen.getByRole("button", { name: "Move the clock" }));
    const deadline = screen.getByRole("button", { name: "To the next deadline" });
    expect(deadline).toHaveAccessibleDescription("No deadline is to come");
    const field = screen.getByRole("textbox", { name: "Or by, in ms" });
    await user.clear(field);
    await user.type(field, "-5{Enter}");
    expect(field).toBeInvalid();
    expect(actions.act).not.toHaveBeenCalled();
    await user.clear(field);
    await user.type(field, "250{Enter}");
    expect(actions.act).toHaveBeenCalledExactlyOnceWith({ type: "advance", ms: 250 });
  });
});

describe("the settings of runs", () => {
  it("remember policy, speed and seed, the seed only where chance decides", async () => {
    const { user, settings } = renderPage(<RunSettings />);
    expect(screen.queryByRole("textbox", { name: "Seed" })).toBeNull();
    await user.selectOptions(screen.getByLabelText("Policy: who steps next"), "Random");
    await user.selectOptions(screen.getByLabelText("Speed of a run"), "30 steps/s");
    const seed = screen.getByRole("textbox", { name: "Seed" });
    await user.clear(seed);
    await user.type(seed, "42x");
    await user.tab();
    expect(seed).toHaveValue("42");
    expect(settings.getState()).toMatchObject({ policy: "random", speed: 30, seed: 42 });
  });
});

it("hides and shows the timeline", async () => {
  const { user, settings } = renderPage(<TimelineToggle />);
  await user.click(screen.getByRole("button", { name: "Hide the timeline" }));
  expect(settings.getState().isTimelineOpen).toBe(false);
  await user.click(screen.getByRole("button", { name: "Show the timeline" }));
  expect(settings.getState().isTimelineOpen).toBe(true);
});
