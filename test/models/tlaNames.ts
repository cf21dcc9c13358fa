// What TLA+ demands of names: defined before they are used, and never given again where they are known.
import type { Definition, Node } from "./tlaParse.ts";

const STANDARD = ["Len", "Head", "SubSeq", "Cardinality", "BOOLEAN", "@"];

/** Each name of a module that is used before its definition, or defined where it means something already. */
export function findNameFaults(definitions: readonly Definition[], variables: readonly string[]) {
  const faults: string[] = [];
  const check = (fault: boolean, message: string): void => {
    if (fault) faults.push(message);
  };
  const within = (scope: ReadonlySet<string>, names: readonly string[]): ReadonlySet<string> => {
    for (const name of names) check(scope.has(name), `${name} is given twice`);
    return new Set([...scope, ...names]);
  };
  const define = (definition: Definition, scope: ReadonlySet<string>): ReadonlySet<string> => {
    visit(definition.body, within(scope, definition.params));
    return within(scope, [definition.name]);
  };
  const visit = (node: Node, scope: ReadonlySet<string>): void => {
    if (node.type === "name" || node.type === "prime") {
      check(!scope.has(node.name), `${node.name} is not known`);
    }
    if (node.type === "let") {
      const inner = node.definitions.reduce((names, each) => define(each, names), scope);
      visit(node.body, inner);
    } else if ("bound" in node) {
      visit(node.bound.from, scope);
      visit(node.body, within(scope, node.bound.names));
    } else for (const part of listParts(node)) visit(part, scope);
  };
  let scope: ReadonlySet<string> = new Set(STANDARD);
  for (const definition of definitions) {
    // The variables are declared in front of it.
    if (definition.name === "vars") scope = within(scope, variables);
    scope = define(definition, scope);
  }
  return faults;
}

function listParts(node: Node): readonly Node[] {
  switch (node.type) {
    case "case":
      return node.arms.flat();
    case "record":
      return node.fields.map(([, value]) => value);
    case "except":
      return [node.base, ...node.changes.flatMap(([path, value]) => [...path, value])];
    case "apply":
      return [node.base, node.at];
    default:
      return "args" in node ? node.args : [];
  }
}
