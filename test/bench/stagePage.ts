// The page that the stage's benchmark drives: the stage, a bare d3 SVG and a bare canvas of one scene.
import { select } from "d3";
import { createStage } from "../../src/graph/stage.ts";
import "../../src/ui/tokens.css";
import type { Snapshot } from "../../src/sim/view.ts";
import { createSnapshots, type Kind } from "./stageScene.ts";

/** How one of them is changed, and moved to so many px from where it was at first. */
interface Contestant {
  show(snapshot: Snapshot): void;
  move(x: number): void;
}

/** What the benchmark calls; times in ms. */
export interface Bench {
  setUp(kind: Kind): { readonly nodes: number; readonly edges: number; readonly first: number };
  /** Time from frame to frame while the scene changes ten times a second. */
  change(frames: number): Promise<readonly number[]>;
  /** Time from frame to frame while it is moved in each. */
  pan(frames: number): Promise<readonly number[]>;
}

const snapshots = createSnapshots(100);
const SIZE = { width: 1440, height: 840 };
const PITCH = 26;
const CHANGE_MS = 100;
const PAN_STEP = 9;
const PAN_TURN = 60;

let contestant: Contestant | null = null;

function findHost(): HTMLElement {
  return document.getElementById("host") ?? document.body;
}

function createStageContestant(isNear: boolean): Contestant {
  const nothing = (): void => undefined;
  const stage = createStage(findHost(), { onSelect: nothing, onStep: nothing });
  const root = findHost().querySelector(".stage") ?? findHost();
  const send = (target: EventTarget, type: string, x: number): void => {
    const init = { view: window, bubbles: true, cancelable: true, clientX: x, clientY: 500 };
    target.dispatchEvent(new MouseEvent(type, init));
  };
  let isHeld = false;
  let isPlaced = !isNear;
  return {
    show(snapshot) {
      stage.update({ snapshot, selection: null, step: null, reducedMotion: true });
      if (!isPlaced) stage.find({ type: "lock", index: 500 });
      isPlaced = true;
    },
    move(x) {
      if (!isHeld) send(root, "mousedown", 700);
      isHeld = true;
      send(window, "mousemove", 700 + x);
    },
  };
}

function placeNode(index: number): { readonly x: number; readonly y: number } {
  const columns = Math.floor(SIZE.width / PITCH);
  return { x: (index % columns) * PITCH, y: Math.floor(index / columns) * PITCH };
}

interface Line {
  readonly from: number;
  readonly to: number;
  readonly key: string;
}

function listLines(snapshot: Snapshot): readonly Line[] {
  return snapshot.jobs.flatMap((job, at) => {
    const locks = job.holds.map((hold) => hold.lock);
    const all = job.wait === null ? locks : [...locks, job.wait.lock];
    return all.map((to) => ({ from: snapshot.locks.length + at, to, key: `${at} ${to}` }));
  });
}

function listFills(snapshot: Snapshot): readonly string[] {
  const locks = snapshot.locks.map((lock) => (lock.owners.length === 0 ? "#ddd" : "#0b6e76"));
  return [...locks, ...snapshot.jobs.map((job) => (job.wait === null ? "#444" : "#b80"))];
}

function createSvgContestant(): Contestant {
  const svg = select(findHost()).append("svg").attr("width", 1440).attr("height", 840);
  const scene = svg.append("g");
  const lines = scene.append("g").attr("stroke", "#ccc");
  const nodes = scene.append("g");
  return {
    show(snapshot) {
      lines
        .selectAll<SVGLineElement, Line>("line")
        .data(listLines(snapshot), (line) => line.key)
        .join("line")
        .attr("x1", (line) => placeNode(line.from).x)
        .attr("y1", (line) => placeNode(line.from).y)
        .attr("x2", (line) => placeNode(line.to).x)
        .attr("y2", (line) => placeNode(line.to).y);
      nodes
        .selectAll("rect")
        .data(listFills(snapshot))
        .join("rect")
        .attr("x", (_, index) => placeNode(index).x)
        .attr("y", (_, index) => placeNode(index).y)
        .attr("width", 18)
        .attr("height", 10)
        .attr("fill", (fill) => fill);
    },
    move: (x) => scene.attr("transform", `translate(${x} 0)`),
  };
}

function createCanvasContestant(): Contestant {
  const canvas = document.createElement("canvas");
  canvas.width = SIZE.width;
  canvas.height = SIZE.height;
  findHost().append(canvas);
  const context = canvas.getContext("2d");
  let shown: Snapshot | null = null;
  const draw = (x: number): void => {
    if (context === null || shown === null) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, SIZE.width, SIZE.height);
    context.setTransform(1, 0, 0, 1, x, 0);
    context.strokeStyle = "#ccc";
    for (const line of listLines(shown)) {
      const [from, to] = [placeNode(line.from), placeNode(line.to)];
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
    }
    listFills(shown).forEach((fill, index) => {
      const { x: left, y: top } = placeNode(index);
      context.fillStyle = fill;
      context.fillRect(left, top, 18, 10);
    });
  };
  return {
    show(snapshot) {
      shown = snapshot;
      draw(0);
    },
    move: draw,
  };
}

function create(kind: Kind): Contestant {
  switch (kind) {
    case "stage":
    case "stage, near":
      return createStageContestant(kind === "stage, near");
    case "d3 SVG":
      return createSvgContestant();
    case "canvas":
      return createCanvasContestant();
    default:
      return kind satisfies never;
  }
}

function waitForFrame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve(performance.now()));
  });
}

async function timeFrames(frames: number, act: (frame: number, now: number) => void) {
  const times: number[] = [];
  let last = await waitForFrame();
  for (let frame = 0; frame < frames; frame += 1) {
    act(frame, last);
    const now = await waitForFrame();
    times.push(now - last);
    last = now;
  }
  return times;
}

function showAt(index: number): void {
  const snapshot = snapshots[index % snapshots.length];
  if (snapshot !== undefined) contestant?.show(snapshot);
}

const bench: Bench = {
  setUp(kind) {
    contestant = create(kind);
    const begin = performance.now();
    showAt(0);
    const first = performance.now() - begin;
    const [snapshot] = snapshots;
    const nodes = (snapshot?.locks.length ?? 0) + (snapshot?.jobs.length ?? 0);
    return { nodes, edges: snapshot === undefined ? 0 : listLines(snapshot).length, first };
  },
  change(frames) {
    let changes = 0;
    const begin = performance.now();
    return timeFrames(frames, (_, now) => {
      if (now - begin < changes * CHANGE_MS) return;
      changes += 1;
      showAt(changes);
    });
  },
  pan: (frames) =>
    timeFrames(frames, (frame) => {
      // To and fro: at the edge of the picture there would be nothing left to draw.
      const turn = frame % (2 * PAN_TURN);
      contestant?.move(PAN_STEP * (turn < PAN_TURN ? turn : 2 * PAN_TURN - turn));
    }),
};

Object.assign(window, { bench });
