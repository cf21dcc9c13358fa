// What can be done to one job, behind a button in its row.
import type { JobView } from "../../sim/view.ts";
import { Menu, type MenuItem } from "../base/Menu.tsx";
import { useActions, useSession, useStores } from "../useSession.ts";
import { dropJob, duplicateJob, hasBreakpoint, toggleBreakpoint } from "./jobEdits.ts";
import { findStepReason } from "./jobNote.ts";

interface JobMenuProps {
  readonly index: number;
  readonly job: JobView;
  /** By a choice: not part of the scenario. */
  readonly isSpawned: boolean;
  readonly onEdit: (job: number) => void;
}

const SPAWNED = "It was spawned by a choice: go back before that to undo it.";

export function JobMenu({ index, job, isSpawned, onEdit }: JobMenuProps) {
  const actions = useActions();
  const { session } = useStores();
  const isAtStart = useSession((state) => state.position === 0);
  const isStopping = useSession((state) => hasBreakpoint(state.breakpoints, job.name));
  const items: readonly MenuItem[] = [
    {
      type: "action",
      label: "Step",
      icon: "stepJob",
      reason: findStepReason(job),
      onSelect: () => void actions.stepJob(index),
    },
    {
      type: "choice",
      label: "Stop runs at this job",
      isChecked: isStopping,
      onSelect: () => toggleBreakpoint(session, job.name),
    },
    { type: "line" },
    {
      type: "action",
      label: "Duplicate",
      icon: "duplicate",
      hint: isAtStart ? "in the scenario" : "as a choice at this moment",
      onSelect: () => void duplicateJob(session, index),
    },
    {
      type: "action",
      label: "Edit…",
      icon: "edit",
      reason: isSpawned ? SPAWNED : null,
      onSelect: () => onEdit(index),
    },
    {
      type: "action",
      label: "Cancel",
      icon: "close",
      hint: "as a choice at this moment",
      reason: findCancelReason(job),
      onSelect: () => void actions.act({ type: "cancel", job: index }),
    },
    {
      type: "action",
      label: "Remove",
      icon: "trash",
      hint: "from the scenario",
      reason: isSpawned ? SPAWNED : null,
      onSelect: () => void dropJob(session, index),
    },
  ];
  return (
    <Menu
      align="end"
      trigger={{ label: `More for ${job.name}`, icon: "more", isIconOnly: true, variant: "quiet" }}
      items={items}
    />
  );
}

function findCancelReason(job: JobView): string | null {
  if (job.isCancelled) return "It was cancelled already.";
  return job.hasBegun ? "It has begun." : null;
}
