// Finds a job or a lock by a part of its name and brings it into the picture.
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import type { Snapshot } from "../sim/view.ts";
import { Icon } from "./base/Icon.tsx";
import styles from "./FindBox.module.css";
import { useShortcuts } from "./shortcuts.ts";
import { useSession } from "./useSession.ts";

export interface Found {
  readonly type: "job" | "lock";
  readonly index: number;
}

interface Hit extends Found {
  readonly name: string;
}

const SHOWN = 8;

export function FindBox({ onFind }: { readonly onFind: (found: Found) => void }) {
  const snapshot = useSession((state) => state.snapshot);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useShortcuts({ find: () => input.current?.focus() });
  const hits = useMemo(() => listHits(snapshot, text), [snapshot, text]);
  const shown = hits.slice(0, SHOWN);
  const choose = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    setText("");
    input.current?.blur();
    onFind(hit);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") choose(shown[at]);
    else if (event.key === "Escape") {
      setText("");
      input.current?.blur();
    } else if (event.key === "ArrowDown") setAt((at + 1) % Math.max(shown.length, 1));
    else if (event.key === "ArrowUp") setAt((at - 1 + shown.length) % Math.max(shown.length, 1));
    else return;
    event.preventDefault();
  };
  const isOpen = text.trim() !== "";
  return (
    <div className={styles.box}>
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Find a job or a lock"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && shown.length > 0 ? `${id}-${at}` : undefined}
        data-tip="Find a job or a lock"
        data-keys="/"
        placeholder="Find"
        autoComplete="off"
        spellCheck={false}
        className={styles.input}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
        onBlur={() => setText("")}
      />
      {isOpen && (
        <Hits id={id} hits={shown} at={at} more={hits.length - shown.length} onChoose={choose} />
      )}
    </div>
  );
}

interface HitsProps {
  readonly id: string;
  readonly hits: readonly Hit[];
  readonly at: number;
  readonly more: number;
  readonly onChoose: (hit: Hit) => void;
}

function Hits({ id, hits, at, more, onChoose }: HitsProps) {
  return (
    <div className={styles.hits}>
      <div id={`${id}-list`} role="listbox" aria-label="Found" className={styles.list}>
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input takes the keys for its options
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input
          <div
            key={`${hit.type}${hit.index}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={styles.hit}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(hit)}
          >
            <Icon name={hit.type} />
            <span className={styles.name}>{hit.name}</span>
          </div>
        ))}
      </div>
      {hits.length === 0 && <p className={styles.note}>No job or lock of that name</p>}
      {more > 0 && <p className={styles.note}>and {more} more</p>}
    </div>
  );
}

/** Names that begin with the text come first, then those that contain it. */
function listHits(snapshot: Snapshot | null, text: string): readonly Hit[] {
  const wanted = text.trim().toLowerCase();
  if (snapshot === null || wanted === "") return [];
  const name = (type: Hit["type"]) => (part: { readonly name: string }, index: number) => ({
    type,
    index,
    name: part.name,
  });
  const all: readonly Hit[] = [
    ...snapshot.jobs.map(name("job")),
    ...snapshot.locks.map(name("lock")),
  ];
  const matching = all.filter((hit) => hit.name.toLowerCase().includes(wanted));
  const isFirst = (hit: Hit) => hit.name.toLowerCase().startsWith(wanted);
  return [...matching.filter(isFirst), ...matching.filter((hit) => !isFirst(hit))];
}
