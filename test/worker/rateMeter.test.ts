import { expect, it } from "vitest";
import { createRateMeter } from "../../src/worker/rateMeter.ts";

it("is 0 before there is anything to measure", () => {
  expect(createRateMeter().rate).toBe(0);
});

it("counts the last two seconds alone", () => {
  const meter = createRateMeter();
  for (let ms = 100; ms <= 5000; ms += 100) meter.add(ms, ms);
  expect(meter.rate).toBe(1000);
  for (let ms = 5100; ms <= 7100; ms += 100) meter.add(5000, ms);
  expect(meter.rate).toBe(0);
});
