// A lock: its mode, who owns it, the queue in the order in which it is served, and its history.

import { useMemo } from "react";
import { compareNatural } from "../../core/order.ts";
import type { LockView, Snapshot } from "../../sim/view.ts";
import { countWord } from "../../sim/words.ts";
import { ModeMark } from "../base/ModeMark.tsx";
import { StepList, type StepRow } from "../log/StepList.tsx";
import { useSession } from "../useSession.ts";
import { Heading } from "./Heading.tsx";
import styles from "./Inspector.module.css";
import { JobChips } from "./JobChips.tsx";
import { describePlace } from "./phrases.ts";
import { QueueSection } from "./QueueSection.tsx";
import { Section } from "./Section.tsx";

export function LockInspector({ lock }: { readonly lock: number }) {
  const snapshot = useSession((state) => state.snapshot);
  const view = snapshot?.locks[lock];
  if (snapshot === null || view === undefined) {
    return <Heading kind="Lock" name="Not there" state="This lock is added at a later step." />;
  }
  const place = describePlace(view, snapshot.sets[view.set] ?? "");
  return (
    <>
      <Heading
        kind={describeKind(view, snapshot)}
        name={view.name}
        state={
          <span className={styles.mode}>
            <ModeMark mode={view.mode} />
            {describeMode(view)}
          </span>
        }
      />
      <OwnersSection view={view} snapshot={snapshot} place={place} />
      <QueueSection view={view} />
      <HistorySection lock={lock} />
    </>
  );
}

function describeKind(view: LockView, { kind, sets }: Snapshot): string {
  const what = view.isInternal ? "Internal lock" : "Lock";
  return kind === "manager" ? `${what} of level ${sets[view.set]}` : what;
}

function describeMode({ mode, owners }: LockView): string {
  switch (mode) {
    case null:
      return "free";
    case "exclusive":
      return "owned exclusively";
    case "shared":
      return `shared by ${countWord(owners.length, "job")}`;
    case "deleted":
      return "deleted";
    default:
      return mode satisfies never;
  }
}

interface OwnersSectionProps {
  readonly view: LockView;
  readonly snapshot: Snapshot;
  readonly place: string | null;
}

function OwnersSection({ view, snapshot, place }: OwnersSectionProps) {
  const nameOf = (job: number): string => snapshot.jobs[job]?.name ?? "";
  const owners = [...view.owners].sort((a, b) => compareNatural(nameOf(a), nameOf(b)));
  return (
    <Section title="Owners" count={owners.length === 0 ? undefined : owners.length}>
      {owners.length === 0 && <p className={styles.line}>Nobody owns it.</p>}
      {owners.length > 0 && <JobChips jobs={owners} most={40} noun="owners" />}
      {place !== null && <p className={styles.faint}>{place}</p>}
    </Section>
  );
}

function HistorySection({ lock }: { readonly lock: number }) {
  const trail = useSession((state) => state.trail);
  const rows = useMemo(
    () =>
      trail.flatMap((step, index): StepRow[] =>
        step.locks.includes(lock) ? [{ type: "step", position: index + 1 }] : [],
      ),
    [trail, lock],
  );
  return (
    <Section title="History" count={rows.length === 0 ? undefined : rows.length}>
      {rows.length === 0 ? (
        <p className={styles.soft}>No step has touched this lock.</p>
      ) : (
        <StepList label="Steps that touched this lock" rows={rows} mostRows={8} />
      )}
    </Section>
  );
}
