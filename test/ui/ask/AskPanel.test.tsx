// The panel for questions, as people use it, with workers whose searches go on when the test says so.
import { act, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Program, Scenario } from "../../../src/core/scenario.ts";
import type { Choice } from "../../../src/core/step.ts";
import type { Recording } from "../../../src/sim/recording.ts";
import type { TrailStep } from "../../../src/sim/view.ts";
import type { SessionState } from "../../../src/store/sessionTypes.ts";
import { AskPanel } from "../../../src/ui/ask/AskPanel.tsx";
import { SidePanels } from "../../../src/ui/shell/SidePanels.tsx";
import { scenarioOf } from "../../scenarioOf.ts";
import { FakeExplorers } from "../../worker/fakeExplorers.ts";
import { createJob, createSnapshot, renderPage } from "../renderPage.tsx";
import { installDialogs } from "../standIns.ts";

const CROSS = scenarioOf(`
kind sharedlock
locks a b
job Left
  acquire a
  acquire b
  release b
  release a
job Right
  acquire b
  acquire a
  release a
  release b
`);

let explorers: FakeExplorers;

beforeEach(() => {
  installDialogs();
  explorers = new FakeExplorers();
  vi.stubGlobal("Worker", new Proxy(class {}, { construct: () => explorers.spawn() }));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const field = () => screen.getByRole("textbox", { name: "Question about all schedules" });
const answer = () => screen.getByRole("region", { name: "Answer" });
const work = (portions?: number) => act(() => explorers.latest.work(portions));

function open(scenario: Scenario = CROSS, changes: Partial<SessionState> = {}) {
  return renderPage(<AskPanel />, { scenario, ...changes });
}

it("says what it does while nothing was asked, and suggests what is worth asking", async () => {
  const { user } = open();
  expect(screen.getByText(/Tries every order/)).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "does every job end?" }));
  expect(field()).toHaveValue("does every job end?");
  work();
  expect(answer()).toHaveTextContent("No: in 4 choices");
  expect(screen.queryByText(/Tries every order/)).not.toBeInTheDocument();
});

it("asks by Enter, tells the schedule step by step, and opens it", async () => {
  const { user, actions } = open();
  await user.type(field(), "can it deadlock?{Enter}");
  work();
  expect(answer()).toHaveTextContent("Yes: in 4 choices, the shortest way there is.");
  const steps = within(answer()).getAllByRole("option");
  expect(steps.map((step) => step.textContent)).toEqual([
    "1 Left acquires a, exclusive; its acquire returns true. 0 ms",
    "2 Right acquires b, exclusive; its acquire returns true. 0 ms",
    "3 Left has to wait for b, exclusive. 0 ms",
    "4 Right has to wait for a, exclusive. 0 ms",
  ]);
  await user.click(within(answer()).getByRole("button", { name: "Open" }));
  const choices = [0, 1, 0, 1].map((job) => ({ type: "run", job }));
  expect(actions.playOut).toHaveBeenLastCalledWith(choices, 4);
  expect(actions.select).toHaveBeenCalledWith({ type: "job", job: 0 });
  await user.click(within(answer()).getByRole("button", { name: "Open at its start" }));
  expect(actions.playOut).toHaveBeenLastCalledWith(choices, 0);
  await user.click(steps[1] ?? field());
  expect(actions.playOut).toHaveBeenLastCalledWith(choices, 2);
});

it("puts the focus on the answer when the button that opens it goes away", async () => {
  const { user, actions, session } = open();
  await user.type(field(), "can it deadlock?{Enter}");
  work();
  actions.playOut.mockImplementation(async (...[choices, position]: readonly unknown[]) => {
    const trail = (choices as readonly Choice[]).map((choice) => ({ choice }) as TrailStep);
    session.setState({ trail, position: position as number });
    return true;
  });
  const button = within(answer()).getByRole("button", { name: "Open" });
  await user.click(button);
  expect(button).not.toBeInTheDocument();
  expect(answer().parentElement).toHaveFocus();
});

it("shows several schedules that end well, and opens the one that is chosen", async () => {
  const { user, actions } = open();
  await user.click(screen.getByRole("button", { name: "show 5 schedules that end well" }));
  work();
  expect(answer()).toHaveTextContent(/\d schedules that end well: the first is a shortest one/);
  const [first, second] = within(answer()).getAllByRole("radio");
  expect(first).toBeChecked();
  expect(first).toHaveAccessibleName(/^1 8 choices\. Nobody waits\./);
  first?.focus();
  await user.keyboard("{ArrowDown}");
  expect(second).toBeChecked();
  const steps = within(answer()).getAllByRole("option");
  await user.click(within(answer()).getByRole("button", { name: "Open" }));
  expect(actions.playOut.mock.calls.at(-1)).toHaveLength(2);
  expect(actions.playOut).toHaveBeenLastCalledWith(expect.any(Array), steps.length);
  expect(screen.getByRole("button", { name: /^show 5 .* \d schedules$/ })).toBeInTheDocument();
});

const CROWD = scenarioOf(`
kind sharedlock
locks a b c
job Left
  acquire a
  acquire b
job Right
  acquire b
  acquire a
job Third
  acquire c
  release c
`);

it("cuts the scenario of an answer down, and opens what is left", async () => {
  const { user, actions } = open(CROWD);
  await user.click(screen.getByRole("button", { name: "can jobs wait in a circle?" }));
  work();
  const cutDown = within(answer()).getByRole("button", { name: "Cut down" });
  await user.click(cutDown);
  const cutting = screen.getByRole("region", { name: "Cutting down" });
  expect(cutDown).toHaveAttribute("aria-disabled", "true");
  expect(cutDown).toHaveFocus();
  work();
  expect(cutting).not.toBeInTheDocument();
  const cut = screen.getByRole("region", { name: "Cut down" });
  expect(cut).toHaveTextContent("Nothing more was found to leave out.");
  const figures = within(cut)
    .getAllByRole("definition")
    .map((figure) => figure.textContent);
  expect(figures[0]).toMatch(/^3 .* 2$/);
  await user.click(within(cut).getByRole("button", { name: "Open what is left" }));
  const [recording] = actions.replace.mock.lastCall as unknown as [Recording];
  expect(Object.keys(recording.scenario.jobs)).toEqual(["Left", "Right"]);
  expect(recording.position).toBe(4);
});

it("stops cutting down, keeps what is left, and puts the focus where one goes on", async () => {
  const { user } = open(CROWD);
  await user.click(screen.getByRole("button", { name: "can jobs wait in a circle?" }));
  work();
  await user.click(within(answer()).getByRole("button", { name: "Cut down" }));
  work(1);
  const stop = screen.getByRole("button", { name: "Stop, keep what is left" });
  stop.focus();
  await user.keyboard("{Enter}");
  expect(screen.getByRole("region", { name: "Cut down" })).toHaveTextContent(
    "It was stopped. This much is left so far.",
  );
  expect(document.activeElement).toContainElement(answer());
  expect(within(answer()).getByRole("button", { name: "Cut down" })).not.toHaveAttribute(
    "aria-disabled",
  );
});

it("tells the story of a schedule, and copies it", async () => {
  const { user, actions } = open();
  await user.click(screen.getByRole("button", { name: "can it deadlock?" }));
  work();
  await user.click(within(answer()).getByRole("button", { name: "Story" }));
  const dialog = screen.getByRole("dialog", { name: "Story" });
  await user.click(await within(dialog).findByRole("button", { name: "Copy as text" }));
  expect(actions.copyText).toHaveBeenLastCalledWith(
    expect.stringMatching(/^can it deadlock\?\nYes: .*4\. Right has to wait.*#1\.\S+\n$/s),
  );
  expect(within(dialog).getByRole("button", { name: "Copied" })).toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Copy as Markdown" }));
  expect(actions.copyText).toHaveBeenLastCalledWith(expect.stringContaining("```\nkind"));
  expect(within(dialog).getAllByRole("listitem")[3]).toHaveTextContent("Right has to wait");
  await user.click(within(dialog).getByRole("button", { name: "Close" }));
  expect(dialog).not.toBeInTheDocument();
});

it("says that a story could not be told, and tries again", async () => {
  const { user } = open();
  await user.click(screen.getByRole("button", { name: "can it deadlock?" }));
  work();
  const spawn = vi.spyOn(explorers, "spawn").mockImplementationOnce(() => {
    throw new Error("no workers here");
  });
  await user.click(within(answer()).getByRole("button", { name: "Story" }));
  expect(screen.getByRole("alert")).toHaveTextContent(
    "The story could not be told: no workers here.",
  );
  expect(spawn).toHaveBeenCalledOnce();
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("button", { name: "Copy as text" })).toBeInTheDocument();
});

it("says what is wrong with a question when it is asked, at its place, until it is right", async () => {
  const { user } = open();
  await user.type(field(), "can Leff be asleep");
  expect(field()).not.toHaveAttribute("aria-invalid");
  await user.keyboard("{Enter}");
  expect(field()).toBeInvalid();
  expect(field()).toHaveAccessibleDescription(/No job or lock "Leff"/);
  expect(document.querySelector("mark")).toHaveTextContent("Leff");
  expect(explorers.all).toHaveLength(0);
  await user.type(field(), "{Backspace}", { initialSelectionStart: 8, initialSelectionEnd: 8 });
  await user.type(field(), "t", { initialSelectionStart: 7, initialSelectionEnd: 7 });
  expect(field()).toHaveValue("can Left be asleep");
  expect(field()).not.toHaveAttribute("aria-invalid");
});

it("completes what is typed by arrows and Enter, and asks by Enter when nothing was chosen", async () => {
  const { user } = open();
  await user.type(field(), "can it d");
  const list = screen.getByRole("listbox", { name: "What may follow" });
  expect(within(list).getByRole("option", { name: "deadlock" })).toBeInTheDocument();
  await user.keyboard("{ArrowDown}");
  expect(field()).toHaveAttribute(
    "aria-activedescendant",
    within(list).getAllByRole("option")[0]?.id,
  );
  await user.keyboard("{Enter}");
  expect(field()).toHaveValue("can it deadlock ");
  await user.keyboard("{Escape}{Enter}");
  expect(screen.getByRole("region", { name: "Search" })).toBeInTheDocument();
});

it("shows how far a search is, and pauses, goes on and stops it", async () => {
  const { user } = open();
  await user.type(field(), "can any job fail{Escape}{Enter}");
  const search = screen.getByRole("region", { name: "Search" });
  act(() =>
    explorers.latest.report({
      type: "progress",
      progress: {
        states: 1_234_567,
        followed: 1_000_000,
        steps: 3_000_000,
        bytes: 81e6,
        elapsedMs: 65_400,
        rate: 61_234,
      },
    }),
  );
  const figures = within(search)
    .getAllByRole("definition")
    .map((figure) => figure.textContent);
  expect(figures).toEqual(["1,234,567", "234,567", "3,000,000", "61,000", "81 MB", "1 min 05 s"]);
  await user.click(within(search).getByRole("button", { name: "Pause" }));
  await user.click(within(search).getByRole("button", { name: "Continue" }));
  expect(explorers.latest.orders.map(({ type }) => type)).toEqual(["ask", "pause", "continue"]);
  await user.click(within(search).getByRole("button", { name: "Stop" }));
  expect(explorers.latest.isTerminated).toBe(true);
  expect(search).not.toBeInTheDocument();
  expect(answer()).toHaveTextContent(/Stopped after [\d,]+ states?\./);
  expect(answer().parentElement).toHaveFocus();
});

it("offers a higher bound where one was in the way", async () => {
  const five = ["A", "B", "C", "D", "E", "F"]
    .map(
      (job) =>
        `job ${job}\n  acquire a\n  release a\n  acquire b\n  release b\n  acquire a\n  release a\n`,
    )
    .join("");
  const { user, settings } = open(scenarioOf(`kind sharedlock\nlocks a b\n${five}`));
  await user.click(screen.getByText(/^Gives up beyond/));
  await user.selectOptions(screen.getByRole("combobox", { name: "Most states" }), "100,000");
  await user.type(field(), "can any job fail{Escape}{Enter}");
  work();
  expect(answer()).toHaveTextContent(
    /^can any job failNot found among what was looked at: there are more than 100,000 states\./,
  );
  await user.click(
    within(answer()).getByRole("button", { name: "Ask again, up to 1,000,000 states" }),
  );
  expect(settings.getState().askStates).toBe(1_000_000);
  expect(explorers.latest.orders).toMatchObject([{ ask: { maxStates: 1_000_000 } }]);
});

it("explains the clock rule that is chosen, and remembers it", async () => {
  const { user, settings } = open();
  expect(screen.getByText(/Jobs are fast beside the clock/)).toBeInTheDocument();
  await user.selectOptions(
    screen.getByRole("combobox", { name: "The clock moves" }),
    "at any time",
  );
  expect(screen.getByText(/Jobs may be slow/)).toBeInTheDocument();
  expect(settings.getState().askClock).toBe("any");
});

it("knows jobs that were spawned, where it asks from here on", async () => {
  const jobs = ["Left", "Right", "Late"].map((name) => createJob({ name }));
  const programs: readonly Program[] = [...Object.values<Program>(CROSS.jobs), []];
  const { user } = open(CROSS, { snapshot: createSnapshot({ jobs, programs }) });
  await user.type(field(), "longest wait of Late{Escape}{Enter}");
  expect(explorers.all).toHaveLength(1);
  await user.selectOptions(screen.getByRole("combobox", { name: "From" }), "the start");
  await user.type(field(), "{Enter}");
  expect(field()).toBeInvalid();
});

it("says from which step and with which clock it was asked, and asks from the start", async () => {
  const trail = [0, 0, 0, 0].map((job) => ({ choice: { type: "run", job } }) as TrailStep);
  const { user, settings } = open(CROSS, { trail, position: 4, length: 4 });
  act(() => settings.getState().change({ askClock: "any" }));
  await user.click(screen.getByRole("button", { name: "can it deadlock?" }));
  work();
  expect(answer()).toHaveTextContent(/Asked from step 4 on\. No: in none of/);
  act(() => settings.getState().change({ askClock: "idle" }));
  await user.click(within(answer()).getByRole("button", { name: "Ask from the start" }));
  work();
  expect(answer()).toHaveTextContent("Yes: in 4 choices");
  expect(answer()).not.toHaveTextContent("Ask from the start");
  expect(answer().parentElement).toHaveFocus();
  const before = screen.getByRole("region", { name: "Asked before" });
  expect(
    within(before)
      .getAllByRole("button")
      .map((entry) => entry.textContent),
  ).toEqual([
    "can it deadlock?  yes",
    "can it deadlock? from step 4, the clock moves at any time no",
  ]);
});

it("stops saying what is wrong while the question is written again", async () => {
  const { user } = open();
  await user.type(field(), "can it fly{Enter}");
  expect(field()).toBeInvalid();
  await user.type(field(), "{Backspace}{Backspace}{Backspace}dead");
  expect(field()).not.toHaveAttribute("aria-invalid");
});

it("keeps earlier answers to be read again", async () => {
  const { user } = open();
  for (const name of ["can it deadlock?", "can any job fail?"]) {
    await user.click(screen.getByRole("button", { name }));
    work();
  }
  const earlier = screen.getByRole("button", { name: "can it deadlock? yes" });
  expect(screen.getByRole("button", { name: "can any job fail? no" })).toHaveAttribute(
    "aria-current",
  );
  await user.click(earlier);
  expect(answer()).toHaveTextContent("Yes: in 4 choices");
  expect(field()).toHaveValue("can it deadlock?");
});

it("tells when a search runs out of memory, and what can be done", async () => {
  const { user } = open();
  await user.click(screen.getByRole("button", { name: "can it deadlock?" }));
  act(() => explorers.latest.die("Uncaught RangeError: Out of memory"));
  expect(answer()).toHaveTextContent("There was not enough memory for the search.");
  expect(answer()).toHaveTextContent("Fewer jobs");
});

it("is opened by the key A, which puts the focus into its field", async () => {
  const { user, session, actions } = renderPage(<SidePanels />, { scenario: CROSS });
  actions.setPanel.mockImplementation(() => session.setState({ panel: "ask" }));
  await user.keyboard("a");
  expect(
    await screen.findByRole("textbox", { name: "Question about all schedules" }),
  ).toHaveFocus();
});
