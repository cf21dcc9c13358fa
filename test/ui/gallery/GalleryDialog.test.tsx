// The gallery: search, keys, answers on demand.
import { screen, within } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { EXAMPLES } from "../../../src/gallery/gallery.ts";
import { GalleryDialog } from "../../../src/ui/gallery/GalleryDialog.tsx";
import { renderPage } from "../renderPage.tsx";
import { installDialogs } from "../standIns.ts";

beforeAll(() => {
  installDialogs();
  // Nothing is laid out here, so nothing can be scrolled.
  Element.prototype.scrollIntoView = vi.fn();
});

const [first, second] = EXAMPLES;

async function open() {
  const onClose = vi.fn();
  const page = renderPage(<GalleryDialog open onClose={onClose} />);
  await screen.findByRole("heading", { name: first?.title ?? "" });
  return { ...page, onClose };
}

it("lists every scenario under its topic", async () => {
  await open();
  expect(screen.getAllByRole("option")).toHaveLength(EXAMPLES.length);
  for (const { topic, title } of EXAMPLES) {
    const group = screen.getByRole("group", { name: topic });
    expect(within(group).getByRole("option", { name: title })).toBeVisible();
  }
});

it("shows the question of the chosen one, and its answer only when it is asked for", async () => {
  const { user } = await open();
  await user.click(screen.getByRole("option", { name: second?.title ?? "" }));
  const details = screen.getByRole("article", { name: second?.title ?? "" });
  expect(within(details).getByText(second?.question ?? "")).toBeVisible();
  expect(within(details).getByText(second?.answer ?? "")).not.toBeVisible();
  await user.click(within(details).getByText("Show the answer"));
  expect(within(details).getByText(second?.answer ?? "")).toBeVisible();
});

it("is walked with the arrow keys from the search field, and Enter opens", async () => {
  const { user, actions, onClose } = await open();
  expect(screen.getByRole("combobox", { name: "Search the gallery" })).toHaveFocus();
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
  expect(screen.getByRole("option", { selected: true })).toHaveTextContent(second?.title ?? "");
  await user.keyboard("{Enter}");
  expect(onClose).toHaveBeenCalledOnce();
  expect(actions.open).toHaveBeenCalledExactlyOnceWith(
    { type: "recording", recording: second?.recording },
    { exampleId: second?.id },
  );
});

it("narrows by words and chooses the first that is left", async () => {
  const { user } = await open();
  await user.type(screen.getByRole("combobox"), "downgrade queue");
  const [option] = screen.getAllByRole("option");
  expect(option).toHaveAttribute("aria-selected", "true");
  await user.type(screen.getByRole("combobox"), " nothing like it");
  expect(screen.queryAllByRole("option")).toEqual([]);
  expect(screen.getByText("No scenario matches.")).toBeVisible();
});
