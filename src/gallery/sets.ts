// Gallery: locks by name, the whole set, and taking what is to be had.
import type { ExampleText } from "./example.ts";

const topic = "Lock sets";

export const SETS: readonly ExampleText[] = [
  {
    id: "whole-set",
    topic,
    scenario: `
title "The whole set, and adding to it"
question "All owns every member, only shared. Why can Adder not add a new one?"
answer "Whoever takes the whole set takes its internal lock first, in the same mode, and keeps it. Adding needs the internal lock exclusively: so the set cannot grow while somebody relies on having all of it. Named acquires do not take the internal lock."
kind lockset
locks n1 n2 n3
job All
  acquire all shared
  release all
job Adder
  add n4
job Named
  acquire n2 shared
  release all
`,
    choices: [
      "All",
      "All",
      "All",
      "All",
      "All",
      "Adder",
      "Adder",
      "Named",
      "Named",
      "All",
      "All",
      "Adder",
      "Adder",
      "All",
      "All",
      "All",
      "Named",
      "Named",
    ],
  },
  {
    id: "opportunistic",
    topic,
    scenario: `
title "Taking what is to be had"
question "Busy owns n2. What does an opportunistic acquire of the whole set return?"
answer "Everything but n2. It waits for the internal lock, as it must, and then tries each member with a timeout of 0: what is not free at that moment is skipped. The result may be empty, and the caller has to look at what it got."
kind lockset
locks n1 n2 n3
job Busy
  acquire n2
  work 20
  release all
job Allocator
  acquire all opportunistic
  release all
`,
    choices: [
      "Busy",
      "Busy",
      "Busy",
      "Allocator",
      "Allocator",
      "Allocator",
      "Allocator",
      "Allocator",
      "Allocator",
      "Allocator",
      "Allocator",
      "Allocator",
      { deadline: true },
      "Busy",
      "Busy",
      "Busy",
    ],
  },
  {
    id: "gone",
    topic,
    scenario: `
title "A name that goes away"
question "Both wait for n2 while it is removed. Why does only Named fail?"
answer "Named asked for n2 itself, so its acquire raises not-found and gives back what it had already got. All asked for the whole set, whatever that is: a member that has gone is skipped."
kind lockset
locks n1 n2
job Remover
  acquire n2
  remove n2
job Named
  acquire n1 n2 shared
job All
  acquire all shared
  release all
`,
    choices: [
      "Remover",
      "Remover",
      "Named",
      "Named",
      "Named",
      "All",
      "All",
      "All",
      "All",
      "Remover",
      "Remover",
      "Named",
      "All",
      "Named",
      "All",
      "All",
      "All",
    ],
  },
  {
    id: "sorted-names",
    topic,
    scenario: `
title "Order by name keeps two jobs apart"
question "One asks for n2 and n1, the other for n1 and n2. Can they deadlock?"
answer "No. A set takes its members in order of their names, whatever order they are given in. Both begin with n1, so one of them waits before it owns anything that the other needs. Mind the order: by code point, n10 comes before n2."
kind lockset
locks n1 n2 n10
job Down
  acquire n2 n1
  release all
job Up
  acquire n1 n2 n10
  release all
`,
    choices: [
      "Down",
      "Up",
      "Down",
      "Up",
      "Down",
      "Down",
      "Down",
      "Up",
      "Up",
      "Up",
      "Down",
      "Up",
      "Up",
      "Up",
      "Up",
      "Up",
    ],
  },
];
