// A panel whose content is filtered: the filter stays in its place, the content scrolls below.
import type { ReactNode } from "react";
import { TextField } from "./Field.tsx";
import styles from "./FilteredPanel.module.css";

interface FilteredPanelProps {
  /** Names the filter as a whole. */
  readonly label: string;
  /** What the field of words is for. */
  readonly hint: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What stands beside the field. */
  readonly controls: ReactNode;
  readonly children: ReactNode;
}

export function FilteredPanel(props: FilteredPanelProps) {
  const { label, hint, text, onText, controls, children } = props;
  return (
    <div className={styles.panel}>
      {/* biome-ignore lint/a11y/useSemanticElements: older browsers do not know <search> */}
      <div role="search" className={styles.bar} aria-label={label}>
        <div className={styles.text}>
          <TextField
            label={hint}
            isLabelHidden
            type="search"
            placeholder={hint}
            value={text}
            onChange={onText}
          />
        </div>
        {controls}
      </div>
      {children}
    </div>
  );
}
