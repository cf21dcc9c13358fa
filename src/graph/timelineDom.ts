// The timeline's elements: which there are, how they lie in each other, and the little icons in them.

const SVG = "http://www.w3.org/2000/svg";

/** Drawings on a grid of 16 px, by strokes. */
const SHAPES = {
  plus: "M8 3.5v9M3.5 8h9",
  minus: "M3.5 8h9",
  fit: "M2.5 4v8M13.5 4v8M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2",
  fork: "M5 13.5v-11M5 9c0-3 6-2 6-5.5M8.75 5.25 11 3l2.25 2.25",
  ready: "M8 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z",
  waiting: "M5.5 4v8M10.5 4v8",
  working: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 2v2M8 12v2M2 8h2M12 8h2",
  done: "M3.5 8.5 6.5 11.5 12.5 5",
} as const;

export type Shape = keyof typeof SHAPES;

export interface TimelineDom {
  readonly root: HTMLElement;
  readonly scroller: HTMLElement;
  readonly content: HTMLElement;
  readonly zoomOut: HTMLButtonElement;
  readonly zoomIn: HTMLButtonElement;
  readonly zoomFit: HTMLButtonElement;
  readonly axis: HTMLElement;
  readonly axisCanvas: HTMLCanvasElement;
  /** Where the buttons of the forks go. */
  readonly forks: HTMLElement;
  readonly slider: HTMLElement;
  readonly labels: HTMLElement;
  readonly plot: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Behind the lanes: the selected job's lane, the column pointed at, the current column. */
  readonly chosenLane: HTMLElement;
  readonly pointed: HTMLElement;
  readonly now: HTMLElement;
  /** Before the lanes: what comes later, the selected step, the playhead. */
  readonly future: HTMLElement;
  readonly chosenStep: HTMLElement;
  readonly playhead: HTMLElement;
  readonly card: HTMLElement;
}

/** Makes all elements and puts them into a container. */
export function createDom(container: HTMLElement): TimelineDom {
  const dom: TimelineDom = {
    root: create("div", ""),
    scroller: create("div", "scroller"),
    content: create("div", "content"),
    zoomOut: createButton("minus", "Zoom the timeline out"),
    zoomIn: createButton("plus", "Zoom the timeline in"),
    zoomFit: createButton("fit", "Show all steps"),
    axis: create("div", "axis"),
    axisCanvas: create("canvas", "canvas"),
    forks: create("div", "forks"),
    slider: create("div", "slider"),
    labels: create("ul", "labels"),
    plot: create("div", "plot"),
    canvas: create("canvas", "canvas"),
    chosenLane: create("div", "chosen-lane"),
    pointed: create("div", "pointed"),
    now: create("div", "now"),
    future: create("div", "future"),
    chosenStep: create("div", "chosen-step"),
    playhead: create("div", "playhead"),
    card: create("div", "card"),
  };
  nest(dom);
  describe(dom);
  container.append(dom.root);
  return dom;
}

/** An icon that says nothing by itself. */
export function createIcon(shape: Shape): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[shape]);
  svg.append(path);
  return svg;
}

/** Changes an icon's drawing. */
export function setShape(icon: SVGSVGElement, shape: Shape): void {
  if (icon.dataset.shape === shape) return;
  icon.firstElementChild?.setAttribute("d", SHAPES[shape]);
  icon.dataset.shape = shape;
}

/** Puts an element at a place along the lanes; px from their left. */
export function placeAcross(element: HTMLElement, left: number, width?: number): void {
  element.style.transform = `translateX(${Math.round(left * 100) / 100}px)`;
  if (width !== undefined) element.style.width = `${Math.max(1, Math.round(width * 100) / 100)}px`;
}

function nest(dom: TimelineDom): void {
  const head = create("div", "head");
  const corner = create("div", "corner");
  const body = create("div", "body");
  corner.append(dom.zoomOut, dom.zoomIn, dom.zoomFit);
  dom.axis.append(dom.axisCanvas, dom.forks, dom.slider);
  head.append(corner, dom.axis);
  dom.plot.append(dom.chosenLane, dom.pointed, dom.now, dom.canvas);
  dom.plot.append(dom.future, dom.chosenStep, dom.playhead);
  body.append(dom.labels, dom.plot);
  dom.content.append(head, body);
  dom.scroller.append(dom.content);
  dom.root.append(dom.scroller, dom.card);
}

function describe(dom: TimelineDom): void {
  dom.root.className = "timeline";
  setAttributes(dom.root, { role: "group", "aria-label": "Timeline" });
  setAttributes(dom.slider, {
    role: "slider",
    tabindex: "0",
    "aria-label": "Position in the recording",
    "aria-valuemin": "0",
    "aria-valuemax": "0",
    "aria-valuenow": "0",
  });
  setAttributes(dom.labels, { role: "listbox", "aria-label": "Jobs in the timeline" });
  setAttributes(dom.forks, { role: "group", "aria-label": "Forks" });
  for (const element of [dom.axisCanvas, dom.canvas, dom.card]) {
    element.setAttribute("aria-hidden", "true");
  }
  for (const element of [dom.card, dom.chosenLane, dom.chosenStep, dom.pointed])
    element.hidden = true;
}

function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  part: string,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (part !== "") element.className = `timeline-${part}`;
  return element;
}

function createButton(shape: Shape, label: string): HTMLButtonElement {
  const button = create("button", "zoom");
  setAttributes(button, { type: "button", "aria-label": label, title: label });
  button.append(createIcon(shape));
  return button;
}

function setAttributes(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
