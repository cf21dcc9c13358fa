// One draft of the scenario in two tabs, and what takes it over into the document.
import {
  type ComponentProps,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useDeferredValue,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import type { Scenario } from "../../core/scenario.ts";
import type { Reading } from "../../formats/problem.ts";
import { printScenario } from "../../formats/scenarioPrint.ts";
import { parseScenario } from "../../formats/scenarioText.ts";
import { Button } from "../base/Button.tsx";
import { Empty } from "../base/Empty.tsx";
import { Tabs } from "../base/Tabs.tsx";
import { useActions, useSession } from "../useSession.ts";
import { useScenarioDraft } from "./draftStore.ts";
import type { EditorControls } from "./editor.ts";
import { FormTab } from "./FormTab.tsx";
import { countErrors, draftScenario, type FormDraft, readForm } from "./formDraft.ts";
import styles from "./ScenarioPanel.module.css";
import { ScenarioTools } from "./ScenarioTools.tsx";
import {
  changeForm,
  changeText,
  followDocument,
  hasChanges,
  keepDraft,
  revertDraft,
  type ScenarioDraft,
  settleDraft,
  showTab,
} from "./scenarioDraft.ts";
import { TextTab } from "./TextTab.tsx";

const FORMAT = { parse: parseScenario, print: printScenario };

type Change = (change: (draft: ScenarioDraft) => ScenarioDraft) => void;

export function ScenarioWorkbench() {
  const [draft, change] = useScenarioDraft();
  const scenario = useSession((state) => state.scenario);
  const panel = useRef<HTMLDivElement>(null);
  const controls = useRef<EditorControls>(null);
  useLayoutEffect(() => {
    if (scenario !== null) change((before) => followDocument(before, scenario, FORMAT));
  }, [scenario, change]);
  const text = useDeferredValue(draft.text);
  const reading = useMemo(() => parseScenario(text), [text]);
  const apply = useApply(draft, change, panel, controls);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    if (event.defaultPrevented) return;
    event.preventDefault();
    apply();
  };
  const problems = reading.problems.length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for what a button in it does
    <div ref={panel} className={styles.panel} onKeyDown={press}>
      <Tabs
        label="Ways to edit the scenario"
        tabs={[
          { id: "text", label: "Text", badge: problems > 0 ? String(problems) : undefined },
          { id: "form", label: "Form" },
        ]}
        selected={draft.tab}
        onSelect={(tab) => change((before) => showTab(before, tab))}
        aside={
          <div className={styles.side}>
            <DraftButtons draft={draft} reading={reading} onApply={apply} change={change} />
            <ScenarioTools text={draft.text} scenario={reading.ok ? reading.value : null} />
          </div>
        }
      >
        <Bars draft={draft} change={change} />
        {draft.tab === "text" ? (
          <TextTab
            text={draft.text}
            problems={reading.problems}
            controls={controls}
            onChange={(next) => change((before) => changeText(before, next))}
            onApply={apply}
          />
        ) : (
          <Forms draft={draft} reading={reading} change={change} />
        )}
      </Tabs>
    </div>
  );
}

/** Takes the draft over, or leads to what keeps it from being taken. */
function useApply(
  draft: ScenarioDraft,
  change: Change,
  panel: RefObject<HTMLElement | null>,
  controls: RefObject<EditorControls | null>,
): () => void {
  const { edit } = useActions();
  return () => {
    if (draft.isFormWrong) {
      panel.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
      return;
    }
    const reading = parseScenario(draft.text);
    if (!reading.ok) {
      const first = reading.problems.find(({ severity }) => severity === "error");
      if (first !== undefined) controls.current?.reveal(first);
    } else if (printScenario(reading.value) === draft.printed) change(settleDraft);
    // The draft becomes clean when the document arrives: see `followDocument`.
    else void edit(reading.value);
  };
}

interface DraftButtonsProps {
  readonly draft: ScenarioDraft;
  readonly reading: Reading<Scenario>;
  readonly onApply: () => void;
  readonly change: Change;
}

function DraftButtons({ draft, reading, onApply, change }: DraftButtonsProps) {
  const isChanged = hasChanges(draft);
  return (
    <>
      <Button
        variant="quiet"
        reason={isChanged ? null : "Nothing was changed here."}
        tip="Back to the scenario that is open"
        onClick={() => change(revertDraft)}
      >
        Revert
      </Button>
      <Button
        variant="primary"
        keys="Ctrl Enter"
        reason={findApplyReason(draft, reading)}
        onClick={onApply}
      >
        Apply
      </Button>
    </>
  );
}

function findApplyReason(draft: ScenarioDraft, reading: Reading<Scenario>): string | null {
  if (!hasChanges(draft)) return "Nothing was changed here.";
  if (draft.isFormWrong) return "The form has fields to correct.";
  return reading.ok ? null : "The text has errors.";
}

function Bars({ draft, change }: { readonly draft: ScenarioDraft; readonly change: Change }) {
  return (
    <>
      {draft.isApart && (
        <div className={styles.bar} role="status">
          <p>The scenario was changed elsewhere while you had changes here.</p>
          <Button onClick={() => change(keepDraft)}>Keep mine</Button>
          <Button onClick={() => change(revertDraft)}>Take the new one</Button>
        </div>
      )}
      {draft.isFormWrong && draft.tab === "text" && (
        <div className={styles.bar} role="status">
          <p>The form has fields to correct, so its last changes are not in this text yet.</p>
          <Button onClick={() => change((before) => showTab(before, "form"))}>To the form</Button>
        </div>
      )}
    </>
  );
}

interface FormsProps {
  readonly draft: ScenarioDraft;
  readonly reading: Reading<Scenario>;
  readonly change: Change;
}

function Forms({ draft, reading, change }: FormsProps) {
  const read = useMemo(() => (reading.ok ? draftScenario(reading.value) : null), [reading]);
  const form = draft.form ?? read;
  const edit = useCallback<ComponentProps<typeof FormTab>["onEdit"]>(
    (next) => change((before) => editForm(before, next)),
    [change],
  );
  if (form === null) {
    const show = () => change((before) => showTab(before, "text"));
    return (
      <Empty icon="warning" action={{ label: "Show the text", onSelect: show }}>
        The text has errors. Once it has none, it can be edited by form again.
      </Empty>
    );
  }
  return <FormTab draft={form} onEdit={edit} />;
}

function editForm(draft: ScenarioDraft, edit: (form: FormDraft) => FormDraft): ScenarioDraft {
  const form = draft.form ?? readDraft(draft.text);
  if (form === null) return draft;
  const next = edit(form);
  return changeForm(draft, next, countErrors(next) > 0 ? null : printScenario(readForm(next)));
}

function readDraft(text: string): FormDraft | null {
  const reading = parseScenario(text);
  return reading.ok ? draftScenario(reading.value) : null;
}
