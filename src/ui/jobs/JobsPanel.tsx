// All jobs of this moment: what each is at, a step of each, and new ones.
import { lazy, Suspense, useCallback, useState } from "react";
import type { Snapshot } from "../../sim/view.ts";
import { Button } from "../base/Button.tsx";
import { Empty } from "../base/Empty.tsx";
import { TextField } from "../base/Field.tsx";
import { PanelHeader } from "../base/PanelHeader.tsx";
import { PendingDialog } from "../PendingDialog.tsx";
import { useSession } from "../useSession.ts";
import { JobList } from "./JobList.tsx";
import styles from "./JobsPanel.module.css";
import { matchesFilter, summarise } from "./jobNote.ts";

// Forms are loaded when they are asked for.
const JobDialog = lazy(async () => ({ default: (await import("./JobDialog.tsx")).JobDialog }));

/** From so many jobs on they can be filtered. */
const FILTER_FROM = 12;

/** What the dialog is about: a new job, or the index of one of the scenario. */
type Editing = "new" | number | null;

export function JobsPanel() {
  const snapshot = useSession((state) => state.snapshot);
  const [editing, setEditing] = useState<Editing>(null);
  const spawn = useCallback(() => setEditing("new"), []);
  const close = useCallback(() => setEditing(null), []);
  if (snapshot === null) return <PanelHeader title="Jobs" />;
  return (
    <section className={styles.panel} aria-label="Jobs">
      <PanelHeader title="Jobs" count={snapshot.jobs.length}>
        <Button variant="quiet" icon="plus" onClick={spawn}>
          Spawn job
        </Button>
      </PanelHeader>
      {snapshot.jobs.length === 0 ? (
        <Empty icon="job" action={{ label: "Spawn the first job", onSelect: spawn }}>
          There are no jobs yet.
        </Empty>
      ) : (
        <Jobs snapshot={snapshot} onEdit={setEditing} />
      )}
      {editing !== null && (
        <Suspense fallback={<PendingDialog onClose={close} />}>
          <JobDialog job={editing === "new" ? null : editing} onClose={close} />
        </Suspense>
      )}
    </section>
  );
}

interface JobsProps {
  readonly snapshot: Snapshot;
  readonly onEdit: (job: number) => void;
}

function Jobs({ snapshot, onEdit }: JobsProps) {
  const { jobs, programs } = snapshot;
  const [typed, setFilter] = useState("");
  const hasFilter = jobs.length >= FILTER_FROM;
  const filter = hasFilter ? typed.trim() : "";
  const shown = [...jobs.keys()].filter((index) => {
    const job = jobs[index];
    if (filter === "") return true;
    return job !== undefined && matchesFilter(job, programs[index] ?? [], filter);
  });
  return (
    <>
      <p className={styles.summary}>
        {summarise(jobs)}
        {filter !== "" && ` · ${shown.length} shown`}
      </p>
      {hasFilter && (
        <div className={styles.filter}>
          <TextField
            label="Filter jobs"
            isLabelHidden
            type="search"
            placeholder="Filter: name, state, operation, lock"
            value={typed}
            onChange={setFilter}
          />
        </div>
      )}
      {shown.length === 0 ? (
        <Empty icon="search" action={{ label: "Show all jobs", onSelect: () => setFilter("") }}>
          No job matches the filter.
        </Empty>
      ) : (
        <JobList snapshot={snapshot} shown={shown} onEdit={onEdit} />
      )}
    </>
  );
}
