// Gallery: priorities, timeouts, downgrades and deletion.
import type { ExampleText } from "./example.ts";

const topic = "Priority, time, downgrade, deletion";

export const URGENCY: readonly ExampleText[] = [
  {
    id: "priorities",
    topic,
    scenario: `
title "The more urgent go first"
question "Three jobs wait for the lock of A. In which order do they get it?"
answer "By priority, the lowest number first: Urgent (-10), then Normal (0), then Idle (10), whenever they came. Within one priority it is first come, first served."
kind sharedlock
locks web1
job A
  acquire web1
  release web1
job Idle
  acquire web1 priority 10
  release web1
job Normal
  acquire web1
  release web1
job Urgent
  acquire web1 priority -10
  release web1
`,
    choices: [
      "A",
      "Idle",
      "Normal",
      "Urgent",
      "A",
      "Urgent",
      "Urgent",
      "Normal",
      "Normal",
      "Idle",
      "Idle",
    ],
  },
  {
    id: "barging",
    topic,
    scenario: `
title "Overtaken between the call and the answer"
question "Waiter has been notified, the lock is free, and still it does not get it. What happened?"
answer "A release only notifies; the lock stays free until the notified job runs. Urgent comes in that moment: it is more urgent than all that is pending, so it is on top of the queue and takes the lock at once. Waiter wakes, finds another owner, and waits again."
kind sharedlock
locks web1
job Owner
  acquire web1
  release web1
job Waiter
  acquire web1
  release web1
job Urgent
  acquire web1 priority -5
  release web1
`,
    choices: ["Owner", "Waiter", "Owner", "Urgent", "Waiter", "Urgent", "Waiter", "Waiter"],
  },
  {
    id: "downgrade",
    topic,
    scenario: `
title "A downgrade jumps the queue"
question "Writer2 came first. Why are the readers in before it?"
answer "When an exclusive owner downgrades it goes on as a sharer, and the group of sharers that waits at the most urgent priority is moved to the front and notified: they can run beside it at once. Exclusives of that priority are overtaken. Writer2 gets the lock when the last of them has gone."
kind sharedlock
locks image
job Owner
  acquire image
  downgrade image
  release image
job Writer2
  acquire image
  release image
job Reader1
  acquire image shared
  release image
job Reader2
  acquire image shared
  release image
`,
    choices: [
      "Owner",
      "Writer2",
      "Reader1",
      "Reader2",
      "Owner",
      "Reader1",
      "Reader2",
      "Owner",
      "Reader1",
      "Reader2",
      "Writer2",
      "Writer2",
    ],
  },
  {
    id: "timeout",
    topic,
    scenario: `
title "A timeout that starts again"
question "Patient waits with a timeout of 10 ms from 0 ms on. At 18 ms it still waits. How?"
answer "Each sleep lasts the full timeout, counted from the moment at which it began (quirk Q4). Patient was notified at 9 ms and found the more urgent Pusher in its place; it slept again, with a deadline at 19 ms. When it wakes then its timeout has passed: it gives up, and its acquire returns false."
kind sharedlock
locks web1
job Owner
  acquire web1
  release web1
job Patient
  acquire web1 timeout 10
job Pusher
  acquire web1 priority -1
  work 50
  release web1
`,
    choices: [
      "Owner",
      "Patient",
      9,
      "Owner",
      "Pusher",
      "Patient",
      "Pusher",
      9,
      { deadline: true },
      "Patient",
      { deadline: true },
      "Pusher",
      "Pusher",
    ],
  },
  {
    id: "deletion",
    topic,
    scenario: `
title "Deleted under its waiters"
question "Two jobs wait for a lock, and its owner deletes it. What becomes of them?"
answer "Deleting needs the lock exclusively; then it is gone in the same step, and everybody who waits is notified. Each of them raises LockError deleted when it runs. Until then the lock is still listed, with mode deleted."
kind sharedlock
locks web1
job Remover
  acquire web1
  delete web1
job Reader
  acquire web1 shared
job Writer
  acquire web1
`,
    choices: ["Remover", "Reader", "Writer", "Remover", "Reader", "Writer"],
  },
];
