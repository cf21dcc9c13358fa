// What every picture is given and says: what is selected. Jobs and locks by their index.

/** What is selected on the page. `position` counts choices. */
export type Selection =
  | { readonly type: "job"; readonly job: number }
  | { readonly type: "lock"; readonly lock: number }
  | { readonly type: "step"; readonly position: number };
