// The share dialog: the link and its warnings, copies, the file, what the reader will see.
import { act, screen } from "@testing-library/react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ShareDialog } from "../../../src/ui/share/ShareDialog.tsx";
import { renderPage } from "../renderPage.tsx";
import { SOFT_BLOCK, showRun } from "../showRun.ts";
import { installDialogs } from "../standIns.ts";

beforeAll(installDialogs);

const createLink = (length: number) => {
  const base = "https://example.org/#";
  const fragment = `1.${"x".repeat(length - base.length - 2)}`;
  return { fragment, url: base + fragment };
};

const show = (length = 100) =>
  renderPage(<ShareDialog open onClose={() => {}} />, {
    ...showRun(SOFT_BLOCK, ["Reader1", "Writer"]),
    link: createLink(length),
  });

describe("the share dialog", () => {
  it("shows the link to copy, and says how long it is", async () => {
    const { user, actions } = show(1234);
    const field = screen.getByRole("textbox", { name: "Link to exactly this" });
    expect(field).toHaveValue(createLink(1234).url);
    expect(field).toHaveAttribute("readonly");
    expect(field).toHaveAccessibleDescription(/^1,234 characters\./);
    await user.click(screen.getByRole("button", { name: "Copy link" }));
    expect(actions.copyLink).toHaveBeenCalledOnce();
    expect(screen.getByRole("button", { name: "Copied" })).toBeVisible();
  });

  it("no longer says copied when the link is another", async () => {
    const { user, session } = show();
    await user.click(screen.getByRole("button", { name: "Copy link" }));
    act(() => session.setState({ link: createLink(101) }));
    expect(screen.getByRole("button", { name: "Copy link" })).toBeVisible();
  });

  it("says that the browser did not allow copying", async () => {
    const { user, actions } = show();
    actions.copyLink.mockResolvedValue(false);
    await user.click(screen.getByRole("button", { name: "Copy link" }));
    expect(screen.getByText("The browser did not allow it.")).toBeVisible();
  });

  it.each([
    [2000, null],
    [2001, /2,000 characters: Discord/],
    [8001, /8,000 characters: GitHub/],
  ])("warns of a link of %i characters as it should", (length, warning) => {
    show(length);
    if (warning === null) expect(screen.queryByText(/cut it/)).toBeNull();
    else expect(screen.getByText(warning)).toBeVisible();
  });

  it("says what the reader will see", () => {
    show();
    expect(screen.getByText("Lockscope recording")).toBeVisible();
    expect(screen.getByText(/^Step 2 of 2, clock 0 ms: Writer has to wait/)).toBeVisible();
  });

  it("copies the link, the moment and the locks in use as Markdown", async () => {
    const { user, actions } = show();
    await user.click(screen.getByRole("button", { name: "Copy as Markdown" }));
    expect(actions.copyText).toHaveBeenCalledWith(
      expect.stringMatching(
        /^\[Lockscope recording\][\s\S]*config shared Reader1 exclusive:Writer/,
      ),
    );
  });

  it("saves the recording as a file instead", async () => {
    URL.createObjectURL = vi.fn(() => "blob:file");
    URL.revokeObjectURL = vi.fn();
    const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
    const { user, actions } = show();
    await user.click(screen.getByRole("button", { name: "Save as a file instead" }));
    expect(actions.save).toHaveBeenCalledWith("recording");
    expect(click).not.toHaveBeenCalled();
    click.mockRestore();
  });

  it("copies the frame of the size chosen", async () => {
    const { user, actions } = show();
    await user.click(screen.getByText("Show it in another page"));
    await user.selectOptions(screen.getByRole("combobox"), "640 × 400");
    await user.click(screen.getByRole("button", { name: "Copy HTML" }));
    expect(actions.copyText).toHaveBeenCalledWith(
      expect.stringContaining('width="640" height="400"'),
    );
  });

  it("says that the link is being made", () => {
    renderPage(<ShareDialog open onClose={() => {}} />);
    expect(screen.getByText("The link is being made.")).toBeVisible();
  });
});
