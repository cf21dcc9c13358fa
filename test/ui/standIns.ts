// What the test's document lacks of a browser's: media queries, modal dialogs and captured pointers.

/** Media queries that hold, by their text; all others do not. */
export function installMedia(...holding: readonly string[]): void {
  window.matchMedia = (query) =>
    Object.assign(new EventTarget(), {
      matches: holding.includes(query),
      media: query,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
    });
}

/** `showModal` that opens and focuses, `close` that gives the focus back, as browsers do. */
export function installDialogs(): void {
  const openers = new WeakMap<HTMLDialogElement, Element | null>();
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    openers.set(this, document.activeElement);
    this.setAttribute("open", "");
    this.querySelector<HTMLElement>("button, input, select, textarea")?.focus();
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.removeAttribute("open");
    const opener = openers.get(this);
    if (opener instanceof HTMLElement) opener.focus();
  };
}

export function installPointerCapture(): void {
  HTMLElement.prototype.setPointerCapture = () => {};
}
