// The rows of the list of jobs, walked with the up and down keys.
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Snapshot } from "../../sim/view.ts";
import { useSession } from "../useSession.ts";
import { countJobs } from "./editScenario.ts";
import { JobItem } from "./JobRow.tsx";
import styles from "./JobsPanel.module.css";
import { useNearRows } from "./useNearRows.ts";

/** From so many rows on, those out of sight are only names. */
const LONG_FROM = 60;

interface JobListProps {
  readonly snapshot: Snapshot;
  /** Indices of the jobs that match the filter. At least one. */
  readonly shown: readonly number[];
  readonly onEdit: (job: number) => void;
}

export function JobList({ snapshot, shown, onEdit }: JobListProps) {
  const list = useRef<HTMLUListElement>(null);
  const selected = useSession(({ selection }) => (selection?.type === "job" ? selection.job : -1));
  const ownJobs = useSession((state) => countJobs(state.scenario));
  const [visited, setVisited] = useState(-1);
  const preferred = [visited, selected].find((job) => shown.includes(job));
  const tabStop = preferred ?? shown[0];
  const near = useNearRows(list, shown.join(), shown.length >= LONG_FROM);
  const isFar = (job: number): boolean =>
    near !== null && !near.has(job) && job !== selected && job !== tabStop;
  useEffect(() => {
    if (selected >= 0) findRow(list.current, selected)?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  return (
    <ul
      ref={list}
      className={styles.list}
      aria-label="Jobs"
      onKeyDown={(event) => moveFocus(event, (job) => flushSync(() => setVisited(job)))}
      onFocus={(event) => setVisited(findJob(event.target))}
    >
      {shown.map((index) => {
        const job = snapshot.jobs[index];
        if (job === undefined) return null;
        return (
          <JobItem
            key={index}
            index={index}
            job={job}
            program={snapshot.programs[index] ?? []}
            isSelected={index === selected}
            isTabStop={index === tabStop}
            isSpawned={index >= ownJobs}
            isFar={isFar(index)}
            onEdit={onEdit}
          />
        );
      })}
    </ul>
  );
}

function findRow(list: HTMLElement | null, job: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-job="${job}"]`) ?? null;
}

function findJob(element: Element): number {
  return Number(element.closest("[data-job]")?.getAttribute("data-job") ?? -1);
}

// To the same control of the next or the previous row, which `visit` makes one with controls.
function moveFocus(event: KeyboardEvent<HTMLElement>, visit: (job: number) => void): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const target = event.target as Element;
  const control = target.closest("[data-row-control='main'], [data-row-control='step']");
  const row = target.closest("[data-job]");
  if (control === null || row === null) return;
  const next = event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling;
  event.preventDefault();
  if (next === null) return;
  const job = findJob(next);
  visit(job);
  const name = control.getAttribute("data-row-control") ?? "main";
  findRow(event.currentTarget, job)
    ?.querySelector<HTMLElement>(`[data-row-control="${name}"]`)
    ?.focus();
}
