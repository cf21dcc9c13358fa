// A program as a list of forms: operations added, moved, duplicated and removed.
import { useEffect, useRef } from "react";
import { Button } from "../base/Button.tsx";
import { moveItem, nextId } from "./jobDraft.ts";
import type { Members } from "./members.ts";
import styles from "./OperationForm.module.css";
import { OperationForm } from "./OperationForm.tsx";
import { type OperationDraft, type OperationErrors, startOperation } from "./operationDraft.ts";

interface OperationListProps {
  readonly operations: readonly OperationDraft[];
  readonly errors: readonly OperationErrors[];
  readonly members: Members;
  readonly onChange: (operations: readonly OperationDraft[]) => void;
}

const NO_ERRORS: OperationErrors = {};

export function OperationList({ operations, errors, members, onChange }: OperationListProps) {
  const list = useRef<HTMLDivElement>(null);
  const focusNext = useFocusAfter(list);
  const add = () => {
    const id = nextId(operations);
    onChange([...operations, startOperation(members, id, operations.at(-1))]);
    focusNext(`[data-operation="${id}"] select`);
  };
  const duplicate = (draft: OperationDraft, index: number) => {
    const id = nextId(operations);
    onChange(operations.toSpliced(index + 1, 0, { ...draft, id }));
    focusNext(`[data-operation="${id}"] select`);
  };
  const remove = (index: number) => {
    onChange(operations.toSpliced(index, 1));
    const neighbour = operations[index + 1] ?? operations[index - 1];
    focusNext(neighbour === undefined ? "[data-add]" : `[data-operation="${neighbour.id}"] select`);
  };
  const move = (draft: OperationDraft, index: number, by: 1 | -1) => {
    onChange(moveItem(operations, index, by));
    focusNext(`[data-operation="${draft.id}"] [data-tool="${by > 0 ? "down" : "up"}"]`);
  };
  return (
    <div ref={list} className={styles.list}>
      {operations.length === 0 && <p className={styles.empty}>No operations yet.</p>}
      {operations.map((draft, index) => (
        <OperationForm
          key={draft.id}
          number={index + 1}
          draft={draft}
          errors={errors[index] ?? NO_ERRORS}
          members={members}
          isLast={index === operations.length - 1}
          onChange={(changed) => onChange(operations.with(index, changed))}
          onMove={(by) => move(draft, index, by)}
          onDuplicate={() => duplicate(draft, index)}
          onRemove={() => remove(index)}
        />
      ))}
      <Button icon="plus" data-add="" onClick={add}>
        Add operation
      </Button>
    </div>
  );
}

/** Moves the focus within an element once the next change is drawn. */
function useFocusAfter(root: { readonly current: HTMLElement | null }) {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    root.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = null;
  });
  return (selector: string) => {
    wanted.current = selector;
  };
}
