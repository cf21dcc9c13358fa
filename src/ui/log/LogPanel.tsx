// The log: every step of the branch as a sentence, with its notes; to read, to filter, to go to.

import { useMemo, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { countWord, formatNumber } from "../../sim/words.ts";
import { Empty } from "../base/Empty.tsx";
import { FilteredPanel } from "../base/FilteredPanel.tsx";
import { Select } from "../base/Select.tsx";
import { useNotes } from "../notes/useNotes.ts";
import { useSession } from "../useSession.ts";
import styles from "./LogPanel.module.css";
import { EVENT_FILTERS, type EventFilter, type LogFilter, listLogRows } from "./logRows.ts";
import { StepList } from "./StepList.tsx";

const NO_FILTER: LogFilter = { text: "", job: null, events: "all" };

export function LogPanel() {
  const trail = useSession((state) => state.trail);
  const hasSnapshot = useSession((state) => state.snapshot !== null);
  const notes = useNotes();
  const [filter, setFilter] = useState(NO_FILTER);
  const rows = useMemo(() => listLogRows({ trail, notes }, filter), [trail, notes, filter]);
  if (!hasSnapshot) return <Empty icon="list">Nothing is open yet.</Empty>;
  const steps = rows.filter(({ type }) => type === "step").length;
  const isFiltered = filter.text.trim() !== "" || filter.job !== null || filter.events !== "all";
  return (
    <FilteredPanel
      label="Filter the log"
      hint="Filter by words"
      text={filter.text}
      onText={(text) => setFilter({ ...filter, text })}
      controls={<Selects filter={filter} onChange={setFilter} />}
    >
      {isFiltered && (
        <p className={styles.count} role="status">
          {`${formatNumber(steps)} of ${countWord(trail.length, "step")}`}
        </p>
      )}
      {rows.length === 0 ? (
        <Empty
          icon="search"
          action={{ label: "Show all steps", onSelect: () => setFilter(NO_FILTER) }}
        >
          No step is like that.
        </Empty>
      ) : (
        <StepList label="Steps" rows={rows} />
      )}
    </FilteredPanel>
  );
}

const EVENT_LABELS: Readonly<Record<EventFilter, string>> = {
  all: "All events",
  errors: "Errors",
  waits: "Waits",
  handovers: "Hand-overs",
  timeouts: "Timeouts",
  notes: "Notes",
};

interface SelectsProps {
  readonly filter: LogFilter;
  readonly onChange: (filter: LogFilter) => void;
}

function Selects({ filter, onChange }: SelectsProps) {
  const names = useSession(
    useShallow((state) => state.snapshot?.jobs.map(({ name }) => name) ?? []),
  );
  const jobs = [
    { value: "", label: "All jobs" },
    ...names.map((name, index) => ({ value: String(index), label: name })),
  ];
  return (
    <>
      <div className={styles.job}>
        <Select
          label="Job"
          isLabelHidden
          options={jobs}
          value={filter.job === null || names[filter.job] === undefined ? "" : String(filter.job)}
          onChange={(job) => onChange({ ...filter, job: job === "" ? null : Number(job) })}
        />
      </div>
      <div className={styles.events}>
        <Select
          label="Kind of event"
          isLabelHidden
          options={EVENT_FILTERS.map((value) => ({ value, label: EVENT_LABELS[value] }))}
          value={filter.events}
          onChange={(events) => onChange({ ...filter, events })}
        />
      </div>
    </>
  );
}
