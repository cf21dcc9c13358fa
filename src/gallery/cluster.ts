// Gallery: deadlock, the levels that prevent it, and jobs of a cluster.
import type { ExampleText } from "./example.ts";

const topic = "Deadlock, levels, the big lock";

export const CLUSTER: readonly ExampleText[] = [
  {
    id: "deadlock",
    topic,
    scenario: `
title "Deadlock between two plain locks"
question "Each job owns one lock and wants the other's. What now?"
answer "Nothing, ever: no job can run and no timeout is to strike. Plain locks know no order. Step back to where Left had only one lock, and let it take both before Right begins: with another order the same programs end well, which is what makes such bugs hard to find."
kind sharedlock
locks disk network
job Left
  acquire disk
  acquire network
  release network
  release disk
job Right
  acquire network
  acquire disk
  release disk
  release network
`,
    choices: ["Left", "Right", "Left", "Right"],
  },
  {
    id: "dining",
    topic,
    scenario: `
title "The dining philosophers"
question "Four philosophers, four forks, each takes the left one first. Is there a way to eat in peace?"
answer "Many, and one way to starve: when everybody has taken the left fork. Step along as recorded and you get there. Go back, and let one of them take both forks before its neighbour sits down."
kind sharedlock
locks fork1 fork2 fork3 fork4
job Aristotle
  acquire fork1
  acquire fork2
  work 10
  release fork1
  release fork2
job Plato
  acquire fork2
  acquire fork3
  work 10
  release fork2
  release fork3
job Socrates
  acquire fork3
  acquire fork4
  work 10
  release fork3
  release fork4
job Zeno
  acquire fork4
  acquire fork1
  work 10
  release fork4
  release fork1
`,
    choices: ["Aristotle", "Plato", "Socrates", "Zeno", "Aristotle", "Plato", "Socrates", "Zeno"],
  },
  {
    id: "levels",
    topic,
    scenario: `
title "Why levels prevent the deadlock"
question "Careless owns a node and wants an instance, which Careful owns while it wants the node. Does it hang?"
answer "No: the manager does not let it come to that. Levels are acquired upwards only. Careless asks for an instance while it owns something at a higher level, which raises level-order at once, before anybody waits. Who follows the order can only wait for jobs that are further up, so no circle can close."
kind manager
nodes n1
instances web1
job Careless
  acquire cluster BGL shared
  acquire node n1
  acquire instance web1
  release node all
  release cluster all
job Careful
  acquire cluster BGL shared
  acquire instance web1
  acquire node n1
  release node all
  release instance all
  release cluster all
`,
    choices: [
      "Careless",
      "Careless",
      "Careful",
      "Careful",
      "Careless",
      "Careless",
      "Careful",
      "Careful",
      "Careful",
      "Careful",
      "Careless",
      "Careless",
      "Careless",
      "Careful",
      "Careless",
      "Careless",
      "Careful",
      "Careful",
      "Careful",
      "Careful",
      "Careful",
      "Careful",
    ],
  },
  {
    id: "big-lock",
    topic,
    scenario: `
title "The big lock"
question "Adding a node needs the big lock alone. Why do harmless jobs that come later wait as well?"
answer "Every job takes cluster/BGL first, nearly all of them shared. NodeAdd wants it exclusively and waits for Verify; Startup and Shutdown, which want it shared, queue behind NodeAdd. One waiting job holds up the whole cluster: keep what it waits for short."
kind manager
nodes n1 n2
instances web1 db1
groups g1
job Verify
  acquire cluster BGL shared
  acquire instance all shared
  work 40
  release instance all
  release cluster all
job NodeAdd
  acquire cluster BGL
  add node n3
  release cluster all
job Startup
  acquire cluster BGL shared
  acquire instance web1
  work 10
  release instance all
  release cluster all
job Shutdown
  acquire cluster BGL shared
  acquire instance db1
  work 10
  release instance all
  release cluster all
`,
    choices: [
      "Verify",
      "Verify",
      "Verify",
      "Verify",
      "Verify",
      "Verify",
      "Verify",
      "NodeAdd",
      "NodeAdd",
      "Startup",
      "Startup",
      "Shutdown",
      "Shutdown",
    ],
  },
  {
    id: "migration",
    topic,
    scenario: `
title "A migration, a reboot and two consoles"
question "An instance is being migrated. Who gets it next, and who with whom?"
answer "The reboot came first and gets it alone; the two consoles share it after that, as one group. All of them share the big lock meanwhile, and nobody waits for the nodes: those were taken by the migration after the instance, at a higher level."
kind manager
nodes n1 n2
instances web1 db1
job Migrate
  acquire cluster BGL shared
  acquire instance web1
  acquire node n1 n2
  acquire node-res n1 n2
  work 120
  release node-res all
  release node all
  release instance all
  release cluster all
job Reboot
  acquire cluster BGL shared
  acquire instance web1
  work 20
  release instance all
  release cluster all
job Console1
  acquire cluster BGL shared
  acquire instance web1 shared
  release instance all
  release cluster all
job Console2
  acquire cluster BGL shared
  acquire instance web1 shared
  release instance all
  release cluster all
`,
    choices: [
      ...Array.from({ length: 10 }, () => "Migrate"),
      "Migrate",
      "Reboot",
      "Reboot",
      "Reboot",
      "Reboot",
      "Console1",
      "Console1",
      "Console1",
      "Console1",
      "Console2",
      "Console2",
      "Console2",
      "Console2",
    ],
  },
];
