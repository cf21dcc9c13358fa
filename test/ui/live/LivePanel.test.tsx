// The panel of live runs as people use it, with a worker that does what the test says.
import { act, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveRun, SessionState } from "../../../src/store/sessionTypes.ts";
import { LivePanel } from "../../../src/ui/live/LivePanel.tsx";
import type { LiveProgress, LiveReport } from "../../../src/worker/liveMessages.ts";
import { FakeLives } from "../../worker/fakeLive.ts";
import { createManualTimers } from "../../worker/manualTimers.ts";
import { createJob, createSnapshot, renderPage } from "../renderPage.tsx";
import { installMedia } from "../standIns.ts";

const JOBS = [
  createJob({ name: "J0", next: "release a" }),
  createJob({
    name: "J1",
    status: "waiting",
    wait: { lock: 0, for: "acquire", shared: false, priority: 0, deadline: 50, notified: false },
  }),
];

const PROGRESS: LiveProgress = {
  phase: "running",
  why: null,
  threads: 2,
  done: 0,
  steps: 12_345,
  checked: 12_345,
  stepsByJob: [12_000, 345],
  clock: 0,
  elapsedMs: 1000,
  startMs: 100,
};

let lives: FakeLives;

beforeEach(() => {
  installMedia();
  vi.stubGlobal("PerformanceNavigationTiming", class {});
  lives = new FakeLives(createManualTimers());
  vi.stubGlobal("Worker", new Proxy(class {}, { construct: () => lives.spawn() }));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const report = (told: LiveReport) => act(() => lives.latest.report(told));
const tell = (progress: Partial<LiveProgress>) =>
  report({ type: "progress", progress: { ...PROGRESS, ...progress } });
const button = (name: string) => screen.getByRole("button", { name });

/** A session that gives way to the run as the real one does. */
function open(changes: Partial<SessionState> = {}) {
  const page = renderPage(<LivePanel />, { snapshot: createSnapshot({ jobs: JOBS }), ...changes });
  const { actions, session } = page;
  const runs: LiveRun[] = [];
  const place = { branch: 0, position: 0 };
  const show = (isHeld: boolean) => session.setState({ live: { place, isHeld } });
  const recorder = {
    append: async () => true,
    showHeld: show,
    end: () => session.setState({ live: null }),
  };
  session.setState({
    actions: {
      ...actions,
      beginLive: (run) => {
        runs.push(run);
        show(false);
        return recorder;
      },
    },
  });
  return page;
}

function isolate(): void {
  vi.stubGlobal("crossOriginIsolated", true);
}

describe("the panel of live runs", () => {
  it("says that jobs take turns where the page is not isolated, and that they are threads where it is", () => {
    const { unmount } = open();
    expect(screen.getByText("In turns")).toBeVisible();
    expect(screen.getByText(/^The page is not isolated/)).toBeVisible();
    unmount();
    isolate();
    open();
    expect(screen.getByText("Real threads")).toBeVisible();
  });

  it("says how many jobs are too many for threads", () => {
    isolate();
    const jobs = Array.from({ length: 65 }, (_, at) => createJob({ name: `J${at}` }));
    open({ snapshot: createSnapshot({ jobs }) });
    expect(screen.getByText(/^65 jobs; at most 64 threads/)).toBeVisible();
  });

  it("starts as it is told to, and shows how it goes and what each thread does", async () => {
    const { user } = open();
    await user.selectOptions(screen.getByRole("combobox"), "10 times as fast");
    await user.click(button("Start"));
    expect(lives.latest.orders).toMatchObject([
      { type: "start", start: { mode: "turns", scale: 10, isHeld: false, maxSteps: 100_000 } },
    ]);
    tell({});
    const state = screen.getByRole("region", { name: "State of the run" });
    expect(state).toHaveTextContent(
      "2 jobs take turns · 12,345 steps, all the same in the simulator · 12,000 a second",
    );
    const [first, second] = screen.getAllByRole("listitem");
    expect(first).toHaveTextContent("can run, next release a12,000 steps");
    expect(second).toHaveTextContent("asleep on a, until 50 ms345 steps");
    expect(button("Step")).toHaveAttribute("aria-disabled", "true");
  });

  it("holds, lets threads through, and goes on, by way of the session", async () => {
    const { user, actions } = open();
    await user.click(button("Start"));
    tell({});
    await user.click(button("Hold"));
    expect(actions.pause).toHaveBeenCalledOnce();
    tell({ phase: "held", why: "Breakpoint: J0 is about to release a." });
    expect(screen.getByText("Breakpoint: J0 is about to release a.")).toBeVisible();
    await user.click(button("Step"));
    await user.click(button("Let J0 through"));
    expect(actions.step).toHaveBeenCalledOnce();
    expect(actions.stepJob).toHaveBeenCalledExactlyOnceWith(0);
    expect(button("Let J1 through")).toHaveAttribute("aria-disabled", "true");
    await user.click(button("Go on"));
    expect(actions.play).toHaveBeenCalledOnce();
  });

  it("says where one looks and where the threads are, and leads there", async () => {
    const { user, session, actions } = open();
    await user.click(button("Start"));
    tell({ phase: "held" });
    act(() => session.setState({ live: { place: { branch: 1, position: 7 }, isHeld: true } }));
    expect(screen.getByText("You are looking at step 0; the threads are at step 7.")).toBeVisible();
    await user.click(button("Go there"));
    expect(actions.switchBranch).toHaveBeenCalledExactlyOnceWith(1, 7);
  });

  it("stops, and says what the checks came to", async () => {
    const { user } = open();
    await user.click(button("Start"));
    lives.latest.isDeaf = true;
    tell({});
    await user.click(button("Stop"));
    expect(lives.latest.orders.at(-1)).toEqual({ type: "stop" });
    expect(screen.getByText(/^2 jobs are being ended/)).toBeVisible();
    const exclusion = { sections: 4000, lost: 0, intrusions: 0 };
    const result = { ending: "stopped", text: "It was stopped.", exclusion } as const;
    report({ type: "ended", result, progress: PROGRESS });
    const outcome = screen.getByRole("region", { name: "How it ended" });
    expect(outcome).toHaveTextContent(
      "12,345 steps in 900 ms, replayed in the simulator: 0 differences.",
    );
    expect(outcome).toHaveTextContent("4,000 exclusive critical sections");
    expect(within(outcome).queryByRole("button")).toBeNull();
    expect(button("Start")).not.toHaveAttribute("aria-disabled");
  });

  it("shows a difference as a defect, to be copied", async () => {
    const { user, actions } = open();
    await user.click(button("Start"));
    const text = "Step 7 differs. The threads came to another state than the simulator: A runs.";
    const result = { ending: "difference", text, exclusion: null } as const;
    report({ type: "ended", result, progress: { ...PROGRESS, checked: 6 } });
    const outcome = screen.getByRole("region", { name: "How it ended" });
    expect(outcome).toHaveTextContent("A defect: threads and simulator differ");
    expect(outcome).toHaveTextContent("6 steps before it came to the same.");
    await user.click(button("Copy this"));
    expect(actions.copyText).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(text));
  });

  it("says that mutual exclusion was broken even where all jobs are done", async () => {
    const { user } = open();
    await user.click(button("Start"));
    const exclusion = { sections: 9, lost: 2, intrusions: 1 };
    const result = { ending: "done", text: "All jobs are done.", exclusion } as const;
    report({ type: "ended", result, progress: PROGRESS });
    expect(screen.getByText(/^Mutual exclusion was broken: of 9/)).toBeVisible();
    expect(button("Copy this")).toBeVisible();
  });

  it("says why nothing can start where all is over", () => {
    open({ snapshot: createSnapshot({ end: "done" }), position: 3 });
    expect(button("Start from here")).toHaveAttribute("aria-disabled", "true");
    expect(
      screen.getByText("All jobs are done here. Go back to an earlier step to start from.", {
        selector: "p",
      }),
    ).toBeVisible();
  });
});

describe("the stress test", () => {
  it("runs with the numbers that are given, beside nothing else, and can be cancelled", async () => {
    const { user, session } = open();
    const field = (name: string) => screen.getByRole("textbox", { name });
    await user.clear(field("Jobs"));
    await user.type(field("Jobs"), "65");
    expect(field("Jobs")).toHaveAccessibleDescription("2 to 64");
    await user.click(button("Run it"));
    expect(lives.all).toEqual([]);
    await user.type(field("Jobs"), "{Backspace}{Backspace}2");
    await user.clear(field("Operations"));
    await user.type(field("Operations"), "200{Enter}");
    const [order] = lives.latest.orders;
    expect(order).toMatchObject({ type: "start", start: { isRecorded: false, mode: "turns" } });
    lives.latest.isDeaf = true;
    expect(button("Start")).toHaveAttribute("aria-disabled", "true");
    tell({});
    await user.click(button("Cancel"));
    const exclusion = { sections: 40, lost: 0, intrusions: 0 };
    const result = { ending: "stopped", text: "It was stopped.", exclusion } as const;
    report({ type: "ended", result, progress: PROGRESS });
    expect(screen.getByRole("heading", { name: "Stopped" })).toBeVisible();
    expect(session.getState().announcement).toContain("0 differences");
  });
});
