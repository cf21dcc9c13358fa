// The table itself: rows of one height, of which only those near the sight are drawn when there are many.

import { memo, useMemo } from "react";
import type { LockMode } from "../../core/monitor.ts";
import { MONITOR_FIELDS, type MonitorField } from "../../formats/monitorText.ts";
import { countWord, formatMs, formatNumber } from "../../sim/words.ts";
import { ModeMark } from "../base/ModeMark.tsx";
import { joinClasses } from "../joinClasses.ts";
import { useRowWindow } from "../log/useRowWindow.ts";
import { useActions, useSession } from "../useSession.ts";
import styles from "./MonitorTable.module.css";
import { type Cells, listCells } from "./monitorCells.ts";
import type { LockRow } from "./monitorRows.ts";

/** In px; as in the style sheet. */
const ROW_HEIGHT = 26;
/** Tables up to so long are drawn whole, so that screen readers have every row at hand. */
const WHOLE = 300;

const TITLES: Readonly<Record<MonitorField, string>> = {
  name: "Name",
  mode: "Mode",
  owner: "Owner",
  pending: "Pending",
};

export function MonitorTable({ rows }: { readonly rows: readonly LockRow[] }) {
  const clock = useSession((state) => state.snapshot?.clock ?? 0);
  const position = useSession((state) => state.position);
  const selected = useSession(({ selection }) =>
    selection?.type === "lock" ? selection.lock : -1,
  );
  const changed = useSession((state) => state.trail[state.position - 1]?.locks);
  const { select } = useActions();
  const cells = useMemo(() => listCells(rows), [rows]);
  const { box, onScroll, start, end } = useRowWindow<HTMLDivElement>({
    count: rows.length,
    rowHeight: ROW_HEIGHT,
    head: ROW_HEIGHT,
    whole: WHOLE,
  });
  const onSelect = useMemo(() => (lock: number) => select({ type: "lock", lock }), [select]);
  return (
    <div ref={box} className={styles.box} onScroll={onScroll}>
      <table className={styles.table} aria-rowcount={rows.length + 1}>
        <caption className={styles.caption}>
          {`${countWord(rows.length, "lock")} after step ${formatNumber(position)}, at ${formatMs(clock)}. `}
          <span className="visually-hidden">
            The stage as a table: who owns each lock and who waits for it.
          </span>
        </caption>
        <Columns cells={cells} />
        <thead>
          <tr aria-rowindex={1}>
            {MONITOR_FIELDS.map((field) => (
              <th key={field} scope="col">
                {TITLES[field]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={start} />
          {cells.slice(start, end).map((row, index) => (
            <Row
              key={row.lock}
              {...row}
              place={start + index + 2}
              isSelected={row.lock === selected}
              isChanged={changed?.includes(row.lock) === true}
              onSelect={onSelect}
            />
          ))}
          <Gap rows={rows.length - end} />
        </tbody>
      </table>
    </div>
  );
}

// From all rows, so that columns keep still while rows come into sight.
function Columns({ cells }: { readonly cells: readonly Cells[] }) {
  const widths = useMemo(() => measureColumns(cells), [cells]);
  return (
    <colgroup>
      {widths.map((width, index) => (
        <col key={MONITOR_FIELDS[index]} style={{ width: `calc(${width}ch + 16px)` }} />
      ))}
    </colgroup>
  );
}

/** Wider cells than these are cut, in characters; the whole text is in their title. */
const WIDEST = { name: 48, mode: 12, owner: 40, pending: 120 } as const;
/** The mode's sign takes the room of so many characters. */
const SIGN = 3;

function measureColumns(cells: readonly Cells[]): readonly number[] {
  return MONITOR_FIELDS.map((field) => {
    const longest = cells.reduce((most, row) => Math.max(most, row[field].length), 0);
    const width = Math.max(longest, TITLES[field].length) + (field === "mode" ? SIGN : 0);
    return Math.min(width, WIDEST[field]);
  });
}

function Gap({ rows }: { readonly rows: number }) {
  if (rows === 0) return null;
  return <tr style={{ height: `${rows * ROW_HEIGHT}px` }} />;
}

interface RowProps extends Cells {
  readonly place: number;
  readonly isSelected: boolean;
  readonly isChanged: boolean;
  readonly onSelect: (lock: number) => void;
}

const Row = memo(function Row(props: RowProps) {
  const { lock, name, mode, owner, pending, place, isSelected, isChanged, onSelect } = props;
  return (
    <tr
      aria-rowindex={place}
      className={joinClasses(isChanged && styles.changed, isSelected && styles.selected)}
      onClick={() => onSelect(lock)}
    >
      <th scope="row" title={name}>
        <button type="button" className={styles.name} aria-current={isSelected || undefined}>
          {name}
        </button>
        {isChanged && <span className="visually-hidden"> (changed by the last step)</span>}
      </th>
      <td>
        {mode !== "-" && <ModeMark mode={toMode(mode)} />} {mode}
      </td>
      <td title={owner}>{owner}</td>
      <td title={pending}>{pending}</td>
    </tr>
  );
});

function toMode(mode: string): LockMode {
  return mode === "exclusive" || mode === "shared" || mode === "deleted" ? mode : null;
}
