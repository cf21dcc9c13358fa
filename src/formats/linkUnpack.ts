// From a link's bytes back to what was put into it: looks for damage first, and inflates within bounds.
import { formatNumber } from "../sim/words.ts";
import { computeDamageCode } from "./checksum.ts";
import { LIMITS } from "./limits.ts";
import { DEFLATED, GUARD_BYTES } from "./linkPack.ts";
import { createPlainSource, createTightSource, type Source, Unreadable } from "./linkPort.ts";

/**
 * Opens the bytes of a link for reading.
 * @throws Unreadable when they are damaged, or inflate to more than is allowed.
 */
export async function unpackLink(bytes: Uint8Array<ArrayBuffer>): Promise<Source> {
  const body = bytes.subarray(0, -GUARD_BYTES);
  const [high = 0, low = 0] = bytes.subarray(-GUARD_BYTES);
  const flag = high >> 7;
  const code = ((high & 127) << 8) | low;
  if (bytes.length <= GUARD_BYTES || computeDamageCode(body, flag) !== code) {
    throw new Unreadable("damaged", "its characters do not fit together");
  }
  return flag === DEFLATED ? createPlainSource(await inflate(body)) : createTightSource(body);
}

/** Stops as soon as there is more than allowed, so that a bomb takes no more than that. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const chunk = await reader.read().then(
      ({ value }) => value,
      () => null,
    );
    if (chunk === null) throw new Unreadable("damaged", "it cannot be inflated");
    if (chunk === undefined) return join(chunks, length);
    length += chunk.length;
    if (length > LIMITS.unpackedBytes) {
      await reader.cancel();
      const most = formatNumber(LIMITS.unpackedBytes);
      throw new Unreadable("large", `it unpacks to more than ${most} bytes`);
    }
    chunks.push(chunk);
  }
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
