// Bytes as text that survives in an address: base64 with `-` and `_`, without padding.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const VALUES: ReadonlyMap<string, number> = new Map(
  ALPHABET.split("").map((sign, at) => [sign, at]),
);

/** Writes bytes as base64url. */
export function writeBase64url(bytes: Uint8Array): string {
  let text = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += ALPHABET.charAt((held >> bits) & 63);
    }
  }
  return bits === 0 ? text : text + ALPHABET.charAt((held << (6 - bits)) & 63);
}

/** Bytes, or what is wrong with the text, as a clause. */
export type Base64Reading =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly problem: string };

/** Reads base64url; exactly what `writeBase64url` writes is taken, so one text stands for one thing. */
export function readBase64url(text: string): Base64Reading {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    const value = VALUES.get(text.charAt(index));
    if (value === undefined) return { problem: describeStranger(text, index) };
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 255;
  }
  if (text.length % 4 === 1) return { problem: "a character is missing or too many" };
  if ((held & ((1 << bits) - 1)) !== 0) return { problem: "its last character is not right" };
  return { bytes };
}

function describeStranger(text: string, index: number): string {
  const sign = String.fromCodePoint(text.codePointAt(index) ?? 0);
  return `it holds ${JSON.stringify(sign)}, but only letters, digits, - and _ are allowed`;
}
