// A labelled field of a form, with a hint and an error that are read with it.
import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./Field.module.css";

interface Described {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: string | undefined;
  /** What is wrong and what is allowed; none when empty. */
  readonly error?: string | null | undefined;
}

interface FieldProps extends Described {
  /** The control, given what ties it to label, hint and error. */
  readonly children: (tie: {
    readonly id: string;
    readonly "aria-describedby": string | undefined;
    readonly "aria-invalid": true | undefined;
  }) => ReactNode;
}

export function Field({ label, isLabelHidden = false, hint, error, children }: FieldProps) {
  const id = useId();
  const hasError = typeof error === "string" && error !== "";
  const describedBy = [hint !== undefined && `${id}-hint`, hasError && `${id}-error`];
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={isLabelHidden ? "visually-hidden" : styles.label}>
        {label}
      </label>
      {children({
        id,
        "aria-describedby": describedBy.filter(Boolean).join(" ") || undefined,
        "aria-invalid": hasError || undefined,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {hasError && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}

type Input = Omit<ComponentProps<"input">, "onChange" | "value" | "id">;

interface TextFieldProps extends Input, Described {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One line of text (or a number: `type` and `inputMode` as for an input). */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden, hint, error, value, onChange, ...input } = props;
  return (
    <Field label={label} isLabelHidden={isLabelHidden ?? false} hint={hint} error={error}>
      {(tie) => (
        <input
          {...input}
          {...tie}
          className={styles.input}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
