// The tip beside a control: what an icon stands for, its key, and why it cannot be used.
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { enterTopLayer, TOP_LAYER } from "./base/topLayer.ts";
import styles from "./Tips.module.css";

interface Tip {
  readonly element: Element;
  readonly text: string;
  readonly keys: string | null;
}

/** How long the pointer rests before a tip comes, in ms. */
const DELAY = 450;
const GAP = 6;
const EDGE = 8;

/**
 * One for the whole page: shows `data-tip` and `data-keys` of what is pointed at or reached by keyboard.
 * Names and reasons are in the markup besides, so this is hidden from assistive technology.
 */
export function Tips() {
  const [tip, setTip] = useState<Tip | null>(null);
  useTipEvents(setTip);
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || tip === null) return;
    enterTopLayer(element);
    const at = tip.element.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = element;
    const isRoom = at.bottom + GAP + height < window.innerHeight - EDGE;
    const left = at.left + at.width / 2 - width / 2;
    element.style.top = `${isRoom ? at.bottom + GAP : at.top - GAP - height}px`;
    element.style.left = `${Math.max(EDGE, Math.min(left, window.innerWidth - width - EDGE))}px`;
  }, [tip]);
  if (tip === null) return null;
  return (
    <div key={tip.text} ref={ref} className={styles.tip} {...TOP_LAYER} aria-hidden="true">
      {tip.text}
      {tip.keys !== null && <kbd className={styles.keys}>{tip.keys}</kbd>}
    </div>
  );
}

function useTipEvents(setTip: (tip: Tip | null) => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (tip: Tip | null, delay: number) => {
      clearTimeout(timer);
      if (tip === null || delay === 0) setTip(tip);
      else timer = setTimeout(() => setTip(tip.element.isConnected ? tip : null), delay);
    };
    const point = ({ target, pointerType }: PointerEvent) =>
      show(pointerType === "touch" ? null : findTip(target), DELAY);
    // Only for who walks with Tab: what a dialog focuses by itself needs no tip.
    let isWalking = false;
    const focus = ({ target }: FocusEvent) => show(isWalking ? findTip(target) : null, 0);
    const hide = (event: Event) => {
      if (event instanceof KeyboardEvent) isWalking = event.key === "Tab";
      else if (event.type === "pointerdown") isWalking = false;
      show(null, 0);
    };
    document.addEventListener("pointerover", point);
    document.addEventListener("focusin", focus);
    const hiding = ["pointerdown", "keydown", "focusout", "scroll"] as const;
    for (const name of hiding) document.addEventListener(name, hide, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerover", point);
      document.removeEventListener("focusin", focus);
      for (const name of hiding) document.removeEventListener(name, hide, true);
    };
  }, [setTip]);
}

function findTip(target: EventTarget | null): Tip | null {
  if (!(target instanceof Element)) return null;
  const element = target.closest("[data-tip], [data-keys]");
  const text = element?.getAttribute("data-tip") ?? "";
  const keys = element?.getAttribute("data-keys") ?? null;
  return element === null || (text === "" && keys === null) ? null : { element, text, keys };
}
