// The timeline's colours: the page's custom properties as CSS colours and as pixels.

import { type Colors, readColors } from "./colors.ts";

const NAMES = [
  "surface",
  "sunken",
  "line",
  "line-strong",
  "text",
  "text-soft",
  "text-faint",
  "accent",
  "accent-soft",
  "exclusive",
  "shared",
  "shared-soft",
  "waiting",
  "waiting-soft",
  "working",
  "working-soft",
  "danger",
] as const;

type Name = (typeof NAMES)[number];

export interface TimelineColors {
  /** For `fillStyle`. */
  readonly css: Colors<Name>;
  /** Opaque, as the bytes red, green, blue, alpha of an image read as one number. */
  readonly pixels: Readonly<Record<Name, number>>;
  readonly fontUi: string;
  readonly fontMono: string;
}

/** Reads the colours and fonts that hold at an element now. */
export function readTimelineColors(element: HTMLElement): TimelineColors {
  const css = isMatching("(forced-colors: active)")
    ? mapNames(findForced)
    : readColors(element, NAMES);
  const toPixel = createReader(element);
  const fonts = readColors(element, ["font-ui", "font-mono"]);
  return {
    css,
    pixels: mapNames((name) => toPixel(css[name])),
    fontUi: fonts["font-ui"],
    fontMono: fonts["font-mono"],
  };
}

/** Calls back when the theme or the system's colours change. Returns how to stop that. */
export function watchColors(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme", "class", "style"] });
  const query =
    typeof matchMedia === "function" ? matchMedia("(forced-colors: active)") : undefined;
  query?.addEventListener("change", onChange);
  return () => {
    observer.disconnect();
    query?.removeEventListener("change", onChange);
  };
}

/** `#rgb` or `#rrggbb` as a pixel, or null for any other way to write a colour. */
export function parseHex(color: string): number | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(color);
  const full = short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join("")}`
    : color;
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(full);
  if (match === null) return null;
  const [, red = "", green = "", blue = ""] = match;
  return packPixel(parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16));
}

function packPixel(red: number, green: number, blue: number): number {
  // The bytes of an image are in this order on every machine that browsers run on (little-endian).
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** Reads colours of any kind by having the browser compute them. */
function createReader(element: HTMLElement): (color: string) => number {
  return (color) => {
    const hex = parseHex(color);
    if (hex !== null) return hex;
    const probe = element.ownerDocument.createElement("span");
    probe.style.color = color;
    element.append(probe);
    const [red = 128, green = 128, blue = 128] = (
      getComputedStyle(probe).color.match(/[\d.]+/g) ?? []
    ).map(Number);
    probe.remove();
    return packPixel(red, green, blue);
  };
}

function mapNames<V>(find: (name: Name) => V): Readonly<Record<Name, V>> {
  return Object.fromEntries(NAMES.map((name) => [name, find(name)])) as Record<Name, V>;
}

/** With forced colours grounds are the paper, everything else is ink. */
function findForced(name: Name): string {
  return /soft$|^surface$|^sunken$/.test(name) && name !== "text-soft" ? "Canvas" : "CanvasText";
}

function isMatching(query: string): boolean {
  return typeof matchMedia === "function" && matchMedia(query).matches;
}
