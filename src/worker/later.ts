// How a worker lets its messages in between portions of its work.

/** @returns what does something after the messages that have come meanwhile: one thing at a time. */
export function createLater(): (run: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  let waiting: (() => void) | null = null;
  // A message to oneself comes after those that wait, and unlike a timer without a pause.
  port1.addEventListener("message", () => {
    const run = waiting;
    waiting = null;
    run?.();
  });
  port1.start();
  return (run) => {
    waiting = run;
    port2.postMessage(null);
  };
}
