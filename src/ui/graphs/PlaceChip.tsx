// A lock by its name, or a whole set where locks are not told apart.

import { LockChip } from "../inspector/Chip.tsx";
import { useSession } from "../useSession.ts";
import styles from "./LockOrderView.module.css";

export function PlaceChip({ name }: { readonly name: string }) {
  // A name that comes again belongs to the newest lock.
  const lock = useSession(
    (state) => state.snapshot?.locks.findLastIndex((each) => each.name === name) ?? -1,
  );
  return lock === -1 ? <span className={styles.place}>{name}</span> : <LockChip lock={lock} />;
}
