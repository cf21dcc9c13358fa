// Gallery: how sharers, exclusive owners and the queue of one lock get along.
import type { ExampleText } from "./example.ts";

const topic = "Sharing and queueing";

export const SHARING: readonly ExampleText[] = [
  {
    id: "sharers-coexist",
    topic,
    scenario: `
title "Sharers coexist, a writer waits"
question "Two readers share a lock. When does the writer get it?"
answer "When the last reader has released it. Sharers own the lock together; an exclusive owner has to be alone, so the writer queues behind both. The first release notifies nobody, because the other reader still owns the lock; only the last owner to go notifies the top of the queue."
kind sharedlock
locks config
job Reader1
  acquire config shared
  release config
job Reader2
  acquire config shared
  release config
job Writer
  acquire config
  release config
`,
    choices: ["Reader1", "Reader2", "Writer", "Reader1", "Reader2", "Writer", "Writer"],
  },
  {
    id: "waiting-writer",
    topic,
    scenario: `
title "A waiting writer blocks a later reader"
question "Reader2 would fit beside Reader1, who shares the lock. Why does it wait?"
answer "Because somebody waits already. Whoever comes while anything at all is pending has to queue, compatible with the owner or not: otherwise a stream of readers would keep the writer out for ever. Reader2 waits behind a waiter, not behind an owner: a soft block."
kind sharedlock
locks config
job Reader1
  acquire config shared
  release config
job Writer
  acquire config
  release config
job Reader2
  acquire config shared
  release config
`,
    choices: ["Reader1", "Writer", "Reader2", "Reader1", "Writer", "Writer", "Reader2", "Reader2"],
  },
  {
    id: "groups",
    topic,
    scenario: `
title "Sharers queue as one group"
question "B2 comes after the exclusive C, yet it gets the lock together with B1. Is that fair?"
answer "It is the rule: a shared acquire joins the group of sharers that waits at its priority, even if exclusives queued in between. One card in the queue stands for the whole group, and one notification wakes all of it. Once the group has been notified it takes nobody in any more, so C is not put off again."
kind sharedlock
locks disk
job A
  acquire disk
  release disk
job B1
  acquire disk shared
  release disk
job C
  acquire disk
  release disk
job B2
  acquire disk shared
  release disk
`,
    choices: ["A", "B1", "C", "B2", "A", "B1", "B2", "B1", "B2", "C", "C"],
  },
  {
    id: "asleep",
    topic,
    scenario: `
title "The sharer that sleeps beside a free place"
question "The writer has given up, and the lock is only shared. Why does Reader3 not get it?"
answer "Nobody wakes it (quirk Q1). Only a release that leaves the lock without any owner notifies the top of the queue. When the writer's timeout strikes it just leaves; Reader3 is on top and compatible now, but it sleeps until the last reader has gone. Had it a timeout of its own, it would get the lock when that ends: whoever wakes looks again before giving up."
kind sharedlock
locks config
job Reader1
  acquire config shared
  work 30
  release config
job Reader2
  acquire config shared
  work 60
  release config
job Writer
  acquire config timeout 5
job Reader3
  acquire config shared
  release config
`,
    choices: [
      "Reader1",
      "Reader2",
      "Writer",
      "Reader3",
      "Reader1",
      "Reader2",
      { deadline: true },
      "Writer",
      { deadline: true },
      "Reader1",
      "Reader1",
      { deadline: true },
      "Reader2",
      "Reader2",
      "Reader3",
      "Reader3",
    ],
  },
];
