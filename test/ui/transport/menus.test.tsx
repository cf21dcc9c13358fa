// The transport's menus: branches, run to, breakpoints.
import { act, screen } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import type { Breakpoint } from "../../../src/sim/recording.ts";
import { BranchSwitcher } from "../../../src/ui/transport/BranchSwitcher.tsx";
import { BreakpointsMenu } from "../../../src/ui/transport/BreakpointsMenu.tsx";
import { RunToMenu } from "../../../src/ui/transport/RunToMenu.tsx";
import { createSnapshot, renderPage } from "../renderPage.tsx";
import { SOFT_BLOCK, showRun } from "../showRun.ts";
import { installMedia } from "../standIns.ts";

beforeAll(() => installMedia());

const button = (name: RegExp | string) => screen.getByRole("button", { name });
const item = (name: RegExp | string) => screen.getByRole("menuitem", { name });

describe("the switcher of branches", () => {
  it("is not there while there is one branch", () => {
    const { container } = renderPage(<BranchSwitcher />);
    expect(container).toBeEmptyDOMElement();
  });

  it("says where each branch leaves which other, and goes to it by keyboard", async () => {
    const { user, actions } = renderPage(<BranchSwitcher />, {
      branches: [
        { parent: null, at: 0, length: 30 },
        { parent: 0, at: 14, length: 22 },
        { parent: 1, at: 0, length: 1 },
      ],
      branch: 1,
    });
    await user.click(button(/Branch 2 of 3/));
    const choices = screen.getAllByRole("menuitemradio");
    expect(choices.map((choice) => choice.textContent)).toEqual([
      "Branch 1The first one, 30 steps",
      "Branch 2Leaves branch 1 after step 14, 22 steps",
      "Branch 3Leaves branch 2 at the start, 1 step",
    ]);
    expect(choices[1]).toBeChecked();
    expect(choices[1]).toHaveFocus();
    await user.keyboard("{ArrowDown}{Enter}");
    expect(actions.switchBranch).toHaveBeenCalledWith(2);
  });
});

describe("the run to menu", () => {
  const open = async (...[state]: Partial<Parameters<typeof renderPage>>[1][]) => {
    const page = renderPage(<RunToMenu />, state);
    await page.user.click(button("Run to"));
    return page;
  };

  it.each([
    ["Any job has to wait", { type: "blocks", job: null }],
    ["Any lock is acquired", { type: "changesHands", lock: null }],
    ["Operation raises an error", { type: "event", event: "raises" }],
    [/^The end/, { type: "end" }],
  ])("runs until: %s", async (name, until) => {
    const { user, actions } = await open();
    await user.click(item(name));
    expect(actions.runUntil).toHaveBeenCalledExactlyOnceWith(until);
  });

  it("begins with the selected job", async () => {
    const { user, actions } = await open({ selection: { type: "job", job: 0 } });
    await user.click(item("J0 has to wait"));
    expect(actions.runUntil).toHaveBeenCalledWith({ type: "blocks", job: 0 });
  });

  it("begins with the selected lock", async () => {
    const { user, actions } = await open({ selection: { type: "lock", lock: 0 } });
    await user.click(item("a is acquired"));
    expect(actions.runUntil).toHaveBeenCalledWith({ type: "changesHands", lock: 0 });
  });

  it("runs to a breakpoint only where there is one", async () => {
    const { user, actions } = await open();
    expect(item(/The next breakpoint/)).toHaveTextContent("There is no breakpoint.");
    await user.click(item(/The next breakpoint/));
    expect(actions.runUntil).not.toHaveBeenCalled();
  });

  it("says that breakpoints stop every run, where there are any that are not switched off", async () => {
    const note = "A breakpoint that is met before stops the run as well.";
    const page = await open({ breakpoints: [{ job: "J0" }] });
    expect(screen.getByRole("menu")).toHaveAccessibleDescription(note);
    expect(screen.getByText(note)).toBeVisible();
    act(() => page.session.setState({ breakpoints: [{ job: "J0", off: true }] }));
    expect(screen.queryByText(note)).toBeNull();
    expect(item(/The next breakpoint/)).toHaveTextContent("There is no breakpoint.");
  });

  it("says that nothing can happen any more", async () => {
    const { user, actions } = await open({ snapshot: createSnapshot({ end: "done" }) });
    expect(item(/^The end/)).toHaveTextContent("Nothing can happen any more.");
    await user.click(item(/^The end/));
    expect(actions.runUntil).not.toHaveBeenCalled();
  });
});

describe("the breakpoints", () => {
  const open = async (breakpoints: readonly Breakpoint[] = []) => {
    const page = renderPage(<BreakpointsMenu />, { ...showRun(SOFT_BLOCK, []), breakpoints });
    // What is set is seen, as the session would have it.
    page.actions.setBreakpoints.mockImplementation(((list: typeof breakpoints) =>
      page.session.setState({ breakpoints: list })) as () => void);
    await page.user.click(button(/^Breakpoints/));
    return page;
  };

  it("are added by job, operation and lock", async () => {
    const { user, session } = await open();
    expect(button("Add")).toHaveAccessibleDescription(/Choose a job, an operation or a lock/);
    await user.selectOptions(screen.getByRole("combobox", { name: "Job" }), "Writer");
    await user.selectOptions(screen.getByRole("combobox", { name: "Operation" }), "acquire");
    await user.type(screen.getByRole("combobox", { name: "Lock" }), "config{Enter}");
    expect(session.getState().breakpoints).toEqual([
      { job: "Writer", lock: "config", op: "acquire" },
    ]);
    expect(screen.getByText("Writer is about to acquire on config")).toBeVisible();
  });

  it("are not added twice", async () => {
    const { user } = await open([{ job: "Writer" }]);
    await user.selectOptions(screen.getByRole("combobox", { name: "Job" }), "Writer");
    expect(button("Add")).toHaveAccessibleDescription("There is such a breakpoint.");
  });

  it("are switched off and on again", async () => {
    const { user, session } = await open([{ job: "Writer" }, { op: "work" }]);
    const point = screen.getByRole("switch", { name: "Any job is about to work" });
    await user.click(point);
    expect(session.getState().breakpoints).toEqual([{ job: "Writer" }, { op: "work", off: true }]);
    expect(screen.getByRole("switch", { name: "Any job is about to work" })).not.toBeChecked();
    expect(button("Breakpoints: 1")).toBeInTheDocument();
    await user.click(screen.getByRole("switch", { name: "Any job is about to work" }));
    expect(session.getState().breakpoints).toEqual([{ job: "Writer" }, { op: "work" }]);
  });

  it("are removed", async () => {
    const { user, session } = await open([{ job: "Writer" }]);
    await user.click(button("Remove: Writer is about to begin an operation"));
    expect(session.getState().breakpoints).toEqual([]);
    expect(screen.getByText(/^None\./)).toBeVisible();
  });
});
