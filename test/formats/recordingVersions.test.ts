import { expect, it } from "vitest";
import { RECORDING_VERSION } from "../../src/formats/recordingDocument.ts";
import { UPGRADES, type Upgrade, upgradeDocument } from "../../src/formats/recordingVersions.ts";

const toTwo: Upgrade = (document) => ({ ...document, lockscope: 2, marks: document.notes });
const toThree: Upgrade = (document) => ({ ...document, lockscope: 3, places: document.marks });

it("an old document is upgraded by each small step from its own version on", () => {
  const notes = ["a"];
  expect(upgradeDocument({ lockscope: 1, notes }, 1, [toTwo, toThree])).toMatchObject({
    lockscope: 3,
    places: notes,
  });
  expect(upgradeDocument({ lockscope: 2, marks: notes }, 2, [toTwo, toThree])).toEqual({
    lockscope: 3,
    marks: notes,
    places: notes,
  });
  const current = { lockscope: 3 };
  expect(upgradeDocument(current, 3, [toTwo, toThree])).toBe(current);
});

it("the version that is written is the one that all steps lead to", () => {
  expect(RECORDING_VERSION).toBe(UPGRADES.length + 1);
});
