// The long list of jobs, whose rows out of sight are only names.
import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { JobsPanel } from "../../../src/ui/jobs/JobsPanel.tsx";
import { createJob, createSnapshot, renderPage } from "../renderPage.tsx";

let report: IntersectionObserverCallback | undefined;

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
  class Watcher {
    constructor(callback: IntersectionObserverCallback) {
      report = callback;
    }
    observe = vi.fn();
    disconnect = vi.fn();
  }
  vi.stubGlobal("IntersectionObserver", Watcher);
});

afterEach(() => vi.unstubAllGlobals());

function open(count: number) {
  const jobs = Array.from({ length: count }, (_, index) => createJob({ name: `job ${index}` }));
  return renderPage(<JobsPanel />, {
    snapshot: createSnapshot({ jobs, programs: jobs.map(() => []) }),
  });
}

const findStep = (job: number) => screen.queryByRole("button", { name: `Step job ${job}` });

it("keeps an item with the name for each job, and controls for those in sight", () => {
  open(100);
  const items = screen.getAllByRole("listitem");
  expect(items).toHaveLength(100);
  expect(items[90]).toHaveTextContent("job 90");
  expect(findStep(90)).toBeNull();
  const entry = { target: items[90], isIntersecting: true } as unknown as IntersectionObserverEntry;
  act(() => report?.([entry], {} as IntersectionObserver));
  expect(findStep(90)).toBeVisible();
  expect(screen.getAllByRole("listitem")[90]).toBe(items[90]);
});

it("gives the next row its controls when the arrow keys come to it", async () => {
  const { user } = open(100);
  findStep(29)?.focus();
  await user.keyboard("{ArrowDown}{ArrowDown}");
  expect(findStep(31)).toHaveFocus();
  expect(findStep(31)).toHaveAttribute("tabindex", "0");
});

it("draws all rows of a list that is not long", () => {
  open(59);
  expect(findStep(58)).toBeVisible();
});
