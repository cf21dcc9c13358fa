// Steps (and notes) of the current branch as a list to go through: the one shown is marked, later ones dimmed.

import { type KeyboardEvent, memo, useEffect, useId, useState } from "react";
import { formatMs, formatNumber } from "../../sim/words.ts";
import { Icon } from "../base/Icon.tsx";
import { joinClasses } from "../joinClasses.ts";
import { useActions, useSession } from "../useSession.ts";
import { findRow } from "./findRow.ts";
import styles from "./StepList.module.css";
import { useRowWindow } from "./useRowWindow.ts";

/** A step by the position after it (0: the start), or a note at a position. */
export type StepRow =
  | { readonly type: "step"; readonly position: number }
  | { readonly type: "note"; readonly position: number; readonly text: string };

interface StepListProps {
  readonly label: string;
  /** In order of position. At least one. */
  readonly rows: readonly StepRow[];
  /** No higher than so many rows; as high as there is room where it is left out. */
  readonly mostRows?: number;
}

/** Two lines of text and the space around them, in px; as in the style sheet. */
const ROW_HEIGHT = 42;

/** Arrow keys move along the list, Enter goes to the step. Follows the position that is shown. */
export function StepList({ label, rows, mostRows }: StepListProps) {
  const id = useId();
  const position = useSession((state) => state.position);
  const { seek } = useActions();
  const shownRow = findRow(rows, position);
  const { box, onScroll, start, end, reveal } = useRowWindow<HTMLDivElement>({
    count: rows.length,
    rowHeight: ROW_HEIGHT,
  });
  const [chosen, setChosen] = useState<number | null>(null);
  const active = Math.min(chosen ?? shownRow, rows.length - 1);
  useEffect(() => {
    reveal(shownRow);
  }, [shownRow, reveal]);
  const choose = (row: number) => {
    setChosen(row);
    reveal(row);
  };
  const press = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const target = findTarget(event.key, active, rows.length - 1, page);
    const row = rows[active];
    if (target !== null) choose(target);
    else if (event.key === "Enter" && row !== undefined) seek(row.position);
    else return;
    event.preventDefault();
  };
  const isDrawn = active >= start && active < end;
  return (
    <div
      ref={box}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={isDrawn ? `${id}-${active}` : undefined}
      className={joinClasses(styles.box, mostRows === undefined && styles.filling)}
      style={mostRows === undefined ? undefined : { maxHeight: `${mostRows * ROW_HEIGHT}px` }}
      onScroll={onScroll}
      onKeyDown={press}
      onBlur={() => setChosen(null)}
    >
      <div role="none" style={{ height: `${rows.length * ROW_HEIGHT}px` }}>
        <div role="none" style={{ transform: `translateY(${start * ROW_HEIGHT}px)` }}>
          {rows.slice(start, end).map((row, index) => (
            <Row
              key={`${row.type}-${row.position}`}
              id={`${id}-${start + index}`}
              row={row}
              place={start + index + 1}
              count={rows.length}
              isShown={row.type === "step" && row.position === position}
              isLater={row.position > position}
              isActive={start + index === active}
              onGo={seek}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function findTarget(key: string, at: number, last: number, page: number): number | null {
  switch (key) {
    case "ArrowDown":
      return Math.min(at + 1, last);
    case "ArrowUp":
      return Math.max(at - 1, 0);
    case "PageDown":
      return Math.min(at + page, last);
    case "PageUp":
      return Math.max(at - page, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

interface RowProps {
  readonly id: string;
  readonly row: StepRow;
  readonly place: number;
  readonly count: number;
  readonly isShown: boolean;
  readonly isLater: boolean;
  readonly isActive: boolean;
  readonly onGo: (position: number) => void;
}

const Row = memo(function Row(props: RowProps) {
  const { id, row, place, count, isShown, isLater, isActive, onGo } = props;
  const classes = [
    styles.row,
    row.type === "note" && styles.note,
    isShown && styles.shown,
    isLater && styles.later,
    isActive && styles.active,
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box takes the keys for its options
    <div
      id={id}
      role="option"
      aria-selected={isShown}
      aria-current={isShown ? "step" : undefined}
      aria-setsize={count}
      aria-posinset={place}
      // The focus stays on the list box, which names the active option.
      tabIndex={-1}
      className={joinClasses(...classes)}
      onClick={() => onGo(row.position)}
    >
      {row.type === "note" ? <NoteLine text={row.text} /> : <StepLine position={row.position} />}
    </div>
  );
});

function NoteLine({ text }: { readonly text: string }) {
  return (
    <>
      <span className={styles.number}>
        <Icon name="note" />
        <span className="visually-hidden">Note: </span>
      </span>
      <span className={styles.text}>{text}</span>
    </>
  );
}

function StepLine({ position }: { readonly position: number }) {
  const step = useSession((state) => state.trail[position - 1]);
  return (
    <>
      <span className={styles.number}>{formatNumber(position)}</span>{" "}
      <span className={styles.text} title={step?.text}>
        {step?.text ?? "The start"}
      </span>{" "}
      <span className={styles.clock}>{formatMs(step?.clock ?? 0)}</span>
    </>
  );
}
