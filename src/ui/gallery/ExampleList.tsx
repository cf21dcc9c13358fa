// The gallery's entries by topic, narrowed by a search and walked with the arrow keys.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Example } from "../../gallery/gallery.ts";
import { TextField } from "../base/Field.tsx";
import styles from "./GalleryDialog.module.css";

interface ExampleListProps {
  readonly examples: readonly Example[];
  readonly chosen: string | null;
  /** The one that is open on the page. */
  readonly opened: string | null;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (example: Example) => void;
}

/** A list box: the focus stays in the search field while the arrow keys choose. */
export function ExampleList({ examples, chosen, opened, onChoose, onOpen }: ExampleListProps) {
  const [sought, setSought] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const found = examples.filter((example) => matches(example, sought));
  const hasChosen = found.some((example) => example.id === chosen);
  useEffect(() => {
    const option = list.current?.querySelector(`[data-example="${chosen}"]`);
    option?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const change = (text: string) => {
    setSought(text);
    const first = examples.find((example) => matches(example, text));
    const isThere = examples.some((example) => example.id === chosen && matches(example, text));
    if (!isThere && first !== undefined) onChoose(first.id);
  };
  const press = (event: KeyboardEvent) => {
    const at = found.findIndex((example) => example.id === chosen);
    const example = found[at];
    if (event.key === "Enter" && example !== undefined) {
      event.preventDefault();
      onOpen(example);
    }
    const next = found[findNext(event.key, at, found.length)];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
  };
  return (
    <div className={styles.side}>
      <TextField
        data-autofocus=""
        label="Search the gallery"
        isLabelHidden
        type="search"
        placeholder="Search"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={hasChosen ? `${id}-${chosen}` : undefined}
        autoComplete="off"
        value={sought}
        onChange={change}
        onKeyDown={press}
      />
      <div ref={list} id={id} role="listbox" aria-label="Scenarios" className={styles.list}>
        {groupByTopic(found).map(([topic, group]) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box
          <div key={topic} role="group" aria-label={topic}>
            <div className={styles.topic} aria-hidden="true">
              {topic}
            </div>
            {group.map((example) => (
              <Option
                key={example.id}
                id={`${id}-${example.id}`}
                example={example}
                isChosen={example.id === chosen}
                isOpened={example.id === opened}
                onChoose={() => onChoose(example.id)}
                onOpen={() => onOpen(example)}
              />
            ))}
          </div>
        ))}
      </div>
      {found.length === 0 && examples.length > 0 && (
        <p className={styles.message}>No scenario matches.</p>
      )}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly example: Example;
  readonly isChosen: boolean;
  readonly isOpened: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
}

function Option({ id, example, isChosen, isOpened, onChoose, onOpen }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the search field above
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      data-example={example.id}
      className={styles.option}
      onClick={onChoose}
      onDoubleClick={onOpen}
    >
      {example.title}
      {isOpened && <span className={styles.opened}>open</span>}
    </div>
  );
}

function matches(example: Example, sought: string): boolean {
  const text = `${example.topic} ${example.title} ${example.question}`.toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function groupByTopic(examples: readonly Example[]): readonly [string, readonly Example[]][] {
  const groups = new Map<string, Example[]>();
  for (const example of examples) {
    const group = groups.get(example.topic);
    if (group === undefined) groups.set(example.topic, [example]);
    else group.push(example);
  }
  return [...groups];
}

// -1 for keys that do not move.
function findNext(key: string, at: number, count: number): number {
  if (key === "ArrowDown") return Math.min(at + 1, count - 1);
  if (key === "ArrowUp") return Math.max(at - 1, 0);
  return -1;
}
