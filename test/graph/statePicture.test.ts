// The picture of states in a document: what it marks, and what pointer and keys do.
import { fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createWorld } from "../../src/core/world.ts";
import {
  createStatePicture,
  type StateInput,
  type StatePicture,
} from "../../src/graph/statePicture.ts";
import { mapOf } from "../explore/mapOf.ts";
import { scenarioOf } from "../scenarioOf.ts";

const graph = mapOf(
  createWorld(
    scenarioOf("kind sharedlock", "locks a b", "job A", "  acquire a", "job B", "  acquire b"),
  ),
);
// A diamond: the start, either job first, both.
const [START, A_FIRST, B_FIRST, BOTH] = [0, 1, 2, 3];

const onPoint = vi.fn();
const onChoose = vi.fn();
const onGo = vi.fn();
let picture: StatePicture;

const show = (changes: Partial<StateInput> = {}) =>
  picture.update({
    graph,
    past: [START],
    ahead: [],
    current: START,
    chosen: null,
    pointed: null,
    reducedMotion: true,
    ...changes,
  });

const root = () => screen.getByRole("application", { name: "Graph of all states" });
const find = (name: string) => root().querySelector<SVGPathElement>(`.states-${name}`);

beforeEach(() => {
  vi.clearAllMocks();
  const container = document.createElement("div");
  document.body.append(container);
  picture = createStatePicture(container, { onPoint, onChoose, onGo });
});

afterEach(() => {
  picture.destroy();
  document.body.replaceChildren();
});

describe("the picture of states", () => {
  it("marks the current state, and moves the mark with it", () => {
    show();
    expect(find("ring")?.dataset.state).toBe("0");
    const before = find("ring")?.getAttribute("d");
    show({ past: [START, B_FIRST], current: B_FIRST });
    expect(find("ring")?.dataset.state).toBe("2");
    expect(find("ring")?.getAttribute("d")).not.toBe(before);
    show({ past: [], current: null });
    expect(find("ring")?.getAttribute("d")).toBe("");
  });

  it("draws the way that was taken, and that which is recorded ahead", () => {
    show({ past: [START, A_FIRST], ahead: [A_FIRST, BOTH], current: A_FIRST });
    expect(find("past")?.getAttribute("d")).toMatch(/^M[\d. ]+L[\d. ]+$/);
    expect(find("ahead")?.getAttribute("d")).toMatch(/^M[\d. ]+L[\d. ]+$/);
    expect(find("node.is-done")?.getAttribute("d")).toMatch(/^M\S+ \S+h/);
    expect(find("node.is-deadlock")?.getAttribute("d")).toBe("");
  });

  it("names the jobs at the choices of what is looked at", () => {
    show();
    expect([...root().querySelectorAll("text")].map((text) => text.textContent)).toEqual([
      "A",
      "B",
    ]);
    show({ pointed: A_FIRST });
    expect([...root().querySelectorAll("text")].map((text) => text.textContent)).toEqual(["B"]);
  });

  it("goes along choices by arrows, beside by the others, and to what is chosen by Enter", () => {
    show();
    fireEvent.keyDown(root(), { key: "ArrowDown" });
    expect(onChoose).toHaveBeenLastCalledWith(A_FIRST);
    show({ chosen: A_FIRST });
    fireEvent.keyDown(root(), { key: "ArrowRight" });
    expect(onChoose).toHaveBeenLastCalledWith(B_FIRST);
    show({ chosen: B_FIRST });
    fireEvent.keyDown(root(), { key: "ArrowUp" });
    expect(onChoose).toHaveBeenLastCalledWith(START);
    fireEvent.keyDown(root(), { key: "End" });
    expect(onChoose).toHaveBeenLastCalledWith(BOTH);
    fireEvent.keyDown(root(), { key: "Enter" });
    expect(onGo).toHaveBeenLastCalledWith(B_FIRST);
    fireEvent.keyDown(root(), { key: "Escape" });
    expect(onChoose).toHaveBeenLastCalledWith(null);
  });

  it("keeps its keys from the page, and leaves the others to it", () => {
    show();
    const onPage = vi.fn();
    window.addEventListener("keydown", onPage);
    fireEvent.keyDown(root(), { key: "ArrowLeft" });
    expect(onPage).not.toHaveBeenCalled();
    fireEvent.keyDown(root(), { key: "F10" });
    expect(onPage).toHaveBeenCalledOnce();
    window.removeEventListener("keydown", onPage);
  });

  it("tells which state is pointed at, and goes to the one that is clicked", () => {
    show();
    const [x, y] = (find("ring")?.getAttribute("d") ?? "").match(/[\d.]+/g) ?? [];
    // The ring begins at its left.
    const point = { clientX: Number(x) + 8, clientY: Number(y) };
    fireEvent(root(), new MouseEvent("pointermove", point));
    expect(onPoint).toHaveBeenLastCalledWith(START);
    fireEvent.click(root(), point);
    expect(onGo).toHaveBeenLastCalledWith(START);
    fireEvent.click(root(), { clientX: 1, clientY: 1 });
    expect(onGo).toHaveBeenCalledOnce();
  });

  it("zooms by keys and fits again", () => {
    show();
    const scene = root().querySelector("svg > g");
    fireEvent.keyDown(root(), { key: "+" });
    expect(scene?.getAttribute("transform")).toContain("scale(1.5)");
    fireEvent.keyDown(root(), { key: "0" });
    expect(scene?.getAttribute("transform")).toContain("scale(1)");
  });
});
