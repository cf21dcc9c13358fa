// The top bar: what is open, and what can be done with it as a whole.
import { type RefObject, useRef } from "react";
import type { SaveFormat, SessionActions } from "../store/sessionTypes.ts";
import { THEMES } from "../store/settings.ts";
import { Button, IconButton } from "./base/Button.tsx";
import { Menu, type MenuItem } from "./base/Menu.tsx";
import { ACCEPTED, openFile } from "./openFile.ts";
import { saveFile } from "./saveFile.ts";
import { TitleField } from "./TitleField.tsx";
import styles from "./TopBar.module.css";
import { useTier } from "./useMedia.ts";
import { useActions, useSession, useSettings } from "./useSession.ts";

export type DialogName = "gallery" | "share" | "shortcuts" | "offline";

type Chooser = RefObject<HTMLInputElement | null>;

interface TopBarProps {
  readonly onOpenDialog: (name: DialogName) => void;
}

export function TopBar({ onOpenDialog }: TopBarProps) {
  const isNarrow = useTier() === "narrow";
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <header className={styles.bar}>
      <h1 className={styles.brand}>
        <Mark />
        <span className={isNarrow ? "visually-hidden" : undefined}>Lockscope</span>
      </h1>
      <TitleField />
      {isNarrow ? (
        <NarrowActions onOpenDialog={onOpenDialog} chooser={chooser} />
      ) : (
        <WideActions onOpenDialog={onOpenDialog} chooser={chooser} />
      )}
      <FileInput ref={chooser} />
    </header>
  );
}

interface ActionsProps extends TopBarProps {
  readonly chooser: Chooser;
}

function WideActions({ onOpenDialog, chooser }: ActionsProps) {
  const fileItems = useFileItems(chooser);
  const settingItems = useSettingItems(onOpenDialog);
  return (
    <nav className={styles.actions} aria-label="Document">
      <UndoButtons />
      <Button variant="quiet" icon="gallery" keys="G" onClick={() => onOpenDialog("gallery")}>
        Gallery
      </Button>
      <Menu
        trigger={{ label: "File", icon: "open", variant: "quiet" }}
        align="end"
        items={fileItems}
      />
      <Button icon="share" keys="S" onClick={() => onOpenDialog("share")}>
        Share
      </Button>
      <Menu
        trigger={{ label: "Settings", icon: "settings", isIconOnly: true }}
        align="end"
        items={settingItems}
      />
      <IconButton label="Keys" icon="keyboard" keys="?" onClick={() => onOpenDialog("shortcuts")} />
    </nav>
  );
}

function NarrowActions({ onOpenDialog, chooser }: ActionsProps) {
  const fileItems = useFileItems(chooser);
  const settingItems = useSettingItems(onOpenDialog);
  const editItems = useEditItems();
  const items: readonly MenuItem[] = [
    ...fileItems,
    { type: "line" },
    ...editItems,
    { type: "line" },
    ...settingItems,
    { type: "action", label: "Keys", icon: "keyboard", onSelect: () => onOpenDialog("shortcuts") },
  ];
  return (
    <nav className={styles.actions} aria-label="Document">
      <IconButton label="Gallery" icon="gallery" onClick={() => onOpenDialog("gallery")} />
      <IconButton label="Share" icon="share" onClick={() => onOpenDialog("share")} />
      <Menu trigger={{ label: "More", icon: "more", isIconOnly: true }} align="end" items={items} />
    </nav>
  );
}

function UndoButtons() {
  const items = useEditItems();
  if (items.every(({ reason }) => reason !== null)) return null;
  return items.map(({ label, icon, keys, reason, onSelect }) => (
    <IconButton key={icon} {...{ label, icon, keys, reason }} onClick={onSelect} />
  ));
}

/** To undo and to redo. */
function useEditItems() {
  const { undo, redo } = useActions();
  const undoes = useSession((state) => state.undoes);
  const redoes = useSession((state) => state.redoes);
  return [
    {
      type: "action",
      // Steps since are gone then, too.
      label: undoes === null ? "Undo" : `Undo ${undoes} and all since`,
      icon: "undo",
      keys: "Ctrl Z",
      reason: undoes === null ? "Nothing is left to undo" : null,
      onSelect: undo,
    },
    {
      type: "action",
      label: redoes === null ? "Redo" : `Redo ${redoes}`,
      icon: "redo",
      keys: "Ctrl Shift Z",
      reason: redoes === null ? "Nothing was undone" : null,
      onSelect: redo,
    },
  ] as const;
}

function useFileItems(chooser: Chooser): readonly MenuItem[] {
  const { save } = useActions();
  const item = (label: string, format: SaveFormat): MenuItem => ({
    type: "action",
    label,
    icon: "download",
    onSelect: () => void saveAs(save, format),
  });
  return [
    {
      type: "action",
      label: "Open a file",
      icon: "open",
      hint: "Or drop one on the page",
      onSelect: () => chooser.current?.click(),
    },
    { type: "line" },
    item("Save the recording", "recording"),
    item("Save the scenario as text", "text"),
    item("Save the scenario as JSON", "scenario"),
  ];
}

async function saveAs(save: SessionActions["save"], format: SaveFormat): Promise<void> {
  const file = await save(format);
  if (file !== null) saveFile(file.name, file.text);
}

const THEME_WORDS = { system: "As the system", light: "Light", dark: "Dark" } as const;

function useSettingItems(onOpenDialog: TopBarProps["onOpenDialog"]): readonly MenuItem[] {
  const theme = useSettings((settings) => settings.theme);
  const change = useSettings((settings) => settings.change);
  return [
    { type: "heading", label: "Theme" },
    ...THEMES.map((name) => ({
      type: "choice" as const,
      label: THEME_WORDS[name],
      isChecked: theme === name,
      onSelect: () => change({ theme: name }),
    })),
    { type: "line" },
    { type: "action", label: "Offline and threads", onSelect: () => onOpenDialog("offline") },
  ];
}

/** The browser's own field for a file, out of sight: `ref.current.click()` opens its dialog. */
function FileInput({ ref }: { readonly ref: Chooser }) {
  const actions = useActions();
  return (
    <input
      ref={ref}
      type="file"
      hidden
      accept={ACCEPTED}
      aria-label="File to open"
      onChange={(event) => {
        const files = [...(event.target.files ?? [])];
        // The same file may be chosen again after it was changed.
        event.target.value = "";
        void openFile(files, actions);
      }}
    />
  );
}

/** The page's sign, a keyhole in a scope, in the colours of the theme. */
function Mark() {
  return (
    <svg viewBox="0 0 22 22" width="22" height="22" fill="none" aria-hidden="true">
      <g stroke="var(--accent)" strokeWidth="1.75" strokeLinecap="round">
        <circle cx="11" cy="11" r="7.25" />
        <path d="M11 1.5v3M11 17.5v3M1.5 11h3M17.5 11h3" />
      </g>
      <path
        fill="currentColor"
        d="M11 7.4a2.2 2.2 0 0 1 1.2 4.04l.7 3.16H9.1l.7-3.16A2.2 2.2 0 0 1 11 7.4Z"
      />
    </svg>
  );
}
