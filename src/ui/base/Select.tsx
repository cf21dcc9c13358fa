// A choice of one among several: the browser's own list, in the page's dress.
import { joinClasses } from "../joinClasses.ts";
import { Field } from "./Field.tsx";
import { Icon } from "./Icon.tsx";
import styles from "./Select.module.css";

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: string | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Without a border, for toolbars. */
  readonly isQuiet?: boolean;
  readonly disabled?: boolean;
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, isLabelHidden = false, hint, options, value, onChange } = props;
  const change = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <Field label={label} isLabelHidden={isLabelHidden} hint={hint}>
      {(tie) => (
        <span className={joinClasses(styles.frame, props.isQuiet === true && styles.quiet)}>
          <select
            {...tie}
            className={styles.select}
            value={value}
            disabled={props.disabled}
            data-tip={isLabelHidden ? label : undefined}
            onChange={(event) => change(event.target.value)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevronDown" />
        </span>
      )}
    </Field>
  );
}
