// Checksums: of what is to be seen of a world, and of a link's own bytes.
import { observe } from "../core/observe.ts";
import type { World } from "../core/world.ts";

interface Polynomial {
  readonly width: number;
  readonly taps: number;
}

const CRC32: Polynomial = { width: 32, taps: 0x04c1_1db7 };
/** The CAN bus's. */
const CRC15: Polynomial = { width: 15, taps: 0x4599 };

/** Divides on by the next bits of a number, the highest first, which is also the order of base64. */
function feed(rest: number, { width, taps }: Polynomial, [bits, count]: [number, number]): number {
  let value = rest;
  for (let at = count - 1; at >= 0; at--) {
    const top = ((value >>> (width - 1)) ^ (bits >>> at)) & 1;
    value = (value << 1) ^ (top * taps);
  }
  return value >>> 0;
}

function divide(bytes: Uint8Array, polynomial: Polynomial): number {
  let rest = 0xffff_ffff;
  for (const byte of bytes) rest = feed(rest, polynomial, [byte, 8]);
  return rest;
}

/**
 * 15 bits that tell damaged bytes: a change within 15 bits in a row (two characters of a link) always shows.
 * @param flag a bit that follows the bytes and is guarded with them.
 */
export function computeDamageCode(bytes: Uint8Array, flag: number): number {
  return feed(divide(bytes, CRC15), CRC15, [flag, 1]) & 0x7fff;
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * 32 bits over all that can be seen of a world: CRC-32 of UTF-8 JSON, keys sorted, of `[clock, observation]`.
 * A link carries it so that a later version can say when it shows something else than its author saw. CRC-32 and
 * not FNV-1a because a small difference, the likely one, then never goes unseen; nobody is to be kept from forging it.
 */
export function computeChecksum(world: World): number {
  const text = JSON.stringify([world.clock, observe(world)], sortKeys);
  return divide(new TextEncoder().encode(text), CRC32);
}
