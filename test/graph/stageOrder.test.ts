// The order of elements: put right with as few moves as that takes.
import { afterEach, describe, expect, it } from "vitest";
import { putInOrder } from "../../src/graph/stageOrder.ts";

afterEach(() => document.body.replaceChildren());

function fill(names: string): readonly HTMLElement[] {
  const elements = Array.from(names).map((name) => {
    const element = document.createElement("button");
    element.textContent = name;
    return element;
  });
  document.body.replaceChildren(...elements);
  return elements;
}

function pick(elements: readonly HTMLElement[], names: string): readonly HTMLElement[] {
  return Array.from(names).flatMap((name) => elements.filter((each) => each.textContent === name));
}

describe("elements put in order", () => {
  it.each([
    ["abcd", "dabc"],
    ["abcd", "bcda"],
    ["abcd", "dcba"],
    ["abcd", "abcd"],
  ])("come from %s to %s", (before, after) => {
    const elements = fill(before);
    putInOrder(document.body, pick(elements, after));
    expect(document.body).toHaveTextContent(after);
  });

  it("are not touched where they are in order already, whatever stands between", () => {
    const elements = fill("axbyc");
    const observer = new MutationObserver(() => undefined);
    observer.observe(document.body, { childList: true });
    putInOrder(document.body, pick(elements, "abc"));
    expect(observer.takeRecords()).toEqual([]);
  });

  it("take in new ones", () => {
    const elements = fill("ac");
    const added = document.createElement("button");
    added.textContent = "b";
    const [a, c] = elements;
    if (a === undefined || c === undefined) throw new Error("no elements");
    putInOrder(document.body, [a, added, c]);
    expect(document.body).toHaveTextContent("abc");
  });

  it("keep the focus", () => {
    const elements = fill("abc");
    elements[2]?.focus();
    putInOrder(document.body, pick(elements, "cab"));
    expect(elements[2]).toHaveFocus();
  });
});
