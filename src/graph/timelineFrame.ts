// Work that is done at most once a frame, and listening to what changes an element's size.

export interface Frame {
  request(): void;
  cancel(): void;
}

/** Runs the work with the next frame after each request. */
export function createFrame(work: () => void): Frame {
  let pending = 0;
  return {
    request() {
      if (pending !== 0) return;
      pending = requestAnimationFrame(() => {
        pending = 0;
        work();
      });
    },
    cancel() {
      cancelAnimationFrame(pending);
      pending = 0;
    },
  };
}

/** Calls back whenever the element's size changed, where the browser can tell. Returns how to stop that. */
export function watchSize(element: Element, onChange: () => void): () => void {
  if (typeof ResizeObserver === "undefined") return () => undefined;
  const observer = new ResizeObserver(onChange);
  observer.observe(element);
  return () => observer.disconnect();
}
