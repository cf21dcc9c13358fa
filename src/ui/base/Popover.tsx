// A panel that a button opens beside itself, closed by Escape, by a press elsewhere and by leaving it.
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { joinClasses } from "../joinClasses.ts";
import { Button, IconButton } from "./Button.tsx";
import { CompactContext } from "./compact.ts";
import type { IconName } from "./icons.ts";
import styles from "./Popover.module.css";
import { enterTopLayer, TOP_LAYER } from "./topLayer.ts";

interface Trigger {
  readonly label: string;
  readonly icon?: IconName;
  /** Only the icon is shown, and the label is its name. */
  readonly isIconOnly?: boolean;
  readonly variant?: "plain" | "primary" | "quiet" | "danger";
  readonly reason?: string | null | undefined;
  readonly className?: string | undefined;
}

interface PopoverProps {
  readonly trigger: Trigger;
  readonly role?: "menu" | "dialog";
  readonly align?: "start" | "end";
  /** What holds for all of the content, for those who do not see it. */
  readonly description?: string | undefined;
  /** The content, given what closes the popover and returns the focus to the button. */
  readonly children: (close: () => void) => ReactNode;
}

/** Opens below its button, above it where there is more room, and never outside of the window. */
export function Popover(props: PopoverProps) {
  const { trigger, role = "dialog", align = "start", description, children } = props;
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setIsOpen(false);
    document.getElementById(`${id}-button`)?.focus();
  };
  return (
    <>
      <TriggerButton
        {...trigger}
        ref={button}
        id={`${id}-button`}
        role={role}
        panelId={isOpen ? id : undefined}
        onToggle={() => setIsOpen(!isOpen)}
      />
      {isOpen && (
        <CompactContext value={false}>
          <Panel
            id={id}
            role={role}
            label={trigger.label}
            description={description}
            align={align}
            anchor={button}
            onClose={close}
            onLeave={() => setIsOpen(false)}
          >
            {children(close)}
          </Panel>
        </CompactContext>
      )}
    </>
  );
}

interface TriggerButtonProps extends Trigger {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly id: string;
  readonly role: "menu" | "dialog";
  readonly panelId: string | undefined;
  readonly onToggle: () => void;
}

function TriggerButton(props: TriggerButtonProps) {
  const { label, icon, isIconOnly = false, role, panelId, onToggle, ...rest } = props;
  const isOpen = panelId !== undefined;
  const shared = {
    ...rest,
    "aria-haspopup": role,
    "aria-expanded": isOpen,
    "aria-controls": panelId,
    onClick: onToggle,
    onKeyDown: (event: KeyboardEvent) => {
      if (role !== "menu" || isOpen || event.key !== "ArrowDown") return;
      event.preventDefault();
      onToggle();
    },
  } as const;
  if (isIconOnly && icon !== undefined) return <IconButton {...shared} label={label} icon={icon} />;
  return (
    <Button {...shared} icon={icon}>
      {label}
    </Button>
  );
}

interface PanelProps {
  readonly id: string;
  readonly role: "menu" | "dialog";
  readonly label: string;
  readonly description: string | undefined;
  readonly align: "start" | "end";
  readonly anchor: RefObject<HTMLButtonElement | null>;
  /** Closed by whoever is in it: the focus goes back to the button. */
  readonly onClose: () => void;
  /** Left for something else, which keeps the focus. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

const FOCUSABLE = "button, input, select, textarea, a[href], [tabindex='0']";

function Panel(props: PanelProps) {
  const { id, role, label, description, align, anchor, onClose, onLeave, children } = props;
  const panel = useRef<HTMLDivElement>(null);
  usePlace(panel, anchor, align);
  usePressOutside(panel, anchor, onLeave);
  useLayoutEffect(() => {
    const first = panel.current?.querySelector<HTMLElement>("[data-autofocus]");
    (first ?? panel.current?.querySelector<HTMLElement>(FOCUSABLE) ?? panel.current)?.focus();
  }, []);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    // Closes this alone, not a dialog around it.
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  const blur = (event: FocusEvent) => {
    const next = event.relatedTarget;
    if (!(next instanceof Node) || panel.current?.contains(next) || anchor.current?.contains(next))
      return;
    onLeave();
  };
  const naming = { role, "aria-label": label, "aria-description": description };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has a role, one of two
    <div
      ref={panel}
      id={id}
      {...TOP_LAYER}
      {...naming}
      tabIndex={-1}
      className={joinClasses(styles.panel, role === "menu" && styles.menu)}
      onKeyDown={press}
      onBlur={blur}
    >
      {children}
    </div>
  );
}

const GAP = 4;
const EDGE = 8;

function usePlace(
  panel: RefObject<HTMLElement | null>,
  anchor: RefObject<HTMLElement | null>,
  align: "start" | "end",
): void {
  useLayoutEffect(() => {
    const element = panel.current;
    const base = anchor.current;
    if (element === null || base === null) return;
    enterTopLayer(element);
    const place = () => placeBeside(element, base, align);
    place();
    window.addEventListener("resize", place);
    window.addEventListener("scroll", place, true);
    return () => {
      window.removeEventListener("resize", place);
      window.removeEventListener("scroll", place, true);
    };
  }, [panel, anchor, align]);
}

/** Below the base, or above it where there is more room; as high as the room at most. */
function placeBeside(element: HTMLElement, base: HTMLElement, align: "start" | "end"): void {
  const at = base.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - GAP - EDGE;
  const above = at.top - GAP - EDGE;
  element.style.maxHeight = `${Math.max(below, above)}px`;
  const { offsetWidth: width, offsetHeight: height } = element;
  const top = height <= below || below >= above ? at.bottom + GAP : at.top - GAP - height;
  const left = align === "start" ? at.left : at.right - width;
  const right = window.innerWidth - width - EDGE;
  element.style.top = `${top}px`;
  element.style.left = `${Math.max(EDGE, Math.min(left, right))}px`;
}

function usePressOutside(
  panel: RefObject<HTMLElement | null>,
  anchor: RefObject<HTMLElement | null>,
  onLeave: () => void,
): void {
  useEffect(() => {
    const press = ({ target }: PointerEvent) => {
      if (!(target instanceof Node)) return;
      if (panel.current?.contains(target) || anchor.current?.contains(target)) return;
      onLeave();
    };
    document.addEventListener("pointerdown", press, true);
    return () => document.removeEventListener("pointerdown", press, true);
  }, [panel, anchor, onLeave]);
}
