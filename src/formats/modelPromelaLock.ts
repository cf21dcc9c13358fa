// The rules of one lock, and of the clock, in Promela: section 1 and 2 of docs/rules.md. The text is the
// same for every scenario.

/**
 * State that every model has, and `runVerb`: one critical section of job `me` on `lock`, with `verb`,
 * `wantsShared` and `patience` (ms that it would wait), which leaves its `outcome`.
 * A queue is kept with the jobs that wait in it: which condition of its priority a job is in, counted
 * from the front, is its `rank`.
 */
export const LOCK_STATE = `
#define NONE 0
#define SHARED 1
#define EXCLUSIVE 2

#define NEVER (-1)

/* What a job does in a step, and how an operation begins. */
#define NOTHING 0
#define ACQUIRE 1
#define RELEASE 2
#define DOWNGRADE 3
#define DELETE 4
#define ADD 5
#define REMOVE 6
#define WORK 7
#define FAIL 8

/* What comes of a critical section. */
#define GRANTED 1
#define REFUSED 2
#define WAITS 3
#define DONE 4
#define GONE 5
#define FAILED 6

/* Where a job is in its operation. */
#define BEGIN 0
#define WORKING 1
#define OVER 2

PC pc[JOBS];                 /* the operation, counted from 0 */
byte stage[JOBS];            /* where in it; OVER behind the last one */
int due[JOBS];               /* ms until the job is ready; NEVER: until it is notified, or over */
int left[JOBS] = NEVER;      /* what is left of the operation's timeout */
int nap[JOBS];               /* how long each sleep lasts: the whole timeout anew (quirk Q4) */
LOCK waits[JOBS];            /* the lock in whose queue the job is, plus 1 */
int urgency[JOBS];           /* its priority there; lower is more urgent */
byte rank[JOBS];             /* its condition there, from 1 */
bool asShared[JOBS];         /* the condition's mode */
bool joinable[JOBS];         /* later sharers join the condition */
byte held[LOCKS * JOBS];
bool deleted[LOCKS];

#define HELD(l, j) held[(l) * JOBS + (j)]
#define fits(s) (!isExclusive && ((s) || owners == 0))
#define inQueue(j) (waits[j] == lock + 1)
#define inList(j) (waits[j] == lock + 1 && urgency[j] == urgency[me])
#define isAhead(a, b) (urgency[a] < urgency[b] || (urgency[a] == urgency[b] && rank[a] < rank[b]))
`;

const QUEUE = `
/* Rule 2.acquire.5: join the sharers of this priority, or form a new condition behind the others. */
inline joinQueue() {
  newRank = 1;
  group = 0;
  for (each : 0 .. JOBS - 1) {
    if
    :: inQueue(each) && urgency[each] == opPriority ->
       newRank = (rank[each] >= newRank -> rank[each] + 1 : newRank);
       group = (wantsShared && joinable[each] -> rank[each] : group)
    :: else
    fi
  };
  waits[me] = lock + 1;
  urgency[me] = opPriority;
  rank[me] = (group != 0 -> group : newRank);
  asShared[me] = wantsShared;
  joinable[me] = wantsShared;
  nap[me] = patience
}

/* Rule 2.acquire.8: the last one of a shared condition closes whichever is joinable by now (quirk Q3). */
inline leaveQueue() {
  mates = 0;
  for (each : 0 .. JOBS - 1) {
    mates = mates + (each != me && inList(each) && rank[each] == rank[me])
  };
  for (each : 0 .. JOBS - 1) {
    if
    :: mates == 0 && each != me && inList(each) ->
       rank[each] = (rank[each] > rank[me] -> rank[each] - 1 : rank[each]);
       joinable[each] = joinable[each] && !asShared[me]
    :: else
    fi
  };
  waits[me] = 0;
  urgency[me] = 0;
  rank[me] = 0;
  asShared[me] = false;
  joinable[me] = false;
  nap[me] = 0
}

/* Whose condition is served next: the first of the most urgent list; JOBS when nobody waits. */
inline findFirst() {
  first = JOBS;
  for (each : 0 .. JOBS - 1) {
    if
    :: inQueue(each) -> first = (first == JOBS -> each : (isAhead(each, first) -> each : first))
    :: else
    fi
  }
}
`;

const TAKE = `
inline lookAtLock() {
  owners = 0;
  isExclusive = false;
  isPending = false;
  for (each : 0 .. JOBS - 1) {
    owners = owners + (HELD(lock, each) != NONE);
    isExclusive = isExclusive || HELD(lock, each) == EXCLUSIVE;
    isPending = isPending || inQueue(each)
  }
}

/* Rule 2.acquire.6: on top and compatible, whatever the deadline; else sleep the full timeout. */
inline lookAgain() {
  isTop = true;
  for (each : 0 .. JOBS - 1) {
    isTop = isTop && !(inQueue(each) && isAhead(each, me))
  };
  outcome = (deleted[lock] -> GONE : (isTop && fits(asShared[me]) -> GRANTED :
    (left[me] == 0 -> REFUSED : WAITS)));
  if
  :: outcome == WAITS -> due[me] = nap[me]
  :: else -> leaveQueue()
  fi
}

/* Rule 2.acquire and 2.delete: the first step, and each wake after it. */
inline takeLock() {
  lookAtLock();
  outcome = (waits[me] != 0 -> WAITS : (verb == DELETE && HELD(lock, me) == EXCLUSIVE -> GRANTED :
    (deleted[lock] -> GONE : (HELD(lock, me) != NONE -> FAILED :
    (!isPending && fits(wantsShared) -> GRANTED : (patience == 0 -> REFUSED : WAITS))))));
  if
  :: outcome == WAITS && waits[me] == 0 -> joinQueue()
  :: else
  fi;
  if
  :: outcome == WAITS -> lookAgain()
  :: else
  fi;
  if
  :: outcome == GRANTED && verb == ACQUIRE -> HELD(lock, me) = (wantsShared -> SHARED : EXCLUSIVE)
  :: outcome == GRANTED && verb == DELETE ->
     deleted[lock] = true;
     for (each : 0 .. JOBS - 1) {
       HELD(lock, each) = NONE;
       due[each] = (inQueue(each) -> 0 : due[each])
     }
  :: else
  fi
}
`;

const GIVE = `
/* Rule 2.release: only the last owner to go notifies, and only the condition on top (quirk Q1). */
inline releaseLock() {
  outcome = (HELD(lock, me) == NONE -> FAILED : DONE);
  HELD(lock, me) = NONE;
  lookAtLock();
  findFirst();
  if
  :: outcome == DONE && owners == 0 && first != JOBS ->
     for (other : 0 .. JOBS - 1) {
       if
       :: inQueue(other) && urgency[other] == urgency[first] ->
          due[other] = (rank[other] == rank[first] -> 0 : due[other]);
          joinable[other] = joinable[other] && !asShared[first]
       :: else
       fi
     }
  :: else
  fi
}

/* Rule 2.downgrade: the joinable group of the most urgent list moves to its front (quirks Q2, Q5). */
inline downgradeLock() {
  outcome = (HELD(lock, me) == NONE -> FAILED : DONE);
  findFirst();
  group = 0;
  if
  :: HELD(lock, me) == EXCLUSIVE ->
     HELD(lock, me) = SHARED;
     for (each : 0 .. JOBS - 1) {
       group = (inQueue(each) && urgency[each] == urgency[first] && joinable[each] ->
         rank[each] : group)
     };
     for (each : 0 .. JOBS - 1) {
       if
       :: group != 0 && inQueue(each) && urgency[each] == urgency[first] && rank[each] < group ->
          rank[each] = rank[each] + 1
       :: group != 0 && inQueue(each) && urgency[each] == urgency[first] && rank[each] == group ->
          rank[each] = 1;
          joinable[each] = false;
          due[each] = 0
       :: else
       fi
     }
  :: else
  fi
}

inline runVerb() {
  if
  :: verb == ACQUIRE || verb == DELETE -> takeLock()
  :: verb == RELEASE -> releaseLock()
  :: verb == DOWNGRADE -> downgradeLock()
  fi
}
`;

export const LOCK_RULES = QUEUE + TAKE + GIVE;

/** Rule 7: the clock moves when nobody can run, to the nearest deadline; times are what is left of them. */
export const CLOCK = `
inline moveClock() {
  nearest = 0;
  for (each : 0 .. JOBS - 1) {
    nearest = (due[each] > 0 && (nearest == 0 || due[each] < nearest) -> due[each] : nearest)
  };
  for (each : 0 .. JOBS - 1) {
    due[each] = (due[each] > 0 -> due[each] - nearest : due[each]);
    left[each] = (left[each] > nearest -> left[each] - nearest : (left[each] > 0 -> 0 : left[each]))
  };
  isStopped = (nearest == 0)
}
`;
