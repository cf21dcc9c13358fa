// Colours for what is painted, read from the custom properties of the page.

/** Names of custom properties without their dashes, and what they are at the moment. */
export type Colors<Name extends string> = Readonly<Record<Name, string>>;

/** Reads custom properties as they apply to an element; one that is not set is transparent. */
export function readColors<Name extends string>(
  element: Element,
  names: readonly Name[],
): Colors<Name> {
  const style = getComputedStyle(element);
  const entries = names.map((name) => [
    name,
    style.getPropertyValue(`--${name}`).trim() || "transparent",
  ]);
  return Object.fromEntries(entries) as Colors<Name>;
}
