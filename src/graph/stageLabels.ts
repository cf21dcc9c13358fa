// The names of the bands, which stay in sight while the picture is panned, and the lines between bands.
import { select, type ZoomTransform } from "d3";
import type { Layout } from "./stageLayout.ts";
import type { StageModel } from "./stageModel.ts";

interface Label {
  readonly key: string;
  readonly number: string;
  readonly name: string;
  readonly count: string;
  readonly isUsed: boolean;
  /** CSS px in the view. */
  readonly top: number;
  readonly bottom: number;
  readonly x: number;
  readonly y: number;
  readonly size: "full" | "line" | "none";
  /** At the edge of the view, over what belongs to the band. */
  readonly isStuck: boolean;
}

const FULL = 34;
const LINE = 16;
/** px of a line that may lack, as letters do not fill it. */
const SLACK = 4;
/** Width for a name to the right of the cells. */
const BESIDE = 110;
const TOP_PAD = 8;

function nameBand(name: string, kind: "manager" | "other"): string {
  if (name === "") return "locks";
  return kind === "other" && name === "set" ? "lock set" : name;
}

function countBand(model: StageModel, set: number): { count: string; isUsed: boolean } {
  let used = 0;
  let all = 0;
  for (const lock of model.locks) {
    if (lock.set !== set || lock.isInternal || lock.mode === "deleted") continue;
    all += 1;
    if (!lock.isIdle) used += 1;
  }
  return { count: `${used} / ${all} in use`, isUsed: used > 0 };
}

function countJobs(model: StageModel): { count: string; isUsed: boolean } {
  const done = model.jobs.filter((job) => job.state === "done").length;
  const all = model.jobs.length;
  return { count: done === 0 ? `${all}` : `${done} / ${all} done`, isUsed: done < all };
}

function listLabels(model: StageModel, layout: Layout, view: ZoomTransform): readonly Label[] {
  const kind = model.sets.length > 1 ? "manager" : "other";
  const bands = [
    { key: "jobs", number: "", name: "jobs", band: layout.rail, ...countJobs(model) },
    ...layout.bands.map((band, set) => {
      const number = kind === "manager" ? `${set}` : "";
      const name = nameBand(band.name, kind);
      return { key: `${set}`, number, name, band, ...countBand(model, set) };
    }),
  ];
  let free = 0;
  return bands.map(({ band, ...rest }): Label => {
    const top = Math.round(band.y * view.k + view.y);
    const bottom = Math.round((band.y + band.height) * view.k + view.y);
    const span = { top, bottom, free };
    const place = layout.geometry.isNarrow ? placeWithin(span, layout, view) : placeBeside(span);
    if (place.size !== "none") free = place.y + (place.size === "full" ? FULL : LINE - 2);
    return { ...rest, top, bottom, ...place };
  });
}

/** From where to where a band goes in the view, and where the name before it ends; CSS px. */
interface Span {
  readonly top: number;
  readonly bottom: number;
  readonly free: number;
}

type Place = Pick<Label, "x" | "y" | "size" | "isStuck">;

/** In the column at the left, which belongs to the names. */
function placeBeside({ top, bottom, free }: Span): Place {
  const pad = Math.min(TOP_PAD, (bottom - top - LINE) / 2);
  const y = Math.max(top + pad, Math.min(2, bottom - LINE), free);
  const room = bottom - y;
  const size = room >= FULL ? "full" : room >= LINE - SLACK ? "line" : "none";
  return { x: 0, y, size, isStuck: false };
}

/** Above the band's cells, or to their right where there is more room; at the edge while these are beyond. */
function placeWithin({ top, bottom, free }: Span, layout: Layout, view: ZoomTransform): Place {
  const header = layout.geometry.bandTop * view.k;
  const own = top + Math.max(0, (header - LINE) / 2);
  const y = Math.max(own, Math.min(0, bottom - LINE), free);
  const isStuck = y > own;
  const right = layout.width * view.k + view.x;
  const isAbove = isStuck || header >= LINE - SLACK;
  const hasRoom = isAbove || right + BESIDE <= layout.viewport.width;
  const size = hasRoom && bottom - y >= LINE - SLACK ? "line" : "none";
  // Beside the edges, which run down where the picture begins; a strip goes from side to side.
  const left = Math.min(view.x, layout.viewport.width - BESIDE);
  const x = isStuck ? 0 : Math.max(0, isAbove ? left : right);
  return { x, y, size, isStuck };
}

function classOf({ size, isUsed, isStuck }: Label): string {
  return `stage-title-row is-${size}${isUsed ? " is-used" : ""}${isStuck ? " is-stuck" : ""}`;
}

/** Puts lines and names where they belong in a view. */
export function updateLabels(
  layers: { readonly back: HTMLElement; readonly front: HTMLElement },
  model: StageModel,
  layout: Layout,
  view: ZoomTransform,
): void {
  const labels = listLabels(model, layout, view);
  select(layers.back)
    .selectAll<HTMLDivElement, Label>("div")
    .data(labels, (label) => label.key)
    .join("div")
    .attr("class", (label) => (label.key === "jobs" ? "stage-band is-rail" : "stage-band"))
    .style("transform", (label) => `translateY(${label.top}px)`)
    .style("height", (label) => `${Math.max(0, label.bottom - label.top)}px`);
  select(layers.front)
    .selectAll<HTMLDivElement, Label>("div")
    .data(labels, (label) => label.key)
    .join((enter) => {
      const added = enter.append("div");
      added.append("span").attr("class", "stage-number");
      added.append("span").attr("class", "stage-title");
      added.append("span").attr("class", "stage-sum");
      return added;
    })
    .attr("class", classOf)
    .style("transform", (label) => `translate(${label.x}px, ${label.y}px)`)
    .each(function fill(label) {
      const [number, title, sum] = this.children;
      if (number) number.textContent = label.number;
      if (title) title.textContent = label.name;
      if (sum) sum.textContent = label.count;
    });
}
