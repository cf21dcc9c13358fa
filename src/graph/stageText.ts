// How wide names are on the stage: they are set in a monospaced face, so that nothing has to be measured. Pure.

/** px that a character of 11 px takes; no common monospaced face is wider. */
const CHARACTER = 6.65;

/** Width of a text in px. */
export function measureText(text: string): number {
  return Math.ceil(text.length * CHARACTER);
}

/** With less room than for so many characters an end would say nothing. */
const ENDS_MIN = 14;

/** The text, or as much of its beginning as fits into so many px, and of its end where there is room. */
export function shorten(text: string, width: number): string {
  if (measureText(text) <= width) return text;
  const room = Math.max(1, Math.floor(width / CHARACTER) - 1);
  const head = room < ENDS_MIN ? room : Math.ceil(room * 0.7);
  return `${text.slice(0, head)}…${text.slice(text.length - (room - head))}`;
}
