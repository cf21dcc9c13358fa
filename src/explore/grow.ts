// Lists of whole numbers as typed arrays, which grow by doubling.

/** The list itself where it is long enough, else a longer one that begins with it. */
export function grow(list: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (length <= list.length) return list;
  const larger = new Int32Array(Math.max(length, list.length * 2));
  larger.set(list);
  return larger;
}
