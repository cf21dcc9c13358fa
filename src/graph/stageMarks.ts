// Locks and jobs as painted marks: colour and shape say the mode, blocks below a lock are its queue.
import type { ZoomTransform } from "d3";
import type { Colors } from "./colors.ts";
import type { JobState } from "./jobState.ts";
import { BOX_HEIGHT, type Box, CARD_HEIGHT, measureBox, QUEUE_GAP } from "./stageGeometry.ts";
import type { Layout } from "./stageLayout.ts";
import type { Group, StageLock, StageModel } from "./stageModel.ts";
import { shorten } from "./stageText.ts";

export const STAGE_COLORS = [
  "line",
  "line-strong",
  "surface",
  "text",
  "text-soft",
  "text-faint",
  "on-accent",
  "exclusive",
  "exclusive-soft",
  "shared",
  "shared-soft",
  "waiting",
  "notified",
  "asleep",
  "working",
  "danger",
] as const;

type ColorName = (typeof STAGE_COLORS)[number];

/** Where is painted: `view` leads to device px, `ratio` of which make a CSS px. */
export interface Sheet {
  readonly context: CanvasRenderingContext2D;
  readonly colors: Colors<ColorName>;
  readonly view: ZoomTransform;
  readonly ratio: number;
  readonly width: number;
  readonly height: number;
  /** Marks drawn before, by their size. */
  readonly stamps: Map<string, HTMLCanvasElement>;
}

/** A rectangle in device px. */
interface Area extends Box {}

const STATE_COLORS: Readonly<Record<JobState, ColorName>> = {
  ready: "text-soft",
  waiting: "waiting",
  notified: "notified",
  asleep: "asleep",
  deadlocked: "danger",
  working: "working",
  done: "line-strong",
};

/** Names are painted in cells of at least so many CSS px. */
const NAMED_WIDTH = 52;
const NAMED_HEIGHT = 9;
const FONT = 10;
const FONT_RATIO = 0.9;
const WAITER_WIDTH = 14;

function toArea(sheet: Sheet, box: Box): Area | null {
  const { view } = sheet;
  const x = Math.round(view.applyX(box.x));
  const y = Math.round(view.applyY(box.y));
  if (x > sheet.width || y > sheet.height) return null;
  const width = Math.max(1, Math.round(box.width * view.k));
  const height = Math.max(1, Math.round(box.height * view.k));
  return x + width < 0 || y + height < 0 ? null : { x, y, width, height };
}

/** Paints the locks that are in sight, except those that are shown otherwise. */
export function paintLocks(
  sheet: Sheet,
  model: StageModel,
  layout: Layout,
  isShown: (index: number) => boolean,
): void {
  const { hasNameLine, ownerRows } = layout.geometry;
  const full = measureBox(hasNameLine, ownerRows);
  for (const lock of model.locks) {
    const slot = layout.locks[lock.index];
    if (slot === undefined || isShown(lock.index)) continue;
    const height = lock.isIdle ? BOX_HEIGHT : full;
    const area = toArea(sheet, { x: slot.x, y: slot.y, width: slot.width, height });
    if (area === null) continue;
    paintLock(sheet, lock, area);
    if (lock.groups.length > 0) paintQueue(sheet, lock, slot, slot.y + full + QUEUE_GAP);
  }
}

function paintLock(sheet: Sheet, lock: StageLock, area: Area): void {
  const { context, colors } = sheet;
  const { x, y, width, height } = area;
  switch (lock.mode) {
    case "exclusive":
      context.fillStyle = colors.exclusive;
      context.fillRect(x, y, width, height);
      break;
    case "shared":
      paintShared(sheet, area);
      break;
    case "deleted":
      paintFrame(sheet, area, lock.isIdle ? "line" : "danger");
      context.fillRect(x, y + Math.floor(height / 2), width, sheet.ratio);
      break;
    case null:
      if (lock.isIdle && !lock.isInternal) {
        context.fillStyle = colors.line;
        context.fillRect(x, y, width, height);
      } else paintFrame(sheet, area, "line-strong");
      break;
    default:
      lock.mode satisfies never;
  }
  paintName(sheet, lock, area);
}

/** Stripes and round ends: not to be taken for the solid square of an exclusive lock. */
function paintShared(sheet: Sheet, { x, y, width, height }: Area): void {
  const key = `${width} ${height}`;
  const stamp = sheet.stamps.get(key) ?? createStamp(sheet, width, height);
  sheet.stamps.set(key, stamp);
  sheet.context.drawImage(stamp, x, y);
}

/** The mark drawn once for all of its size: copying is many times faster than drawing. */
function createStamp(sheet: Sheet, width: number, height: number): HTMLCanvasElement {
  const stamp = document.createElement("canvas");
  stamp.width = width;
  stamp.height = height;
  const context = stamp.getContext("2d");
  if (context !== null) drawShared(context, sheet, { x: 0, y: 0, width, height });
  return stamp;
}

function drawShared(
  context: CanvasRenderingContext2D,
  { colors, ratio }: Sheet,
  { x, y, width, height }: Area,
): void {
  context.fillStyle = colors["shared-soft"];
  context.beginPath();
  context.roundRect(x, y, width, height, height / 2);
  context.fill();
  context.fillStyle = colors.shared;
  const step = 4 * ratio;
  const inset = Math.min(width / 2, height / 2);
  for (let at = inset; at < width - inset; at += step) {
    context.fillRect(x + at, y, step / 2, height);
  }
}

function paintFrame(sheet: Sheet, { x, y, width, height }: Area, color: ColorName): void {
  const { context, ratio } = sheet;
  const line = Math.max(1, Math.round(ratio));
  context.fillStyle = sheet.colors[color];
  context.fillRect(x, y, width, line);
  context.fillRect(x, y + height - line, width, line);
  context.fillRect(x, y, line, height);
  context.fillRect(x + width - line, y, line, height);
}

function paintName(sheet: Sheet, lock: StageLock, area: Area): void {
  const { context, colors, ratio } = sheet;
  if (area.width < NAMED_WIDTH * ratio || area.height < NAMED_HEIGHT * ratio) return;
  const room = area.width / ratio - 6;
  const text = shorten(lock.title, room / FONT_RATIO);
  context.font = `${FONT * ratio}px ui-monospace, "DejaVu Sans Mono", monospace`;
  context.textBaseline = "middle";
  if (lock.mode === "shared") {
    context.fillStyle = colors.surface;
    const width = context.measureText(text).width + 4 * ratio;
    context.fillRect(area.x + 6 * ratio, area.y + ratio, width, area.height - 2 * ratio);
  }
  context.fillStyle = nameColor(lock, colors);
  const left = area.x + (lock.mode === "shared" ? 8 : 4) * ratio;
  context.fillText(text, left, area.y + area.height / 2 + ratio * 0.5);
}

function nameColor(lock: StageLock, colors: Colors<ColorName>): string {
  if (lock.mode === "exclusive") return colors["on-accent"];
  return lock.isIdle ? colors["text-faint"] : colors.text;
}

function findGroupState(group: Group): JobState {
  const order = ["notified", "deadlocked", "asleep"] as const;
  return order.find((state) => group.tokens.some((token) => token.state === state)) ?? "waiting";
}

function paintQueue(sheet: Sheet, lock: StageLock, slot: Box, y: number): void {
  const { context, colors } = sheet;
  let x = slot.x;
  for (const group of lock.groups) {
    const room = slot.x + slot.width - x;
    if (room < 4) return;
    const width = Math.min(room, 8 + WAITER_WIDTH * group.tokens.length);
    const area = toArea(sheet, { x, y, width, height: CARD_HEIGHT - 6 });
    x += width + 5;
    if (area === null) continue;
    context.fillStyle = colors[STATE_COLORS[findGroupState(group)]];
    context.beginPath();
    if (group.shared) context.roundRect(area.x, area.y, area.width, area.height, area.height / 2);
    else context.rect(area.x, area.y, area.width, area.height);
    context.fill();
  }
}

/** Paints the jobs that are in sight, except those that are shown otherwise. */
export function paintJobs(
  sheet: Sheet,
  model: StageModel,
  layout: Layout,
  isShown: (index: number) => boolean,
): void {
  const { context, colors, ratio } = sheet;
  for (const job of model.jobs) {
    const slot = layout.jobs[job.index];
    if (slot === undefined || isShown(job.index)) continue;
    const area = toArea(sheet, slot);
    if (area === null) continue;
    const color = STATE_COLORS[job.state];
    if (job.state === "ready" || job.state === "done") paintFrame(sheet, area, color);
    else {
      context.fillStyle = colors[color];
      context.fillRect(area.x, area.y, area.width, area.height);
    }
    if (area.width < NAMED_WIDTH * ratio || area.height < NAMED_HEIGHT * ratio) continue;
    const isOpen = job.state === "ready" || job.state === "done";
    context.fillStyle = isOpen ? colors.text : colors.surface;
    context.font = `${FONT * ratio}px ui-monospace, "DejaVu Sans Mono", monospace`;
    context.textBaseline = "middle";
    const text = shorten(job.name, (area.width / ratio - 8) / FONT_RATIO);
    context.fillText(text, area.x + 4 * ratio, area.y + area.height / 2 + ratio * 0.5);
  }
}
