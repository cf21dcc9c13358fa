// Tabs with their panel: one is open, arrow keys move between them.
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import styles from "./Tabs.module.css";

interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A count or a short word beside the label. */
  readonly badge?: string | undefined;
}

interface TabsProps<Id extends string> {
  /** Names the list of tabs. */
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** What stands at the end of the row of tabs. */
  readonly aside?: ReactNode;
  /** The content of the selected tab. It scrolls by itself. */
  readonly children: ReactNode;
}

/** Fills the height that it is given. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, selected, onSelect, aside, children } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  // Where the row is too narrow for all it scrolls.
  useEffect(() => {
    const tab = document.getElementById(`${id}-${selected}`);
    tab?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [id, selected]);
  const press = (event: KeyboardEvent) => {
    const at = findTab(
      event.key,
      tabs.length,
      tabs.findIndex((tab) => tab.id === selected),
    );
    const target = at === null ? undefined : tabs[at];
    if (target === undefined) return;
    event.preventDefault();
    onSelect(target.id);
    list.current?.querySelectorAll<HTMLElement>("[role='tab']")[at ?? 0]?.focus();
  };
  return (
    <div className={styles.tabs}>
      <div className={styles.row}>
        <div ref={list} role="tablist" aria-label={label} className={styles.list} onKeyDown={press}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${id}-${tab.id}`}
              aria-selected={tab.id === selected}
              aria-controls={tab.id === selected ? `${id}-panel` : undefined}
              tabIndex={tab.id === selected ? 0 : -1}
              className={styles.tab}
              onClick={() => onSelect(tab.id)}
            >
              {tab.label}
              {tab.badge !== undefined && <span className={styles.badge}>{tab.badge}</span>}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${selected}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys have to reach it
        tabIndex={0}
        className={styles.panel}
      >
        {children}
      </div>
    </div>
  );
}

function findTab(key: string, count: number, at: number): number | null {
  switch (key) {
    case "ArrowRight":
      return (at + 1) % count;
    case "ArrowLeft":
      return (at - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
