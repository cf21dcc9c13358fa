// What a panel says when it has nothing to show: why, and what to do about it.
import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import styles from "./Empty.module.css";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

interface EmptyProps {
  readonly icon: IconName;
  readonly children: ReactNode;
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
}

export function Empty({ icon, children, action }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <Icon name={icon} />
      <p className={styles.words}>{children}</p>
      {action !== undefined && <Button onClick={action.onSelect}>{action.label}</Button>}
    </div>
  );
}
