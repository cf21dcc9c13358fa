import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/core/scenario.ts";
import { type Choice, step } from "../../src/core/step.ts";
import { createWorld, type World } from "../../src/core/world.ts";
import { computeChecksum, computeDamageCode } from "../../src/formats/checksum.ts";

const SCENARIO: Scenario = {
  kind: "lockset",
  locks: ["n1", "n2"],
  jobs: {
    J0: [{ op: "acquire", names: ["n1"], timeout: 20 }],
    J1: [{ op: "acquire", names: null, shared: true }],
  },
};

function run(scenario: Scenario, choices: readonly Choice[]): World {
  return choices.reduce((world, choice) => step(world, choice).world, createWorld(scenario));
}

const J0: Choice = { type: "run", job: 0 };
const J1: Choice = { type: "run", job: 1 };

describe("the checksum of a world", () => {
  it("stays the same for ever, since links carry it", () => {
    expect(computeChecksum(run(SCENARIO, [])).toString(16)).toBe("dd644b1d");
    expect(computeChecksum(run(SCENARIO, [J0, J0, J1, J1])).toString(16)).toBe("2945d9b6");
  });

  it("is the same for equal worlds, however they came about", () => {
    const world = run(SCENARIO, [J0, J1, J1]);
    expect(computeChecksum(world)).toBe(computeChecksum(structuredClone(world)));
    expect(computeChecksum(world)).toBe(computeChecksum(run(SCENARIO, [J1, J0, J1])));
  });

  it("differs when the clock differs, or anything that is to be seen", () => {
    const worlds = [
      run(SCENARIO, []),
      run(SCENARIO, [{ type: "advance", ms: 1 }]),
      run(SCENARIO, [J0]),
      run(SCENARIO, [J1]),
      run(SCENARIO, [J0, J0]),
      run(SCENARIO, [{ type: "spawn", name: "J2", program: [] }]),
    ];
    expect(new Set(worlds.map(computeChecksum)).size).toBe(worlds.length);
  });

  it("does not depend on the order in which jobs are listed", () => {
    const { J0: first = [], J1: second = [] } = SCENARIO.jobs;
    const turned: Scenario = { ...SCENARIO, jobs: { J1: second, J0: first } };
    expect(computeChecksum(run(turned, []))).toBe(computeChecksum(run(SCENARIO, [])));
  });
});

describe("the code that tells damage", () => {
  it("notices each change within fifteen bits in a row", () => {
    const bytes = Uint8Array.from({ length: 40 }, (_, index) => (index * 37) & 255);
    const code = computeDamageCode(bytes, 0);
    for (let at = 0; at + 15 <= bytes.length * 8; at++) {
      for (const burst of [1, 0b101, 0b111111, 0x4001, 0x7fff]) {
        const damaged = Uint8Array.from(bytes);
        for (let bit = 0; bit < 15; bit++) {
          const place = at + bit;
          const byte = damaged[place >> 3] ?? 0;
          damaged[place >> 3] = byte ^ (((burst >> bit) & 1) << (7 - (place & 7)));
        }
        expect(computeDamageCode(damaged, 0)).not.toBe(code);
      }
    }
    expect(computeDamageCode(bytes, 1)).not.toBe(code);
  });
});
