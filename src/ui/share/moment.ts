// What somebody sees who opens the link, in words.
import { countWord, formatMs, formatNumber } from "../../sim/words.ts";
import type { SessionState } from "../../store/sessionTypes.ts";

/** The title that links and frames are given. */
export function findTitle({ scenario }: Pick<SessionState, "scenario">): string {
  const title = scenario?.title?.trim() ?? "";
  return title === "" ? "Lockscope recording" : title;
}

type Shown = Pick<SessionState, "position" | "length" | "trail" | "snapshot">;

/** Where it is paused: `Step 3 of 7, clock 20 ms: J0 acquires a, exclusive.` */
export function describeMoment({ position, length, trail, snapshot }: Shown): string {
  if (position === 0) return `The start of ${countWord(length, "step")}.`;
  const text = trail[position - 1]?.text ?? "";
  return `Step ${formatNumber(position)} of ${formatNumber(length)}, clock ${formatMs(snapshot?.clock ?? 0)}: ${text}`;
}
