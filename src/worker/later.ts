// How a worker lets its messages in between portions of its work.

/** @returns what does something after the messages that have come meanwhile: one thing at a time. */
export function createLater(): (run: () => void) => void {
  // Kept whole: Firefox collects a port that only its other end leads to, messages on their way included.
  const channel = new MessageChannel();
  let waiting: (() => void) | null = null;
  // A message to oneself comes after those that wait, and unlike a timer without a pause.
  channel.port1.addEventListener("message", () => {
    const run = waiting;
    waiting = null;
    run?.();
  });
  channel.port1.start();
  return (run) => {
    waiting = run;
    channel.port2.postMessage(null);
  };
}
