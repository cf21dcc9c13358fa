// Where the schedules begin, when the clock moves in them, and how far the search may go.

import { formatNumber } from "../../sim/words.ts";
import type { Origin } from "../../store/inquiryTypes.ts";
import { CLOCK_RULES, MEGABYTE_BOUNDS, type Settings, STATE_BOUNDS } from "../../store/settings.ts";
import { Select } from "../base/Select.tsx";
import { useSession, useSettings } from "../useSession.ts";
import styles from "./AskOptions.module.css";
import { CLOCK_LABELS } from "./clockWords.ts";
import { useInquiry, useInquiryActions } from "./useInquiry.ts";

const CLOCK_HINTS: Readonly<Record<Settings["askClock"], string>> = {
  idle: "Jobs are fast beside the clock: a timeout strikes, and work ends, only when nobody else can run.",
  any: "Jobs may be slow: a timeout may strike, and work may end, before those that are ready run.",
};

export function AskOptions() {
  const position = useSession((state) => state.position);
  const origin = useInquiry((state) => state.origin);
  const { setOrigin } = useInquiryActions();
  const clock = useSettings((settings) => settings.askClock);
  const change = useSettings((settings) => settings.change);
  const origins: readonly { readonly value: Origin; readonly label: string }[] = [
    {
      value: "here",
      label: position === 0 ? "here, the start" : `here, step ${formatNumber(position)}`,
    },
    { value: "start", label: "the start" },
  ];
  return (
    <>
      <div className={styles.options}>
        <Select label="From" options={origins} value={origin} onChange={setOrigin} />
        <Select
          label="The clock moves"
          options={CLOCK_RULES.map((value) => ({ value, label: CLOCK_LABELS[value] }))}
          value={clock}
          onChange={(askClock) => change({ askClock })}
        />
      </div>
      <p className={styles.hint}>{CLOCK_HINTS[clock]}</p>
      <Bounds />
    </>
  );
}

function Bounds() {
  const states = useSettings((settings) => settings.askStates);
  const megabytes = useSettings((settings) => settings.askMegabytes);
  const change = useSettings((settings) => settings.change);
  return (
    <details className={styles.bounds}>
      <summary>{`Gives up beyond ${formatNumber(states)} states or ${formatNumber(megabytes)} MB`}</summary>
      <div className={styles.options}>
        <Select
          label="Most states"
          options={listBounds(STATE_BOUNDS, "")}
          value={String(states)}
          onChange={(value) => change({ askStates: pick(STATE_BOUNDS, value, states) })}
        />
        <Select
          label="Most memory"
          options={listBounds(MEGABYTE_BOUNDS, " MB")}
          value={String(megabytes)}
          onChange={(value) => change({ askMegabytes: pick(MEGABYTE_BOUNDS, value, megabytes) })}
        />
      </div>
    </details>
  );
}

function listBounds(bounds: readonly number[], unit: string) {
  return bounds.map((bound) => ({ value: String(bound), label: `${formatNumber(bound)}${unit}` }));
}

function pick<T extends number>(bounds: readonly T[], value: string, otherwise: T): T {
  return bounds.find((bound) => String(bound) === value) ?? otherwise;
}
