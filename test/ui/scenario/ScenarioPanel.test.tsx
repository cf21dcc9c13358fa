// The scenario's panel: one draft in two tabs, taken over by Apply.
import { act, screen, waitFor } from "@testing-library/react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Scenario } from "../../../src/core/scenario.ts";
import { useHasDraft } from "../../../src/ui/scenario/draftStore.ts";
import { ScenarioPanel } from "../../../src/ui/scenario/ScenarioPanel.tsx";
import { renderPage } from "../renderPage.tsx";
import { installDialogs } from "../standIns.ts";

// Without it the plain text area stays, as it does without a connection. Browser tests try the editor.
vi.mock("../../../src/ui/scenario/ScenarioEditor.tsx", () => {
  throw new Error("not loaded");
});

beforeAll(async () => {
  installDialogs();
  await import("../../../src/ui/scenario/ScenarioWorkbench.tsx");
});

const SCENARIO: Scenario = {
  kind: "sharedlock",
  locks: ["a"],
  jobs: { J0: [{ op: "acquire", lock: "a" }] },
};
const TEXT = "kind sharedlock\nlocks a\n\njob J0\n  acquire a\n";

function Dot() {
  return <p>{useHasDraft() ? "changed" : "unchanged"}</p>;
}

async function open() {
  const page = renderPage(
    <>
      <Dot />
      <ScenarioPanel />
    </>,
    { scenario: SCENARIO },
  );
  const area = await screen.findByRole("textbox", { name: "Scenario as text" });
  await waitFor(() => expect(area).toHaveValue(TEXT));
  return { ...page, area };
}

const area = () => screen.getByRole("textbox", { name: "Scenario as text" });
// Pasted at the end: typing would read the text anew for each key.
async function append(user: ReturnType<typeof renderPage>["user"], text: string): Promise<void> {
  await user.click(area());
  await user.keyboard("{Control>}{End}{/Control}");
  await user.paste(text);
}

const button = (name: string) => screen.getByRole("button", { name });

describe("the text", () => {
  it("is taken over by Ctrl+Enter and is unchanged again when the document is there", async () => {
    const { user, actions, session } = await open();
    expect(button("Apply")).toHaveAttribute("aria-disabled", "true");
    await append(user, "  release a");
    expect(screen.getByText("changed")).toBeVisible();
    await user.keyboard("{Control>}{Enter}{/Control}");
    const applied = {
      ...SCENARIO,
      jobs: { J0: [...(SCENARIO.jobs.J0 ?? []), { op: "release", lock: "a" }] },
    } as Scenario;
    expect(actions.edit).toHaveBeenCalledExactlyOnceWith(applied);
    act(() => session.setState({ scenario: applied }));
    expect(screen.getByText("unchanged")).toBeVisible();
    expect(area()).toHaveValue(`${TEXT}  release a`);
  });

  it("lists problems with their places, leads to them and is not taken over with them", async () => {
    const { user, actions } = await open();
    await append(user, "  release b");
    const problem = await screen.findByRole("button", { name: /No lock "b".*line 6, column 11/ });
    expect(button("Apply")).toHaveAccessibleDescription("The text has errors.");
    expect(area()).toHaveAttribute("aria-invalid", "true");
    await user.click(problem);
    expect(area()).toHaveFocus();
    const { selectionStart, value } = area() as HTMLTextAreaElement;
    expect(value.slice(selectionStart)).toBe("b");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(actions.edit).not.toHaveBeenCalled();
  });

  it("goes back to the document by Revert", async () => {
    const { user } = await open();
    await append(user, "# remark");
    await user.click(button("Revert"));
    expect(area()).toHaveValue(TEXT);
    expect(screen.getByText("unchanged")).toBeVisible();
  });

  it("survives that the panel is left, and keeps both when the document changes meanwhile", async () => {
    const { user, session } = await open();
    await append(user, "job Mine");
    const other: Scenario = { ...SCENARIO, locks: ["a", "b"] };
    act(() => session.setState({ scenario: null }));
    expect(screen.getByText("changed")).toBeVisible();
    act(() => session.setState({ scenario: other }));
    expect(await screen.findByText(/changed elsewhere/)).toBeVisible();
    expect(area()).toHaveValue(`${TEXT}job Mine`);
    await user.click(button("Take the new one"));
    expect(area()).toHaveValue(TEXT.replace("locks a", "locks a b"));
    expect(screen.queryByText(/changed elsewhere/)).toBeNull();
  });
});

describe("the form", () => {
  it("edits the same draft as the text", async () => {
    const { user } = await open();
    await user.click(screen.getByRole("tab", { name: "Form" }));
    await user.type(screen.getByLabelText("Title"), "Mine");
    await user.type(screen.getByLabelText("Names of the locks"), "b c{Enter}");
    await user.click(screen.getByRole("tab", { name: "Text" }));
    expect(area()).toHaveValue(
      TEXT.replace(/^/, 'title "Mine"\n').replace("locks a", "locks a b c"),
    );
  });

  it("keeps what is wrong in it until it is right, whatever tab is shown", async () => {
    const { user, actions } = await open();
    await user.click(screen.getByRole("tab", { name: "Form" }));
    await user.click(screen.getByRole("button", { name: /J0 1 operation/ }));
    await user.type(screen.getByLabelText("Timeout (ms)"), "soon");
    await user.click(screen.getByRole("tab", { name: "Text" }));
    expect(screen.getByText(/last changes are not in this text/)).toBeVisible();
    await user.click(button("To the form"));
    await user.click(screen.getByRole("button", { name: /J0 1 operation 1 to correct/ }));
    const timeout = screen.getByLabelText("Timeout (ms)");
    expect(timeout).toHaveValue("soon");
    await user.clear(timeout);
    await user.type(timeout, "50");
    await user.click(button("Apply"));
    const [[edited]] = actions.edit.mock.calls as unknown as [[Scenario]];
    expect(edited.jobs.J0).toEqual([{ op: "acquire", lock: "a", timeout: 50 }]);
  });

  it("is not shown for a text with errors", async () => {
    const { user } = await open();
    await append(user, "nonsense");
    await user.click(screen.getByRole("tab", { name: /Form/ }));
    await user.click(await screen.findByRole("button", { name: "Show the text" }));
    expect(area()).toHaveValue(`${TEXT}nonsense`);
  });
});

describe("ways in and out", () => {
  it("copies the text and JSON of what is written", async () => {
    const { user, actions } = await open();
    await user.click(button("Copy, save, open"));
    await user.click(screen.getByRole("menuitem", { name: "Copy as text" }));
    expect(actions.copyText).toHaveBeenLastCalledWith(TEXT);
    await user.click(button("Copy, save, open"));
    await user.click(screen.getByRole("menuitem", { name: "Copy as JSON" }));
    const [[,], [json]] = actions.copyText.mock.calls as unknown as [[string], [string]];
    expect(JSON.parse(json)).toEqual(SCENARIO);
  });

  it("opens a pasted text", async () => {
    const { user, actions } = await open();
    await user.click(button("Copy, save, open"));
    await user.click(screen.getByRole("menuitem", { name: "Paste text…" }));
    expect(screen.getByRole("textbox", { name: "Text" })).toHaveFocus();
    await user.paste("kind lockset");
    await user.click(button("Open"));
    const source = { type: "text", text: "kind lockset", name: null };
    expect(actions.open).toHaveBeenCalledExactlyOnceWith(source);
  });
});
