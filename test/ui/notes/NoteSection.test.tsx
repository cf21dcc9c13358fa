// Notes at positions: which are seen on a branch, and how they are written.
import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { NoteSection } from "../../../src/ui/notes/NoteSection.tsx";
import { listVisibleNotes } from "../../../src/ui/notes/visibleNotes.ts";
import { useSession } from "../../../src/ui/useSession.ts";
import { renderPage } from "../renderPage.tsx";

const FORKED = [
  { parent: null, at: 0, length: 9 },
  { parent: 0, at: 4, length: 6 },
] as const;

const write = (branch: number, position: number, text = `${branch}/${position}`) => ({
  branch,
  position,
  text,
});

describe("the notes of a branch", () => {
  const notes = [write(0, 3), write(0, 5), write(1, 5), write(1, 2)];
  const list = (branch: number) =>
    [...listVisibleNotes(notes, FORKED, branch).values()].map(({ text }) => text);

  it("are its own and those on the part that it shares with others", () => {
    expect(list(0)).toEqual(["0/3", "0/5", "1/2"]);
    expect(list(1)).toEqual(["0/3", "1/5", "1/2"]);
  });

  it("come before those of other branches at the same position", () => {
    const both = [write(0, 3), write(1, 3)];
    expect(listVisibleNotes(both, FORKED, 0).get(3)?.branch).toBe(0);
    expect(listVisibleNotes(both, FORKED, 1).get(3)?.branch).toBe(1);
  });
});

describe("the note at a position", () => {
  it("is added in a form that has the focus", async () => {
    const { user, actions } = renderPage(<NoteSection position={3} />);
    await user.click(screen.getByRole("button", { name: "Add a note" }));
    expect(screen.getByRole("textbox")).toHaveFocus();
    await user.keyboard("  Here it blocks. {Control>}{Enter}{/Control}");
    expect(actions.annotate).toHaveBeenCalledExactlyOnceWith(3, "Here it blocks.");
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("is changed, given up by Escape, and removed", async () => {
    const notes = [write(0, 3, "Old")];
    const { user, actions } = renderPage(<NoteSection position={3} />, { notes });
    await user.click(screen.getByRole("button", { name: "Edit" }));
    await user.keyboard(" and more{Escape}");
    expect(screen.getByText("Old")).toBeVisible();
    expect(actions.annotate).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Edit" }));
    await user.keyboard(" and new");
    await user.click(screen.getByRole("button", { name: "Save note" }));
    await user.click(screen.getByRole("button", { name: "Remove" }));
    expect(actions.annotate.mock.calls).toEqual([
      [3, "Old and new"],
      [3, null],
    ]);
  });

  it("that was left on another branch is changed there", async () => {
    const state = { notes: [write(0, 3)], branches: FORKED, branch: 1 };
    const { user, actions } = renderPage(<NoteSection position={3} />, state);
    const edit = screen.getByRole("button", { name: "Edit" });
    expect(edit).toHaveAccessibleDescription("It was left on branch 1.");
    await user.click(edit);
    expect(screen.queryByRole("textbox")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Go to branch 1" }));
    expect(actions.switchBranch).toHaveBeenCalledWith(0, 3);
  });

  it("does not follow its form to another position", async () => {
    const { user, rerenderAt } = renderNote();
    await user.click(screen.getByRole("button", { name: "Add a note" }));
    rerenderAt(4);
    expect(screen.queryByRole("textbox")).toBeNull();
  });
});

function renderNote() {
  const Shown = () => <NoteSection position={useSession((state) => state.position)} />;
  const page = renderPage(<Shown />, { position: 3, length: 9 });
  return {
    ...page,
    rerenderAt: (position: number) => act(() => page.session.setState({ position })),
  };
}
