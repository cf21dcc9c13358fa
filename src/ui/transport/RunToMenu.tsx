// Running by the policy until something happens.
import type { LockEvent } from "../../core/events.ts";
import type { Until } from "../../sim/until.ts";
import { Menu, type MenuItem } from "../base/Menu.tsx";
import { EVENT_WORDS } from "../eventWords.ts";
import { useActions, useSession } from "../useSession.ts";
import { countActive } from "./breakpointWords.ts";

/** Kinds of events that a run can meet and that have no item of their own. */
const EVENTS: readonly LockEvent["type"][] = [
  "raises",
  "notified",
  "waitsAgain",
  "refused",
  "released",
  "downgraded",
  "created",
  "deleted",
  "gone",
  "returns",
  "works",
  "due",
  "clock",
];

/** Breakpoints and the end stop every run besides. */
export function RunToMenu() {
  const items = useItems();
  const hasBreakpoints = useSession((state) => countActive(state.breakpoints) > 0);
  return (
    <Menu
      trigger={{ label: "Run to", icon: "runTo", variant: "quiet" }}
      note={hasBreakpoints ? "A breakpoint that is met before stops the run as well." : undefined}
      items={items}
    />
  );
}

interface Target {
  readonly label: string;
  readonly until: Until;
  readonly hint?: string;
  /** Why it makes no sense at the moment. */
  readonly reason?: string | null;
}

function useItems(): readonly MenuItem[] {
  const targets = useSelectedTargets();
  const hasBreakpoints = useSession((state) => countActive(state.breakpoints) > 0);
  const isOver = useSession((state) => state.snapshot?.end !== "running");
  const { runUntil } = useActions();
  const toItem = ({ label, until, hint, reason }: Target): MenuItem => ({
    type: "action",
    label,
    hint,
    reason: isOver ? "Nothing can happen any more." : (reason ?? null),
    onSelect: () => void runUntil(until),
  });
  const ends: readonly Target[] = [
    {
      label: "The next breakpoint",
      until: { type: "end" },
      hint: "Or the end, if none is met",
      reason: hasBreakpoints ? null : "There is no breakpoint.",
    },
    { label: "The end", until: { type: "end" } },
  ];
  const events = EVENTS.map((event) => ({
    label: EVENT_WORDS[event],
    until: { type: "event", event } as const,
  }));
  return [
    { type: "heading", label: "Run to the next time that" },
    ...targets.map(toItem),
    { type: "line" },
    { type: "heading", label: "Run to" },
    ...ends.map(toItem),
    { type: "line" },
    { type: "heading", label: "Run to the next event" },
    ...events.map(toItem),
  ];
}

/** What concerns the selected job or lock comes first. */
function useSelectedTargets(): readonly Target[] {
  const selection = useSession((state) => state.selection);
  const jobs = useSession((state) => state.snapshot?.jobs);
  const locks = useSession((state) => state.snapshot?.locks);
  const targets: Target[] = [];
  const job = selection?.type === "job" ? jobs?.[selection.job] : undefined;
  if (selection?.type === "job" && job !== undefined) {
    const reason = job.status === "done" ? `${job.name} is done.` : null;
    const until = { type: "blocks", job: selection.job } as const;
    targets.push({ label: `${job.name} has to wait`, until, reason });
  }
  const lock = selection?.type === "lock" ? locks?.[selection.lock] : undefined;
  if (selection?.type === "lock" && lock !== undefined) {
    const reason = lock.mode === "deleted" ? `${lock.name} is deleted.` : null;
    const until = { type: "changesHands", lock: selection.lock } as const;
    targets.push({ label: `${lock.name} is acquired`, until, reason });
  }
  targets.push({ label: "Any job has to wait", until: { type: "blocks", job: null } });
  targets.push({ label: "Any lock is acquired", until: { type: "changesHands", lock: null } });
  return targets;
}
