// The stage's layers, from back to front: lines of the bands, painting, wires, buttons, names of the bands.
import { KEYS_TEXT } from "./stageKeys.ts";

export interface Layers {
  readonly root: HTMLElement;
  readonly back: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly wires: SVGGElement;
  readonly nodes: HTMLElement;
  readonly front: HTMLElement;
}

const SVG = "http://www.w3.org/2000/svg";
let count = 0;

function add(parent: HTMLElement, className: string): HTMLElement {
  const element = document.createElement("div");
  element.className = className;
  parent.append(element);
  return element;
}

/** Makes the layers within a container. Only the buttons are for people who hear the page. */
export function createLayers(container: HTMLElement): Layers {
  const root = add(container, "stage");
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", "Locks and jobs");
  const back = add(root, "stage-back");
  const canvas = document.createElement("canvas");
  canvas.className = "stage-canvas";
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "stage-wires");
  const wires = document.createElementNS(SVG, "g");
  svg.append(wires);
  root.append(canvas, svg);
  const nodes = add(root, "stage-nodes");
  const front = add(root, "stage-front");
  for (const layer of [back, canvas, svg, front]) layer.setAttribute("aria-hidden", "true");
  const keys = add(root, "stage-keys");
  count += 1;
  keys.id = `stage-keys-${count}`;
  keys.textContent = KEYS_TEXT;
  root.setAttribute("aria-describedby", keys.id);
  return { root, back, canvas, wires, nodes, front };
}
