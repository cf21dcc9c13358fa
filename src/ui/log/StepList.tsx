// Steps (and notes) of the current branch as a list to go through: the one shown is marked, later ones dimmed.

import { type KeyboardEvent, memo, useEffect, useId, useState } from "react";

import type { TrailStep } from "../../sim/view.ts";
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

/** Steps that need not be recorded: they take the place of the recording's. */
interface ToldSteps {
  readonly steps: readonly TrailStep[];
  /** The position before the first of them; they are numbered from there. */
  readonly from: number;
  /** The recording that is shown has them at their positions. */
  readonly isOpen: boolean;
  readonly onGo: (position: number) => void;
}

interface StepListProps {
  readonly label: string;
  /** In order of position. At least one. */
  readonly rows: readonly StepRow[];
  /** No higher than so many rows; as high as there is room where it is left out. */
  readonly mostRows?: number;
  readonly told?: ToldSteps;
}

/** Two lines of text and the space around them, in px; as in the style sheet. */
const ROW_HEIGHT = 42;

/** Where none of the rows is what is shown. */
const NOWHERE = -1;

/** Arrow keys move along the list, Enter goes to the step. Follows the position that is shown. */
export function StepList({ label, rows, mostRows, told }: StepListProps) {
  const id = useId();
  const position = useSession((state) =>
    told === undefined || told.isOpen ? state.position : NOWHERE,
  );
  const { seek } = useActions();
  const go = told?.onGo ?? seek;
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
    else if (event.key === "Enter" && row !== undefined) go(row.position);
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
              isLater={position !== NOWHERE && row.position > position}
              isActive={start + index === active}
              onGo={go}
              told={told}
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
  readonly told: ToldSteps | undefined;
}

const Row = memo(function Row(props: RowProps) {
  const { id, row, place, count, isShown, isLater, isActive, onGo, told } = props;
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
      {row.type === "note" ? (
        <NoteLine text={row.text} />
      ) : (
        <StepLine position={row.position} told={told} />
      )}
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

function StepLine({ position, told }: Pick<RowProps, "told"> & { readonly position: number }) {
  const from = told?.from ?? 0;
  const step = useSession((state) =>
    told === undefined ? state.trail[position - 1] : told.steps[position - from - 1],
  );
  return (
    <>
      <span className={styles.number}>{formatNumber(position - from)}</span>{" "}
      <span className={styles.text} title={step?.text}>
        {step?.text ?? "The start"}
      </span>{" "}
      <span className={styles.clock}>{formatMs(step?.clock ?? 0)}</span>
    </>
  );
}
