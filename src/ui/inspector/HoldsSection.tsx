// The locks that a job owns, by level in the order in which levels are acquired.
import { INTERNAL } from "../../core/levels.ts";
import { compareCodePoints } from "../../core/order.ts";
import type { Hold, JobView, Snapshot } from "../../sim/view.ts";
import { LockChip } from "./Chip.tsx";
import styles from "./HoldsSection.module.css";
import inspector from "./Inspector.module.css";
import { shortenLock } from "./phrases.ts";
import { Limited, Section } from "./Section.tsx";

interface HoldsSectionProps {
  readonly view: JobView;
  readonly snapshot: Snapshot;
}

export function HoldsSection({ view, snapshot }: HoldsSectionProps) {
  const levels = listLevels(view.holds, snapshot);
  return (
    <Section title="Owns" count={view.holds.length === 0 ? undefined : view.holds.length}>
      {levels.length === 0 && <p className={inspector.soft}>It owns no lock.</p>}
      {levels.map(({ set, name, holds }) => (
        <div key={set} className={styles.level}>
          {name !== "" && <h4 className={styles.name}>{name}</h4>}
          <Limited items={holds} most={30} noun="locks">
            {(shown) => (
              <ul className={inspector.chips}>
                {shown.map((hold) => (
                  <li key={hold.lock}>
                    <LockChip
                      lock={hold.lock}
                      mode={hold.shared ? "shared" : "exclusive"}
                      isShort={name !== ""}
                    />
                  </li>
                ))}
              </ul>
            )}
          </Limited>
        </div>
      ))}
    </Section>
  );
}

interface Level {
  readonly set: number;
  readonly name: string;
  readonly holds: readonly Hold[];
}

/** Levels without a lock of the job are left out; within one the internal lock comes first. */
function listLevels(holds: readonly Hold[], { locks, sets }: Snapshot): readonly Level[] {
  const nameOf = ({ lock }: Hold): string => locks[lock]?.name ?? "";
  const compare = (a: Hold, b: Hold): number =>
    Number(isInternal(nameOf(b))) - Number(isInternal(nameOf(a))) ||
    compareCodePoints(nameOf(a), nameOf(b));
  return sets.flatMap((name, set) => {
    const own = holds.filter(({ lock }) => locks[lock]?.set === set);
    return own.length === 0 ? [] : [{ set, name, holds: own.sort(compare) }];
  });
}

function isInternal(name: string): boolean {
  return shortenLock(name) === INTERNAL;
}
