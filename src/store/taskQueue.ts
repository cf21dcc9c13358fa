// One thing after another: tasks that must not overlap, in the order in which they were added.

/** A task must not reject: it deals with its own errors. */
export type Task = () => Promise<void>;

export interface TaskQueue {
  add(task: Task): void;
  /** Before all that waits; after the task that is being done. */
  addFirst(task: Task): void;
}

/** A queue that starts on a task at once when it has nothing else to do. */
export function createTaskQueue(): TaskQueue {
  const waiting: Task[] = [];
  let isBusy = false;

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task();
    isBusy = false;
  }

  return {
    add: (task) => {
      waiting.push(task);
      void work();
    },
    addFirst: (task) => {
      waiting.unshift(task);
      void work();
    },
  };
}
