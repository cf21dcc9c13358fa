// The rules of one lock in TLA+: section 1 and 2 of docs/rules.md. The text is the same for every scenario.

/**
 * A lock is a record; its queue has the conditions in the order in which they are served. Each operator is
 * one critical section, and gives the lock afterwards, the outcome, and the jobs that are notified.
 */
export const LOCK_RULES = String.raw`
-------------------------------------------------------------------------------
\* Rules of one lock

Min(numbers) == CHOOSE n \in numbers : \A other \in numbers : n <= other
Max(numbers) == CHOOSE n \in numbers : \A other \in numbers : n >= other

FreeLock == [exclusive |-> 0, sharers |-> {}, deleted |-> FALSE, queue |-> <<>>]

Owners(lock) == IF lock.exclusive # 0 THEN {lock.exclusive} ELSE lock.sharers

Fits(lock, shared) == lock.exclusive = 0 /\ (shared \/ lock.sharers = {})

IsWaiting(lock, j) == \E i \in DOMAIN lock.queue : j \in lock.queue[i].waiters

Change(lock, outcome, woken) == [lock |-> lock, outcome |-> outcome, woken |-> woken]

Own(lock, j, shared) ==
  IF shared THEN [lock EXCEPT !.sharers = @ \cup {j}] ELSE [lock EXCEPT !.exclusive = j]

Disown(lock, j) ==
  [lock EXCEPT !.exclusive = IF @ = j THEN 0 ELSE @, !.sharers = @ \ {j}]

Without(queue, i) == SubSeq(queue, 1, i - 1) \o SubSeq(queue, i + 1, Len(queue))

Joinable(queue, priority) ==
  {i \in DOMAIN queue : queue[i].joinable /\ queue[i].priority = priority}

Shut(queue, priority) ==
  [i \in DOMAIN queue |->
    IF queue[i].priority = priority THEN [queue[i] EXCEPT !.joinable = FALSE] ELSE queue[i]]

\* Rule 2.acquire.5: behind all of this priority, before what is less urgent.
Insert(queue, condition) ==
  LET ahead == Cardinality({i \in DOMAIN queue : queue[i].priority <= condition.priority})
  IN SubSeq(queue, 1, ahead) \o <<condition>> \o SubSeq(queue, ahead + 1, Len(queue))

Enqueue(lock, j, v) ==
  LET open == Joinable(lock.queue, v.priority)
      fresh == [priority |-> v.priority, shared |-> v.shared, joinable |-> v.shared, waiters |-> {j}]
  IN IF v.shared /\ open # {}
     THEN [lock EXCEPT !.queue[Min(open)].waiters = @ \cup {j}]
     ELSE [lock EXCEPT !.queue = Insert(@, fresh)]

\* Rule 2.acquire.8: the last one of a shared condition closes whichever is joinable by now (quirk Q3).
Leave(lock, j) ==
  LET i == CHOOSE n \in DOMAIN lock.queue : j \in lock.queue[n].waiters
      condition == lock.queue[i]
      rest == Without(lock.queue, i)
  IN IF condition.waiters # {j} THEN [lock EXCEPT !.queue[i].waiters = @ \ {j}]
     ELSE IF condition.shared THEN [lock EXCEPT !.queue = Shut(rest, condition.priority)]
     ELSE [lock EXCEPT !.queue = rest]

\* Rule 2.acquire.6 and 7: on top and compatible, whatever the deadline.
LookAgain(lock, j, v, isExpired) ==
  IF lock.deleted THEN Change(Leave(lock, j), "gone", {})
  ELSE IF j \in Head(lock.queue).waiters /\ Fits(lock, v.shared)
  THEN Change(Own(Leave(lock, j), j, v.shared), "granted", {})
  ELSE IF isExpired THEN Change(Leave(lock, j), "refused", {})
  ELSE Change(lock, "waits", {})

Acquire(lock, j, v, isExpired) ==
  IF IsWaiting(lock, j) THEN LookAgain(lock, j, v, isExpired)
  ELSE IF lock.deleted THEN Change(lock, "gone", {})
  ELSE IF j \in Owners(lock) THEN Change(lock, "failed", {})
  ELSE IF lock.queue = <<>> /\ Fits(lock, v.shared)
  THEN Change(Own(lock, j, v.shared), "granted", {})
  ELSE IF v.patience = 0 THEN Change(lock, "refused", {})
  ELSE LookAgain(Enqueue(lock, j, v), j, v, FALSE)

\* Rule 2.delete: with the lock held, it goes in the same step as the grant.
Destroy(lock) ==
  Change([lock EXCEPT !.exclusive = 0, !.sharers = {}, !.deleted = TRUE], "granted",
    UNION {lock.queue[i].waiters : i \in DOMAIN lock.queue})

Delete(lock, j, v, isExpired) ==
  LET got == Acquire(lock, j, v, isExpired)
  IN IF lock.exclusive = j THEN Destroy(lock)
     ELSE IF got.outcome = "granted" THEN Destroy(got.lock) ELSE got

\* Rule 2.release: only the last owner to go notifies, and only the condition on top (quirk Q1).
Release(lock, j) ==
  LET free == Disown(lock, j)
      top == Head(free.queue)
  IN IF j \notin Owners(lock) THEN Change(lock, "failed", {})
     ELSE IF Owners(free) # {} \/ free.queue = <<>> THEN Change(free, "done", {})
     ELSE IF top.shared
     THEN Change([free EXCEPT !.queue = Shut(@, top.priority)], "done", top.waiters)
     ELSE Change(free, "done", top.waiters)

\* Rule 2.downgrade: the joinable group of the most urgent list moves to its front (quirks Q2, Q5).
Downgrade(lock, j) ==
  LET shared == Own(Disown(lock, j), j, TRUE)
      open == IF lock.queue = <<>> THEN {} ELSE Joinable(lock.queue, Head(lock.queue).priority)
      group == [lock.queue[Min(open)] EXCEPT !.joinable = FALSE]
  IN IF j \notin Owners(lock) THEN Change(lock, "failed", {})
     ELSE IF lock.exclusive # j THEN Change(lock, "done", {})
     ELSE IF open = {} THEN Change(shared, "done", {})
     ELSE Change([shared EXCEPT !.queue = <<group>> \o Without(@, Min(open))], "done", group.waiters)
`;

/** `w` is a world: the locks, the jobs, and the members of sets. Each operator gives the next one. */
export const WORLD_RULES = String.raw`
-------------------------------------------------------------------------------
\* A step of a job

Op(w, j) == Programs[j][w.jobs[j].pc]

Finish(w, j) ==
  LET next == w.jobs[j].pc + 1
      isLast == next > Len(Programs[j])
  IN [w EXCEPT !.jobs[j] = [FreshJob EXCEPT
       !.pc = next,
       !.stage = IF isLast THEN "over" ELSE "begin",
       !.due = IF isLast THEN Never ELSE 0]]

\* One critical section. Each sleep lasts the whole timeout anew (quirk Q4).
Section(w, j, v) ==
  LET lock == w.locks[v.lock]
      me == w.jobs[j]
      change == CASE v.verb = "acquire" -> Acquire(lock, j, v, me.left = 0)
                  [] v.verb = "delete" -> Delete(lock, j, v, me.left = 0)
                  [] v.verb = "release" -> Release(lock, j)
                  [] v.verb = "downgrade" -> Downgrade(lock, j)
      nap == IF change.outcome # "waits" THEN 0
             ELSE IF IsWaiting(lock, j) THEN me.nap ELSE v.patience
      woken == [i \in Jobs |->
        IF i = j THEN [me EXCEPT !.nap = nap, !.due = nap]
        ELSE IF i \in change.woken THEN [w.jobs[i] EXCEPT !.due = 0] ELSE w.jobs[i]]
  IN [world |-> [w EXCEPT !.locks[v.lock] = change.lock, !.jobs = woken], outcome |-> change.outcome]

Verb(verb, lock, shared, priority, patience) ==
  [verb |-> verb, lock |-> lock, shared |-> shared, priority |-> priority, patience |-> patience]
`;

export const LOCK_STEP = `
StepOperation(w, j) ==
  LET op == Op(w, j)
      isFirst == ~IsWaiting(w.locks[op.lock], j)
      start == [w EXCEPT !.jobs[j].left = IF isFirst THEN op.timeout ELSE @]
      done == Section(start, j, Verb(op.verb, op.lock, op.shared, op.priority, op.timeout))
  IN IF done.outcome = "waits" THEN done.world ELSE Finish(done.world, j)
`;

/** Rule 7: the clock moves when nobody can run, to the nearest deadline; times are what is left of them. */
export const SPEC = String.raw`
Step(w, j) ==
  IF Op(w, j).verb # "work" THEN StepOperation(w, j)
  ELSE IF w.jobs[j].stage = "begin"
  THEN [w EXCEPT !.jobs[j].stage = "working", !.jobs[j].due = Op(w, j).timeout]
  ELSE Finish(w, j)

-------------------------------------------------------------------------------
VARIABLES locks, jobs, members

vars == <<locks, jobs, members>>

Init ==
  /\ locks = [l \in Locks |-> FreeLock]
  /\ jobs = [j \in Jobs |-> IF Programs[j] = <<>>
                            THEN [FreshJob EXCEPT !.stage = "over", !.due = Never]
                            ELSE FreshJob]
  /\ members = FirstMembers

Run(j) ==
  /\ jobs[j].due = 0
  /\ LET next == Step([locks |-> locks, jobs |-> jobs, members |-> members], j)
     IN locks' = next.locks /\ jobs' = next.jobs /\ members' = next.members

\* The nearest deadline, once nobody can run.
Tick ==
  LET to == Min({jobs[j].due : j \in {i \in Jobs : jobs[i].due > 0}})
  IN /\ \A j \in Jobs : jobs[j].due # 0
     /\ \E j \in Jobs : jobs[j].due > 0
     /\ jobs' = [j \in Jobs |-> [jobs[j] EXCEPT
          !.due = IF @ > 0 THEN @ - to ELSE @,
          !.left = IF @ > to THEN @ - to ELSE IF @ > 0 THEN 0 ELSE @]]
     /\ UNCHANGED <<locks, members>>

\* All is over: no deadlock.
Rest ==
  /\ \A j \in Jobs : jobs[j].stage = "over"
  /\ UNCHANGED vars

Next == (\E j \in Jobs : Run(j)) \/ Tick \/ Rest

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
TypeOK ==
  /\ \A l \in Locks :
       /\ locks[l].exclusive \in Jobs \cup {0}
       /\ locks[l].sharers \subseteq Jobs
       /\ locks[l].deleted \in BOOLEAN
       /\ \A i \in DOMAIN locks[l].queue : locks[l].queue[i].waiters \in (SUBSET Jobs) \ {{}}
  /\ \A j \in Jobs :
       /\ jobs[j].pc \in 1 .. Len(Programs[j]) + 1
       /\ jobs[j].due >= Never
       /\ jobs[j].left >= Never

\* An exclusive owner is alone, and nobody owns what is deleted.
Exclusion ==
  \A l \in Locks :
    /\ locks[l].exclusive = 0 \/ locks[l].sharers = {}
    /\ ~locks[l].deleted \/ Owners(locks[l]) = {}

\* The queue is in the order of priorities, with at most one group of each that can be joined.
Order ==
  \A l \in Locks : LET queue == locks[l].queue IN
    /\ \A a, b \in DOMAIN queue : a < b => queue[a].priority <= queue[b].priority
    /\ \A i \in DOMAIN queue : Cardinality(Joinable(queue, queue[i].priority)) <= 1

\* A job waits in one queue at most.
OneQueue ==
  \A j \in Jobs : Cardinality({l \in Locks : IsWaiting(locks[l], j)}) <= 1
===============================================================================
`;
