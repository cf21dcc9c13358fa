import { expect, it } from "vitest";
import { readLink } from "../../src/formats/link.ts";
import { writeScheduleLink } from "../../src/formats/scheduleLink.ts";
import { scenarioOf } from "../scenarioOf.ts";

it("opens a schedule at its end", async () => {
  const scenario = scenarioOf("kind sharedlock\nlocks a\njob A\n  acquire a\n  release a");
  const choices = [0, 0].map((job) => ({ type: "run", job }) as const);
  const link = await readLink(await writeScheduleLink(scenario, choices));
  expect(link.ok && link.value.recording).toMatchObject({
    scenario,
    position: 2,
    branches: [{ choices }],
  });
});
