// The browser's top layer, where there is one: what is in it is neither clipped nor covered.

const HAS_POPOVERS = typeof HTMLElement.prototype.showPopover === "function";

/** Attributes of what `enterTopLayer` is called with. Older browsers place it by its z-index. */
export const TOP_LAYER = HAS_POPOVERS ? ({ popover: "manual" } as const) : {};

/** It leaves when it leaves the document. */
export function enterTopLayer(element: HTMLElement): void {
  if (HAS_POPOVERS) element.showPopover();
}
