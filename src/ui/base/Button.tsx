// Buttons with words, and buttons that are an icon with a name.
import { type ComponentProps, type MouseEvent, type ReactNode, use, useId } from "react";
import { joinClasses } from "../joinClasses.ts";
import styles from "./Button.module.css";
import { CompactContext } from "./compact.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

type Variant = "plain" | "primary" | "quiet" | "danger";

type Native = Omit<ComponentProps<"button">, "title" | "aria-disabled" | "aria-describedby">;

interface Shared extends Native {
  readonly variant?: Variant;
  /** Why it cannot be pressed, as a sentence. Given and not empty: it is disabled. */
  readonly reason?: string | null | undefined;
  /** The key that does the same, as people read it: `F10`. Shown in the tip. */
  readonly keys?: string | undefined;
  /** Pressed in or not, for buttons that switch something; left out: no switch. */
  readonly isPressed?: boolean | undefined;
}

interface ButtonProps extends Shared {
  readonly icon?: IconName | undefined;
  /** Drawn filled. */
  readonly isIconSolid?: boolean;
  /** What the tip says besides; the words on the button are its name. */
  readonly tip?: string | undefined;
  readonly children: ReactNode;
}

interface IconButtonProps extends Omit<Shared, "children"> {
  readonly label: string;
  readonly icon: IconName;
  readonly isIconSolid?: boolean;
}

/**
 * A button with words. Disabled buttons keep the focus and can be reached, so that the reason can be read;
 * tests ask for the `aria-disabled` attribute.
 */
export function Button({ icon, isIconSolid = false, tip, children, ...rest }: ButtonProps) {
  const isCompact = use(CompactContext) && icon !== undefined;
  if (isCompact) {
    const words = typeof children === "string" ? children : tip;
    return (
      <Base {...rest} tip={words} isSquare>
        <Icon name={icon} isSolid={isIconSolid} />
        <span className="visually-hidden">{children}</span>
      </Base>
    );
  }
  return (
    <Base {...rest} tip={tip}>
      {icon !== undefined && <Icon name={icon} isSolid={isIconSolid} />}
      <span className={styles.words}>{children}</span>
    </Base>
  );
}

/** A square button with an icon; `label` is its name and its tip. */
export function IconButton({ label, icon, isIconSolid = false, ...rest }: IconButtonProps) {
  return (
    <Base variant="quiet" {...rest} tip={label} aria-label={label} isSquare>
      <Icon name={icon} isSolid={isIconSolid} />
    </Base>
  );
}

interface BaseProps extends Shared {
  readonly tip: string | undefined;
  readonly isSquare?: boolean;
}

function Base(props: BaseProps) {
  const { variant = "plain", reason, keys, tip, isPressed, isSquare, ...rest } = props;
  const { className, onClick, disabled, children, ...native } = rest;
  const id = useId();
  const hasReason = typeof reason === "string" && reason !== "";
  const isDisabled = disabled === true || hasReason;
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (isDisabled) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      {...native}
      className={joinClasses(styles.button, styles[variant], isSquare && styles.square, className)}
      onClick={click}
      aria-pressed={isPressed}
      aria-disabled={isDisabled || undefined}
      aria-describedby={hasReason ? id : undefined}
      data-tip={hasReason ? [tip, reason].filter(Boolean).join(". ") : tip}
      data-keys={keys}
    >
      {children}
      {hasReason && (
        <span id={id} hidden>
          {reason}
        </span>
      )}
    </button>
  );
}
