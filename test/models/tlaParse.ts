// Reads the part of TLA+ that exported models are written in: a module as its definitions.

export type Node =
  | { readonly type: "value"; readonly value: number | boolean | string }
  | { readonly type: "name"; readonly name: string; readonly args: readonly Node[] }
  | { readonly type: "prime"; readonly name: string }
  | { readonly type: "unary" | "binary"; readonly op: string; readonly args: readonly Node[] }
  | { readonly type: "if"; readonly args: readonly [Node, Node, Node] }
  | { readonly type: "case"; readonly arms: readonly (readonly [Node, Node])[] }
  | { readonly type: "let"; readonly definitions: readonly Definition[]; readonly body: Node }
  | { readonly type: "quantifier"; readonly op: string; readonly bound: Bound; readonly body: Node }
  | { readonly type: "filter" | "map" | "function"; readonly bound: Bound; readonly body: Node }
  | { readonly type: "set" | "tuple"; readonly args: readonly Node[] }
  | { readonly type: "record"; readonly fields: readonly (readonly [string, Node])[] }
  | { readonly type: "except"; readonly base: Node; readonly changes: readonly Change[] }
  | { readonly type: "apply"; readonly base: Node; readonly at: Node }
  | { readonly type: "unchanged"; readonly names: readonly string[] };

interface Bound {
  readonly names: readonly string[];
  readonly from: Node;
}

type Change = readonly [path: readonly Node[], value: Node];

export interface Definition {
  readonly name: string;
  readonly params: readonly string[];
  readonly body: Node;
}

interface Token {
  readonly text: string;
  readonly column: number;
}

const TOKEN =
  /\\\*[^\n]*|-{4,}|={4,}|"[^"]*"|\d+|\w+|\\[A-Za-z]+|\\\/|\/\\|<<|>>|\|->|->|==|=>|<=|>=|\.\.|\[\]|[\\#=<>+\-~:,.'@!(){}[\]]/g;

// From the loosest on; a junction that no list begins is an operator like others.
const LEVELS = [
  ["=>"],
  ["\\/"],
  ["/\\"],
  ["=", "#", "<", ">", "<=", ">=", "\\in", "\\notin", "\\subseteq"],
  ["\\cup", "\\"],
  [".."],
  ["+", "-"],
  ["\\o"],
] as const;
const NEGATION = 3;
const SETS = 4;

function tokenize(text: string): readonly Token[] {
  return text.split("\n").flatMap((line) => {
    const rest = line.replace(TOKEN, "").trim();
    if (rest !== "") throw new SyntaxError(`what is ${JSON.stringify(rest)} in ${line}`);
    return [...line.matchAll(TOKEN)]
      .filter(([token]) => !/^\\\*|^-{4}|^={4}/.test(token))
      .map((match) => ({ text: match[0], column: match.index }));
  });
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  // Within an item of a list of junctions everything stands right of its bullet.
  #margin = -1;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(ahead = 0): string {
    const token = this.#tokens[this.#at + ahead];
    return token === undefined || token.column <= this.#margin ? "" : token.text;
  }

  #take(): string {
    const text = this.peek();
    if (text === "") throw new SyntaxError(`something is missing behind ${this.#near()}`);
    this.#at += 1;
    return text;
  }

  expect(text: string): void {
    const found = this.peek();
    if (found !== text) throw new SyntaxError(`${text} is missing, not ${found}: ${this.#near()}`);
    this.#at += 1;
  }

  #near(): string {
    const from = Math.max(0, this.#at - 20);
    return this.#tokens
      .slice(from, this.#at + 2)
      .map((token) => token.text)
      .join(" ");
  }

  #skip(text: string): boolean {
    if (this.peek() !== text) return false;
    this.#at += 1;
    return true;
  }

  list<T>(end: string, item: () => T): readonly T[] {
    const items: T[] = [];
    if (this.#skip(end)) return items;
    do items.push(item());
    while (this.#skip(","));
    this.expect(end);
    return items;
  }

  word(): string {
    const text = this.#take();
    if (!/^[A-Za-z]\w*$/.test(text)) throw new SyntaxError(`${text} is no name: ${this.#near()}`);
    return text;
  }

  isDefinition(): boolean {
    let ahead = 1;
    if (this.peek(ahead) === "(") while (this.peek(ahead++) !== ")");
    return /^[A-Za-z]\w*$/.test(this.peek()) && this.peek(ahead) === "==";
  }

  definition(): Definition {
    const name = this.word();
    const params = this.#skip("(") ? this.list(")", () => this.word()) : [];
    this.expect("==");
    return { name, params, body: this.expression() };
  }

  expression(level = 0): Node {
    const bullet = this.#tokens[this.#at];
    if (bullet !== undefined && /^(?:\\\/|\/\\)$/.test(this.peek())) return this.#junction(bullet);
    const operators: readonly string[] | undefined = LEVELS[level];
    if (operators === undefined) return this.#suffix(this.#primary());
    if (level === NEGATION && this.#skip("~")) {
      return { type: "unary", op: "~", args: [this.expression(level)] };
    }
    const prefix = this.peek();
    if (level === SETS && /^(?:SUBSET|UNION|DOMAIN)$/.test(prefix)) {
      this.#take();
      return { type: "unary", op: prefix, args: [this.expression(level + 1)] };
    }
    let left = this.expression(level + 1);
    while (operators.includes(this.peek())) {
      const op = this.#take();
      left = { type: "binary", op, args: [left, this.expression(level + 1)] };
    }
    return left;
  }

  #junction({ text, column }: Token): Node {
    const margin = this.#margin;
    const items: Node[] = [];
    for (let next = this.#tokens[this.#at]; next?.text === text && next.column === column; ) {
      this.#at += 1;
      this.#margin = column;
      items.push(this.expression());
      this.#margin = margin;
      next = this.#tokens[this.#at];
    }
    return items.reduce((left, right) => ({ type: "binary", op: text, args: [left, right] }));
  }

  #suffix(base: Node): Node {
    let node = base;
    for (;;) {
      if (this.#skip("[")) {
        node = { type: "apply", base: node, at: this.expression() };
        this.expect("]");
      } else if (this.#skip(".")) {
        node = { type: "apply", base: node, at: { type: "value", value: this.word() } };
      } else if (node.type === "name" && this.#skip("'")) {
        node = { type: "prime", name: node.name };
      } else return node;
    }
  }

  #primary(): Node {
    const text = this.#take();
    if (/^\d/.test(text)) return { type: "value", value: Number(text) };
    if (text.startsWith('"')) return { type: "value", value: text.slice(1, -1) };
    switch (text) {
      case "TRUE":
      case "FALSE":
        return { type: "value", value: text === "TRUE" };
      case "-":
        return { type: "unary", op: "-", args: [this.#primary()] };
      case "@":
        return { type: "name", name: "@", args: [] };
      case "(": {
        const node = this.expression();
        this.expect(")");
        return node;
      }
      case "<<":
        return { type: "tuple", args: this.list(">>", () => this.expression()) };
      case "{":
        return this.#set();
      case "[":
        return this.#function();
      case "\\A":
      case "\\E":
      case "CHOOSE":
        return { type: "quantifier", op: text, ...this.#scope() };
      case "IF":
        return this.#conditional();
      case "CASE":
        return this.#cases();
      case "LET":
        return this.#local();
      case "UNCHANGED": {
        if (!this.#skip("<<")) return { type: "unchanged", names: [this.word()] };
        return { type: "unchanged", names: this.list(">>", () => this.word()) };
      }
      default: {
        this.#at -= 1;
        const name = this.word();
        const args = this.#skip("(") ? this.list(")", () => this.expression()) : [];
        return { type: "name", name, args };
      }
    }
  }

  #bound(): Bound {
    const names = [this.word()];
    while (this.#skip(",")) names.push(this.word());
    this.expect("\\in");
    return { names, from: this.expression(SETS) };
  }

  #scope(): { readonly bound: Bound; readonly body: Node } {
    const bound = this.#bound();
    this.expect(":");
    return { bound, body: this.expression() };
  }

  #set(): Node {
    if (this.peek(1) === "\\in") {
      const scope = this.#scope();
      this.expect("}");
      return { type: "filter", ...scope };
    }
    if (this.#skip("}")) return { type: "set", args: [] };
    const first = this.expression();
    if (this.#skip(":")) {
      const bound = this.#bound();
      this.expect("}");
      return { type: "map", bound, body: first };
    }
    if (this.#skip("}")) return { type: "set", args: [first] };
    this.expect(",");
    return { type: "set", args: [first, ...this.list("}", () => this.expression())] };
  }

  #function(): Node {
    if (this.peek(1) === "\\in") {
      const bound = this.#bound();
      this.expect("|->");
      const body = this.expression();
      this.expect("]");
      return { type: "function", bound, body };
    }
    if (this.peek(1) === "|->") {
      const field = (): readonly [string, Node] => {
        const name = this.word();
        this.expect("|->");
        return [name, this.expression()];
      };
      return { type: "record", fields: this.list("]", field) };
    }
    const base = this.expression();
    this.expect("EXCEPT");
    return { type: "except", base, changes: this.list("]", () => this.#change()) };
  }

  #change(): Change {
    this.expect("!");
    const path: Node[] = [];
    while (this.peek() !== "=") {
      if (this.#skip(".")) path.push({ type: "value", value: this.word() });
      else {
        this.expect("[");
        path.push(this.expression());
        this.expect("]");
      }
    }
    this.expect("=");
    return [path, this.expression()];
  }

  #conditional(): Node {
    const test = this.expression();
    this.expect("THEN");
    const yes = this.expression();
    this.expect("ELSE");
    return { type: "if", args: [test, yes, this.expression()] };
  }

  #cases(): Node {
    const arms: (readonly [Node, Node])[] = [];
    do {
      const test = this.expression();
      this.expect("->");
      arms.push([test, this.expression()]);
    } while (this.#skip("[]"));
    return { type: "case", arms };
  }

  #local(): Node {
    const definitions: Definition[] = [];
    while (!this.#skip("IN")) definitions.push(this.definition());
    return { type: "let", definitions, body: this.expression() };
  }
}

/** The definitions of a module in their order, but that of `Spec`; throws where it is no such module. */
export function parseTla(text: string): readonly Definition[] {
  const spec = /^Spec == .*$/m;
  if (!spec.test(text)) throw new SyntaxError("there is no Spec");
  const body = text.replace(spec, "").replace(/^-+ MODULE \w+ -+$/m, "");
  const parser = new Parser(tokenize(body.replace(/^(?:EXTENDS|VARIABLES) .*$/gm, "")));
  const definitions: Definition[] = [];
  while (parser.peek() !== "") definitions.push(parser.definition());
  return definitions;
}
