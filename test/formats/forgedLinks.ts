// Links that the page would never write: right by their guard, so that what they hold is looked at.
import { writeBase64url } from "../../src/formats/base64url.ts";
import { computeDamageCode } from "../../src/formats/checksum.ts";
import { createLinkCodec } from "../../src/formats/linkDocument.ts";
import { createTightSink } from "../../src/formats/linkPort.ts";
import type { RecordingDocument } from "../../src/formats/recordingDocument.ts";

/**
 * A link whose guard is right, whatever its bytes are.
 * @param flag 1 where the bytes are said to be deflated, else 0.
 */
export function forge(bytes: Uint8Array, flag: number): string {
  const code = computeDamageCode(bytes, flag);
  return `1.${writeBase64url(Uint8Array.from([...bytes, (flag << 7) | (code >> 8), code & 255]))}`;
}

/** A link to a document that nothing has checked. */
export function forgeDocument(document: RecordingDocument): string {
  const sink = createTightSink();
  createLinkCodec().put(sink, { document, checksum: 0 });
  return forge(sink.finish(), 0);
}
