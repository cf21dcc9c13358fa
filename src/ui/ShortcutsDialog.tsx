// The list of the page's keys.
import { Dialog } from "./base/Dialog.tsx";
import styles from "./ShortcutsDialog.module.css";
import { SHORTCUT_GROUPS } from "./shortcutList.ts";

interface ShortcutsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ShortcutsDialog({ open, onClose }: ShortcutsDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Keys" size="medium">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys have to reach what scrolls in a low window */}
      <section className={styles.groups} tabIndex={0} aria-label="All keys">
        {SHORTCUT_GROUPS.map(({ title, rows }) => (
          <section key={title} className={styles.group}>
            <h3 className={styles.heading}>{title}</h3>
            <dl className={styles.list}>
              {rows.map(({ label, shown }) => (
                <div key={label} className={styles.row}>
                  <dt>{label}</dt>
                  <dd className={styles.keys}>
                    {shown.map((keys) => (
                      <kbd key={keys}>{keys}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
      <p className={styles.note}>
        Keys do nothing while you type in a field. On the timeline the arrow keys move along the
        recording; in lists and on separators they move there.
      </p>
    </Dialog>
  );
}
