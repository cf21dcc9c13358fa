// Dialogs whose code comes late: Escape before it has arrived gives them up.
import { act, fireEvent, screen } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import { Refusals } from "../../src/ui/Refusals.tsx";
import { Workbench } from "../../src/ui/Workbench.tsx";
import { renderPage } from "./renderPage.tsx";
import { installDialogs, installMedia } from "./standIns.ts";

beforeAll(() => {
  installDialogs();
  installMedia();
});

const press = (key: string) => fireEvent.keyDown(document.body, { key });

/** Until the code of the dialog is there, and what waits for it has been rendered. */
async function fetchKeys(): Promise<void> {
  await act(async () => {
    await import("../../src/ui/ShortcutsDialog.tsx");
  });
}

it("the list of keys does not open any more once Escape was pressed, and opens later on", async () => {
  const { actions } = renderPage(<Workbench />);
  press("?");
  expect(screen.queryByRole("dialog")).toBeNull();
  press("Escape");
  await fetchKeys();
  expect(screen.queryByRole("dialog")).toBeNull();
  // The key was meant for the dialog.
  expect(actions.select).not.toHaveBeenCalled();
  press("?");
  await fetchKeys();
  expect(await screen.findByRole("dialog", { name: "Keys" })).toBeInTheDocument();
});

it("what was refused is put away before its dialog is there", () => {
  const { actions } = renderPage(<Refusals />, { refusal: { title: "No", problems: [] } });
  press("Escape");
  expect(actions.dismissRefusal).toHaveBeenCalledOnce();
});
