// The graph of states as people use it, with workers that work when the test says so.
import { act, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Scenario } from "../../../src/core/scenario.ts";
import type { SessionState } from "../../../src/store/sessionTypes.ts";
import { GraphsPanel } from "../../../src/ui/graphs/GraphsPanel.tsx";
import { scenarioOf } from "../../scenarioOf.ts";
import { play } from "../../sim/play.ts";
import { FakeExplorers } from "../../worker/fakeExplorers.ts";
import { renderPage } from "../renderPage.tsx";
import { installMedia } from "../standIns.ts";

const TEXT = `
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
`;
const CROSS = scenarioOf(TEXT);

let explorers: FakeExplorers;

beforeEach(() => {
  installMedia();
  explorers = new FakeExplorers();
  vi.stubGlobal("Worker", new Proxy(class {}, { construct: () => explorers.spawn() }));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const picture = () => screen.getByRole("application", { name: "Graph of all states" });
const words = () => screen.getByRole("region", { name: "State" });
const ring = () => picture().querySelector<SVGPathElement>(".states-ring")?.dataset.state;
const work = (portions?: number) => act(() => explorers.latest.work(portions));

function open(changes: Partial<SessionState> = {}, scenario: Scenario = CROSS) {
  return renderPage(<GraphsPanel />, { scenario, ...changes });
}

/** The trail of a recording at a position. */
function record(moves: readonly string[], position: number): Partial<SessionState> {
  const trail = play(TEXT, moves).listTrail();
  return { trail, position, length: trail.length };
}

const LARGE = scenarioOf(
  `kind sharedlock\nlocks a b\n${["A", "B", "C", "D", "E", "F"]
    .map((job) => `job ${job}\n  acquire a\n  release a\n  acquire b\n  release b\n`)
    .join("")}`,
);

describe("the graph of states", () => {
  it("is drawn up when it is first looked at, and can be stopped and asked for again", async () => {
    const { user } = open();
    expect(screen.getByText("Looking at all states")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(explorers.latest.isTerminated).toBe(true);
    await user.click(screen.getByRole("button", { name: "Draw all states" }));
    work();
    expect(screen.getByText("32 states, 1 end and 1 deadlock")).toBeInTheDocument();
    expect(words()).toHaveTextContent(/^State 1 the beginning/);
  });

  it("follows the position, and says how things stand and which choice leads where", () => {
    const { session } = open(record(["Left", "Right", "Left"], 0));
    work();
    expect(ring()).toBe("0");
    act(() => session.setState({ position: 3 }));
    expect(ring()).not.toBe("0");
    expect(words()).toHaveTextContent("Whatever follows, not all jobs will end.");
    const jobs = within(words()).getByRole("list", { name: "Jobs" });
    expect(
      within(jobs)
        .getAllByRole("listitem")
        .map((item) => item.textContent),
    ).toEqual(["Left owns a and waits for b, exclusive.", "Right owns b and can run."]);
    const [choice] = within(words()).getAllByRole("button");
    expect(choice).toHaveTextContent("Right has to wait for a, exclusive.");
    expect(choice).toHaveAccessibleName(/A deadlock/);
  });

  it("goes to the state that a choice leads to, by the present branch where it is on it", async () => {
    const { user, actions } = open(record(["Left", "Right"], 0));
    work();
    const [left, right] = within(words()).getAllByRole("button");
    await user.click(left ?? picture());
    expect(actions.seek).toHaveBeenCalledExactlyOnceWith(1);
    await user.click(right ?? picture());
    expect(actions.playOut).toHaveBeenCalledExactlyOnceWith([{ type: "run", job: 1 }], 1);
  });

  it("is walked by keys, heard state by state, and gone to by Enter", () => {
    const { actions } = open();
    work();
    fireEvent.keyDown(picture(), { key: "ArrowDown" });
    const heard = "State 2, 1 choice from the beginning. 2 choices. Left owns a and can run.";
    expect(screen.getByText(`${heard} Right can run.`)).toHaveAttribute("aria-live", "polite");
    expect(words()).toHaveTextContent(/^State 2/);
    fireEvent.keyDown(picture(), { key: "End" });
    expect(words()).toHaveTextContent("A deadlock: jobs wait, and nothing can wake them.");
    fireEvent.keyDown(picture(), { key: "Enter" });
    const choices = [0, 1, 0, 1].map((job) => ({ type: "run", job }));
    expect(actions.playOut).toHaveBeenCalledExactlyOnceWith(choices, 4);
  });

  it("says so where the recording has left it, and is drawn from there", async () => {
    const trail = play(TEXT, ["Left"]).listTrail();
    const spawn = { type: "spawn", name: "C", program: [] } as const;
    const [first] = trail;
    if (first === undefined) throw new Error("nothing was recorded");
    const { user } = open({ trail: [first, { ...first, choice: spawn }], position: 2, length: 2 });
    work();
    expect(screen.getByRole("status")).toHaveTextContent("a job was spawned meanwhile");
    await user.click(screen.getByRole("button", { name: "Draw it from here" }));
    expect(explorers.latest.orders).toMatchObject([
      { type: "map", map: { choices: [{ type: "run", job: 0 }, spawn] } },
    ]);
    work();
    expect(screen.queryByRole("status")).not.toBeInTheDocument();
    expect(words()).toHaveTextContent(/^State 1/);
  });

  it("says how many states there are where they are too many, and what helps", async () => {
    const { user } = open(record(["Left", "Right"], 2), LARGE);
    work();
    expect(
      screen.getByText(/There are more than 100,000 states; a picture shows up to 3,000/),
    ).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Draw what can follow step 2" }));
    expect(explorers.latest.orders).toMatchObject([{ map: { choices: [{}, {}] } }]);
  });

  it("asks the question instead where they are too many", async () => {
    const { user, actions } = open({}, LARGE);
    work();
    await user.click(screen.getByRole("button", { name: "Ask whether it can deadlock" }));
    expect(explorers.latest.orders).toMatchObject([
      { type: "ask", ask: { question: { type: "deadlock" } } },
    ]);
    expect(actions.setPanel).toHaveBeenCalledExactlyOnceWith("ask");
  });

  it("takes the focus from the button that draws it", async () => {
    const { user } = open();
    await user.click(screen.getByRole("button", { name: "Stop" }));
    act(() => screen.getByRole("button", { name: "Draw all states" }).focus());
    await user.keyboard("{Enter}");
    expect(document.body).not.toHaveFocus();
    work();
    expect(picture()).toHaveFocus();
  });

  it("leaves what it is drawn by open and in focus, and tells of a rule that is not the usual one", async () => {
    const { user } = open();
    work();
    await user.click(screen.getByText("From the start"));
    const clock = screen.getByRole("combobox", { name: "The clock moves" });
    await user.selectOptions(clock, "any");
    act(() => clock.focus());
    work();
    expect(clock).toBeVisible();
    expect(clock).toHaveFocus();
    expect(screen.getByText("From the start; the clock moves at any time")).toBeVisible();
  });

  it("is drawn with the rule for the clock that is chosen", async () => {
    const { user, settings } = open();
    work();
    await user.click(screen.getByText("From the start"));
    await user.selectOptions(screen.getByRole("combobox", { name: "The clock moves" }), "any");
    expect(settings.getState().askClock).toBe("any");
    expect(explorers.latest.orders).toMatchObject([{ map: { clock: "any", choices: [] } }]);
  });
});
