// Values of TLA+ expressions, and the states that a module's Init and Next lead to. For the part of TLA+
// that exported models are written in; everything is finite.
import type { Definition, Node } from "./tlaParse.ts";

/** A set by the keys of its elements; a function by those of its arguments. Sequences and records are functions. */
type Value = number | boolean | string | TlaSet | TlaFunction;
type TlaSet = { readonly items: ReadonlyMap<string, Value>; readonly key: string };
type TlaFunction = {
  readonly pairs: ReadonlyMap<string, readonly [Value, Value]>;
  readonly key: string;
};

interface Closure {
  readonly params: readonly string[];
  readonly body: Node;
  readonly scope: Scope;
  known?: Value;
}

interface Scope {
  readonly names: Map<string, Closure>;
  readonly outer: Scope | null;
}

/** The variables of a state. */
export type State = Readonly<Record<string, Value>>;

function getKey(value: Value): string {
  return typeof value === "object" ? value.key : JSON.stringify(value);
}

function makeSet(values: Iterable<Value>): TlaSet {
  const items = new Map([...values].map((value) => [getKey(value), value]));
  return { items, key: `{${[...items.keys()].sort().join(",")}}` };
}

function makeFunction(pairs: Iterable<readonly [Value, Value]>): TlaFunction {
  const map = new Map([...pairs].map((pair) => [getKey(pair[0]), pair]));
  const keys = [...map].map(([key, [, value]]) => `${key}:${getKey(value)}`);
  return { pairs: map, key: `[${keys.sort().join(",")}]` };
}

function makeSequence(values: readonly Value[]): TlaFunction {
  return makeFunction(values.map((value, index) => [index + 1, value]));
}

/** The elements of a set. */
export function listItems(value: Value | undefined): readonly Value[] {
  if (typeof value === "object" && "items" in value) return [...value.items.values()];
  throw new TypeError(`not a set: ${JSON.stringify(value)}`);
}

function asFunction(value: Value | undefined): TlaFunction {
  if (typeof value === "object" && "pairs" in value) return value;
  throw new TypeError(`not a function: ${JSON.stringify(value)}`);
}

/** The value of a function, record or sequence at an argument; throws where it has none. */
export function apply(base: Value | undefined, at: Value): Value {
  const found = asFunction(base).pairs.get(getKey(at));
  if (found === undefined) throw new RangeError(`nothing at ${getKey(at)} of ${getKey(base ?? 0)}`);
  return found[1];
}

/** The elements of a sequence. */
export function listSequence(value: Value | undefined): readonly Value[] {
  const { pairs } = asFunction(value);
  return Array.from({ length: pairs.size }, (_, index) => apply(value, index + 1));
}

function asNumber(value: Value): number {
  if (typeof value === "number") return value;
  throw new TypeError(`not a number: ${getKey(value)}`);
}

function asBoolean(value: Value): boolean {
  if (typeof value === "boolean") return value;
  throw new TypeError(`not a boolean: ${getKey(value)}`);
}

const BUILT_IN: Readonly<Record<string, (...args: Value[]) => Value>> = {
  Len: (queue) => listSequence(queue).length,
  Head: (queue) => apply(queue, 1),
  Cardinality: (set) => listItems(set).length,
  SubSeq: (queue, from = 1, to = 0) =>
    makeSequence(
      listSequence(queue).slice(Math.max(0, asNumber(from) - 1), Math.max(0, asNumber(to))),
    ),
};

function look(scope: Scope | null, name: string): Closure {
  for (let at = scope; at !== null; at = at.outer) {
    const found = at.names.get(name);
    if (found !== undefined) return found;
  }
  throw new ReferenceError(`${name} is not defined`);
}

const NOTHING: Node = { type: "tuple", args: [] };

function bind(outer: Scope, values: Readonly<Record<string, Value>>): Scope {
  const scope: Scope = { names: new Map(), outer };
  for (const [name, known] of Object.entries(values)) {
    scope.names.set(name, { params: [], body: NOTHING, scope, known });
  }
  return scope;
}

function define(outer: Scope | null, definitions: readonly Definition[]): Scope {
  const scope: Scope = { names: new Map(), outer };
  for (const { name, params, body } of definitions) scope.names.set(name, { params, body, scope });
  return scope;
}

// Each way in which bound names can take values.
function* walk(
  scope: Scope,
  names: readonly string[],
  values: readonly Value[],
): Generator<readonly [Scope, Value]> {
  const [name, ...rest] = names;
  if (name === undefined) return;
  for (const value of values) {
    const inner = bind(scope, { [name]: value });
    if (rest.length === 0) yield [inner, value];
    else yield* walk(inner, rest, values);
  }
}

function enter(scope: Scope, name: string, args: readonly Node[]): readonly [Closure, Scope] {
  const closure = look(scope, name);
  if (closure.params.length !== args.length) throw new TypeError(`${name} takes other arguments`);
  const inner: Scope = { names: new Map(), outer: closure.scope };
  closure.params.forEach((param, index) => {
    inner.names.set(param, { params: [], body: args[index] ?? NOTHING, scope });
  });
  return [closure, inner];
}

function evaluateName(name: string, args: readonly Node[], scope: Scope): Value {
  const own = BUILT_IN[name];
  if (own !== undefined) return own(...args.map((arg) => evaluate(arg, scope)));
  if (name === "BOOLEAN") return makeSet([true, false]);
  const [closure, inner] = enter(scope, name, args);
  if (closure.params.length > 0) return evaluate(closure.body, inner);
  closure.known ??= evaluate(closure.body, closure.scope);
  return closure.known;
}

function evaluateUnary(op: string, value: Value): Value {
  switch (op) {
    case "~":
      return !asBoolean(value);
    case "-":
      return -asNumber(value);
    case "DOMAIN":
      return makeSet([...asFunction(value).pairs.values()].map(([at]) => at));
    case "UNION":
      return makeSet(listItems(value).flatMap(listItems));
    case "SUBSET": {
      const sets = [makeSet([])];
      for (const item of listItems(value)) {
        sets.push(...sets.map((set) => makeSet([...listItems(set), item])));
      }
      return makeSet(sets);
    }
    default:
      throw new SyntaxError(`no operator ${op}`);
  }
}

const BINARY: Readonly<Record<string, (a: Value, b: Value) => Value>> = {
  "=": (a, b) => getKey(a) === getKey(b),
  "#": (a, b) => getKey(a) !== getKey(b),
  "<": (a, b) => asNumber(a) < asNumber(b),
  ">": (a, b) => asNumber(a) > asNumber(b),
  "<=": (a, b) => asNumber(a) <= asNumber(b),
  ">=": (a, b) => asNumber(a) >= asNumber(b),
  "+": (a, b) => asNumber(a) + asNumber(b),
  "-": (a, b) => asNumber(a) - asNumber(b),
  "\\in": (a, b) => listItems(b).some((item) => getKey(item) === getKey(a)),
  "\\notin": (a, b) => !listItems(b).some((item) => getKey(item) === getKey(a)),
  "\\subseteq": (a, b) => getKey(makeSet([...listItems(a), ...listItems(b)])) === getKey(b),
  "\\cup": (a, b) => makeSet([...listItems(a), ...listItems(b)]),
  "\\": (a, b) => {
    const others = new Set(listItems(b).map(getKey));
    return makeSet(listItems(a).filter((item) => !others.has(getKey(item))));
  },
  "\\o": (a, b) => makeSequence([...listSequence(a), ...listSequence(b)]),
  "..": (a, b) => {
    const [from, to] = [asNumber(a), asNumber(b)];
    return makeSet(Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index));
  },
};

function evaluateBinary(op: string, [left, right]: readonly Node[], scope: Scope): Value {
  if (left === undefined || right === undefined) throw new SyntaxError(`${op} takes two`);
  const first = evaluate(left, scope);
  if (op === "/\\") return asBoolean(first) && asBoolean(evaluate(right, scope));
  if (op === "\\/") return asBoolean(first) || asBoolean(evaluate(right, scope));
  if (op === "=>") return !asBoolean(first) || asBoolean(evaluate(right, scope));
  const own = BINARY[op];
  if (own === undefined) throw new SyntaxError(`no operator ${op}`);
  return own(first, evaluate(right, scope));
}

function replace(base: Value, path: readonly Value[], value: (old: Value) => Value): Value {
  const [at, ...rest] = path;
  if (at === undefined) return value(base);
  const old = apply(base, at);
  return makeFunction([...asFunction(base).pairs.values(), [at, replace(old, rest, value)]]);
}

function evaluateQuantifier(node: Extract<Node, { type: "quantifier" }>, scope: Scope): Value {
  const { op, bound, body } = node;
  const values = [...listItems(evaluate(bound.from, scope))];
  for (const [inner, value] of walk(scope, bound.names, values)) {
    const holds = asBoolean(evaluate(body, inner));
    if (op === "CHOOSE" && holds) return value;
    if (op === "\\E" && holds) return true;
    if (op === "\\A" && !holds) return false;
  }
  if (op === "CHOOSE") throw new RangeError("there is nothing to choose");
  return op === "\\A";
}

function evaluateBound(
  { type, bound, body }: Extract<Node, { type: "filter" | "map" | "function" }>,
  scope: Scope,
): Value {
  const values = listItems(evaluate(bound.from, scope));
  const found = [...walk(scope, bound.names, values)].map(
    ([inner, value]) => [value, evaluate(body, inner)] as const,
  );
  if (type === "function") return makeFunction(found);
  if (type === "map") return makeSet(found.map(([, value]) => value));
  return makeSet(found.filter(([, holds]) => asBoolean(holds)).map(([value]) => value));
}

function choose(node: Extract<Node, { type: "if" | "case" }>, scope: Scope): Node {
  const arms =
    node.type === "case"
      ? node.arms
      : ([
          [node.args[0], node.args[1]],
          [{ type: "value", value: true }, node.args[2]],
        ] as const);
  const arm = arms.find(([test]) => asBoolean(evaluate(test, scope)));
  if (arm === undefined) throw new RangeError("no case fits");
  return arm[1];
}

function evaluate(node: Node, scope: Scope): Value {
  switch (node.type) {
    case "value":
      return node.value;
    case "name":
      return evaluateName(node.name, node.args, scope);
    case "unary":
      return node.args.map((arg) => evaluateUnary(node.op, evaluate(arg, scope)))[0] ?? false;
    case "binary":
      return evaluateBinary(node.op, node.args, scope);
    case "if":
    case "case":
      return evaluate(choose(node, scope), scope);
    case "let":
      return evaluate(node.body, define(scope, node.definitions));
    case "quantifier":
      return evaluateQuantifier(node, scope);
    case "filter":
    case "map":
    case "function":
      return evaluateBound(node, scope);
    case "set":
      return makeSet(node.args.map((arg) => evaluate(arg, scope)));
    case "tuple":
      return makeSequence(node.args.map((arg) => evaluate(arg, scope)));
    case "record":
      return makeFunction(node.fields.map(([name, value]) => [name, evaluate(value, scope)]));
    case "except":
      return node.changes.reduce(
        (base, [path, value]) => {
          const at = path.map((part) => evaluate(part, scope));
          return replace(base, at, (old) => evaluate(value, bind(scope, { "@": old })));
        },
        evaluate(node.base, scope),
      );
    case "apply":
      return apply(evaluate(node.base, scope), evaluate(node.at, scope));
    case "prime":
    case "unchanged":
      throw new SyntaxError("an action stands where a value has to");
    default:
      return node satisfies never;
  }
}

// What an action makes of a state: each way in which the next values of variables can be.
function act(node: Node, scope: Scope, next: State): readonly State[] {
  switch (node.type) {
    case "let":
      return act(node.body, define(scope, node.definitions), next);
    case "unchanged": {
      const old = node.names.flatMap((name) => (name === "vars" ? VARIABLES : [name]));
      const kept = old.map((name) => [name, evaluateName(name, [], scope)] as const);
      return [{ ...next, ...Object.fromEntries(kept) }];
    }
    case "quantifier": {
      if (node.op !== "\\E") break;
      const values = listItems(evaluate(node.bound.from, scope));
      return [...walk(scope, node.bound.names, values)].flatMap(([inner]) =>
        act(node.body, inner, next),
      );
    }
    case "binary": {
      const [left, right] = node.args;
      if (left === undefined || right === undefined) break;
      if (node.op === "/\\")
        return act(left, scope, next).flatMap((each) => act(right, scope, each));
      if (node.op === "\\/") return [...act(left, scope, next), ...act(right, scope, next)];
      if (node.op !== "=" || left.type !== "prime") break;
      return [{ ...next, [left.name]: evaluate(right, scope) }];
    }
    case "name": {
      if (!ACTIONS.has(node.name)) break;
      const [closure, inner] = enter(scope, node.name, node.args);
      return act(closure.body, inner, next);
    }
    default:
  }
  return asBoolean(evaluate(node, scope)) ? [next] : [];
}

const VARIABLES = ["locks", "jobs", "members"];
const ACTIONS = new Set(["Next", "Run", "Tick", "Rest"]);

/** What a search through a module found. */
export interface Reach {
  readonly states: readonly State[];
  /** States from which nothing leads on, not even to rest. */
  readonly stuck: readonly State[];
  /** Invariants that do not hold somewhere. */
  readonly broken: readonly string[];
}

/** Follows Next from Init, and asks in each state for the invariants. */
export function explore(definitions: readonly Definition[], invariants: readonly string[]): Reach {
  const body = (name: string): Node => look(define(null, definitions), name).body;
  // Definitions are evaluated once for each state: they may be about it.
  const enterState = (state: State): Scope => {
    const scope = define(null, definitions);
    return bind(define(bind(scope, state), definitions), {});
  };
  const first = Object.fromEntries(readInit(body("Init"), define(null, definitions)));
  const known = new Map([
    [JSON.stringify(VARIABLES.map((name) => getKey(first[name] ?? 0))), first],
  ]);
  const stuck: State[] = [];
  const broken = new Set<string>();
  for (const state of known.values()) {
    const scope = enterState(state);
    for (const name of invariants) if (!asBoolean(evaluateName(name, [], scope))) broken.add(name);
    const next = act(body("Next"), scope, {});
    if (next.length === 0) stuck.push(state);
    for (const each of next) {
      const key = JSON.stringify(VARIABLES.map((name) => getKey(each[name] ?? 0)));
      if (!known.has(key)) known.set(key, each);
    }
  }
  return { states: [...known.values()], stuck, broken: [...broken] };
}

function readInit(node: Node, scope: Scope): readonly (readonly [string, Value])[] {
  if (node.type !== "binary") throw new SyntaxError("Init says what each variable is");
  const [left, right] = node.args;
  if (left === undefined || right === undefined) throw new SyntaxError("Init is cut off");
  if (node.op === "/\\") return [...readInit(left, scope), ...readInit(right, scope)];
  if (left.type !== "name") throw new SyntaxError("Init says what each variable is");
  return [[left.name, evaluate(right, scope)]];
}
