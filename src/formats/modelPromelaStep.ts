// How a Promela model makes steps: one process for each job, and the clock. Sections 1 and 7 of
// docs/rules.md. The text is the same for every scenario.

/** One step of a sharedlock operation, behind `loadOperation`: it is one critical section anyway. */
export const LOCK_STEP = `
inline stepOperation() {
  verb = opKind;
  lock = opLock;
  wantsShared = opShared;
  patience = opTimeout;
  left[me] = (waits[me] == 0 -> opTimeout : left[me]);
  runVerb();
  isOver = outcome != WAITS
}

inline clearFrame() {
  skip
}
`;

/** A process for each job, and one for the clock; without `-DSTATES` no state is printed on the way. */
export const PROCESSES = `
/* One step: everything from one scheduling point to the next. */
inline stepJob() {
  loadOperation();
  isOver = false;
  if
  :: opKind == WORK && stage[me] == BEGIN -> stage[me] = WORKING; due[me] = opTimeout
  :: opKind == WORK && stage[me] != BEGIN -> isOver = true
  :: else -> stepOperation()
  fi;
  if
  :: isOver ->
     clearFrame();
     left[me] = NEVER;
     pc[me] = pc[me] + 1;
     stage[me] = (isLast -> OVER : BEGIN);
     due[me] = (isLast -> NEVER : 0)
  :: else
  fi
}

inline showState() {
#ifdef STATES
  c_code { printState("STATE"); }
#else
  skip
#endif
}

/* A job that never gets here waits for ever: an invalid end state. */
proctype Job(byte me) {
  do
  :: atomic {
       due[me] == 0 -> d_step { stepJob(); forget(); showState() };
       if
       :: stage[me] == OVER -> break
       :: else
       fi
     }
  od;
end_over:
  false
}

bool isStopped;

proctype Clock() {
  do
  :: atomic {
       timeout -> d_step { moveClock(); forget(); showState() };
       if
       :: isStopped -> break
       :: else
       fi
     }
  od;
#ifdef ENDS
  c_code { printState("END"); };
#endif
end_clock:
  false
}
`;
