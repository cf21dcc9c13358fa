// Files from outside: one at a time, small enough, and readable; everything else is told.
import { expect, it, vi } from "vitest";
import { LIMITS } from "../../src/formats/limits.ts";
import { openFile } from "../../src/ui/openFile.ts";

const createActions = () => ({ open: vi.fn(async () => true), notify: vi.fn() });

it("opens the text of a file under its name", async () => {
  const actions = createActions();
  await openFile([new File(["kind sharedlock"], "a.txt")], actions);
  const source = { type: "text", text: "kind sharedlock", name: "a.txt" };
  expect(actions.open).toHaveBeenCalledExactlyOnceWith(source);
  expect(actions.notify).not.toHaveBeenCalled();
});

it("refuses a file above the limit without reading it", async () => {
  const actions = createActions();
  const file = new File([], "big.json");
  Object.defineProperty(file, "size", { value: LIMITS.bytes + 100_000 });
  const read = vi.spyOn(file, "text");
  await openFile([file], actions);
  expect(read).not.toHaveBeenCalled();
  expect(actions.open).not.toHaveBeenCalled();
  expect(actions.notify).toHaveBeenCalledExactlyOnceWith(
    "error",
    '"big.json" has 4.1 MB; up to 4 MB can be opened.',
  );
});

it("refuses several files at once", async () => {
  const actions = createActions();
  await openFile([new File(["a"], "a"), new File(["b"], "b")], actions);
  expect(actions.open).not.toHaveBeenCalled();
  expect(actions.notify).toHaveBeenCalledExactlyOnceWith(
    "error",
    "2 files were given; Lockscope opens one at a time.",
  );
});

it("says when a file cannot be read, and does nothing without a file", async () => {
  const actions = createActions();
  const file = new File(["a"], "gone.txt");
  file.text = () => Promise.reject(new DOMException("gone", "NotReadableError"));
  await openFile([file], actions);
  expect(actions.notify).toHaveBeenCalledExactlyOnceWith("error", '"gone.txt" could not be read.');
  await openFile([], actions);
  expect(actions.open).not.toHaveBeenCalled();
});
