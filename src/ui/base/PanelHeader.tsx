// The head of a panel: its name, a count, and what can be done there.
import type { ReactNode } from "react";
import styles from "./PanelHeader.module.css";

interface PanelHeaderProps {
  readonly title: string;
  readonly count?: number | undefined;
  readonly children?: ReactNode;
}

export function PanelHeader({ title, count, children }: PanelHeaderProps) {
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>
        {title}
        {count !== undefined && <span className={styles.count}>{count}</span>}
      </h2>
      {children}
    </header>
  );
}
