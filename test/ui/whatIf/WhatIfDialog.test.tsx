// What if an operation were otherwise, as people ask it in the inspector.
import { act, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Choice } from "../../../src/core/step.ts";
import { History } from "../../../src/sim/history.ts";
import { createSnapshot } from "../../../src/sim/snapshot.ts";
import { JobInspector } from "../../../src/ui/inspector/JobInspector.tsx";
import { scenarioOf } from "../../scenarioOf.ts";
import { FakeExplorers } from "../../worker/fakeExplorers.ts";
import { renderPage } from "../renderPage.tsx";
import { SOFT_BLOCK, showRun } from "../showRun.ts";
import { installDialogs } from "../standIns.ts";

let explorers: FakeExplorers;

beforeEach(() => {
  installDialogs();
  explorers = new FakeExplorers();
  vi.stubGlobal("Worker", new Proxy(class {}, { construct: () => explorers.spawn() }));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const RUN = ["Reader1", "Writer", "Reader2", "Reader1"];
const work = () => act(() => explorers.latest.work());

async function open(job: number, changes = showRun(SOFT_BLOCK, RUN)) {
  const page = renderPage(<JobInspector job={job} />, changes);
  await page.user.click(screen.getByRole("button", { name: "What if operation 1 were otherwise" }));
  const dialog = within(await screen.findByRole("dialog", { name: "What if" }));
  const compare = async () => {
    await page.user.click(dialog.getByRole("button", { name: "Compare" }));
    work();
  };
  return { ...page, dialog, compare };
}

it("shows the first difference side by side, and opens it as another scenario", async () => {
  const { user, dialog, compare, actions } = await open(2);
  expect(dialog.getByText("Reader2, operation 1: acquire config, shared")).toBeInTheDocument();
  await compare();
  expect(dialog.getByText("The first difference is at step 3.")).toBeInTheDocument();
  const queue = dialog.getByRole("row", { name: /^Queue/ });
  const [as, otherwise] = within(queue).getAllByRole("cell");
  expect(as).toHaveTextContent("Writer (exclusive), then Reader2 (shared)");
  expect(otherwise).toHaveTextContent("Queue Writer (exclusive)");
  expect(otherwise?.querySelector("mark")).not.toBeNull();
  const owners = dialog.getByRole("row", { name: /^Owners/ });
  expect(owners).toHaveTextContent("Reader1 and Reader2, shared");
  await user.click(dialog.getByRole("button", { name: "Open as a scenario" }));
  const [scenario] = actions.edit.mock.calls[0] as unknown as [{ jobs: Record<string, unknown[]> }];
  expect(Object.values(scenario.jobs)[2]?.[0]).toMatchObject({ priority: -10 });
  await vi.waitFor(() => expect(actions.seek).toHaveBeenCalledWith(3));
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("says that nothing would differ, and forgets that when the change is another", async () => {
  const { user, dialog, compare } = await open(1);
  await user.selectOptions(dialog.getByRole("combobox", { name: "What if" }), "timeout");
  await user.clear(dialog.getByRole("textbox"));
  await compare();
  expect(dialog.getByText(/^No difference to the end of what was done \(4 steps\)/)).toBeVisible();
  await user.type(dialog.getByRole("textbox"), "5");
  expect(dialog.queryByText(/^No difference/)).toBeNull();
});

it("says what is wrong with a number when it is to be compared", async () => {
  const { user, dialog, compare } = await open(2);
  const field = dialog.getByRole("textbox");
  await user.clear(field);
  await user.type(field, "soon");
  expect(field).toBeValid();
  await user.click(dialog.getByRole("button", { name: "Compare" }));
  expect(field).toBeInvalid();
  expect(dialog.queryByText(/^The first difference/)).toBeNull();
  await user.clear(field);
  await user.type(field, "-1");
  await compare();
  expect(dialog.getByText(/^The first difference/)).toBeVisible();
});

it("opens what a spawned job would do otherwise as a branch", async () => {
  const scenario = scenarioOf("kind sharedlock\nlocks a\njob A\n  acquire a shared\n");
  const history = new History(scenario);
  const program = [{ op: "acquire", lock: "a" }] as const;
  const choices: readonly Choice[] = [
    { type: "run", job: 0 },
    { type: "spawn", name: "B", program },
    { type: "run", job: 1 },
  ];
  for (const choice of choices) history.act(choice);
  const { user, dialog, compare, actions } = await open(1, {
    scenario,
    snapshot: createSnapshot(history.world),
    position: 3,
    length: 3,
    trail: history.listTrail(),
  });
  await user.selectOptions(dialog.getByRole("combobox", { name: "What if" }), "mode");
  await compare();
  await user.click(dialog.getByRole("button", { name: "Open as a branch" }));
  const changed = { type: "spawn", name: "B", program: [{ ...program[0], shared: true }] };
  expect(actions.playOut).toHaveBeenCalledWith([choices[0], changed, choices[2]], 3);
});
