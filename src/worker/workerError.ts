// What a worker's error event says.

/** The message of the error; null where the browser gives none. */
export function findMessage(event: Event): string | null {
  const message = "message" in event ? event.message : undefined;
  return typeof message === "string" && message !== "" ? message : null;
}
