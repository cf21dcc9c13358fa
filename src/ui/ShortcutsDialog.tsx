// The list of the page's keys.
import { Dialog } from "./base/Dialog.tsx";
import styles from "./ShortcutsDialog.module.css";
import { SHORTCUTS } from "./shortcuts.ts";

interface ShortcutsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ShortcutsDialog({ open, onClose }: ShortcutsDialogProps) {
  const groups = [...new Set(SHORTCUTS.map(({ group }) => group))];
  return (
    <Dialog open={open} onClose={onClose} title="Keys" size="narrow">
      {groups.map((group) => (
        <section key={group} className={styles.group}>
          <h3 className={styles.heading}>{group}</h3>
          <dl className={styles.list}>
            {SHORTCUTS.filter((shortcut) => shortcut.group === group).map((shortcut) => (
              <div key={shortcut.command} className={styles.row}>
                <dt>{shortcut.label}</dt>
                <dd className={styles.keys}>
                  {shortcut.shown.map((keys) => (
                    <kbd key={keys}>{keys}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className={styles.note}>
        Keys do nothing while you type in a field. On the timeline the arrow keys move along the
        recording; in lists and on separators they move there.
      </p>
    </Dialog>
  );
}
