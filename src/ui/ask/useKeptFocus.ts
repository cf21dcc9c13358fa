// Keeps the focus near controls that go away when they are pressed, for those who go on by keys.
import { type RefObject, useEffect, useRef } from "react";
import { useSession } from "../useSession.ts";
import { useInquiry } from "./useInquiry.ts";

/**
 * The box takes the focus when what had it in there is gone.
 * @param isWanted whether it does so too when it appears and nothing has the focus.
 */
export function useKeptFocus(box: RefObject<HTMLElement | null>, isWanted: boolean): void {
  const held = useRef<EventTarget | null>(null);
  const isNew = useRef(true);
  // What is in the box changes with these.
  useInquiry((state) => state.cutting !== null);
  useSession((state) => state.position);
  useEffect(() => {
    const hold = ({ target }: FocusEvent) => {
      held.current = target;
    };
    const element = box.current;
    element?.addEventListener("focusin", hold);
    return () => element?.removeEventListener("focusin", hold);
  }, [box]);
  useEffect(() => {
    const { current } = held;
    const isGone = current instanceof Node && !current.isConnected;
    const isLost = isGone || (isNew.current && isWanted);
    isNew.current = false;
    if (isLost && document.activeElement === document.body) {
      box.current?.focus({ preventScroll: true });
    }
  });
}
