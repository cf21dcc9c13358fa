// The frame that shows a recording in another page.

export const FRAME_SIZES = ["640x400", "800x500", "1024x640", "full"] as const;

export type FrameSize = (typeof FRAME_SIZES)[number];

/** In px; a width of null is that of the page around it. */
const MEASURES: Readonly<Record<FrameSize, { width: number | null; height: number }>> = {
  "640x400": { width: 640, height: 400 },
  "800x500": { width: 800, height: 500 },
  "1024x640": { width: 1024, height: 640 },
  full: { width: null, height: 560 },
};

export function measureFrame(size: FrameSize): { width: number | null; height: number } {
  return MEASURES[size];
}

/** HTML to put into a page: the same link, with stage, transport and timeline alone. */
export function printFrame(url: string, title: string, size: FrameSize): string {
  const address = new URL(url);
  address.searchParams.set("embed", "1");
  const { width, height } = MEASURES[size];
  const attributes = [
    ["src", address.href],
    ["title", title],
    ["width", width === null ? "100%" : String(width)],
    ["height", String(height)],
    ["loading", "lazy"],
    ["style", "border: 1px solid #b9bec9"],
  ] as const;
  const words = attributes.map(([name, value]) => `${name}="${escapeAttribute(value)}"`);
  return `<iframe ${words.join(" ")}></iframe>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  '"': "&quot;",
  "<": "&lt;",
  ">": "&gt;",
};

function escapeAttribute(value: string): string {
  return value.replace(/[&"<>]/g, (character) => ENTITIES[character] ?? character);
}
