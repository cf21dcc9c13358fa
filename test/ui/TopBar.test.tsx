// The top bar: the title, files in and out, dialogs, theme and undo.
import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TopBar } from "../../src/ui/TopBar.tsx";
import { renderPage } from "./renderPage.tsx";
import { installMedia } from "./standIns.ts";

const WIDE = ["(min-width: 600px)", "(min-width: 1024px)"];

beforeEach(() => installMedia(...WIDE));
afterEach(() => vi.restoreAllMocks());

const title = () => screen.getByRole("textbox", { name: "Title of the scenario" });

describe("the title", () => {
  it("is changed where it stands, when it is left", async () => {
    const { user, actions, session } = renderPage(<TopBar onOpenDialog={vi.fn()} />);
    await user.clear(title());
    await user.type(title(), " Two locks {Enter}");
    const { scenario } = session.getState();
    expect(actions.edit).toHaveBeenCalledExactlyOnceWith({ ...scenario, title: "Two locks" });
  });

  it("goes when it is emptied, and stays by Escape or without a change", async () => {
    const { user, actions } = renderPage(<TopBar onOpenDialog={vi.fn()} />);
    await user.type(title(), "x{Escape}");
    await user.tab();
    expect(title()).toHaveValue("A lock");
    expect(actions.edit).not.toHaveBeenCalled();
    await user.clear(title());
    await user.tab();
    expect(actions.edit).toHaveBeenCalledExactlyOnceWith({
      kind: "sharedlock",
      locks: ["a"],
      jobs: { J0: [] },
    });
  });
});

describe("the menu of files", () => {
  it("opens a chosen file, and the same one again", async () => {
    const { user, actions } = renderPage(<TopBar onOpenDialog={vi.fn()} />);
    const input = screen.getByLabelText("File to open", { selector: "input" });
    const file = new File(["kind lockset"], "sets.txt", { type: "text/plain" });
    await user.upload(input, file);
    await user.upload(input, file);
    await waitFor(() => expect(actions.open).toHaveBeenCalledTimes(2));
    expect(actions.open).toHaveBeenCalledWith({
      type: "text",
      text: "kind lockset",
      name: "sets.txt",
    });
  });

  it("saves under the name that the session gives", async () => {
    const { user, actions } = renderPage(<TopBar onOpenDialog={vi.fn()} />);
    actions.save.mockResolvedValue({ name: "a.json", text: "{}" } as unknown as null);
    URL.createObjectURL = vi.fn(() => "blob:a");
    URL.revokeObjectURL = vi.fn();
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    await user.click(screen.getByRole("button", { name: "File" }));
    await user.click(screen.getByRole("menuitem", { name: "Save the recording" }));
    await waitFor(() => expect(names).toEqual(["a.json"]));
    expect(actions.save).toHaveBeenCalledExactlyOnceWith("recording");
  });
});

describe("the other buttons", () => {
  it("open the dialogs", async () => {
    const open = vi.fn();
    const { user } = renderPage(<TopBar onOpenDialog={open} />);
    for (const name of ["Gallery", "Share", "Keys"]) {
      await user.click(screen.getByRole("button", { name }));
    }
    expect(open.mock.calls).toEqual([["gallery"], ["share"], ["shortcuts"]]);
  });

  it("switch the theme", async () => {
    const { user, settings } = renderPage(<TopBar onOpenDialog={vi.fn()} />);
    await user.click(screen.getByRole("button", { name: "Settings" }));
    expect(screen.getByRole("menuitemradio", { name: "As the system" })).toBeChecked();
    await user.click(screen.getByRole("menuitemradio", { name: "Dark" }));
    expect(settings.getState().theme).toBe("dark");
  });

  it("undo and redo, once there is something", async () => {
    const undoes = "opening the schedule";
    const { user, actions } = renderPage(<TopBar onOpenDialog={vi.fn()} />, { undoes });
    await user.click(
      screen.getByRole("button", { name: "Undo opening the schedule and all since" }),
    );
    expect(actions.undo).toHaveBeenCalledOnce();
    const redo = screen.getByRole("button", { name: /^Redo/ });
    expect(redo).toHaveAccessibleDescription("Nothing was undone");
  });

  it("are in one menu on a phone", async () => {
    installMedia();
    const open = vi.fn();
    const { user } = renderPage(<TopBar onOpenDialog={open} />);
    expect(screen.queryByRole("button", { name: "File" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "More" }));
    expect(screen.getByRole("menuitem", { name: /^Open a file/ })).toBeInTheDocument();
    await user.click(screen.getByRole("menuitem", { name: "Keys" }));
    expect(open).toHaveBeenCalledExactlyOnceWith("shortcuts");
  });
});
