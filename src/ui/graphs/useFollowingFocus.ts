// Takes the focus from a control that goes away to the picture that comes in its place, for those who go on by keys.
import { type RefObject, useEffect, useRef } from "react";

/**
 * @param box holds the focus until there is a picture.
 * @param stage changes with what is in the box.
 */
export function useFollowingFocus(box: RefObject<HTMLElement | null>, stage: string): void {
  const held = useRef<EventTarget | null>(null);
  useEffect(() => {
    const element = box.current;
    const hold = ({ target }: FocusEvent) => {
      held.current = target;
    };
    element?.addEventListener("focusin", hold);
    return () => element?.removeEventListener("focusin", hold);
  }, [box]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only then something comes and goes
  useEffect(() => {
    const element = box.current;
    const { activeElement, body } = document;
    const isGone = held.current instanceof Node && !held.current.isConnected;
    if (element === null || !(activeElement === element || (isGone && activeElement === body))) {
      return;
    }
    const picture = element.querySelector<HTMLElement>("[role='application']");
    (picture ?? element).focus({ preventScroll: true });
  }, [box, stage]);
}
