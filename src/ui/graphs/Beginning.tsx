// Where the graph of states begins, and when the clock moves in it: a line that opens.
import { formatNumber } from "../../sim/words.ts";
import type { StatesScope } from "../../store/graphsTypes.ts";
import { CLOCK_RULES, DEFAULT_SETTINGS } from "../../store/settings.ts";
import { CLOCK_LABELS } from "../ask/clockWords.ts";
import { Select } from "../base/Select.tsx";
import { useSession, useSettings } from "../useSession.ts";
import styles from "./Beginning.module.css";
import { useGraphsActions } from "./useGraphs.ts";

/** `scope`: of the graph that is shown, or would be. */
export function Beginning({ scope: { before, clock } }: { readonly scope: StatesScope }) {
  const position = useSession((state) => state.position);
  const change = useSettings((settings) => settings.change);
  const { draw, redraw } = useGraphsActions();
  const begun = before.length;
  const isLater = begun > 0;
  const origins = [
    { value: "start", label: "the start" },
    ...(isLater ? [{ value: "begun", label: `step ${formatNumber(begun)}` } as const] : []),
    ...(position === 0 || position === begun
      ? []
      : [{ value: "here", label: `here, step ${formatNumber(position)}` } as const]),
  ] as const;
  return (
    <details className={styles.more}>
      <summary>{describeScope(begun, clock)}</summary>
      <div className={styles.options}>
        <Select
          label="From"
          options={origins}
          value={isLater ? "begun" : "start"}
          onChange={(value) => {
            if (value !== "begun") draw(value);
          }}
        />
        <Select
          label="The clock moves"
          options={CLOCK_RULES.map((value) => ({ value, label: CLOCK_LABELS[value] }))}
          value={clock}
          onChange={(askClock) => {
            change({ askClock });
            redraw();
          }}
        />
      </div>
    </details>
  );
}

// The usual rule goes without saying.
function describeScope(begun: number, clock: StatesScope["clock"]): string {
  const from = begun === 0 ? "From the start" : `From step ${formatNumber(begun)}`;
  const isUsual = clock === DEFAULT_SETTINGS.askClock;
  return isUsual ? from : `${from}; the clock moves ${CLOCK_LABELS[clock]}`;
}
