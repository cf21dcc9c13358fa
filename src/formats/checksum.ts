// Checksums: of what is to be seen of a world, and of a link's own bytes.
import { observe } from "../core/observe.ts";
import type { World } from "../core/world.ts";

// The reversed polynomials of CRC-32 (as in zip) and CRC-15 (as on the CAN bus).
const CRC32 = 0xedb8_8320;
const CRC15 = 0x4cd1;

function crc(bytes: Uint8Array, polynomial: number, start: number): number {
  let value = start;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? polynomial : 0);
  }
  return value >>> 0;
}

/** 15 bits that tell damaged bytes: each change within 15 bits in a row (two characters of a link) shows. */
export function computeDamageCode(bytes: Uint8Array): number {
  return crc(bytes, CRC15, 0x7fff);
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
  return (crc(new TextEncoder().encode(text), CRC32, 0xffff_ffff) ^ 0xffff_ffff) >>> 0;
}
