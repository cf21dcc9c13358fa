// Names of locks: those there are to be ticked, others to be typed.
import { type KeyboardEvent, useState } from "react";
import { readToken, splitLine } from "../../formats/scenarioTokens.ts";
import { Field } from "../base/Field.tsx";
import { joinClasses } from "../joinClasses.ts";
import styles from "./NamesField.module.css";

interface NamesFieldProps {
  readonly label: string;
  /** Names to choose from. */
  readonly members: readonly string[];
  readonly names: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

/** So many are shown to be ticked; the others are found by typing. */
const SHOWN_MAX = 30;

export function NamesField(props: NamesFieldProps) {
  const { label, members, names, onChange, hint, error } = props;
  const [typed, setTyped] = useState("");
  const chosen = new Set(names);
  const options = listOptions(members, names, typed);
  const add = () => {
    const added = readNames(typed).filter((name) => !chosen.has(name));
    if (added.length > 0) onChange([...names, ...new Set(added)]);
    setTyped("");
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || typed.trim() === "") return;
    event.preventDefault();
    add();
  };
  const toggle = (name: string) =>
    onChange(chosen.has(name) ? names.filter((other) => other !== name) : [...names, name]);
  return (
    <Field label={label} hint={hint} error={error}>
      {(tie) => (
        <div className={joinClasses(styles.box, error !== undefined && styles.wrong)}>
          {options.shown.length > 0 && (
            <fieldset className={styles.names}>
              <legend className="visually-hidden">{label}</legend>
              {options.shown.map((name) => (
                <label key={name} className={styles.name}>
                  <input type="checkbox" checked={chosen.has(name)} onChange={() => toggle(name)} />
                  <span>{name}</span>
                </label>
              ))}
              {options.more > 0 && (
                <span className={styles.more}>and {options.more} more: type to find them</span>
              )}
            </fieldset>
          )}
          <input
            {...tie}
            className={styles.input}
            value={typed}
            placeholder={members.length > SHOWN_MAX ? "Find or add a name" : "Add a name"}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={press}
            onBlur={add}
          />
        </div>
      )}
    </Field>
  );
}

/** Chosen names stay in sight whatever is typed; long lists are narrowed by typing. */
function listOptions(members: readonly string[], names: readonly string[], typed: string) {
  const sought = members.length > SHOWN_MAX ? typed.trim().toLowerCase() : "";
  const found = members.filter((name) => name.toLowerCase().includes(sought));
  const first = found.slice(0, SHOWN_MAX);
  const shown = [...new Set([...first, ...names.slice(0, 10 * SHOWN_MAX)])];
  return { shown, more: found.length - first.length };
}

/** Names as in the scenario's text: separated by spaces, or in double quotes. Commas separate too. */
function readNames(typed: string): readonly string[] {
  return splitLine(typed).flatMap((token) => {
    const read = readToken(typed, token);
    if (token.type === "string" && read.ok) return [read.text];
    return typed
      .slice(token.from, token.to)
      .split(",")
      .filter((name) => name !== "");
  });
}
