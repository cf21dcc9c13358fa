// A menu of commands and choices behind a button, walked with the arrow keys.
import { type ComponentProps, Fragment, type KeyboardEvent } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";
import styles from "./Menu.module.css";
import { Popover } from "./Popover.tsx";

interface Item {
  readonly label: string;
  readonly onSelect: () => void;
  /** Beside the label, softer. */
  readonly hint?: string | undefined;
  /** Why it cannot be chosen. Given and not empty: it is disabled. */
  readonly reason?: string | null | undefined;
}

export type MenuItem =
  | (Item & { readonly type: "action"; readonly icon?: IconName; readonly keys?: string })
  | (Item & { readonly type: "choice"; readonly isChecked: boolean })
  | { readonly type: "heading"; readonly label: string }
  | { readonly type: "line" };

interface MenuProps {
  readonly trigger: ComponentProps<typeof Popover>["trigger"];
  readonly align?: "start" | "end";
  /** What holds for all items, above them. */
  readonly note?: string | undefined;
  readonly items: readonly MenuItem[];
}

/** Arrow keys, Home, End and first letters move; choosing closes and gives the focus back. */
export function Menu({ trigger, align = "start", note, items }: MenuProps) {
  return (
    <Popover trigger={trigger} role="menu" align={align} description={note}>
      {(close) => (
        <div role="none" className={styles.list} onKeyDown={(event) => walk(event, close)}>
          {note !== undefined && (
            <p aria-hidden="true" className={styles.note}>
              {note}
            </p>
          )}
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
            <Fragment key={index}>
              <Entry item={item} close={close} />
            </Fragment>
          ))}
        </div>
      )}
    </Popover>
  );
}

function Entry({ item, close }: { readonly item: MenuItem; readonly close: () => void }) {
  if (item.type === "line") return <hr className={styles.line} />;
  if (item.type === "heading") {
    return (
      <div role="presentation" className={styles.heading}>
        {item.label}
      </div>
    );
  }
  const isDisabled = typeof item.reason === "string" && item.reason !== "";
  const hint = isDisabled ? item.reason : item.hint;
  const role =
    item.type === "choice"
      ? ({ role: "menuitemradio", "aria-checked": item.isChecked } as const)
      : ({ role: "menuitem" } as const);
  const choose = () => {
    if (isDisabled) return;
    close();
    item.onSelect();
  };
  return (
    <button
      type="button"
      className={styles.item}
      {...role}
      aria-disabled={isDisabled || undefined}
      data-autofocus={item.type === "choice" && item.isChecked ? "" : undefined}
      tabIndex={-1}
      onClick={choose}
    >
      <span className={styles.mark}>{mark(item)}</span>
      <span className={styles.words}>
        {item.label}
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </span>
      {item.type === "action" && item.keys !== undefined && <kbd>{item.keys}</kbd>}
    </button>
  );
}

function mark(item: Extract<MenuItem, { readonly onSelect: unknown }>) {
  if (item.type === "choice") return item.isChecked && <Icon name="check" />;
  return item.icon !== undefined && <Icon name={item.icon} />;
}

function walk(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role^='menuitem']")];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const target = findTarget(event, items, at);
  if (event.key === "Tab") close();
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

function findTarget(
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
  items: readonly HTMLElement[],
  at: number,
): HTMLElement | undefined {
  if (key === "ArrowDown") return items[(at + 1) % items.length];
  if (key === "ArrowUp") return items[(Math.max(at, 0) - 1 + items.length) % items.length];
  if (key === "Home") return items[0];
  if (key === "End") return items.at(-1);
  if (key.length !== 1 || key === " " || ctrlKey || metaKey || altKey) return undefined;
  return [...items.slice(at + 1), ...items.slice(0, at + 1)].find((item) =>
    item.textContent.toLowerCase().startsWith(key.toLowerCase()),
  );
}
