// What is under the pointer, or has the focus: the button there, or the slot of what is only painted.
import { findTarget, type Target } from "./stageLayout.ts";
import { isNear, type Screen } from "./stageScreen.ts";

/** Of a cell's parts tokens mean their job, the rest means the lock. */
function readTarget(element: Element): Target | null {
  const part = element.closest<HTMLElement>("[data-job], [data-lock], [data-queue]");
  if (part === null) return null;
  const { job, lock, queue } = part.dataset;
  if (job !== undefined) return { type: "job", index: Number(job) };
  return { type: "lock", index: Number(lock ?? queue) };
}

/** The job or lock that an event is about, or null. */
export function findPointed(screen: Screen, event: Event): Target | null {
  const found = event.target instanceof Element ? readTarget(event.target) : null;
  if (found !== null || isNear(screen) || screen.picture === null) return found;
  if (!(event instanceof MouseEvent)) return null;
  const bounds = screen.layers.root.getBoundingClientRect();
  const point: [number, number] = [event.clientX - bounds.left, event.clientY - bounds.top];
  const [x, y] = screen.view.invert(point);
  return findTarget(screen.picture.layout, x, y);
}
