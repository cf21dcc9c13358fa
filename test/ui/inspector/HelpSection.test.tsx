// What would help a waiting job, as the inspector says it, with workers that work when the test says so.
import { act, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { JobInspector } from "../../../src/ui/inspector/JobInspector.tsx";
import { FakeExplorers } from "../../worker/fakeExplorers.ts";
import { renderPage } from "../renderPage.tsx";
import { DEADLOCK, SOFT_BLOCK, showRun } from "../showRun.ts";

let explorers: FakeExplorers;

beforeEach(() => {
  explorers = new FakeExplorers();
  vi.stubGlobal("Worker", new Proxy(class {}, { construct: () => explorers.spawn() }));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const section = () => screen.getByRole("region", { name: "What would help" });
const begin = () => waitFor(() => expect(explorers.all).toHaveLength(1));
const work = (portions?: number) => act(() => explorers.latest.work(portions));

const BLOCKED = ["Reader1", "Writer", "Reader2"];

it("says who would have to go on, in how many steps, and opens that as a branch", async () => {
  const { user, actions } = renderPage(<JobInspector job={1} />, showRun(SOFT_BLOCK, BLOCKED));
  expect(section()).toHaveTextContent("Trying what the others can do…");
  await begin();
  work();
  expect(section()).toHaveTextContent("Reader1 goes on");
  const steps = screen.getByRole("button", { name: "2 steps: Reader1 goes on" });
  expect(steps).toHaveAttribute("aria-expanded", "false");
  await user.click(steps);
  const told = screen.getAllByRole("option").map(({ textContent }) => textContent);
  expect(told[0]).toContain("Reader1 releases config");
  expect(told[1]).toContain("Writer acquires config, exclusive, after waiting");
  await user.click(screen.getByRole("button", { name: "Open: Reader1 goes on" }));
  const choices = [0, 1, 2, 0, 1].map((job) => ({ type: "run", job }));
  expect(actions.playOut).toHaveBeenLastCalledWith(choices, 5);
  await user.click(screen.getAllByRole("option")[0] ?? section());
  expect(actions.playOut).toHaveBeenLastCalledWith(choices, 4);
});

it("says that nothing would help in a deadlock", async () => {
  renderPage(<JobInspector job={0} />, showRun(DEADLOCK, ["Left", "Right", "Left", "Right"]));
  await begin();
  work();
  expect(section()).toHaveTextContent("It never gets the lock, whatever the others do.");
});

it("says how far it looked, looks further, and can be stopped", async () => {
  const { user } = renderPage(<JobInspector job={1} />, showRun(SOFT_BLOCK, BLOCKED));
  await begin();
  const told = { found: [], states: 20_000, isComplete: false };
  act(() => explorers.latest.report({ type: "helping", told }));
  expect(section()).toHaveTextContent("20,000 states so far");
  await user.click(screen.getByRole("button", { name: "Stop" }));
  expect(section()).toHaveTextContent("Nothing found in the first 20,000 states.");
  await user.click(screen.getByRole("button", { name: "Look further" }));
  work();
  expect(section()).toHaveTextContent("Reader1 goes on");
});

it("says that the search failed, and tries again", async () => {
  const { user } = renderPage(<JobInspector job={1} />, showRun(SOFT_BLOCK, BLOCKED));
  await begin();
  act(() => explorers.latest.die("a defect"));
  expect(section()).toHaveTextContent("The search failed: a defect.");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(explorers.all).toHaveLength(2);
});

it("is not there for a job that does not wait", () => {
  renderPage(<JobInspector job={0} />, showRun(SOFT_BLOCK, BLOCKED));
  expect(screen.queryByRole("region", { name: "What would help" })).toBeNull();
});
