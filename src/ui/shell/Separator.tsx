// The line between two panes: dragged, or moved by keys, it changes the size of one of them.
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { joinClasses } from "../joinClasses.ts";
import styles from "./Separator.module.css";

interface SeparatorProps {
  /** What it resizes: "Width of the list of jobs". */
  readonly label: string;
  /** The line's own direction. */
  readonly orientation: "vertical" | "horizontal";
  /** The pane that grows lies before the line (left, above) or after it. */
  readonly side: "before" | "after";
  /** The id of that pane. */
  readonly pane: string;
  /** In px, whole. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  /** What a double click goes back to. */
  readonly usual: number;
  readonly onResize: (size: number) => void;
}

const STEP = 16;
const LEAP = 96;

export function Separator(props: SeparatorProps) {
  const { label, orientation, side, pane, size, min, max, usual, onResize } = props;
  const drag = useRef<{ readonly from: number; readonly size: number } | null>(null);
  const resize = (next: number) => onResize(Math.round(Math.min(Math.max(next, min), max)));
  const at = (event: PointerEvent) => (orientation === "vertical" ? event.clientX : event.clientY);
  const start = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: at(event), size };
  };
  const move = (event: PointerEvent) => {
    if (drag.current === null) return;
    const way = at(event) - drag.current.from;
    resize(drag.current.size + (side === "before" ? way : -way));
  };
  const end = () => {
    drag.current = null;
  };
  const press = (event: KeyboardEvent) => {
    const next = findSize(event, props);
    if (next === null) return;
    event.preventDefault();
    resize(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that can be moved is no <hr>
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-controls={pane}
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={Math.round(max)}
      className={joinClasses(styles.separator, styles[orientation])}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => resize(usual)}
      onKeyDown={press}
    />
  );
}

function findSize({ key, shiftKey }: KeyboardEvent, props: SeparatorProps): number | null {
  const { orientation, side, size, min, max } = props;
  const [less, more] =
    orientation === "vertical" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  const way = (shiftKey ? LEAP : STEP) * (side === "before" ? 1 : -1);
  switch (key) {
    case less:
      return size - way;
    case more:
      return size + way;
    case "Home":
      return min;
    case "End":
      return max;
    default:
      return null;
  }
}
