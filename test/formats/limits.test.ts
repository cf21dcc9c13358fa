// docs/limits.md states the very figures of the one place where limits are.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { LIMITS } from "../../src/formats/limits.ts";

it("docs/limits.md states each limit, and no other", () => {
  const text = readFileSync(new URL("../../docs/limits.md", import.meta.url), "utf8");
  const rows = [...text.matchAll(/^\| `(\w+)` \| ([\d,]+) \|/gm)];
  const stated = rows.map(([, name, figure]) => [name, Number(figure?.replaceAll(",", ""))]);
  expect(Object.fromEntries(stated)).toEqual(LIMITS);
});
