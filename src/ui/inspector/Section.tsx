// A part of a panel with a heading, and lists in it that begin short.

import { type ReactNode, useId, useState } from "react";
import { formatNumber } from "../../sim/words.ts";
import { Button } from "../base/Button.tsx";
import styles from "./Section.module.css";

interface SectionProps {
  readonly title: string;
  readonly count?: number | undefined;
  /** What can be done here, at the end of the heading's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, count, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {title}
          {count !== undefined && <span className={styles.count}> {formatNumber(count)}</span>}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

interface LimitedProps<T> {
  readonly items: readonly T[];
  /** How many are shown until all are asked for. */
  readonly most: number;
  /** Plural, for the button: `locks`. */
  readonly noun: string;
  readonly children: (shown: readonly T[]) => ReactNode;
}

/** A list that shows its first items, and the rest when asked. */
export function Limited<T>({ items, most, noun, children }: LimitedProps<T>) {
  const [isWhole, setIsWhole] = useState(false);
  if (isWhole || items.length <= most) return children(items);
  return (
    <>
      {children(items.slice(0, most))}
      <Button variant="quiet" className={styles.more} onClick={() => setIsWhole(true)}>
        {`Show all ${formatNumber(items.length)} ${noun}`}
      </Button>
    </>
  );
}
