// The page as a whole: its three layouts, its dialogs by key, files dropped on it, and the frame's page.
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../../src/ui/App.tsx";
import { renderPage } from "./renderPage.tsx";
import { installDialogs, installMedia } from "./standIns.ts";

vi.mock("../../src/graph/stage.ts", () => ({
  createStage: () => ({ update() {}, fit() {}, zoomBy() {}, find() {}, destroy() {} }),
}));
vi.mock("../../src/graph/timeline.ts", () => ({
  createTimeline: () => ({ update() {}, destroy() {} }),
}));

const WIDE = ["(min-width: 600px)", "(min-width: 1024px)", "(min-width: 1280px)"];

beforeAll(installDialogs);
beforeEach(() => installMedia(...WIDE));

describe("on a wide screen", () => {
  it("shows jobs, stage, panels, transport and timeline, with lines to move between them", async () => {
    renderPage(<App />);
    for (const name of ["Stage", "Transport", "Timeline"]) {
      expect(screen.getByRole("region", { name })).toBeInTheDocument();
    }
    expect(screen.getByRole("heading", { name: /^Jobs/ })).toBeInTheDocument();
    const lines = screen.getAllByRole("separator").map((line) => line.getAttribute("aria-label"));
    expect(lines).toEqual([
      "Width of the list of jobs",
      "Width of the panels",
      "Height of the timeline",
    ]);
    expect(
      await screen.findByRole("heading", { name: /^The start/ }, { timeout: 4000 }),
    ).toBeInTheDocument();
  });

  it("remembers the widths that were chosen", async () => {
    const { user, settings } = renderPage(<App />);
    const before = settings.getState().panelSizes.jobs;
    screen.getByRole("separator", { name: "Width of the list of jobs" }).focus();
    await user.keyboard("{ArrowRight}");
    expect(settings.getState().panelSizes.jobs).toBeGreaterThan(before);
  });

  it("opens the list of keys by a key, and closes it", async () => {
    const { user } = renderPage(<App />);
    await user.keyboard("?");
    const dialog = await screen.findByRole("dialog", { name: "Keys" });
    expect(dialog).toHaveTextContent("Step by the policy");
    expect(dialog).toHaveTextContent(/Show the graphs.*In the graph of all states.*Enter/);
    await user.click(screen.getByRole("button", { name: "Close" }));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("selects nothing any more by Escape on a job's row, but not while one types", async () => {
    const { user, actions } = renderPage(<App />);
    await user.type(screen.getByRole("textbox", { name: "Title of the scenario" }), "{Escape}");
    expect(actions.select).not.toHaveBeenCalled();
    screen.getByRole("button", { name: /^ready J0/i }).focus();
    await user.keyboard("{Escape}");
    expect(actions.select).toHaveBeenCalledExactlyOnceWith(null);
  });

  it("opens the graphs by a key", async () => {
    const { user, actions } = renderPage(<App />);
    await user.keyboard("{Shift>}G{/Shift}");
    expect(actions.setPanel).toHaveBeenCalledExactlyOnceWith("graphs");
  });

  it("shows the panel that is chosen, by click or by the session", async () => {
    const { user, session, actions } = renderPage(<App />);
    await user.click(screen.getByRole("tab", { name: "Log" }));
    expect(actions.setPanel).toHaveBeenCalledExactlyOnceWith("log");
    act(() => session.setState({ panel: "monitor" }));
    expect(screen.getByRole("tab", { name: "Monitor", selected: true })).toBeInTheDocument();
  });
});

describe("on a phone", () => {
  it("has jobs and timeline as tabs, and goes to the panel that the session opens", async () => {
    installMedia();
    const { user, session } = renderPage(<App />);
    const names = screen.getAllByRole("tab").map((tab) => tab.textContent);
    expect(names).toEqual([
      "Jobs",
      "Timeline",
      "Inspector",
      "Monitor",
      "Scenario",
      "Log",
      "Ask",
      "Graphs",
      "Live",
    ]);
    expect(screen.getByRole("tab", { name: "Jobs", selected: true })).toBeInTheDocument();
    await user.click(screen.getByRole("tab", { name: "Timeline" }));
    expect(screen.getByRole("tab", { name: "Timeline", selected: true })).toBeInTheDocument();
    act(() => session.setState({ panel: "monitor" }));
    expect(screen.getByRole("tab", { name: "Monitor", selected: true })).toBeInTheDocument();
  });
});

describe("a dropped file", () => {
  const give = (name: "dragOver" | "drop", files: readonly File[]) =>
    fireEvent[name](document.body, { dataTransfer: { types: ["Files"], files } });

  it("is announced while it is held over the page, and opened", async () => {
    const { actions } = renderPage(<App />);
    const file = new File(["kind sharedlock"], "a.txt");
    give("dragOver", [file]);
    expect(
      screen.getByText("Drop a scenario, a recording or a table of locks to open it"),
    ).toBeInTheDocument();
    expect(give("drop", [file])).toBe(false);
    expect(
      screen.queryByText("Drop a scenario, a recording or a table of locks to open it"),
    ).toBeNull();
    await waitFor(() =>
      expect(actions.open).toHaveBeenCalledExactlyOnceWith({
        type: "text",
        text: "kind sharedlock",
        name: "a.txt",
      }),
    );
  });

  it("is no matter when text is dragged", () => {
    renderPage(<App />);
    fireEvent.dragOver(document.body, { dataTransfer: { types: ["text/plain"], files: [] } });
    expect(
      screen.queryByText("Drop a scenario, a recording or a table of locks to open it"),
    ).toBeNull();
  });
});

describe("in a frame", () => {
  it("shows stage, transport and timeline alone, and leads to the whole page", () => {
    const link = { fragment: "1.abc", url: "https://example.org/#1.abc" };
    renderPage(<App />, { isEmbedded: true, link });
    expect(screen.queryByRole("tab")).toBeNull();
    expect(screen.queryByRole("heading", { name: /^Jobs/ })).toBeNull();
    const way = screen.getByRole("link", { name: "Open in Lockscope" });
    expect(way).toHaveAttribute("href", "/#1.abc");
    expect(screen.getByRole("region", { name: "Transport" })).toBeInTheDocument();
  });
});
