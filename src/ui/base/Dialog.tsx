// A modal dialog: the browser's own, with a title, a close button and the focus given back.
import { type PointerEvent, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { joinClasses } from "../joinClasses.ts";
import { IconButton } from "./Button.tsx";
import styles from "./Dialog.module.css";

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** Asked for by Escape, by the close button and by a press beside the dialog. */
  readonly onClose: () => void;
  readonly size?: "narrow" | "medium" | "wide";
  /** Buttons at the foot, the primary one last. `data-autofocus` on anything inside takes the focus. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Its content is there only while it is open. */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog(props: Omit<DialogProps, "open">) {
  const { title, onClose, size = "medium", actions, children } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    // Closing before it leaves the document is what gives the focus back.
    return () => dialog?.close();
  }, []);
  const pressBackdrop = (event: PointerEvent) => {
    if (event.target === ref.current) onClose();
  };
  return (
    <dialog
      ref={ref}
      className={joinClasses(styles.dialog, styles[size])}
      aria-labelledby={id}
      onPointerDown={pressBackdrop}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.frame}>
        <header className={styles.header}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          <IconButton label="Close" icon="close" keys="Esc" onClick={onClose} />
        </header>
        <div className={styles.body}>{children}</div>
        {actions !== undefined && <footer className={styles.footer}>{actions}</footer>}
      </div>
    </dialog>
  );
}
