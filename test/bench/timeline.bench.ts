// The timeline with 100,000 spans on the screen: time a frame while panning, zooming and moving the playhead, in
// headless Chromium without a limit on frames, beside a bare d3 SVG and a naive canvas of the same spans.
import type { Page } from "@playwright/test";
import { launchChromium } from "../../scripts/browser.mjs";
import type { TimelineInput } from "../../src/graph/timelineTypes.ts";
import type { LaneChange, TrailStep } from "../../src/sim/view.ts";
import { bundlePage, SIZE } from "./hostPage.ts";
import type { PageCode } from "./timelinePage.ts";
import { findQuantile } from "./times.ts";

/** As many lanes as there is room for. */
const JOBS = 34;
const STEPS = 50_000;
const FRAMES = 80;
const FLAGS = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];
const KINDS = ["timeline", "d3 SVG", "naive canvas"] as const;
const ACTIONS = ["pan", "zoom", "playhead"] as const;

type Kind = (typeof KINDS)[number];
type Action = (typeof ACTIONS)[number];

/** What can be done to each of the three. `share` goes from 0 to 1. */
type Contestant = Readonly<Record<Action, (share: number) => void>>;

declare global {
  interface Window {
    readonly code: PageCode;
    input: TimelineInput;
    contestant: Contestant;
  }
}

/** Runs in the page. Two lanes change in each step, so there are twice as many spans as steps. */
function createInput([jobs, steps]: readonly [number, number]): void {
  const statuses = ["ready", "waiting", "working"] as const;
  const turns = Array.from({ length: jobs }, () => 0);
  const change = (job: number): LaneChange => {
    const turn = (turns[job] ?? 0) + 1;
    turns[job] = turn;
    return { job, status: statuses[(turn + job) % 3] ?? "ready", lock: turn % 90, holds: turn % 4 };
  };
  const trail = Array.from({ length: steps }, (_, index): TrailStep => {
    const job = (index * 7919) % jobs;
    const lanes = [change(job), change((job + 1 + (index % (jobs - 1))) % jobs)];
    return {
      choice: { type: "run", job },
      job,
      operation: null,
      clock: 0,
      events: [],
      locks: [],
      text: "A step.",
      lanes,
    };
  });
  window.input = {
    jobs: Array.from({ length: jobs }, (_, job) => ({ name: `Job${job}` })),
    locks: Array.from({ length: 90 }, (_, lock) => ({ name: `node/node${lock}` })),
    trail,
    lanes: turns.map((_, job): LaneChange => ({ job, status: "ready", lock: -1, holds: 0 })),
    position: 0,
    branches: [{ parent: null, at: 0, length: steps }],
    branch: 0,
    selection: null,
  };
}

/** Runs in the page. */
function setUpTimeline(): { readonly first: number; readonly more: number } {
  const host = document.getElementById("host") ?? document.body;
  const { input } = window;
  const nothing = () => undefined;
  const callbacks = { onSeek: nothing, onSelect: nothing, onBranch: nothing };
  const timeline = window.code.createTimeline(host, callbacks);
  const begin = performance.now();
  timeline.update({ ...input, trail: input.trail.slice(0, -1) });
  const first = performance.now() - begin;
  timeline.update(input);
  const more = performance.now() - begin - first;
  const scroller = host.querySelector<HTMLElement>(".timeline-scroller");
  host.querySelector<HTMLElement>("[aria-label='Show all steps']")?.click();
  let factor = 1;
  const zoom = (wanted: number) => {
    const deltaY = (-Math.log(wanted / factor) / 0.01) | 0;
    factor *= Math.exp(-deltaY * 0.01);
    const at = { clientX: 700, clientY: 300, deltaY, ctrlKey: true };
    scroller?.dispatchEvent(new WheelEvent("wheel", { ...at, bubbles: true, cancelable: true }));
  };
  window.contestant = {
    pan(share) {
      if (share === 0) for (const wanted of [1.4, 2]) zoom(wanted);
      if (scroller) scroller.scrollLeft = share * (scroller.scrollWidth - scroller.clientWidth);
    },
    zoom: (share) => zoom(1 + share),
    playhead: (share) =>
      timeline.update({ ...input, position: Math.round(share * input.trail.length) }),
  };
  return { first, more };
}

/** Runs in the page. */
function setUpSvg(): void {
  const { input, code } = window;
  const colors = { ready: "#888", waiting: "#b80", working: "#4a4", done: "#fff" };
  const width = 1288 / (input.trail.length + 1);
  const svg = code.select("#host").append("svg").attr("width", 1440).attr("height", 840);
  const lanes = svg.append("g");
  const spans = input.trail.flatMap((step, index) =>
    step.lanes.map((lane) => ({ ...lane, index })),
  );
  const ends = new Map<number, number>();
  const bars = spans
    .reverse()
    .map((span) => {
      const end = ends.get(span.job) ?? input.trail.length;
      ends.set(span.job, span.index);
      return { ...span, end };
    })
    .reverse();
  lanes
    .selectAll("rect")
    .data(bars)
    .join("rect")
    .attr("x", (bar) => bar.index * width)
    .attr("y", (bar) => bar.job * 24 + 2)
    .attr("width", (bar) => (bar.end - bar.index) * width)
    .attr("height", 20)
    .attr("fill", (bar) => colors[bar.status]);
  const line = svg.append("line").attr("y2", 840).attr("stroke", "#00f");
  const place = (scale: number, offset: number) =>
    lanes.attr("transform", `translate(${-offset} 0) scale(${scale} 1)`);
  window.contestant = {
    pan: (share) => place(2, share * 1288),
    zoom: (share) => place(1 + share, share * 644),
    playhead: (share) => line.attr("x1", share * 1288).attr("x2", share * 1288),
  };
}

/** Runs in the page. */
function setUpCanvas(): void {
  const { input } = window;
  const colors = { ready: "#888", waiting: "#b80", working: "#4a4", done: "#fff" };
  const canvas = document.createElement("canvas");
  canvas.width = 1440;
  canvas.height = 840;
  document.getElementById("host")?.append(canvas);
  const context = canvas.getContext("2d");
  const ends = new Map<number, number>();
  const bars = input.trail
    .flatMap((step, index) => step.lanes.map((lane) => ({ ...lane, index })))
    .reverse()
    .map((span) => {
      const end = ends.get(span.job) ?? input.trail.length;
      ends.set(span.job, span.index);
      return { ...span, end };
    });
  const draw = (scale: number, offset: number, playhead: number) => {
    const width = (1288 / (input.trail.length + 1)) * scale;
    context?.clearRect(0, 0, 1440, 840);
    for (const { index, end, job, status } of bars) {
      const x = index * width - offset;
      if (!context || x > 1288 || end * width - offset < 0) continue;
      context.fillStyle = colors[status];
      context.fillRect(x, job * 24 + 2, (end - index) * width, 20);
    }
    context?.fillRect(playhead, 0, 2, 840);
  };
  window.contestant = {
    pan: (share) => draw(2, share * 1288, 0),
    zoom: (share) => draw(1 + share, share * 644, 0),
    playhead: (share) => draw(1, 0, share * 1288),
  };
}

/** Runs in the page: ms from each frame to the next while it does something in each. */
async function timeFrames([action, frames]: readonly [Action, number]): Promise<readonly number[]> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const times: number[] = [];
  let last = await frame();
  // What is slow gets fewer frames.
  const end = last + 6000;
  for (let index = 0; index < frames && last < end; index++) {
    window.contestant[action](index / (frames - 1));
    await frame();
    const now = performance.now();
    if (index > 9) times.push(now - last);
    last = now;
  }
  return times;
}

async function setUp(page: Page, kind: Kind): Promise<void> {
  if (kind === "d3 SVG") return page.evaluate(setUpSvg);
  if (kind === "naive canvas") return page.evaluate(setUpCanvas);
  const { first, more } = await page.evaluate(setUpTimeline);
  console.log(
    `${STEPS} steps taken over in ${first.toFixed(0)} ms, one more in ${more.toFixed(1)} ms`,
  );
}

const html = await bundlePage("timelinePage.ts");
console.log(
  `${STEPS * 2} spans in ${JOBS} lanes, ${SIZE.width}×${SIZE.height} px, up to ${FRAMES} frames each`,
);
const browser = await launchChromium(FLAGS);
const medians = new Map<string, number>();
for (const kind of KINDS) {
  const page = await browser.newPage({ viewport: SIZE });
  await page.setContent(html);
  await page.evaluate(createInput, [JOBS, STEPS] as const);
  await setUp(page, kind);
  for (const action of ["playhead", "zoom", "pan"] as const) {
    const times = await page.evaluate(timeFrames, [action, FRAMES] as const);
    const median = findQuantile(times, 0.5);
    medians.set(`${kind} ${action}`, median);
    const ratio = median / (medians.get(`timeline ${action}`) ?? median);
    const beside =
      kind === "timeline" ? " (goal: under 30 ms)" : `, ${ratio.toFixed(1)} times as long`;
    const figures = `median ${median.toFixed(1)} ms, 95th percentile ${findQuantile(times, 0.95).toFixed(1)}`;
    console.log(`${kind}, ${action}: ${figures}${beside}`);
  }
  await page.close();
}
await browser.close();
