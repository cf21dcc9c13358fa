// When the clock moves in schedules, in words.
import type { Settings } from "../../store/settings.ts";

export const CLOCK_LABELS: Readonly<Record<Settings["askClock"], string>> = {
  idle: "when no job is ready",
  any: "at any time",
};
