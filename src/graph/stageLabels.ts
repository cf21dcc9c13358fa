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
  readonly y: number;
  readonly size: "full" | "line" | "none";
  /** At the edge of the view, over what belongs to the band. */
  readonly isStuck: boolean;
}

const FULL = 34;
const LINE = 16;
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
    const { isNarrow, bandTop } = layout.geometry;
    const pad = isNarrow
      ? Math.max(0, (bandTop * view.k - LINE) / 2)
      : Math.min(TOP_PAD, (bottom - top - LINE) / 2);
    const y = Math.max(top + pad, Math.min(isNarrow ? 0 : 2, bottom - LINE), free);
    const isStuck = isNarrow && y > top + pad;
    // Above the cells there is only so much room; beside them there is the whole band's.
    const room = isNarrow && !isStuck ? bandTop * view.k : bottom - y;
    const isFull = room >= FULL && !isNarrow;
    const size = isFull ? "full" : room >= LINE - 4 ? "line" : "none";
    if (size !== "none") free = y + (isFull ? FULL : LINE - 2);
    return { ...rest, top, bottom, y, size, isStuck };
  });
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
    .style("transform", (label) => `translateY(${label.y}px)`)
    .each(function fill(label) {
      const [number, title, sum] = this.children;
      if (number) number.textContent = label.number;
      if (title) title.textContent = label.name;
      if (sum) sum.textContent = label.count;
    });
}
