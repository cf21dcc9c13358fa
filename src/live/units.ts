// Texts in shared memory, a number for each of their UTF-16 units: browsers decode no shared bytes.

type Numbers = Int32Array | Uint16Array;

export function writeUnits(numbers: Numbers, at: number, text: string): void {
  for (let unit = 0; unit < text.length; unit++) numbers[at + unit] = text.charCodeAt(unit);
}

export function readUnits(numbers: Numbers, at: number, length: number): string {
  const units = numbers.subarray(at, at + length);
  return Array.from(units, (unit) => String.fromCharCode(unit)).join("");
}
