// The operations of lock sets and the checks of the manager, in Promela: section 3 and 4 of
// docs/rules.md. The text is the same for every scenario.

/** State of sets. A set's internal lock has the set's own number; a slot is a name that a set may have. */
export const SET_STATE = `
/* Where a job is in an operation on a set: which lock is next. */
#define TAKE_INTERNAL 3
#define TAKE 4
#define DROP_INTERNAL 5
#define DROP 6
#define LOWER 7
#define LOWER_INTERNAL 8
#define OPEN 9
#define CHECK 10
#define PUT 11
#define CLOSE 12
#define CUT 13

LOCK member[SLOTS];          /* the lock that is visible under a name, plus 1 */
LOCK want[JOBS * WIDTH];     /* the locks of the set that the operation is about, plus 1 */
SLOT at[JOBS];               /* the slot, or for add and remove the position, that is next */
LOCK target[JOBS];           /* the lock that remove has looked up, plus 1 */
bool opens[JOBS];            /* an add that takes the internal lock itself, and makes nobody an owner */

#define WANT(s) want[me * WIDTH + (s) - opFirst]
#define OWNED(s) (member[s] != 0 && HELD(member[s] - 1, me) != NONE)

/* Of which sets the job is an owner. */
inline lookAtSet(number, from, end) {
  owns[number] = HELD(number, me) != NONE;
  for (each : from .. end - 1) {
    owns[number] = owns[number] || OWNED(each)
  };
  ownsAbove = ownsAbove || (number > opSet && owns[number])
}
`;

const BEGIN_ACQUIRE = `
/* Rule 3.acquire: the lookup of the names; ALL_SET takes the internal lock first. */
inline beginAcquire() {
  left[me] = opTimeout;
  at[me] = opFirst;
  stage[me] = (opAll -> TAKE_INTERNAL : TAKE);
  isOver = owns[opSet];
  for (each : 0 .. opCount - 1) {
    WANT(names[each]) = member[names[each]];
    isOver = isOver || (member[names[each]] == 0 && !opOpportunistic)
  }
}

/* Rule 3.release and 3.downgrade: only what the job owns. */
inline beginOwned() {
  at[me] = opFirst;
  stage[me] = (opKind == DOWNGRADE -> LOWER : (HELD(opSet, me) != NONE -> DROP_INTERNAL : DROP));
  isOver = !owns[opSet];
  for (each : 0 .. opCount - 1) {
    WANT(names[each]) = member[names[each]];
    isOver = isOver || !OWNED(names[each])
  };
  for (each : opFirst .. opEnd - 1) {
    WANT(each) = (opAll -> (OWNED(each) -> member[each] : 0) : WANT(each))
  }
}
`;

const BEGIN = `
/* The begin step: the manager's checks, those of the set, the lookups. */
inline beginOperation() {
  lookAtSets();
  isBroken = needsBigLock && HELD(BIG_LOCK, me) == NONE;
  isBroken = isBroken || (isOrdered && ownsAbove && !(opKind == REMOVE && owns[opSet]));
  if
  :: opKind == FAIL || isBroken -> isOver = true
  :: !(opKind == FAIL || isBroken) && opKind == ACQUIRE -> beginAcquire()
  :: !(opKind == FAIL || isBroken) && (opKind == RELEASE || opKind == DOWNGRADE) -> beginOwned()
  :: !(opKind == FAIL || isBroken) && opKind == ADD ->
     opens[me] = HELD(opSet, me) != EXCLUSIVE;
     stage[me] = (opens[me] -> OPEN : CHECK);
     isOver = opens[me] && owns[opSet]
  :: !(opKind == FAIL || isBroken) && opKind == REMOVE ->
     stage[me] = CUT;
     for (each : 0 .. opCount - 1) {
       isOver = isOver || (owns[opSet] && !OWNED(names[each]))
     }
  fi
}

/* The lock step that a stage is about. */
inline planVerb() {
  patience = left[me];
  wantsShared = opShared;
  if
  :: stage[me] == TAKE_INTERNAL -> verb = ACQUIRE; lock = opSet
  :: stage[me] == TAKE ->
     verb = ACQUIRE;
     lock = WANT(at[me]) - 1;
     patience = (opOpportunistic -> 0 : patience)
  :: stage[me] == DROP_INTERNAL || stage[me] == CLOSE -> verb = RELEASE; lock = opSet
  :: stage[me] == DROP -> verb = RELEASE; lock = WANT(at[me]) - 1
  :: stage[me] == LOWER_INTERNAL -> verb = DOWNGRADE; lock = opSet
  :: stage[me] == LOWER -> verb = DOWNGRADE; lock = WANT(at[me]) - 1
  :: stage[me] == OPEN -> verb = ACQUIRE; lock = opSet; wantsShared = false
  :: stage[me] == PUT -> verb = ACQUIRE; lock = opMade + at[me]
  :: stage[me] == CUT -> verb = DELETE; lock = target[me] - 1; wantsShared = false
  fi
}
`;

const AFTER_ACQUIRE = `
/* Rule 3.acquire: a member that is gone or not granted; giving up drops what was acquired so far. */
inline afterTake() {
  if
  :: outcome != GRANTED -> WANT(at[me]) = 0
  :: else
  fi;
  if
  :: outcome == GRANTED || opOpportunistic || (opAll && outcome != REFUSED) -> at[me] = at[me] + 1
  :: else ->
     for (each : at[me] .. opEnd - 1) {
       WANT(each) = 0
     };
     at[me] = opFirst;
     stage[me] = DROP
  fi
}

/* After a lock step that did not end in waiting. */
inline afterVerb() {
  if
  :: stage[me] == TAKE_INTERNAL && outcome == GRANTED ->
     stage[me] = TAKE;
     for (each : opFirst .. opEnd - 1) {
       WANT(each) = member[each]
     }
  :: stage[me] == TAKE_INTERNAL && outcome != GRANTED -> isOver = true
  :: stage[me] == TAKE -> afterTake()
  :: stage[me] == DROP_INTERNAL ->
     stage[me] = DROP;
     isOver = opKind == ACQUIRE
  :: stage[me] == DROP || stage[me] == LOWER -> at[me] = at[me] + 1
  :: stage[me] == LOWER_INTERNAL || stage[me] == CLOSE -> isOver = true
  :: stage[me] == OPEN -> stage[me] = CHECK
  :: stage[me] == PUT ->
     member[names[at[me]]] = opMade + at[me] + 1;
     at[me] = at[me] + 1
  :: stage[me] == CUT ->
     if
     :: outcome == GRANTED -> member[names[at[me]]] = 0; at[me] = at[me] + 1
     :: else -> isSkipped = true
     fi;
     isOver = outcome == FAILED;
     target[me] = 0
  fi
}
`;

const SETTLE = `
/* To the next lock that is wanted, or to what follows the last one. */
inline walkOn() {
  do
  :: at[me] < opEnd -> 
     if
     :: WANT(at[me]) != 0 -> break
     :: else -> at[me] = at[me] + 1
     fi
  :: else -> break
  od;
  isExclusive = false;
  for (each : opFirst .. opEnd - 1) {
    isExclusive = isExclusive || (member[each] != 0 && HELD(member[each] - 1, me) == EXCLUSIVE)
  };
  if
  :: at[me] < opEnd
  :: at[me] >= opEnd && stage[me] == DROP && opKind == ACQUIRE && HELD(opSet, me) != NONE ->
     stage[me] = DROP_INTERNAL
  :: at[me] >= opEnd && stage[me] == LOWER && HELD(opSet, me) == EXCLUSIVE && !isExclusive ->
     stage[me] = LOWER_INTERNAL
  :: else -> isOver = true
  fi
}

/* Rule 3.add: the check of the names, once; then name after name, each visible when it is acquired. */
inline putOn() {
  if
  :: stage[me] == CHECK ->
     stage[me] = PUT;
     for (each : 0 .. opCount - 1) {
       at[me] = (member[names[each]] != 0 -> opCount : at[me])
     }
  :: else
  fi;
  do
  :: at[me] < opCount && !opAcquired ->
     member[names[at[me]]] = opMade + at[me] + 1;
     at[me] = at[me] + 1
  :: else -> break
  od;
  if
  :: at[me] >= opCount && opens[me] -> stage[me] = CLOSE
  :: at[me] >= opCount && !opens[me] -> isOver = true
  :: else
  fi
}

/* Rule 3.remove: the lookup of the next name. Who owns a part of the set can skip none. */
inline cutOn() {
  lookAtSets();
  do
  :: !isOver && target[me] == 0 ->
     if
     :: isSkipped -> isOver = owns[opSet]; isSkipped = false; at[me] = at[me] + 1
     :: !isSkipped && at[me] >= opCount -> isOver = true
     :: !isSkipped && at[me] < opCount ->
        target[me] = member[names[at[me]]];
        isSkipped = target[me] == 0
     fi
  :: else -> break
  od
}

inline settle() {
  if
  :: stage[me] == TAKE || stage[me] == DROP || stage[me] == LOWER -> walkOn()
  :: stage[me] == CHECK || stage[me] == PUT -> putOn()
  :: stage[me] == CUT -> cutOn()
  :: else
  fi
}
`;

export const SET_RULES = BEGIN_ACQUIRE + BEGIN + AFTER_ACQUIRE + SETTLE;

/** One step of an operation on a set, behind `loadOperation`. */
export const SET_STEP = `
inline stepOperation() {
  isSkipped = false;
  outcome = DONE;
  if
  :: stage[me] == BEGIN -> beginOperation()
  :: else ->
     planVerb();
     runVerb();
     if
     :: outcome != WAITS -> afterVerb()
     :: else
     fi
  fi;
  if
  :: outcome != WAITS && !isOver -> settle()
  :: else
  fi
}

inline clearFrame() {
  at[me] = 0;
  target[me] = 0;
  opens[me] = false;
  for (each : 0 .. WIDTH - 1) {
    want[me * WIDTH + each] = 0
  }
}
`;
