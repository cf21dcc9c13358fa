// Ways in and out of the scenario: the clipboard, files, pasted text.
import { useRef, useState } from "react";
import type { Scenario } from "../../core/scenario.ts";
import { writeScenario } from "../../formats/scenarioJson.ts";
import type { SaveFormat, SessionActions } from "../../store/sessionTypes.ts";
import { Menu, type MenuItem } from "../base/Menu.tsx";
import { ACCEPTED, openFile } from "../openFile.ts";
import { saveFile } from "../saveFile.ts";
import { useActions } from "../useSession.ts";
import { PasteDialog } from "./PasteDialog.tsx";

interface ScenarioToolsProps {
  /** The text as it stands. */
  readonly text: string;
  /** What the text says, null while it has errors. */
  readonly scenario: Scenario | null;
}

export function ScenarioTools({ text, scenario }: ScenarioToolsProps) {
  const actions = useActions();
  const [isPasting, setIsPasting] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const items: readonly MenuItem[] = [
    {
      type: "action",
      label: "Copy as text",
      icon: "copy",
      onSelect: () => void copy(actions, text, "The scenario is copied as text."),
    },
    {
      type: "action",
      label: "Copy as JSON",
      icon: "code",
      reason: scenario === null ? "The text has errors." : null,
      onSelect: () => {
        if (scenario === null) return;
        void copy(actions, writeScenario(scenario), "The scenario is copied as JSON.");
      },
    },
    { type: "line" },
    saveItem(actions, "text", "Save as text"),
    saveItem(actions, "scenario", "Save as JSON"),
    saveItem(actions, "recording", "Save the recording"),
    { type: "line" },
    {
      type: "action",
      label: "Open file…",
      icon: "open",
      onSelect: () => input.current?.click(),
    },
    {
      type: "action",
      label: "Paste text…",
      icon: "note",
      onSelect: () => setIsPasting(true),
    },
  ];
  return (
    <>
      <Menu
        align="end"
        trigger={{ label: "Copy, save, open", icon: "more", isIconOnly: true, variant: "quiet" }}
        items={items}
      />
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label="Scenario or recording to open"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again after it was changed.
          event.target.value = "";
          void openFile(files, actions);
        }}
      />
      {isPasting && <PasteDialog onClose={() => setIsPasting(false)} />}
    </>
  );
}

function saveItem(actions: SessionActions, format: SaveFormat, label: string): MenuItem {
  const save = async () => {
    const file = await actions.save(format);
    if (file !== null) saveFile(file.name, file.text);
  };
  return {
    type: "action",
    label,
    icon: "download",
    hint: "as applied",
    onSelect: () => void save(),
  };
}

async function copy(actions: SessionActions, text: string, done: string): Promise<void> {
  if (await actions.copyText(text)) actions.notify("info", done);
}
