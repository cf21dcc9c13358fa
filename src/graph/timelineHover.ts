// The card beside the pointer that says what happened there.
import { findTick } from "./timelineCells.ts";
import { placeAcross, type TimelineDom } from "./timelineDom.ts";
import { LANE_HEIGHT } from "./timelinePixels.ts";
import { findPosition, findX } from "./timelineScale.ts";
import { countLanes, findExtent, findJobName, type Scene } from "./timelineScene.ts";
import { describeRange, describeState, describeStep } from "./timelineText.ts";

/** How far from a mark the pointer may be, in CSS px. */
const REACH = 4;
const DISTANCE = 14;

/** What is at a point of the lanes. */
export interface Hit {
  readonly position: number;
  /** Index of the job, or -1 below the last lane. */
  readonly job: number;
  /** An event at the point: the job's own step, or a move of the clock. */
  readonly hasEvent: boolean;
}

/** `x` and `y`: px from the corner of the lanes on the screen. */
export function findHit(scene: Scene, x: number, y: number): Hit {
  const { view, model, scrollTop } = scene;
  const position = findPosition(view, x, findExtent(scene).columns);
  const index = Math.floor((y + scrollTop) / LANE_HEIGHT);
  const job = index >= 0 && index < countLanes(scene) ? index : -1;
  const lane = model.lanes[job];
  const reach = view.columnWidth > REACH ? 0 : Math.ceil(REACH / view.columnWidth);
  const tick = lane === undefined ? -1 : findTick(lane, position, reach);
  if (tick >= 0) return { position: tick, job, hasEvent: true };
  return { position, job, hasEvent: view.columnWidth > REACH && isClockMove(scene, position) };
}

/** Shows the card for a point, in px of the window; `hit` null hides it. */
export function showCard(
  dom: TimelineDom,
  scene: Scene,
  hit: Hit | null,
  at: { x: number; y: number },
): void {
  dom.card.hidden = hit === null;
  dom.pointed.hidden = hit === null;
  if (hit === null) return;
  placeAcross(dom.pointed, findX(scene.view, hit.position - 1), scene.view.columnWidth);
  dom.card.replaceChildren(...listLines(scene, hit).map(createLine));
  const { offsetWidth, offsetHeight } = dom.card;
  const { innerWidth, innerHeight } = window;
  const isAbove = at.y + DISTANCE + offsetHeight > innerHeight;
  const left = Math.max(4, Math.min(at.x + DISTANCE, innerWidth - offsetWidth - 4));
  const top = Math.max(4, isAbove ? at.y - DISTANCE - offsetHeight : at.y + DISTANCE);
  dom.card.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}

function listLines(scene: Scene, { position, job, hasEvent }: Hit): readonly string[] {
  const { input, model } = scene;
  const lines = hasEvent || job < 0 ? [describeStep(input, position)] : [];
  const lane = model.lanes[job];
  if (lane !== undefined) {
    const state = describeState(lane, position, input.locks);
    lines.push(`${findJobName(scene, job)}: ${state}`, describeRange(lane, position));
  }
  return lines;
}

function createLine(text: string): HTMLElement {
  const line = document.createElement("div");
  line.textContent = text;
  return line;
}

function isClockMove({ input }: Scene, position: number): boolean {
  return input.trail[position - 1]?.job === -1;
}
