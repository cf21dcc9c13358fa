// The list of jobs as people use it.
import { screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { SessionState } from "../../../src/store/sessionTypes.ts";
import { JobsPanel } from "../../../src/ui/jobs/JobsPanel.tsx";
import { createJob, createSnapshot, renderPage } from "../renderPage.tsx";
import { installDialogs } from "../standIns.ts";

beforeAll(async () => {
  installDialogs();
  // Loaded before it is asked for, so that no test waits for it.
  await import("../../../src/ui/jobs/JobDialog.tsx");
  // Nothing is laid out here, so nothing can be scrolled.
  Element.prototype.scrollIntoView = vi.fn();
});

const WHY = "J0 owns a exclusively, and J1 wants it shared.";
const PROGRAM = [
  { op: "acquire", lock: "a", shared: true },
  { op: "release", lock: "a" },
] as const;

const WAITING = createJob({
  name: "J1",
  status: "waiting",
  next: "wake a",
  why: [{ rule: "owned", lock: 0, jobs: [0], more: 0, text: WHY }],
  hasBegun: true,
});

function open(changes: Partial<SessionState> = {}) {
  const jobs = [
    createJob(),
    WAITING,
    createJob({ name: "J2", status: "working", next: "finish", workUntil: 120, hasBegun: true }),
    createJob({ name: "J3", status: "done", next: null, index: 2, hasBegun: true }),
  ];
  const programs = jobs.map(() => PROGRAM);
  const scenario = {
    kind: "sharedlock",
    locks: ["a"],
    jobs: { J0: PROGRAM, J1: PROGRAM, J2: PROGRAM },
  } as const;
  return renderPage(<JobsPanel />, {
    snapshot: createSnapshot({ jobs, programs }),
    scenario,
    ...changes,
  });
}

const many = (count: number) =>
  createSnapshot({
    jobs: Array.from({ length: count }, (_, index) => createJob({ name: `job ${index}` })),
    programs: Array.from({ length: count }, () => PROGRAM),
  });

describe("the list of jobs", () => {
  it("counts them by state", () => {
    open();
    expect(screen.getByText("1 ready · 1 waiting · 1 working · 1 done")).toBeVisible();
  });

  it("says what each is at, how far it is, and what keeps it", () => {
    open();
    const rows = screen.getAllByRole("listitem");
    expect(rows[0]).toHaveTextContent("J0 1/ of 2 acquire a, shared next acquire a");
    expect(rows[1]).toHaveTextContent(WHY);
    expect(rows[2]).toHaveTextContent("Busy until 120 ms.");
    expect(rows[3]).toHaveTextContent("2/ of 2 all operations are over It is done.");
  });

  it("steps a ready job, and says why another cannot be stepped", async () => {
    const { user, actions } = open();
    await user.click(screen.getByRole("button", { name: "Step J0" }));
    expect(actions.stepJob).toHaveBeenCalledExactlyOnceWith(0);
    const other = screen.getByRole("button", { name: "Step J1" });
    expect(other).toHaveAttribute("aria-disabled", "true");
    expect(other).toHaveAccessibleDescription(WHY);
    await user.click(other);
    expect(actions.stepJob).toHaveBeenCalledTimes(1);
  });

  it("selects a job, and selects nothing when that is pressed again", async () => {
    const { user, actions, session } = open();
    await user.click(screen.getByRole("button", { name: /^waiting J1/ }));
    expect(actions.select).toHaveBeenLastCalledWith({ type: "job", job: 1 });
    session.setState({ selection: { type: "job", job: 1 } });
    await user.click(await screen.findByRole("button", { name: /^waiting J1/, expanded: true }));
    expect(actions.select).toHaveBeenLastCalledWith(null);
  });

  it("shows the selected job's program with its current operation", () => {
    open({ selection: { type: "job", job: 1 } });
    const program = screen.getByRole("list", { name: "Program of J1" });
    const [first, second] = within(program).getAllByRole("listitem");
    expect(first).toHaveAttribute("aria-current", "step");
    expect(second).not.toHaveAttribute("aria-current");
  });

  it("is one stop of Tab for its rows, and the arrow keys move between them", async () => {
    const { user } = open();
    const stops = screen.getAllByRole("button", { name: /acquire|all operations/ });
    expect(stops.filter((button) => button.tabIndex === 0)).toHaveLength(1);
    screen.getByRole("button", { name: /^ready J0/ }).focus();
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
    expect(screen.getByRole("button", { name: /^waiting J1/ })).toHaveFocus();
    expect(screen.getByRole("button", { name: "Step J1" })).toHaveAttribute("tabindex", "0");
  });

  it("can be filtered from 12 jobs on", async () => {
    const { user } = open({ snapshot: many(12) });
    await user.type(screen.getByRole("searchbox", { name: "Filter jobs" }), "job 1");
    expect(screen.getAllByRole("listitem")).toHaveLength(3);
    await user.type(screen.getByRole("searchbox", { name: "Filter jobs" }), " waiting");
    await user.click(screen.getByRole("button", { name: "Show all jobs" }));
    expect(screen.getAllByRole("listitem")).toHaveLength(12);
  });

  it("has no filter for fewer", () => {
    open({ snapshot: many(11) });
    expect(screen.queryByRole("searchbox")).toBeNull();
  });
});

describe("a job's menu", () => {
  it("does not offer to edit or remove a job that a choice spawned", async () => {
    const { user } = open({ position: 5 });
    await user.click(screen.getByRole("button", { name: "More for J3" }));
    const edit = screen.getByRole("menuitem", { name: /Edit/ });
    expect(edit).toHaveAttribute("aria-disabled", "true");
    expect(edit).toHaveTextContent("spawned by a choice");
  });

  it("cancels only a job that has not begun", async () => {
    const { user, actions } = open({ position: 5 });
    await user.click(screen.getByRole("button", { name: "More for J0" }));
    await user.click(screen.getByRole("menuitem", { name: /Cancel/ }));
    expect(actions.act).toHaveBeenCalledExactlyOnceWith({ type: "cancel", job: 0 });
    await user.click(screen.getByRole("button", { name: "More for J1" }));
    expect(screen.getByRole("menuitem", { name: /Cancel/ })).toHaveTextContent("It has begun.");
  });
});

const dialogButton = (name: string) =>
  within(screen.getByRole("dialog")).getByRole("button", { name });

describe("the dialog for a job", () => {
  it("says that it changes the scenario at the start, and spawns several with numbered names", async () => {
    const { user, actions } = open();
    await user.click(screen.getByRole("button", { name: "Spawn job" }));
    await screen.findByText(/becomes part of the scenario/);
    expect(screen.getByLabelText("Name")).toHaveFocus();
    expect(screen.getByLabelText("Name")).toHaveValue("J4");
    const count = screen.getByLabelText("How many");
    await user.clear(count);
    await user.type(count, "2");
    expect(count).toHaveAccessibleDescription("J4 to J5");
    await user.click(screen.getByRole("button", { name: "Spawn 2 jobs" }));
    await waitFor(() => expect(actions.edit).toHaveBeenCalledTimes(1));
    const [[edited]] = actions.edit.mock.calls as unknown as [[SessionState["scenario"]]];
    expect(Object.keys(edited?.jobs ?? {})).toEqual(["J0", "J1", "J2", "J4", "J5"]);
  });

  it("says that it is a choice later", async () => {
    const { user, actions } = open({ position: 3 });
    await user.click(screen.getByRole("button", { name: "Spawn job" }));
    await screen.findByText(/a choice at the current moment, after 3 choices/);
    await user.selectOptions(screen.getByLabelText("Program from"), "Deleter");
    await user.click(dialogButton("Spawn job"));
    const program = [{ op: "delete", lock: "a" }];
    const choice = { type: "spawn", name: "J4", program };
    await waitFor(() => expect(actions.act).toHaveBeenCalledExactlyOnceWith(choice));
  });

  it("leads to the field that is wrong and does nothing until it is right", async () => {
    const { user, actions } = open();
    await user.click(screen.getByRole("button", { name: "Spawn job" }));
    const name = await screen.findByLabelText("Name");
    await user.clear(name);
    await user.type(name, "J0");
    expect(name).toHaveAccessibleDescription("There is a job J0 already.");
    await user.click(dialogButton("Spawn job"));
    expect(name).toHaveFocus();
    expect(actions.edit).not.toHaveBeenCalled();
    await user.type(name, "b");
    await user.click(dialogButton("Spawn job"));
    await waitFor(() => expect(actions.edit).toHaveBeenCalledTimes(1));
  });

  it("adds, moves and removes operations and keeps the focus with them", async () => {
    const { user, actions } = open();
    await user.click(screen.getByRole("button", { name: "More for J0" }));
    await user.click(screen.getByRole("menuitem", { name: /Edit/ }));
    await user.click(await screen.findByRole("button", { name: "Add operation" }));
    const third = screen.getByRole("group", { name: "Operation 3" });
    expect(within(third).getByLabelText("Operation")).toHaveFocus();
    await user.selectOptions(within(third).getByLabelText("Operation"), "work");
    await user.click(screen.getByRole("button", { name: "Move operation 3 up" }));
    expect(screen.getByRole("button", { name: "Move operation 2 up" })).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Remove operation 3" }));
    await user.click(screen.getByRole("button", { name: "Save changes" }));
    await waitFor(() => expect(actions.edit).toHaveBeenCalledTimes(1));
    const [[edited]] = actions.edit.mock.calls as unknown as [[SessionState["scenario"]]];
    expect(edited?.jobs.J0).toEqual([PROGRAM[0], { op: "work", ms: 10 }]);
  });
});
