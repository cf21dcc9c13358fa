// What the page says besides its panels: news, refusals, progress, a stopped engine, each step.
import { act, screen, within } from "@testing-library/react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Problem } from "../../src/formats/problem.ts";
import { Announcer } from "../../src/ui/Announcer.tsx";
import { EngineBanner } from "../../src/ui/EngineBanner.tsx";
import { ErrorBoundary } from "../../src/ui/ErrorBoundary.tsx";
import { LoadingBar } from "../../src/ui/LoadingBar.tsx";
import { Narrator } from "../../src/ui/Narrator.tsx";
import { Notices } from "../../src/ui/Notices.tsx";
import { RefusalDialog } from "../../src/ui/RefusalDialog.tsx";
import { renderPage } from "./renderPage.tsx";
import { installDialogs } from "./standIns.ts";

beforeAll(installDialogs);

const problem = (changes: Partial<Problem>): Problem => ({
  severity: "error",
  message: "Something is wrong.",
  line: null,
  column: null,
  length: 0,
  path: null,
  ...changes,
});

describe("a message", () => {
  const warning = { id: 7, tone: "warning", text: "The link is long." } as const;

  it("stays until it is put away, when it is a warning", async () => {
    const { user, actions } = renderPage(<Notices />, { notices: [warning] });
    expect(screen.getByText("The link is long.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Put this message away" }));
    expect(actions.dismiss).toHaveBeenCalledExactlyOnceWith(7);
  });

  it("goes by itself after a while, when it is news", () => {
    vi.useFakeTimers();
    const news = { id: 8, tone: "info", text: "Copied." } as const;
    const { actions } = renderPage(<Notices />, { notices: [warning, news] });
    vi.advanceTimersByTime(60_000);
    expect(actions.dismiss).toHaveBeenCalledExactlyOnceWith(8);
    vi.useRealTimers();
  });

  it("interrupts those who listen, when it is an error", () => {
    renderPage(<Notices />, { notices: [{ id: 9, tone: "error", text: "It failed." }] });
    expect(screen.getByRole("alert")).toHaveTextContent("It failed.");
  });
});

describe("the dialog about a refusal", () => {
  it("lists each problem with its place, and is closed by its button", async () => {
    const problems = [
      problem({ message: "There is no operation aquire.", line: 3, column: 5 }),
      problem({ message: "A name is expected.", path: "jobs.J0[3].names" }),
      problem({ message: "the link is damaged: it ends too early" }),
      problem({ message: '"shard" is read as the name of a lock' }),
    ];
    const refusal = { title: "big.json could not be opened", problems };
    const { user, actions } = renderPage(<RefusalDialog />, { refusal });
    const dialog = screen.getByRole("dialog", { name: "big.json could not be opened" });
    const texts = within(dialog)
      .getAllByRole("listitem")
      .map((item) => item.textContent);
    expect(texts).toEqual([
      "Line 3, column 5There is no operation aquire.",
      "jobs.J0[3].namesA name is expected.",
      "The link is damaged: it ends too early.",
      '"shard" is read as the name of a lock.',
    ]);
    await user.keyboard("{Enter}");
    expect(actions.dismissRefusal).toHaveBeenCalled();
  });

  it("counts what it does not list", () => {
    const problems = Array.from({ length: 60 }, (_, line) => problem({ line }));
    renderPage(<RefusalDialog />, { refusal: { title: "No", problems } });
    expect(screen.getAllByRole("listitem")).toHaveLength(50);
    expect(screen.getByText("And 10 more problems.")).toBeVisible();
  });
});

describe("progress", () => {
  it("says how far it is, and can be given up", async () => {
    const { user, actions } = renderPage(<LoadingBar />, { loading: { done: 1500, of: 10_000 } });
    expect(screen.getByText("Opening: 1,500 of 10,000 choices")).toBeVisible();
    expect(screen.getByRole("progressbar")).toHaveAttribute("value", "1500");
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(actions.abandon).toHaveBeenCalledOnce();
  });

  it("is not there when nothing is opened", () => {
    renderPage(<LoadingBar />);
    expect(screen.queryByRole("progressbar")).toBeNull();
  });
});

it("offers to start a stopped engine again", async () => {
  const { user, actions } = renderPage(<EngineBanner />, { isEngineLost: true });
  await user.click(screen.getByRole("button", { name: "Start the engine again" }));
  expect(actions.retry).toHaveBeenCalledOnce();
});

it("announces each step politely", () => {
  const { session } = renderPage(<Announcer />, { announcement: "J0 acquires a." });
  expect(screen.getByRole("status")).toHaveTextContent("J0 acquires a.");
  act(() => session.setState({ announcement: "J0 releases a." }));
  expect(screen.getByRole("status")).toHaveTextContent("J0 releases a.");
});

it("narrates the question first, and then what has just happened", () => {
  const scenario = { kind: "sharedlock", question: "Who is first?", locks: [], jobs: {} } as const;
  const step = {
    choice: { type: "run", job: 0 },
    job: 0,
    operation: null,
    clock: 0,
    events: [],
    locks: [],
    text: "J0 acquires a.",
    lanes: [],
  } as const;
  const { session } = renderPage(<Narrator />, { scenario, trail: [step], length: 1 });
  expect(screen.getByText("Who is first?")).toBeVisible();
  act(() => session.setState({ position: 1 }));
  expect(screen.getByText("J0 acquires a.")).toBeVisible();
});

it("says that a part has stopped working instead of showing nothing", () => {
  const silent = vi.spyOn(console, "error").mockImplementation(() => {});
  function Broken(): never {
    throw new Error("no such row");
  }
  renderPage(
    <ErrorBoundary scope="panel">
      <Broken />
    </ErrorBoundary>,
  );
  expect(screen.getByRole("alert")).toHaveTextContent("This panel has stopped working");
  expect(screen.getByText("no such row")).toBeVisible();
  silent.mockRestore();
});
