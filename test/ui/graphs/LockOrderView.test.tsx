// The order of locks and who waits, as people use them, with workers that work at once.
import { fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSnapshot } from "../../../src/sim/snapshot.ts";
import { GraphsPanel } from "../../../src/ui/graphs/GraphsPanel.tsx";
import { SidePanels } from "../../../src/ui/shell/SidePanels.tsx";
import { scenarioOf } from "../../scenarioOf.ts";
import { play } from "../../sim/play.ts";
import { FakeExplorers } from "../../worker/fakeExplorers.ts";
import { renderPage } from "../renderPage.tsx";
import { installMedia } from "../standIns.ts";

const TEXT = `
kind sharedlock
locks disk network printer
job Left
  acquire disk
  acquire network
job Right
  acquire network
  acquire disk
job Third
  acquire disk shared
  acquire printer timeout 20
`;

let explorers: FakeExplorers;

beforeEach(() => {
  installMedia();
  explorers = new FakeExplorers();
  // Its answer comes after the order, as from a worker.
  vi.stubGlobal("Worker", new Proxy(class {}, { construct: () => explorers.spawn() }));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function open(
  text: string,
  label: string,
  moves: readonly string[] = [],
  shown = <GraphsPanel />,
) {
  const history = play(text, moves);
  const trail = history.listTrail();
  const page = renderPage(shown, {
    panel: "graphs",
    scenario: scenarioOf(text),
    snapshot: createSnapshot(history.world),
    trail,
    position: trail.length,
    length: trail.length,
  });
  await page.user.click(await screen.findByRole("radio", { name: label }));
  return page;
}

const edge = (at: number) => document.querySelector(`[data-edge="${at}"]`) ?? document.body;

describe("the order of locks", () => {
  it("names the circle, and for each pair the jobs with modes and operations", async () => {
    await open(TEXT, "Lock order");
    const circles = screen.getByRole("region", { name: /^Circles/ });
    expect(within(circles).getByRole("listitem")).toHaveTextContent(
      "Left holds disk and takes network; Right holds network and takes disk. It may deadlock.",
    );
    const pairs = screen.getByRole("region", { name: /^Taken while/ });
    const rows = within(pairs).getAllByRole("list")[0]?.children ?? [];
    expect([...rows].map((row) => row.textContent)).toEqual([
      expect.stringMatching(
        /disk.*network.*in a circle.*Left.*held exclusive, taken exclusive, by operation 2/,
      ),
      expect.stringMatching(/network.*disk.*in a circle.*Right/),
      expect.stringMatching(/disk.*printer.*Third.*held shared, taken exclusive, with a timeout/),
    ]);
  });

  it("gives the choice of the graph the focus when its key is pressed", async () => {
    const { user } = await open(TEXT, "Lock order", [], <SidePanels />);
    await user.click(document.body);
    await user.keyboard("{Shift>}G{/Shift}");
    expect(screen.getByRole("radio", { name: "Lock order" })).toHaveFocus();
  });

  it("tells of a circle that a timeout ends beside one that lasts", async () => {
    const text = TEXT.replace("acquire network\njob", "acquire network timeout 30\njob");
    await open(`${text}job Fourth\n  acquire disk\n  acquire network\n`, "Lock order");
    const circles = screen.getByRole("region", { name: /^Circles/ });
    expect(
      within(circles)
        .getAllByRole("listitem")
        .map((item) => item.textContent),
    ).toEqual([
      expect.stringMatching(/^Right holds network.*Fourth holds disk.*It may deadlock\.$/),
      expect.stringMatching(/^Left holds disk.*Right holds network.*A timeout ends it\.$/),
    ]);
  });

  it("selects the job of a line that is clicked, or the lock of a box", async () => {
    const { user, actions } = await open(TEXT, "Lock order");
    await user.click(edge(1));
    expect(actions.select).toHaveBeenLastCalledWith({ type: "job", job: 1 });
    const box = [...document.querySelectorAll("svg text")].find(
      (each) => each.textContent === "printer",
    );
    await user.click(box ?? document.body);
    expect(actions.select).toHaveBeenLastCalledWith({ type: "lock", lock: 2 });
  });

  it("marks the line of the row that has the focus or the pointer, and the other way round", async () => {
    const { user } = await open(TEXT, "Lock order");
    const rows = [...screen.getByRole("region", { name: /^Taken/ }).querySelectorAll("ul > li")];
    const plain = edge(0).getAttribute("class");
    await user.hover(rows[0] ?? document.body);
    expect(edge(0).getAttribute("class")).not.toBe(plain);
    fireEvent.pointerLeave(rows[0] ?? document.body);
    expect(edge(0).getAttribute("class")).toBe(plain);
    const row = rows[0]?.getAttribute("class");
    await user.hover(edge(0));
    expect(rows[0]?.getAttribute("class")).not.toBe(row);
  });

  it("asks at once, from the start, whether the jobs can come to wait so", async () => {
    const { user, actions } = await open(TEXT, "Lock order", ["Left"]);
    await user.click(screen.getByRole("button", { name: "Ask whether they can" }));
    expect(actions.setPanel).toHaveBeenCalledExactlyOnceWith("ask");
    expect(explorers.latest.orders).toMatchObject([
      { ask: { question: { type: "circle" }, choices: [] } },
    ]);
  });

  it("puts the focus on the search that it leads to", async () => {
    const { user, actions, session } = await open(TEXT, "Lock order", ["Left"], <SidePanels />);
    actions.setPanel.mockImplementation(() => session.setState({ panel: "ask" }));
    await user.click(screen.getByRole("button", { name: "Ask whether they can" }));
    const search = await screen.findByRole("region", { name: "Search" });
    expect(search.parentElement).toHaveFocus();
    expect(screen.getByRole("combobox", { name: "From" })).toHaveDisplayValue("the start");
  });

  it("puts it on the answer where that was there before the panel", async () => {
    const { user, actions, session } = await open(TEXT, "Lock order", ["Left"], <SidePanels />);
    actions.setPanel.mockImplementation(() => {
      explorers.latest.work();
      session.setState({ panel: "ask" });
    });
    await user.click(screen.getByRole("button", { name: "Ask whether they can" }));
    const answer = await screen.findByRole("region", { name: "Answer" });
    expect(answer.parentElement).toHaveFocus();
  });

  it("says so where there is no circle, or no pair at all", async () => {
    const { unmount } = await open(
      "kind sharedlock\nlocks a b\njob A\n  acquire a\n  acquire b\n",
      "Lock order",
    );
    expect(screen.getByText(/^No circle/)).toBeVisible();
    unmount();
    await open("kind sharedlock\nlocks a\njob A\n  acquire a\n", "Lock order");
    expect(screen.getByText(/^No job takes a lock while it holds another one/)).toBeVisible();
  });

  it("is told in words alone where there are too many locks for a picture", async () => {
    const names = Array.from({ length: 70 }, (_, at) => `l${at}`);
    const takes = names.map((name) => `  acquire ${name}\n`).join("");
    await open(`kind sharedlock\nlocks ${names.join(" ")}\njob A\n${takes}`, "Lock order");
    expect(screen.getByRole("region", { name: /^Taken.*69$/ })).toBeVisible();
    expect(document.querySelector("[data-edge]")).toBeNull();
    expect(screen.getByRole("button", { name: "Show all 69 pairs" })).toBeVisible();
  });

  it("counts in the jobs that were spawned", async () => {
    const history = play(TEXT);
    history.act({ type: "spawn", name: "Late", program: [{ op: "acquire", lock: "disk" }] });
    renderPage(<GraphsPanel />, {
      scenario: scenarioOf(TEXT),
      snapshot: createSnapshot(history.world),
    });
    fireEvent.click(screen.getByRole("radio", { name: "Lock order" }));
    expect(explorers.latest.orders).toMatchObject([
      { type: "lockOrder", scenario: { jobs: { Late: [{ op: "acquire" }] } } },
    ]);
  });

  it("tells of a worker that fails, and tries again", async () => {
    const spawn = vi.spyOn(explorers, "spawn").mockImplementation(() => {
      throw new Error("no workers here");
    });
    const { user } = await open(TEXT, "Lock order");
    expect(screen.getByText("The order could not be found: no workers here.")).toBeVisible();
    spawn.mockRestore();
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(screen.getByRole("heading", { name: /^Circles/ })).toBeVisible();
  });
});

describe("who waits", () => {
  it("is a tree with the causes on top and the circles marked", async () => {
    await open(TEXT, "Who waits", ["Left", "Right", "Left", "Right", "Third"]);
    const rows = screen.getAllByRole("listitem").map((row) => row.textContent);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(
      /^waiting Left.*network.*circle.*2 behind it.*A circle: Left waits for Right/,
    );
    expect(rows[1]).toMatch(/^waiting Right.*disk.*circle/);
    expect(rows[2]).toMatch(/^waiting Third.*disk/);
    expect(rows[2]).not.toContain("circle");
  });

  it("says so while nobody does", async () => {
    await open(TEXT, "Who waits");
    expect(screen.getByText("No job waits for a lock.")).toBeVisible();
  });
});
