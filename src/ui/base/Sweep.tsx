// A line that shows that something long goes on; what is done, and how far, is said in words beside it.
import { joinClasses } from "../joinClasses.ts";
import styles from "./Sweep.module.css";

export function Sweep({ isPaused = false }: { readonly isPaused?: boolean }) {
  return <div className={joinClasses(styles.bar, isPaused && styles.paused)} aria-hidden="true" />;
}
