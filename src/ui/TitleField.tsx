// The title of the scenario, changed where it stands.
import { type KeyboardEvent, useState } from "react";
import type { Scenario } from "../core/scenario.ts";
import { LIMITS } from "../formats/limits.ts";
import styles from "./TitleField.module.css";
import { useActions, useSession } from "./useSession.ts";

export function TitleField() {
  const scenario = useSession((state) => state.scenario);
  const { edit } = useActions();
  const title = scenario?.title ?? "";
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    setDraft(null);
    const next = (draft ?? title).trim();
    if (scenario !== null && next !== title) void edit(withTitle(scenario, next));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key === "Escape") setDraft(null);
  };
  return (
    <div className={styles.field}>
      <input
        className={styles.input}
        aria-label="Title of the scenario"
        placeholder="Untitled scenario"
        maxLength={LIMITS.textLength}
        disabled={scenario === null}
        spellCheck={false}
        autoComplete="off"
        value={draft ?? title}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={press}
      />
    </div>
  );
}

function withTitle(scenario: Scenario, title: string): Scenario {
  const { title: _, ...rest } = scenario;
  return title === "" ? rest : { title, ...rest };
}
