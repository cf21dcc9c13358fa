// The timeline: one lane a job over the positions of a recording, with a playhead. Wires its parts together.
import "./timeline.css";
import { createAxisPainter } from "./timelineAxis.ts";
import { readTimelineColors, watchColors } from "./timelineColors.ts";
import { createDom, type TimelineDom } from "./timelineDom.ts";
import { createFrame, type Frame, watchSize } from "./timelineFrame.ts";
import { type Intents, listen } from "./timelineGestures.ts";
import { findHit, showCard } from "./timelineHover.ts";
import { createLabels } from "./timelineLabels.ts";
import { layOut, measureRoom, revealLane } from "./timelineLayout.ts";
import { createMarks } from "./timelineMarks.ts";
import { createModel } from "./timelineModel.ts";
import { createLanePainter } from "./timelinePaint.ts";
import { findPosition } from "./timelineScale.ts";
import { findExtent, type Scene } from "./timelineScene.ts";
import {
  createState,
  findShown,
  type State,
  scrollTo,
  showAll,
  takeInput,
  takeRoom,
  takeScroll,
  wish,
  zoom,
} from "./timelineState.ts";
import type { TimelineCallbacks, TimelineInput } from "./timelineTypes.ts";

export interface Timeline {
  /** Shows something else. Cheap when little changed; draws with the next frame. */
  update(input: TimelineInput): void;
  /** Takes everything off the page. */
  destroy(): void;
}

/** Draws into a container, which it fills. The container needs a height. */
export function createTimeline(container: HTMLElement, callbacks: TimelineCallbacks): Timeline {
  const dom = createDom(container);
  const model = createModel();
  const state = createState();
  let colors = readTimelineColors(dom.root);
  const labels = createLabels(dom.labels, (job) => callbacks.onSelect({ type: "job", job }));
  const marks = createMarks(dom, (branch) => callbacks.onBranch(branch));
  const axis = createAxisPainter(dom.axisCanvas);
  const lanes = createLanePainter(dom.canvas);
  const readScene = (): Scene => ({
    input: state.input,
    model,
    colors,
    view: state.view,
    plot: state.plot,
    height: state.height,
    scrollTop: state.scrollTop,
    density: window.devicePixelRatio || 1,
    position: findShown(state),
  });
  const frame = createFrame(() => {
    if (layOut(dom, readScene(), state.scrolled)) state.isOwnScroll = true;
    state.scrolled = state.view.offset;
    const scene = readScene();
    const taken = marks.update(scene);
    labels.update(scene);
    axis.paint(scene, taken);
    lanes.paint(scene);
  });
  const seeker = createFrame(() => {
    if (state.wanted !== null && state.wanted !== state.input.position)
      callbacks.onSeek(state.wanted);
  });
  const measure = (): void => {
    const { plot, height } = measureRoom(dom);
    takeRoom(state, plot, height);
    state.scrollTop = dom.scroller.scrollTop;
    frame.request();
  };
  const stops = [
    listen(dom, createIntents({ dom, state, frame, seeker, readScene, callbacks })),
    watchSize(dom.scroller, measure),
    watchSize(dom.content, measure),
    watchColors(() => {
      colors = readTimelineColors(dom.root);
      frame.request();
    }),
  ];
  measure();
  return {
    update(input) {
      const { selection } = state.input;
      takeInput(state, input, model.update(input.trail, input.lanes));
      if (input.selection?.type === "job" && input.selection !== selection) {
        revealLane(dom, input.selection.job, state.height);
        state.scrollTop = dom.scroller.scrollTop;
      }
      frame.request();
    },
    destroy() {
      frame.cancel();
      seeker.cancel();
      for (const stop of stops) stop();
      labels.destroy();
      dom.root.remove();
    },
  };
}

interface Wiring {
  readonly dom: TimelineDom;
  readonly state: State;
  readonly frame: Frame;
  readonly seeker: Frame;
  readonly readScene: () => Scene;
  readonly callbacks: TimelineCallbacks;
}

function createIntents({ dom, state, frame, seeker, readScene, callbacks }: Wiring): Intents {
  const seek = (position: number, isPointing: boolean): void => {
    wish(state, position, isPointing);
    seeker.request();
    frame.request();
  };
  const hideCard = (): void => showCard(dom, readScene(), null, { x: 0, y: 0 });
  const readScroll = (): void => {
    if (!dom.root.isConnected) return;
    const { scrollLeft, scrollTop } = dom.scroller;
    const before = state.view.offset;
    takeScroll(state, scrollLeft);
    if (state.view.offset === before && state.scrollTop === scrollTop) return;
    state.scrollTop = scrollTop;
    frame.request();
  };
  const findAt = (x: number): number => {
    const scene = readScene();
    return findPosition(scene.view, x, findExtent(scene).columns);
  };
  return {
    scrub(x, isDone) {
      hideCard();
      state.isScrubbing = !isDone;
      seek(findAt(x), true);
    },
    choose(x, y) {
      const hit =
        y === null ? { position: findAt(x), hasEvent: false } : findHit(readScene(), x, y);
      if (hit.hasEvent) callbacks.onSelect({ type: "step", position: hit.position });
      seek(hit.position, true);
    },
    move: (by) => seek(findShown(state) + by, false),
    pan(by) {
      scrollTo(state, state.view.offset + by);
      frame.request();
    },
    zoom(factor, x) {
      hideCard();
      zoom(state, factor, x);
      frame.request();
    },
    fit() {
      showAll(state);
      frame.request();
    },
    scroll() {
      hideCard();
      // To ask where it is lays the page out. For our own scrolling that can wait until it was painted.
      if (state.isOwnScroll) setTimeout(readScroll);
      else readScroll();
      state.isOwnScroll = false;
    },
    hover(event) {
      if (event === null) return hideCard();
      const { left, top } = dom.plot.getBoundingClientRect();
      const scene = readScene();
      const hit = findHit(scene, event.clientX - left, event.clientY - top);
      showCard(dom, scene, hit, { x: event.clientX, y: event.clientY });
    },
  };
}
