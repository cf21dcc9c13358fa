// A search as it goes: how far it is, and the buttons that hold and end it.

import { formatNumber } from "../../sim/words.ts";
import type { Running } from "../../store/inquiryTypes.ts";
import { Button } from "../base/Button.tsx";
import { Sweep } from "../base/Sweep.tsx";
import styles from "./SearchView.module.css";
import { useInquiryActions } from "./useInquiry.ts";

export function SearchView({ running }: { readonly running: Running }) {
  const { pause, resume, stop } = useInquiryActions();
  const { text, isPaused, progress } = running;
  const {
    states = 0,
    followed = 0,
    steps = 0,
    rate = 0,
    bytes = 0,
    elapsedMs = 0,
  } = progress ?? {};
  const figures = [
    ["States", formatNumber(states)],
    ["Still to follow", formatNumber(states - followed)],
    ["Choices followed", formatNumber(steps)],
    ["States a second", isPaused ? "–" : formatNumber(roundRate(rate))],
    ["Memory", `${formatNumber(Math.round(bytes / 1e6))} MB`],
    ["Time", describeTime(elapsedMs)],
  ] as const;
  return (
    <section className={styles.search} aria-label="Search">
      <p className={styles.question}>{text}</p>
      <Sweep isPaused={isPaused} />
      <dl className={styles.figures}>
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.buttons}>
        {isPaused ? (
          <Button icon="play" onClick={resume}>
            Continue
          </Button>
        ) : (
          <Button icon="pause" onClick={pause}>
            Pause
          </Button>
        )}
        <Button icon="close" variant="quiet" onClick={stop}>
          Stop
        </Button>
      </div>
    </section>
  );
}

/** To two digits: more of them only flicker. */
function roundRate(rate: number): number {
  const unit = 10 ** Math.max(Math.floor(Math.log10(Math.max(rate, 1))) - 1, 0);
  return Math.round(rate / unit) * unit;
}

function describeTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}
