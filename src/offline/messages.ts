// What the page asks of its service worker, each with a port for the one reply.

export type Order =
  /** A waiting worker: take over from the one that is active. */
  | "activate"
  /** Say whether the server still has this page; true where it cannot be reached. */
  | "inquire"
  /** Keep all files of the build. */
  | "fill"
  /** Remove everything that was kept, and keep nothing more. */
  | "leave";

/** Whether it was done. */
export type Reply = boolean;
