// Keeps elements in the order in which they are read and reached, whatever happened before.

/** Browsers that know it move an element without ending its transitions or taking its focus. */
interface Mover {
  readonly moveBefore?: (element: Element, before: Element | null) => void;
}

/** Puts children into an order. Those in their places are left alone, others come behind or stay between. */
export function putInOrder(parent: Element, wanted: readonly Element[]): void {
  const ordered = new Set(wanted);
  let at = parent.firstElementChild;
  for (const element of wanted) {
    while (at !== null && !ordered.has(at)) at = at.nextElementSibling;
    if (element === at) at = at.nextElementSibling;
    else put(parent, element, at);
  }
}

function put(parent: Element & Mover, element: Element, before: Element | null): void {
  const isMove = element.parentNode === parent && parent.isConnected;
  if (isMove && parent.moveBefore !== undefined) {
    parent.moveBefore(element, before);
    return;
  }
  const focused = document.activeElement;
  const hasFocus = focused !== null && element.contains(focused);
  parent.insertBefore(element, before);
  if (hasFocus && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}
