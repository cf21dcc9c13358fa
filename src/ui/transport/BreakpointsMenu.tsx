// Breakpoints: those that there are, to switch off or remove, and a form for another one.
import type { Breakpoint } from "../../sim/recording.ts";
import { IconButton } from "../base/Button.tsx";
import { Popover } from "../base/Popover.tsx";
import { Toggle } from "../base/Toggle.tsx";
import { useActions, useSession } from "../useSession.ts";
import { BreakpointForm } from "./BreakpointForm.tsx";
import styles from "./BreakpointsMenu.module.css";
import { countActive, describeBreakpoint } from "./breakpointWords.ts";

export function BreakpointsMenu() {
  const active = useSession((state) => countActive(state.breakpoints));
  const label = active === 0 ? "Breakpoints" : `Breakpoints: ${active}`;
  return (
    <Popover trigger={{ label, icon: "breakpoint", variant: "quiet" }} align="end">
      {() => (
        <div className={styles.panel}>
          <h2 className={styles.title}>Breakpoints</h2>
          <BreakpointList />
          <BreakpointForm />
        </div>
      )}
    </Popover>
  );
}

function BreakpointList() {
  const breakpoints = useSession((state) => state.breakpoints);
  const { setBreakpoints } = useActions();
  if (breakpoints.length === 0) {
    return <p className={styles.empty}>None. A run stops before a step that a breakpoint names.</p>;
  }
  const switchPoint = (point: Breakpoint, isOn: boolean) => {
    const { off: _, ...rest } = point;
    const switched: Breakpoint = isOn ? rest : { ...rest, off: true };
    setBreakpoints(breakpoints.map((other) => (other === point ? switched : other)));
  };
  const remove = (point: Breakpoint) =>
    setBreakpoints(breakpoints.filter((other) => other !== point));
  const points = breakpoints.map((point, place) => {
    return { point, place, words: describeBreakpoint(point) };
  });
  points.sort((a, b) => (a.words < b.words ? -1 : Number(a.words > b.words)));
  return (
    <ul className={styles.list}>
      {points.map(({ point, place, words }) => (
        <li key={place} className={styles.item}>
          <Toggle
            label={words}
            checked={point.off !== true}
            onChange={(isOn) => switchPoint(point, isOn)}
          />
          <IconButton label={`Remove: ${words}`} icon="trash" onClick={() => remove(point)} />
        </li>
      ))}
    </ul>
  );
}
