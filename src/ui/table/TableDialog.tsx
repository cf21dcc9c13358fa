// What was read of a table of locks and what was not, and what it does not tell: that can be set here.
import { useState } from "react";
import type { GroupPriority, GroupReport, TableOptions } from "../../formats/tableOpening.ts";
import { countWord, formatNumber, listWords, modeWord } from "../../sim/words.ts";
import type { OpenedTable } from "../../store/sessionTypes.ts";
import { Button } from "../base/Button.tsx";
import { Dialog } from "../base/Dialog.tsx";
import { TextField } from "../base/Field.tsx";
import { Select } from "../base/Select.tsx";
import { Toggle } from "../base/Toggle.tsx";
import { ProblemList } from "../scenario/ProblemList.tsx";
import { useActions, useSession } from "../useSession.ts";
import styles from "./TableDialog.module.css";

/** More groups than these are not listed: nobody fills in so many. */
const GROUPS_SHOWN = 40;

export function TableDialog() {
  const table = useSession((state) => state.table);
  if (table === null) return null;
  return <OpenTable key={JSON.stringify(table.source.table)} table={table} />;
}

function OpenTable({ table }: { readonly table: OpenedTable }) {
  const { report, source } = table;
  const { reopenTable, dismissTable } = useActions();
  const before = source.table ?? {};
  const [options, setOptions] = useState<TableOptions>(before);
  const isChanged = JSON.stringify(options) !== JSON.stringify(before);
  // Places in the queues are those of one snapshot and its names.
  const change = (changes: TableOptions) => setOptions({ ...options, ...changes, priorities: [] });
  return (
    <Dialog
      open
      title="A table of locks"
      onClose={dismissTable}
      actions={
        <>
          <Button variant={isChanged ? "plain" : "primary"} data-autofocus onClick={dismissTable}>
            Close
          </Button>
          <Button
            variant={isChanged ? "primary" : "plain"}
            reason={isChanged ? null : "Nothing is changed."}
            onClick={() => void reopenTable(options)}
          >
            Open with these changes
          </Button>
        </>
      }
    >
      <p className={styles.summary}>
        Read {countWord(report.locks, "lock")} and {countWord(report.jobs, "job")}. The recording
        leads to what the table shows; how it really came about is not known.
      </p>
      {report.problems.length > 0 && (
        <section>
          <h3 className={styles.title}>Left out or assumed</h3>
          <ProblemList problems={report.problems} />
        </section>
      )}
      <div className={styles.choices}>
        {report.snapshots > 1 && (
          <Select
            label="Table of the series"
            options={Array.from({ length: report.snapshots }, (_, at) => ({
              value: String(at),
              label: `${formatNumber(at + 1)} of ${formatNumber(report.snapshots)}`,
            }))}
            value={String(options.snapshot ?? report.snapshot)}
            onChange={(value) => change({ snapshot: Number(value) })}
          />
        )}
        <Toggle
          label="Replace names"
          hint="Of jobs, instances, nodes, groups and networks, before you share it"
          checked={options.areNamesReplaced === true}
          onChange={(areNamesReplaced) => change({ areNamesReplaced })}
        />
      </div>
      <Priorities
        groups={report.groups}
        given={options.priorities ?? []}
        onChange={(priorities) => setOptions({ ...options, priorities })}
      />
    </Dialog>
  );
}

interface PrioritiesProps {
  readonly groups: readonly GroupReport[];
  readonly given: readonly GroupPriority[];
  readonly onChange: (given: readonly GroupPriority[]) => void;
}

function Priorities({ groups, given, onChange }: PrioritiesProps) {
  const unknown = groups.filter(({ isKnown }) => !isKnown);
  if (unknown.length === 0) return null;
  const set = ({ lock, group }: GroupReport, text: string) => {
    const others = given.filter((each) => each.lock !== lock || each.group !== group);
    const priority = Number(text);
    const isNumber = text.trim() !== "" && Number.isInteger(priority);
    onChange(isNumber ? [...others, { lock, group, priority }] : others);
  };
  return (
    <section>
      <h3 className={styles.title}>Priorities, which the table does not tell</h3>
      <p className={styles.hint}>
        Those assumed give the order of the queues; a lower one is more urgent. Jobs of one group
        are woken together: their order makes no difference.
      </p>
      <ul className={styles.groups}>
        {unknown.slice(0, GROUPS_SHOWN).map((each) => {
          const own = given.find(({ lock, group }) => lock === each.lock && group === each.group);
          const jobs = listWords(each.jobs, 3);
          return (
            <li key={`${each.lock} ${each.group}`} className={styles.group}>
              <span className={styles.jobs}>
                {jobs}{" "}
                <span className={styles.hint}>{`${modeWord(each.shared)}, ${each.lock}`}</span>
              </span>
              <TextField
                label={`Priority of ${jobs}`}
                isLabelHidden
                type="number"
                placeholder={String(each.priority)}
                value={own === undefined ? "" : String(own.priority)}
                onChange={(text) => set(each, text)}
              />
            </li>
          );
        })}
      </ul>
      {unknown.length > GROUPS_SHOWN && (
        <p className={styles.hint}>And {countWord(unknown.length - GROUPS_SHOWN, "more group")}.</p>
      )}
    </section>
  );
}
