// Paints the axis: numbers of positions, moves of the virtual clock, and the clock where there is room.
import { bisectLeft } from "d3";
import { findExtent, prepareCanvas, type Scene } from "./timelineScene.ts";
import { describeMove, formatNumber, readClock } from "./timelineText.ts";

/** In CSS px. */
export const AXIS_HEIGHT = 24;
const BASELINE = 15;
const SPARSE = 64;
/** More room where the steps are too narrow to say by how much the clock moved at each. */
const SPARSE_WITH_CLOCK = 128;
const GAP = 6;
/** Columns narrower than this say nothing of their own, in CSS px. */
const NARROW = 6;

export interface AxisPainter {
  /** `taken`: from where to where something lies on the axis already, in CSS px. */
  paint(scene: Scene, taken: readonly Stretch[]): void;
}

/** From where to where, in CSS px from the left of the lanes. */
export type Stretch = readonly [number, number];

/** Draws on the given canvas, which it sizes itself. */
export function createAxisPainter(canvas: HTMLCanvasElement): AxisPainter {
  return {
    paint(scene, taken) {
      const context = prepareCanvas(canvas, scene.plot, AXIS_HEIGHT, scene.density);
      if (context === null) return;
      context.setTransform(scene.density, 0, 0, scene.density, 0, 0);
      context.clearRect(0, 0, scene.plot, AXIS_HEIGHT);
      context.textBaseline = "alphabetic";
      const row = createRow(scene.plot, taken);
      paintNumbers(context, scene, row);
      paintMoves(context, scene, row);
    },
  };
}

/** How many positions there are from one number to the next, and from one small mark to the next. */
export function chooseSteps(columnWidth: number, spacing: number): readonly [number, number] {
  const least = Math.max(1, spacing / columnWidth);
  const power = 10 ** Math.floor(Math.log10(least));
  const major = power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
  const minor = major % 5 === 0 ? major / 5 : major % 2 === 0 ? major / 2 : major;
  return [major, minor * columnWidth >= 4 ? minor : major];
}

interface Row {
  /** Takes the room from `left` to `right` if it is free and on the screen; says whether it was. */
  take(left: number, right: number): boolean;
}

function createRow(width: number, obstacles: readonly Stretch[]): Row {
  const taken = [...obstacles];
  return {
    take(left, right) {
      if (left < 0 || right > width) return false;
      if (taken.some(([from, to]) => left < to + GAP && right > from - GAP)) return false;
      taken.push([left, right]);
      return true;
    },
  };
}

function paintNumbers(context: CanvasRenderingContext2D, scene: Scene, taken: Row): void {
  const { view, plot, colors } = scene;
  const hasClock = scene.model.clockMoves.length > 0 && view.columnWidth < NARROW;
  const [major, minor] = chooseSteps(view.columnWidth, hasClock ? SPARSE_WITH_CLOCK : SPARSE);
  const first = Math.floor(view.offset / view.columnWidth / minor) * minor;
  const last = Math.min(findExtent(scene).columns - 1, (view.offset + plot) / view.columnWidth);
  const findCentre = (position: number) => (position + 0.5) * view.columnWidth - view.offset;
  context.fillStyle = colors.css["line-strong"];
  for (let position = first; position <= last; position += minor) {
    const height = position % major === 0 ? 5 : 3;
    context.fillRect(Math.round(findCentre(position)), AXIS_HEIGHT - height, 1, height);
  }
  // Setting a font costs more than writing a number, so each is set once.
  context.font = `11px ${colors.fontUi}`;
  context.fillStyle = colors.css["text-soft"];
  const ends: [position: number, end: number][] = [];
  for (let position = Math.ceil(first / major) * major; position <= last; position += major) {
    const text = formatNumber(position);
    const { width } = context.measureText(text);
    const left = Math.max(findCentre(position) - width / 2, position === 0 ? 2 : -width);
    if (!taken.take(left, left + width)) continue;
    context.fillText(text, left, BASELINE);
    ends.push([position, left + width]);
  }
  if (hasClock) paintClocks(context, scene, taken, ends);
}

/** Writes the clock behind the numbers of positions, given where these end. */
function paintClocks(
  context: CanvasRenderingContext2D,
  { colors, input }: Scene,
  taken: Row,
  ends: readonly (readonly [position: number, end: number])[],
): void {
  context.font = `10px ${colors.fontUi}`;
  context.fillStyle = colors.css["text-faint"];
  for (const [position, end] of ends) {
    const text = ` · ${formatNumber(readClock(input, position))} ms`;
    // It belongs to the number, so it keeps its distance from everything but that.
    if (taken.take(end + GAP, end + context.measureText(text).width)) {
      context.fillText(text, end, BASELINE);
    }
  }
}

/** A band for each move of the clock, with how far it moved where that fits. */
function paintMoves(context: CanvasRenderingContext2D, scene: Scene, taken: Row): void {
  const { view, plot, colors, input, model } = scene;
  const { columnWidth, offset } = view;
  const last = (offset + plot) / columnWidth;
  context.font = `10px ${colors.fontUi}`;
  let painted = -1;
  for (let index = bisectLeft(model.clockMoves, offset / columnWidth - 1); ; index++) {
    const position = model.clockMoves[index];
    if (position === undefined || position > last) return;
    const x = position * columnWidth - offset;
    if (Math.round(x) !== painted) {
      painted = Math.round(x);
      context.fillStyle = colors.css["line-strong"];
      context.fillRect(painted, AXIS_HEIGHT - 2, Math.max(1, Math.round(columnWidth)), 2);
    }
    if (columnWidth < NARROW) continue;
    const text = describeMove(input, position);
    const width = context.measureText(text).width;
    const left = x + (columnWidth - width) / 2;
    context.fillStyle = colors.css["text-faint"];
    if (taken.take(left, left + width)) context.fillText(text, left, BASELINE);
    else paintShort(context, taken, text.replace(/ ms$/, ""), x + columnWidth / 2);
  }
}

function paintShort(
  context: CanvasRenderingContext2D,
  taken: Row,
  text: string,
  centre: number,
): void {
  const width = context.measureText(text).width;
  if (taken.take(centre - width / 2, centre + width / 2)) {
    context.fillText(text, centre - width / 2, BASELINE);
  }
}
