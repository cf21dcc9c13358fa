// Breakpoints: those that there are, to switch off or remove, and a form for another one.
import { useState } from "react";
import type { Breakpoint } from "../../sim/recording.ts";
import { IconButton } from "../base/Button.tsx";
import { Popover } from "../base/Popover.tsx";
import { Toggle } from "../base/Toggle.tsx";
import { useActions, useSession } from "../useSession.ts";
import { BreakpointForm } from "./BreakpointForm.tsx";
import styles from "./BreakpointsMenu.module.css";
import { describeBreakpoint, isSameBreakpoint } from "./breakpointWords.ts";

/** A breakpoint that is switched off is kept here for as long as the page lives, not in the recording. */
export function BreakpointsMenu() {
  const active = useSession((state) => state.breakpoints);
  const [off, setOff] = useState<readonly Breakpoint[]>([]);
  const label = active.length === 0 ? "Breakpoints" : `Breakpoints: ${active.length}`;
  return (
    <Popover trigger={{ label, icon: "breakpoint", variant: "quiet" }} align="end">
      {() => (
        <div className={styles.panel}>
          <h2 className={styles.title}>Breakpoints</h2>
          <BreakpointList off={off} onSwitchOff={setOff} />
          <BreakpointForm taken={[...active, ...off]} />
        </div>
      )}
    </Popover>
  );
}

interface BreakpointListProps {
  readonly off: readonly Breakpoint[];
  readonly onSwitchOff: (off: readonly Breakpoint[]) => void;
}

function BreakpointList({ off, onSwitchOff }: BreakpointListProps) {
  const active = useSession((state) => state.breakpoints);
  const { setBreakpoints } = useActions();
  // One that came back by another way, such as a link, is on.
  const idle = off.filter((point) => !has(active, point));
  if (active.length + idle.length === 0) {
    return <p className={styles.empty}>None. A run stops before a step that a breakpoint names.</p>;
  }
  const switchPoint = (point: Breakpoint, isOn: boolean) => {
    onSwitchOff(isOn ? without(idle, point) : [...idle, point]);
    setBreakpoints(isOn ? [...active, point] : without(active, point));
  };
  const remove = (point: Breakpoint) => {
    onSwitchOff(without(idle, point));
    if (has(active, point)) setBreakpoints(without(active, point));
  };
  const points = [...active, ...idle].map((point) => ({ point, words: describeBreakpoint(point) }));
  points.sort((a, b) => (a.words < b.words ? -1 : Number(a.words > b.words)));
  return (
    <ul className={styles.list}>
      {points.map(({ point, words }) => (
        <li key={words} className={styles.item}>
          <Toggle
            label={words}
            checked={has(active, point)}
            onChange={(isOn) => switchPoint(point, isOn)}
          />
          <IconButton label={`Remove: ${words}`} icon="trash" onClick={() => remove(point)} />
        </li>
      ))}
    </ul>
  );
}

function has(points: readonly Breakpoint[], point: Breakpoint): boolean {
  return points.some((other) => isSameBreakpoint(other, point));
}

function without(points: readonly Breakpoint[], point: Breakpoint): readonly Breakpoint[] {
  return points.filter((other) => !isSameBreakpoint(other, point));
}
