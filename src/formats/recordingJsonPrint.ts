// Prints JSON for people: what fits stands on one line, long lists of short things fill lines.

const WIDTH = 100;
const STEP = "  ";
/** Items up to this width share lines; longer ones, such as operations, have one each. */
const SHORT = 24;

/** A document as text, with a line break at its end. Members that are undefined are left out. */
export function printJson(document: object): string {
  return `${printValue(document, "", 0)}\n`;
}

/** @param used what stands before it on its line, beside the indentation. */
function printValue(value: unknown, indent: string, used: number): string {
  const flat = printFlat(value);
  if (indent.length + used + flat.length < WIDTH) return flat;
  const inner = indent + STEP;
  if (Array.isArray(value)) {
    return `[\n${fillLines(value, inner)}\n${indent}]`;
  }
  if (typeof value !== "object" || value === null) return flat;
  const members = listMembers(value).map(([key, member]) => {
    const name = `${JSON.stringify(key)}: `;
    return `${inner}${name}${printValue(member, inner, name.length)}`;
  });
  return `{\n${members.join(",\n")}\n${indent}}`;
}

function listMembers(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

function printFlat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printFlat).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = listMembers(value).map(
    ([key, member]) => `${JSON.stringify(key)}: ${printFlat(member)}`,
  );
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function fillLines(items: readonly unknown[], indent: string): string {
  const lines: string[] = [];
  let line = "";
  const endLine = (): void => {
    if (line !== "") lines.push(line);
    line = "";
  };
  for (const [index, item] of items.entries()) {
    const comma = index === items.length - 1 ? "" : ",";
    const printed = printValue(item, indent, comma.length) + comma;
    const isShort = printed.length <= SHORT;
    if (!isShort || line.length + printed.length + 1 > WIDTH) endLine();
    line = line === "" ? indent + printed : `${line} ${printed}`;
    if (!isShort) endLine();
  }
  endLine();
  return lines.join("\n");
}
