// The names of the lanes: a list of jobs to choose from, each with a mark for its state at the position.
import { findSpan } from "./timelineCells.ts";
import { createIcon, type Shape, setShape } from "./timelineDom.ts";
import { type Lane, STATE } from "./timelineModel.ts";
import { LANE_HEIGHT } from "./timelinePixels.ts";
import { countLanes, findJobName, type Scene } from "./timelineScene.ts";
import { describeState } from "./timelineText.ts";

interface Label {
  readonly item: HTMLElement;
  readonly icon: SVGSVGElement;
  readonly name: HTMLElement;
  /** What it shows, so that only changes touch the page. */
  shown: string;
}

/** How far out of sight labels are still kept up with each frame, in lanes. */
const OVERSCAN = 5;
/** The others follow when nothing came for so long, in ms. */
const CALM = 200;

export interface Labels {
  update(scene: Scene): void;
  destroy(): void;
}

/** Fills the given listbox. One of its options can be reached by Tab, the others by the arrow keys. */
export function createLabels(list: HTMLElement, onSelect: (job: number) => void): Labels {
  const labels: Label[] = [];
  let current = 0;
  let latest: Scene | null = null;
  let calm: ReturnType<typeof setTimeout> | undefined;

  function moveTo(job: number): void {
    const target = labels[job];
    if (target === undefined) return;
    labels[current]?.item.setAttribute("tabindex", "-1");
    current = job;
    target.item.setAttribute("tabindex", "0");
    target.item.focus();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: Math.min(labels.length - 1, current + 10),
      PageUp: Math.max(0, current - 10),
      Home: 0,
      End: labels.length - 1,
    };
    const target = steps[event.key];
    if (target !== undefined) moveTo(target);
    else if (event.key === "Enter" || event.key === " ") onSelect(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onClick(event: MouseEvent): void {
    const job = labels.findIndex(
      ({ item }) => event.target instanceof Node && item.contains(event.target),
    );
    if (job < 0) return;
    moveTo(job);
    onSelect(job);
  }

  function showAll(): void {
    if (latest === null) return;
    for (const [job, label] of labels.entries()) showLabel(label, latest, job);
  }

  list.addEventListener("keydown", onKey);
  list.addEventListener("click", onClick);
  return {
    update(scene) {
      const count = countLanes(scene);
      while (labels.length > count) labels.pop()?.item.remove();
      while (labels.length < count) labels.push(createLabel(list));
      current = Math.min(current, Math.max(0, count - 1));
      latest = scene;
      const [first, end] = findInSight(scene);
      clearTimeout(calm);
      if (first > 0 || end < count) calm = setTimeout(showAll, CALM);
      labels.forEach((label, job) => {
        // A new one says something at once, wherever it is.
        if ((job >= first && job < end) || label.shown === "") showLabel(label, scene, job);
        const index = job === current ? "0" : "-1";
        if (label.item.getAttribute("tabindex") !== index)
          label.item.setAttribute("tabindex", index);
      });
    },
    destroy() {
      clearTimeout(calm);
      list.removeEventListener("keydown", onKey);
      list.removeEventListener("click", onClick);
    },
  };
}

/** Indices of the labels that are on the screen, or nearly; of all where nothing is laid out. */
function findInSight({ scrollTop, height }: Scene): readonly [first: number, end: number] {
  if (height <= 0) return [0, Number.POSITIVE_INFINITY];
  const first = Math.floor(scrollTop / LANE_HEIGHT) - OVERSCAN;
  return [first, Math.ceil((scrollTop + height) / LANE_HEIGHT) + OVERSCAN];
}

function createLabel(list: HTMLElement): Label {
  const item = document.createElement("li");
  item.setAttribute("role", "option");
  item.className = "timeline-label";
  const icon = createIcon("ready");
  const name = document.createElement("span");
  item.append(icon, name);
  list.append(item);
  return { item, icon, name, shown: "" };
}

function showLabel(label: Label, scene: Scene, job: number): void {
  const lane = scene.model.lanes[job];
  const name = findJobName(scene, job);
  const state = lane ? describeState(lane, scene.position, scene.input.locks) : "ready";
  const { selection } = scene.input;
  const isSelected = selection?.type === "job" && selection.job === job;
  const shown = `${name}\n${state}\n${isSelected}`;
  if (shown === label.shown) return;
  label.shown = shown;
  label.name.textContent = name;
  label.item.title = `${name}: ${state}`;
  label.item.setAttribute("aria-label", `${name}: ${state}`);
  label.item.setAttribute("aria-selected", String(isSelected));
  setShape(label.icon, lane ? findShape(lane, scene.position) : "ready");
}

function findShape(lane: Lane, position: number): Shape {
  const span = findSpan(lane, position);
  switch ((lane.codes[span] ?? 0) & 7) {
    case STATE.ready:
      return "ready";
    case STATE.waiting:
      return "waiting";
    case STATE.working:
      return "working";
    default:
      return "done";
  }
}
