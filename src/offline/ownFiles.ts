// Which requests are for this page's own files. Others share the origin, and even the folder: they are left alone.
import type { Build } from "./build.ts";

/** The document's path within the folder, and its other name. */
export const DOCUMENT = "";
export const DOCUMENT_FILE = "index.html";

/** Names in it hold a hash of their content: what another build asks for there is ours as well. */
const ASSETS = "assets/";

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly mode: string;
}

/**
 * @param folder the address of the page's folder, with a slash at its end
 * @returns the file's path within the folder, `DOCUMENT` for the page itself; null where it is none of ours
 */
export function findOwnFile({ files }: Build, folder: string, asked: Asked): string | null {
  const address = asked.url.replace(/[?#].*$/s, "");
  if (asked.method !== "GET" || !address.startsWith(folder)) return null;
  const path = address.slice(folder.length);
  if (path === DOCUMENT || path === DOCUMENT_FILE) return DOCUMENT;
  if (asked.mode === "navigate") return null;
  return path.startsWith(ASSETS) || files.some(([own]) => own === path) ? path : null;
}
