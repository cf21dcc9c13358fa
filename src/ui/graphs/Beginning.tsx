// Where the graph of states begins, and when the clock moves in it.
import { formatNumber } from "../../sim/words.ts";
import { CLOCK_RULES } from "../../store/settings.ts";
import { CLOCK_LABELS } from "../ask/clockWords.ts";
import { Select } from "../base/Select.tsx";
import { useSession, useSettings } from "../useSession.ts";
import styles from "./StatesView.module.css";
import { useGraphs, useGraphsActions } from "./useGraphs.ts";

/** `begun`: the position at which the graph that is shown, or would be, begins. */
export function Beginning({ begun }: { readonly begun: number }) {
  const position = useSession((state) => state.position);
  const origin = useGraphs((state) => state.origin);
  const clock = useSettings((settings) => settings.askClock);
  const change = useSettings((settings) => settings.change);
  const { draw } = useGraphsActions();
  const isLater = begun > 0;
  const origins = [
    { value: "start", label: "the start" },
    ...(isLater ? [{ value: "begun", label: `step ${formatNumber(begun)}` } as const] : []),
    ...(position === 0 || position === begun
      ? []
      : [{ value: "here", label: `here, step ${formatNumber(position)}` } as const]),
  ] as const;
  return (
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
          draw(origin);
        }}
      />
    </div>
  );
}
