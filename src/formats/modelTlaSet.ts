// The operations of lock sets and the checks of the manager, in TLA+: section 3 and 4 of docs/rules.md. The
// text is the same for every scenario.

const OWNERSHIP = String.raw`
-------------------------------------------------------------------------------
\* Operations of sets

Holds(w, l, j) == j \in Owners(w.locks[l])

HoldsExclusively(w, l, j) == w.locks[l].exclusive = j

OwnsSlot(w, slot, j) == w.members[slot] # 0 /\ Holds(w, w.members[slot], j)

\* The internal lock of a set has the set's own number. No add is on its way where this is asked.
IsSetOwner(w, set, j) == Holds(w, set, j) \/ \E slot \in SlotsOf[set] : OwnsSlot(w, slot, j)

OwnsAbove(w, set, j) == \E other \in Sets : other > set /\ IsSetOwner(w, other, j)

\* Section 4: the manager's checks.
IsBroken(w, j, op) ==
  \/ op.needsBigLock /\ ~Holds(w, BigLock, j)
  \/ op.isOrdered /\ OwnsAbove(w, op.set, j) /\ ~(op.verb = "remove" /\ IsSetOwner(w, op.set, j))

SlotsIn(op) == {op.names[i] : i \in DOMAIN op.names}

LocksUnder(w, slots) == [slot \in Slots |-> IF slot \in slots THEN w.members[slot] ELSE 0]

Go(w, j, stage) == [w EXCEPT !.jobs[j].stage = stage]
`;

const WALK = String.raw`
AfterLast(w, j, op, stage) ==
  LET ownsAnyExclusively ==
        \E slot \in SlotsOf[op.set] : w.members[slot] # 0 /\ HoldsExclusively(w, w.members[slot], j)
  IN IF stage = "drop" /\ op.verb = "acquire" /\ Holds(w, op.set, j) THEN Go(w, j, "dropInternal")
     ELSE IF stage = "lower" /\ HoldsExclusively(w, op.set, j) /\ ~ownsAnyExclusively
     THEN Go(w, j, "lowerInternal")
     ELSE Finish(w, j)

\* To the first lock that is wanted from slot 'from' on, or to what follows the last one.
Walk(w, j, op, stage, from) ==
  LET ahead == {slot \in Slots : slot >= from /\ w.jobs[j].want[slot] # 0}
  IN IF ahead = {} THEN AfterLast(w, j, op, stage)
     ELSE [w EXCEPT !.jobs[j].stage = stage, !.jobs[j].at = Min(ahead)]

BeginAcquire(w, j, op) ==
  LET start == [w EXCEPT !.jobs[j].left = op.timeout]
      found == [start EXCEPT !.jobs[j].want = LocksUnder(w, SlotsIn(op))]
  IN IF IsSetOwner(w, op.set, j) THEN Finish(w, j)
     ELSE IF op.all THEN Go(start, j, "takeInternal")
     ELSE IF ~op.opportunistic /\ (\E slot \in SlotsIn(op) : w.members[slot] = 0) THEN Finish(w, j)
     ELSE Walk(found, j, op, "take", 1)

\* Rule 3.acquire: a member that is gone or not granted; giving up drops what was acquired so far.
AfterTake(w, j, op, outcome) ==
  LET at == w.jobs[j].at
      skipped == [w EXCEPT !.jobs[j].want[at] = 0]
      kept == [w EXCEPT !.jobs[j].want = [slot \in Slots |-> IF slot < at THEN @[slot] ELSE 0]]
  IN IF outcome = "granted" THEN Walk(w, j, op, "take", at + 1)
     ELSE IF op.opportunistic \/ (op.all /\ outcome # "refused")
     THEN Walk(skipped, j, op, "take", at + 1)
     ELSE Walk(kept, j, op, "drop", 1)

\* Rule 3.release and 3.downgrade: only what the job owns; release lets the internal lock go first.
BeginOwned(w, j, op) ==
  LET slots == IF op.all THEN {slot \in SlotsOf[op.set] : OwnsSlot(w, slot, j)} ELSE SlotsIn(op)
      found == [w EXCEPT !.jobs[j].want = LocksUnder(w, slots)]
  IN IF ~IsSetOwner(w, op.set, j) \/ (\E slot \in slots : ~OwnsSlot(w, slot, j)) THEN Finish(w, j)
     ELSE IF op.verb = "downgrade" THEN Walk(found, j, op, "lower", 1)
     ELSE IF Holds(w, op.set, j) THEN Go(found, j, "dropInternal")
     ELSE Walk(found, j, op, "drop", 1)
`;

const CHANGE = String.raw`
CloseUp(w, j) == IF w.jobs[j].opens THEN Go(w, j, "close") ELSE Finish(w, j)

\* Where a name is given twice, the last lock stays.
ShowAll(w, op) ==
  [w EXCEPT !.members = [slot \in Slots |->
    IF slot \in SlotsIn(op)
    THEN op.made - 1 + Max({i \in DOMAIN op.names : op.names[i] = slot})
    ELSE @[slot]]]

PutOn(w, j, op, from) ==
  IF from > Len(op.names) THEN CloseUp(w, j)
  ELSE IF op.acquired THEN [w EXCEPT !.jobs[j].stage = "put", !.jobs[j].at = from]
  ELSE CloseUp(ShowAll(w, op), j)

\* Rule 3.add: the names are checked once.
PutAll(w, j, op) ==
  IF \E slot \in SlotsIn(op) : w.members[slot] # 0 THEN CloseUp(w, j) ELSE PutOn(w, j, op, 1)

BeginAdd(w, j, op) ==
  LET opens == ~HoldsExclusively(w, op.set, j)
      start == [w EXCEPT !.jobs[j].opens = opens]
  IN IF ~opens THEN PutAll(start, j, op)
     ELSE IF IsSetOwner(w, op.set, j) THEN Finish(w, j)
     ELSE Go(start, j, "open")

\* Rule 3.remove: the lookup of the next name. Who owns a part of the set can skip none.
CutOn(w, j, op, from) ==
  LET known == {i \in from .. Len(op.names) : w.members[op.names[i]] # 0}
      next == Min(known)
  IN IF known = {} \/ (from \notin known /\ IsSetOwner(w, op.set, j)) THEN Finish(w, j)
     ELSE [w EXCEPT !.jobs[j].stage = "cut", !.jobs[j].at = next,
                    !.jobs[j].target = w.members[op.names[next]]]

BeginRemove(w, j, op) ==
  IF IsSetOwner(w, op.set, j) /\ (\E slot \in SlotsIn(op) : ~OwnsSlot(w, slot, j))
  THEN Finish(w, j)
  ELSE CutOn(w, j, op, 1)

AfterCut(w, j, op, outcome) ==
  LET at == w.jobs[j].at
      gone == [w EXCEPT !.members[op.names[at]] = 0]
  IN IF outcome = "granted" THEN CutOn(gone, j, op, at + 1)
     ELSE IF outcome = "failed" \/ IsSetOwner(w, op.set, j) THEN Finish(w, j)
     ELSE CutOn(w, j, op, at + 1)
`;

const STEP = String.raw`
BeginOperation(w, j, op) ==
  IF op.verb = "fail" THEN Finish(w, j)
  ELSE IF IsBroken(w, j, op) THEN Finish(w, j)
  ELSE CASE op.verb = "acquire" -> BeginAcquire(w, j, op)
         [] op.verb \in {"release", "downgrade"} -> BeginOwned(w, j, op)
         [] op.verb = "add" -> BeginAdd(w, j, op)
         [] op.verb = "remove" -> BeginRemove(w, j, op)

\* The lock step that a stage is about. Rule Q7: add and remove are patient, at priority 0.
Plan(w, j, op) ==
  LET me == w.jobs[j]
      patience == IF op.opportunistic THEN 0 ELSE me.left
  IN CASE me.stage = "takeInternal" -> Verb("acquire", op.set, op.shared, op.priority, me.left)
       [] me.stage = "take" -> Verb("acquire", me.want[me.at], op.shared, op.priority, patience)
       [] me.stage \in {"dropInternal", "close"} -> Verb("release", op.set, FALSE, 0, Never)
       [] me.stage = "drop" -> Verb("release", me.want[me.at], FALSE, 0, Never)
       [] me.stage = "lowerInternal" -> Verb("downgrade", op.set, FALSE, 0, Never)
       [] me.stage = "lower" -> Verb("downgrade", me.want[me.at], FALSE, 0, Never)
       [] me.stage = "open" -> Verb("acquire", op.set, FALSE, 0, Never)
       [] me.stage = "put" -> Verb("acquire", op.made + me.at - 1, op.shared, 0, Never)
       [] me.stage = "cut" -> Verb("delete", me.target, FALSE, 0, Never)

AfterSection(w, j, op, outcome) ==
  LET me == w.jobs[j]
      found == [w EXCEPT !.jobs[j].want = LocksUnder(w, SlotsOf[op.set])]
      shown == [w EXCEPT !.members[op.names[me.at]] = op.made + me.at - 1]
  IN CASE me.stage = "takeInternal" ->
            IF outcome = "granted" THEN Walk(found, j, op, "take", 1) ELSE Finish(w, j)
       [] me.stage = "take" -> AfterTake(w, j, op, outcome)
       [] me.stage = "dropInternal" ->
            IF op.verb = "release" THEN Walk(w, j, op, "drop", 1) ELSE Finish(w, j)
       [] me.stage \in {"drop", "lower"} -> Walk(w, j, op, me.stage, me.at + 1)
       [] me.stage \in {"lowerInternal", "close"} -> Finish(w, j)
       [] me.stage = "open" -> PutAll(w, j, op)
       [] me.stage = "put" -> PutOn(shown, j, op, me.at + 1)
       [] me.stage = "cut" -> AfterCut(w, j, op, outcome)

StepOperation(w, j) ==
  LET op == Op(w, j)
      done == Section(w, j, Plan(w, j, op))
  IN IF w.jobs[j].stage = "begin" THEN BeginOperation(w, j, op)
     ELSE IF done.outcome = "waits" THEN done.world
     ELSE AfterSection(done.world, j, op, done.outcome)
`;

export const SET_RULES = OWNERSHIP + WALK + CHANGE + STEP;
