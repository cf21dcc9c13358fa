// A small drawing that goes with a word or a label; it says nothing by itself.
import styles from "./Icon.module.css";
import { ICONS, type IconName } from "./icons.ts";

interface IconProps {
  readonly name: IconName;
  /** Filled as well as drawn, for what is on or primary. */
  readonly isSolid?: boolean;
}

/** 16 px, in the colour of the text around it. Hidden from assistive technology. */
export function Icon({ name, isSolid = false }: IconProps) {
  return (
    <svg
      className={styles.icon}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill={isSolid ? "currentColor" : "none"}
      aria-hidden="true"
      focusable="false"
    >
      <path d={ICONS[name]} />
    </svg>
  );
}
