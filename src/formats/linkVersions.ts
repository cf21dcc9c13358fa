// Versions of links: how what is packed in each is to be read. A version that was ever written stays readable.
import { createLinkCodec } from "./linkDocument.ts";
import type { Source } from "./linkPort.ts";

/** The version that is written. */
export const LINK_VERSION = 1;

/** A recording document of the version that it names itself, unchecked, and the checksum of what is to be seen. */
export interface Unpacked {
  readonly document: unknown;
  readonly checksum: number;
}

type LinkReader = (source: Source) => Unpacked;

/**
 * How a link of each version is read. The document that comes out is checked and brought up to date by
 * `readRecording`, in one small step a version, so a new way of packing is all that a new entry here is about.
 */
const READERS: ReadonlyMap<number, LinkReader> = new Map([
  [1, (source: Source) => createLinkCodec().take(source)],
]);

/** The reader for links of that version, or null where there is no such version yet. */
export function findLinkReader(version: number): LinkReader | null {
  return READERS.get(version) ?? null;
}
