// Links that are out in the world. Each opens for ever as the recording beside it, and shows what its author saw.
// `*.link`: the fragment, then the checksum. Files are added for new versions; none is ever changed.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Choice, step } from "../../src/core/step.ts";
import { createWorld } from "../../src/core/world.ts";
import { computeChecksum } from "../../src/formats/checksum.ts";
import { readLink, writeLink } from "../../src/formats/link.ts";
import { LINK_VERSION } from "../../src/formats/linkVersions.ts";
import { readRecording } from "../../src/formats/recordingJson.ts";
import type { Branch, Recording } from "../../src/sim/recording.ts";
import { ROOT } from "../sources.ts";

const FOLDER = `${ROOT}/test/formats/golden`;

/** Long ones are deflated, which browsers may do differently. */
const DEFLATED = ["deflated"];

const links = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".link"))
  .map((file) => {
    const [fragment = "", checksum = ""] = readFileSync(`${FOLDER}/${file}`, "utf8").split("\n");
    return { name: file.replace(/\.link$/, ""), fragment, checksum: Number.parseInt(checksum, 16) };
  });

function readExpected(name: string): unknown {
  return JSON.parse(readFileSync(`${FOLDER}/${name}.json`, "utf8"));
}

/** All choices of a branch from the start, the inherited ones first. */
function listChoices(branches: readonly Branch[], index: number): readonly Choice[] {
  const branch = branches[index];
  if (branch === undefined) throw new RangeError(`no branch ${index} among ${branches.length}`);
  if (branch.parent === null) return branch.choices;
  return [...listChoices(branches, branch.parent).slice(0, branch.at), ...branch.choices];
}

function replay({ scenario, branches, branch, position }: Recording): number {
  const choices = listChoices(branches, branch).slice(0, position);
  const start = createWorld(scenario);
  return computeChecksum(choices.reduce((world, choice) => step(world, choice).world, start));
}

describe.each(links)("the golden link $name", ({ name, fragment, checksum }) => {
  it("opens as the recording beside it", async () => {
    const expected = readRecording(readExpected(name));
    if (!expected.ok) throw new Error(expected.problems[0]?.message);
    const reading = await readLink(fragment);
    expect(reading).toEqual({ ...expected, value: { ...expected.value, checksum } });
  });

  it("shows what its author saw", async () => {
    const reading = await readLink(fragment);
    if (!reading.ok) throw new Error(reading.problems[0]?.message);
    expect(replay(reading.value.recording)).toBe(checksum);
  });
});

const current = links.filter(
  ({ name, fragment }) => fragment.startsWith(`${LINK_VERSION}.`) && !DEFLATED.includes(name),
);

it.each(current)("the golden link $name is written again as the very same link", async (link) => {
  const reading = await readLink(link.fragment);
  if (!reading.ok) throw new Error(reading.problems[0]?.message);
  const { recording, view } = reading.value;
  expect(await writeLink(recording, view, link.checksum)).toBe(link.fragment);
});

it("there are golden links for each version that was ever written", () => {
  const versions = new Set(links.map(({ fragment }) => Number(fragment.split(".")[0])));
  expect([...versions].sort((a, b) => a - b)).toEqual(
    Array.from({ length: LINK_VERSION }, (_, at) => at + 1),
  );
  expect(links.length).toBeGreaterThanOrEqual(12);
});
