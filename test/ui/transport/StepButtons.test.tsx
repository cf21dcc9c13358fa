// The transport's buttons and keys: what they do, and why they cannot.
import { act, screen } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { RecordingButtons, StepButtons } from "../../../src/ui/transport/StepButtons.tsx";
import { TransportBar } from "../../../src/ui/transport/TransportBar.tsx";
import { createJob, createLock, createSnapshot, renderPage } from "../renderPage.tsx";
import { installMedia } from "../standIns.ts";

beforeAll(() => installMedia());

const button = (name: string) => screen.getByRole("button", { name });

describe("the step button", () => {
  it("steps by the policy, as F10 does", async () => {
    const { user, actions } = renderPage(<TransportBar />);
    await user.click(button("Step"));
    await user.keyboard("{F10}");
    expect(actions.step).toHaveBeenCalledTimes(2);
  });

  it.each([
    ["done", "All jobs are done"],
    ["deadlock", "Deadlock: jobs wait, and nothing can wake them"],
  ] as const)("says why nothing can be stepped at the end %s", async (end, reason) => {
    const snapshot = createSnapshot({ end });
    const { user, actions } = renderPage(<TransportBar />, { snapshot });
    expect(button("Step")).toHaveAccessibleDescription(reason);
    await user.keyboard("{F10}{F5}");
    expect(actions.step).not.toHaveBeenCalled();
    expect(actions.play).not.toHaveBeenCalled();
  });
});

describe("the button for the selected job", () => {
  it("asks for a selection", () => {
    renderPage(<StepButtons isCompact={false} />);
    expect(button("Step job")).toHaveAccessibleDescription("Select a job first");
  });

  it("steps the job, as Shift+F10 does", async () => {
    const { user, actions } = renderPage(<TransportBar />, {
      selection: { type: "job", job: 0 },
    });
    await user.click(button("Step J0"));
    await user.keyboard("{Shift>}{F10}{/Shift}");
    expect(actions.stepJob.mock.calls).toEqual([[0], [0]]);
  });

  it.each([
    [{ status: "done" }, "J0 is done"],
    [{ status: "working", workUntil: 50 }, "J0 works until 50 ms"],
    [{ status: "done", isCancelled: true }, "J0 was cancelled"],
    [
      {
        status: "waiting",
        wait: {
          lock: 0,
          for: "acquire",
          shared: false,
          priority: 0,
          deadline: null,
          notified: false,
        },
      },
      "J0 waits for a",
    ],
  ] as const)("says why a job that is %o cannot be stepped", (changes, reason) => {
    const snapshot = createSnapshot({ jobs: [createJob(changes)], locks: [createLock()] });
    renderPage(<StepButtons isCompact={false} />, { snapshot, selection: { type: "job", job: 0 } });
    expect(button("Step J0")).toHaveAccessibleDescription(reason);
  });
});

describe("the run button", () => {
  it("runs, and pauses while a run goes on", async () => {
    const { user, actions } = renderPage(<StepButtons isCompact={false} />);
    await user.click(button("Run"));
    expect(actions.play).toHaveBeenCalledOnce();
    const other = renderPage(<StepButtons isCompact={false} />, { playing: true });
    await other.user.click(button("Pause"));
    expect(other.actions.pause).toHaveBeenCalledOnce();
  });
});

describe("the buttons along the recording", () => {
  it("go to both ends and one step each way, by keys too", async () => {
    const { user, actions } = renderPage(<TransportBar />, { position: 3, length: 6 });
    for (const name of ["To the start", "Back", "Forward", "To the end"]) {
      await user.click(button(name));
    }
    (document.activeElement as HTMLElement).blur();
    await user.keyboard("{Home}{ArrowLeft}{ArrowRight}{End}");
    for (const action of [actions.toStart, actions.back, actions.forward, actions.toEnd]) {
      expect(action).toHaveBeenCalledTimes(2);
    }
  });

  it("say at the ends that nothing is there", () => {
    renderPage(<RecordingButtons />);
    expect(button("Back")).toHaveAccessibleDescription("This is the start");
    expect(button("Forward")).toHaveAccessibleDescription("Nothing is recorded after this");
  });
});

describe("keys that are pressed before anything is open", () => {
  const start = () => {
    const page = renderPage(<TransportBar />, { phase: "starting", snapshot: null });
    const done: string[] = [];
    page.actions.step.mockImplementation(async () => done.push("step") > 0);
    page.actions.back.mockImplementation(() => void done.push("back"));
    page.actions.play.mockImplementation(() => void done.push("play"));
    const open = () =>
      act(() => page.session.setState({ phase: "ready", snapshot: createSnapshot() }));
    return { ...page, done, open };
  };

  it("are done in their order once something is, and only then", async () => {
    const { user, done, open } = start();
    await user.keyboard("{F10}{F10}{ArrowLeft}{F5}");
    expect(done).toEqual([]);
    open();
    expect(done).toEqual(["step", "step", "back", "play"]);
    await user.keyboard("{F10}");
    expect(done).toHaveLength(5);
  });

  it("are not done to what is opened in place of a link that was refused", async () => {
    const { user, session, done, open } = start();
    await user.keyboard("{F10}");
    act(() => session.setState({ refusal: { title: "No", problems: [] } }));
    open();
    act(() => session.setState({ refusal: null }));
    expect(done).toEqual([]);
  });
});
