// The inspector's heading: what is selected, how it is, and the way back to the overview.
import type { ReactNode } from "react";
import { IconButton } from "../base/Button.tsx";
import { useActions } from "../useSession.ts";
import styles from "./Inspector.module.css";

interface HeadingProps {
  readonly kind: string;
  readonly name: string;
  readonly state: ReactNode;
  /** What can be done to it. */
  readonly children?: ReactNode;
}

export function Heading({ kind, name, state, children }: HeadingProps) {
  const { select } = useActions();
  return (
    <header className={styles.head}>
      <div className={styles.naming}>
        <p className={styles.kind}>{kind}</p>
        <h2 className={styles.name}>{name}</h2>
        <div className={styles.state}>{state}</div>
      </div>
      {children}
      <IconButton label="Back to the overview" icon="close" onClick={() => select(null)} />
    </header>
  );
}
