// One pair of locks of which the second is taken while the first is held, and the jobs that do so.
import { useEffect, useRef } from "react";
import type { LockOrder, OrderUse } from "../../sim/lockOrder.ts";
import { Icon } from "../base/Icon.tsx";
import { JobChip } from "../inspector/Chip.tsx";
import { Limited } from "../inspector/Section.tsx";
import { joinClasses } from "../joinClasses.ts";
import styles from "./LockOrderView.module.css";
import { describeUse } from "./orderSentences.ts";
import { PlaceChip } from "./PlaceChip.tsx";

interface OrderRowProps {
  readonly order: LockOrder;
  /** Index of the edge. */
  readonly edge: number;
  readonly isPointed: boolean;
  readonly onPoint: (edge: number | null) => void;
}

export function OrderRow({ order, edge, isPointed, onPoint }: OrderRowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isPointed) row.current?.scrollIntoView?.({ block: "nearest" });
  }, [isPointed]);
  const { from, to, uses } = order.edges[edge] ?? { from: -1, to: -1, uses: [] };
  const isInCircle = order.circles.some(({ edges }) => edges.includes(edge));
  return (
    <li
      ref={row}
      className={joinClasses(styles.row, isPointed && styles.pointed)}
      onPointerEnter={() => onPoint(edge)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(edge)}
      onBlur={() => onPoint(null)}
    >
      <p className={styles.pair}>
        <PlaceChip name={order.places[from] ?? ""} />
        <Icon name="chevronRight" />
        <span className="visually-hidden">then</span>
        <PlaceChip name={order.places[to] ?? ""} />
        {isInCircle && <span className={styles.badge}>in a circle</span>}
      </p>
      <Limited items={uses} most={4} noun="uses">
        {(shown) => (
          <ul className={styles.uses}>
            {shown.map((use) => (
              <Use key={`${use.job} ${use.operation}`} use={use} name={order.jobs[use.job] ?? ""} />
            ))}
          </ul>
        )}
      </Limited>
    </li>
  );
}

function Use({ use, name }: { readonly use: OrderUse; readonly name: string }) {
  return (
    <li>
      <JobChip job={use.job} fallback={name} /> {describeUse(use)}
    </li>
  );
}
