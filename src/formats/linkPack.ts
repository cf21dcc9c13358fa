// From what is put into a link to its bytes: packed tightly or deflated, whichever is shorter, and guarded.
import { computeDamageCode } from "./checksum.ts";
import { createPlainSink, createTightSink, type Sink } from "./linkPort.ts";

/** Packed bytes beyond which deflate is tried: it finds long repeats, of which short links have none. */
const WORTH_DEFLATING = 600;

/** The last two bytes of a link: a bit that says whether it is deflated, and 15 that tell damage. */
export const GUARD_BYTES = 2;

export const DEFLATED = 1;

/**
 * Packs what a function puts into a sink. It is called twice where deflating is worth a try.
 * @returns the bytes of the link, ended by the guard.
 */
export async function packLink(put: (sink: Sink) => void): Promise<Uint8Array> {
  const tight = createTightSink();
  put(tight);
  const packed = tight.finish();
  if (packed.length <= WORTH_DEFLATING) return guard(packed, 0);
  const plain = createPlainSink();
  put(plain);
  const deflated = await deflate(plain.finish());
  return deflated.length < packed.length ? guard(deflated, DEFLATED) : guard(packed, 0);
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function guard(bytes: Uint8Array, flag: number): Uint8Array {
  const code = computeDamageCode(bytes, flag);
  const guarded = new Uint8Array(bytes.length + GUARD_BYTES);
  guarded.set(bytes);
  guarded.set([(flag << 7) | (code >> 8), code & 255], bytes.length);
  return guarded;
}
