// Tables of `gnt-debug locks` of Ganeti 2.9, byte for byte.
export const SAMPLES = {
  S1: `Name                      Mode Owner Pending
cluster/BGL               -    -     -
cluster/[lockset]         -    -     -
instance/[lockset]        -    -     -
instance/db1.example.com  -    -     -
instance/web1.example.com -    -     -
network/[lockset]         -    -     -
node-alloc/NAL            -    -     -
node-alloc/[lockset]      -    -     -
node-res/[lockset]        -    -     -
node-res/n1-uuid          -    -     -
node-res/n2-uuid          -    -     -
node/[lockset]            -    -     -
node/n1-uuid              -    -     -
node/n2-uuid              -    -     -
nodegroup/[lockset]       -    -     -
nodegroup/g1-uuid         -    -     -
`,
  S2: `Name                      Mode      Owner                                                                                   Pending
cluster/BGL               shared    Jq2/Job1204/I_CONSOLE,Jq3/Job1201/I_MIGRATE,Jq7/Job1202/I_REBOOT,Jq12/Job1203/I_CONSOLE -
cluster/[lockset]         -         -                                                                                       -
instance/[lockset]        -         -                                                                                       -
instance/db1.example.com  -         -                                                                                       -
instance/web1.example.com exclusive Jq3/Job1201/I_MIGRATE                                                                   exclusive:Jq7/Job1202/I_REBOOT, shared:Jq2/Job1204/I_CONSOLE,Jq12/Job1203/I_CONSOLE
network/[lockset]         -         -                                                                                       -
node-alloc/NAL            -         -                                                                                       -
node-alloc/[lockset]      -         -                                                                                       -
node-res/[lockset]        -         -                                                                                       -
node-res/n1-uuid          exclusive Jq3/Job1201/I_MIGRATE                                                                   -
node-res/n2-uuid          exclusive Jq3/Job1201/I_MIGRATE                                                                   -
node/[lockset]            -         -                                                                                       -
node/n1-uuid              exclusive Jq3/Job1201/I_MIGRATE                                                                   -
node/n2-uuid              exclusive Jq3/Job1201/I_MIGRATE                                                                   -
nodegroup/[lockset]       -         -                                                                                       -
nodegroup/g1-uuid         -         -                                                                                       -
`,
  S2fields: `Name                      Pending
cluster/BGL               -
instance/web1.example.com exclusive:Jq7/Job1202/I_REBOOT, shared:Jq2/Job1204/I_CONSOLE,Jq12/Job1203/I_CONSOLE
`,
  S2separator: `instance/web1.example.com|exclusive|Jq3/Job1201/I_MIGRATE|exclusive:Jq7/Job1202/I_REBOOT, shared:Jq2/Job1204/I_CONSOLE,Jq12/Job1203/I_CONSOLE
`,
  S3: `Name                      Mode   Owner                    Pending
cluster/BGL               shared Jq1/Job90/C_VERIFY_GROUP exclusive:Jq4/Job91/N_ADD, shared:Jq5/Job92/I_STARTUP,Jq6/Job93/I_SHUTDOWN
cluster/[lockset]         -      -                        -
instance/[lockset]        -      -                        -
instance/db1.example.com  -      -                        -
instance/web1.example.com shared Jq1/Job90/C_VERIFY_GROUP -
network/[lockset]         -      -                        -
node-alloc/NAL            shared Jq1/Job90/C_VERIFY_GROUP -
node-alloc/[lockset]      shared Jq1/Job90/C_VERIFY_GROUP -
node-res/[lockset]        -      -                        -
node-res/n1-uuid          -      -                        -
node-res/n2-uuid          -      -                        -
node/[lockset]            -      -                        -
node/n1-uuid              shared Jq1/Job90/C_VERIFY_GROUP -
node/n2-uuid              shared Jq1/Job90/C_VERIFY_GROUP -
nodegroup/[lockset]       -      -                        -
nodegroup/g1-uuid         shared Jq1/Job90/C_VERIFY_GROUP -
`,
  S4: `Name                      Mode   Owner                                           Pending
cluster/BGL               shared Jq9/Job500/C_VERIFY_CONFIG,Jq10/Job501/I_CREATE -
cluster/[lockset]         -      -                                               -
instance/[lockset]        shared Jq9/Job500/C_VERIFY_CONFIG                      exclusive:Jq10/Job501/I_CREATE
instance/db1.example.com  shared Jq9/Job500/C_VERIFY_CONFIG                      -
instance/web1.example.com shared Jq9/Job500/C_VERIFY_CONFIG                      -
network/[lockset]         shared Jq9/Job500/C_VERIFY_CONFIG                      -
node-alloc/NAL            shared Jq9/Job500/C_VERIFY_CONFIG                      -
node-alloc/[lockset]      shared Jq9/Job500/C_VERIFY_CONFIG                      -
node-res/[lockset]        shared Jq9/Job500/C_VERIFY_CONFIG                      -
node-res/n1-uuid          shared Jq9/Job500/C_VERIFY_CONFIG                      -
node-res/n2-uuid          shared Jq9/Job500/C_VERIFY_CONFIG                      -
node/[lockset]            shared Jq9/Job500/C_VERIFY_CONFIG                      -
node/n1-uuid              shared Jq9/Job500/C_VERIFY_CONFIG                      -
node/n2-uuid              shared Jq9/Job500/C_VERIFY_CONFIG                      -
nodegroup/[lockset]       shared Jq9/Job500/C_VERIFY_CONFIG                      -
nodegroup/g1-uuid         shared Jq9/Job500/C_VERIFY_CONFIG                      -
`,
  S6: `Name                      Mode      Owner                                                                                                                                                Pending
cluster/BGL               shared    Jq1/Job10/I_GROW_DISK,Jq2/Job11/I_REBOOT,Jq3/Job12/I_CONSOLE,Jq4/Job13/I_SHUTDOWN,Jq5/Job14/I_SET_PARAMS,Jq6/Job15/I_CONSOLE,Jq20/Job16/I_QUERY_DATA -
instance/web1.example.com exclusive Jq1/Job10/I_GROW_DISK                                                                                                                                exclusive:Jq5/Job14/I_SET_PARAMS, exclusive:Jq2/Job11/I_REBOOT, shared:Jq3/Job12/I_CONSOLE,Jq6/Job15/I_CONSOLE, exclusive:Jq4/Job13/I_SHUTDOWN, shared:Jq20/Job16/I_QUERY_DATA
`,
  S6b: `Name                      Mode   Owner                                                                                                                                                Pending
instance/web1.example.com shared Jq1/Job10/I_GROW_DISK                                                                                                                                exclusive:Jq5/Job14/I_SET_PARAMS, exclusive:Jq2/Job11/I_REBOOT, shared:Jq3/Job12/I_CONSOLE,Jq6/Job15/I_CONSOLE, exclusive:Jq4/Job13/I_SHUTDOWN, shared:Jq20/Job16/I_QUERY_DATA
`,
} as const;

/** Tables of Ganeti 3, which shows only locks that somebody has or wants, and jobs by their numbers. */
export const SAMPLES_3 = {
  T1: "Name Mode Owner Pending\n",
  T2: `Name                      Mode      Owner          Pending
cluster/BGL               shared    1201,1202,1203 -
cluster/[lockset]         -         -              -
instance/[lockset]        -         -              -
instance/web1.example.com exclusive 1201           exclusive:1202, shared:1203
node-res/[lockset]        -         -              -
node-res/aaa1             exclusive 1201           -
node-res/bbb2             exclusive 1201           -
node/[lockset]            -         -              -
node/aaa1                 exclusive 1201           -
node/bbb2                 exclusive 1201           -
`,
} as const;

/** A row of an answer to a lock query, of 2.9 and of 3. */
export const QUERY_ROWS = [
  '[[0,"instance/web1.example.com"],[0,"exclusive"],[0,["Jq3/Job1201/I_MIGRATE"]],[0,[["exclusive",["Jq7/Job1202/I_REBOOT"]]]]]',
  '[[0,"instance/web1.example.com"],[0,"exclusive"],[0,["1201"]],[0,[["exclusive",["1202"]],["shared",["1203"]]]]]',
] as const;

/** What the lock daemon of Ganeti 3 keeps of T2, without the locks of nodes. */
export const LOCKS_DATA = `[[[[1201,"/run/ganeti/livelocks/job_001201_1400000000",4711],[["cluster/BGL","shared"],["instance/web1.example.com","exclusive"]]],
  [[1202,"/run/ganeti/livelocks/job_001202_1400000005",4712],[["cluster/BGL","shared"]]],
  [[1203,"/run/ganeti/livelocks/job_001203_1400000009",4713],[["cluster/BGL","shared"]]]],
 [[0,[1202,"/run/ganeti/livelocks/job_001202_1400000005",4712],[["instance/web1.example.com","exclusive"]]],
  [0,[1203,"/run/ganeti/livelocks/job_001203_1400000009",4713],[["instance/web1.example.com","shared"]]]]]
`;
