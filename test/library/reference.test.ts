// All 96 of the reference's own tests have one of ours by their number and name.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../sources.ts";

const FOLDER = join(ROOT, "test", "library");
// Some names are of a test in two classes: their numbers are given from outside.
const GIVEN = /\$\{(?:first|second)\} test\w+/g;

it("numbers them from 1 to 96", () => {
  const texts = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(FOLDER, name), "utf8"));
  const numbers = texts.flatMap((text) =>
    [...text.matchAll(/"(\d+) test[A-Z]\w+/g)].map(([, number]) => Number(number)),
  );
  const given = texts.flatMap((text) => text.match(GIVEN) ?? []);
  expect(given).toHaveLength(2);
  const all = [...numbers, 1, 2, 5, 6].sort((left, right) => left - right);
  expect(all).toEqual(Array.from({ length: 96 }, (_, index) => index + 1));
});
