/**
 * Translates one loop over lanes into a function that takes two lanes at a time. Only what gives the same bytes is translated:
 * branches become choices between both sides' values, and whatever is not known here is left to the loop.
 */

import ts from 'typescript';
import { eachLane, GLOBALS, IMPORTED, OF_TWO_LANES } from './functions.mjs';
import { OP, signed, twice, unsigned, vector, VECTOR } from './wasm.mjs';

const { SyntaxKind } = ts;

/** Why a loop is left as it is. */
export class Untranslated extends Error {}

/** @param {ts.Node} node @param {string} [why] @returns {never} */
function leave(node, why = SyntaxKind[node.kind] ?? 'unknown') {
  throw new Untranslated(`${why}: ${node.getText().slice(0, 60)}`);
}

/**
 * A place in code that is a local, whose number is known when all are.
 *
 * @typedef {{ kind: 'column' | 'scalar' | 'splat' | 'constant' | 'temporary' | 'lane', place: number }} Local
 * @typedef {(number | Local)[]} Code
 * @typedef {{ type: 'value' | 'mask', local: Local }} Variable
 * @typedef {Map<string, Variable>} Scope
 */

const LANE = /** @type {Local} */ ({ kind: 'lane', place: 0 });

/** @type {ReadonlyMap<ts.SyntaxKind, number>} */
const ARITHMETIC = new Map([
  [SyntaxKind.PlusToken, VECTOR.add],
  [SyntaxKind.MinusToken, VECTOR.sub],
  [SyntaxKind.AsteriskToken, VECTOR.mul],
  [SyntaxKind.SlashToken, VECTOR.div],
]);
/** @type {ReadonlyMap<ts.SyntaxKind, number>} */
const ASSIGNING = new Map([
  [SyntaxKind.PlusEqualsToken, VECTOR.add],
  [SyntaxKind.MinusEqualsToken, VECTOR.sub],
  [SyntaxKind.AsteriskEqualsToken, VECTOR.mul],
  [SyntaxKind.SlashEqualsToken, VECTOR.div],
]);
/** @type {ReadonlyMap<ts.SyntaxKind, number>} */
const COMPARING = new Map([
  [SyntaxKind.EqualsEqualsEqualsToken, VECTOR.equal],
  [SyntaxKind.ExclamationEqualsEqualsToken, VECTOR.notEqual],
  [SyntaxKind.LessThanToken, VECTOR.less],
  [SyntaxKind.GreaterThanToken, VECTOR.greater],
  [SyntaxKind.LessThanEqualsToken, VECTOR.lessOrEqual],
  [SyntaxKind.GreaterThanEqualsToken, VECTOR.greaterOrEqual],
]);
/** @type {ReadonlyMap<string, number>} */
const MATH = new Map([
  ['abs', VECTOR.abs],
  ['sqrt', VECTOR.sqrt],
  ['floor', VECTOR.floor],
  ['ceil', VECTOR.ceil],
  ['trunc', VECTOR.trunc],
]);

/** @param {ts.Expression} node @returns {ts.Expression} */
function bare(node) {
  return ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) ? bare(node.expression) : node;
}

/** @param {ts.Node} node @returns {boolean} */
const hasCall = (node) => ts.isCallExpression(node) || (ts.forEachChild(node, hasCall) ?? false);
/** @param {ts.Node} node @returns {boolean} */
const hasContinue = (node) => ts.isContinueStatement(node) || (ts.forEachChild(node, hasContinue) ?? false);

/** @typedef {(callee: ts.Identifier) => { intrinsic: string } | { parameters: readonly string[], result: ts.Expression } | undefined} Resolve */

export class Kernel {
  /** @type {Map<string, number>} - parameters by what the loop's surroundings call them */
  columns = new Map();
  /** @type {Map<string, number>} */
  scalars = new Map();
  /** @type {Map<number, number>} */
  constants = new Map();
  /** @type {{ text: string, local: Local }[]} - what the loop sets to true where any lane says so */
  flags = [];
  temporaries = 0;
  /** @type {Code} */
  code = [];
  /** @type {Map<string, Local>} - columns' values at the lane that are at hand */
  #loaded = new Map();
  /** @type {Scope} */
  #scope = new Map();
  /** @type {Local | undefined} - lanes that have not gone on to the next */
  #alive;
  /** @type {Local | undefined} - lanes on which the statement at hand acts; all where undefined */
  #active;
  #lane;
  #resolve;

  /**
   * @param {ts.ForStatement} loop
   * @param {Resolve} resolve - finds what a called name is
   */
  constructor(loop, resolve) {
    this.#resolve = resolve;
    this.#lane = this.#header(loop);
    if (hasContinue(loop.statement)) {
      this.#alive = this.#temporary();
      this.#emit(...vector(VECTOR.constant), ...new Array(16).fill(0xff));
      this.#set(this.#alive);
    }
    this.#statement(loop.statement);
  }

  /** The function's code from its parameters on: 0 where a column is none of the lanes' memory, else 1 and a bit a flag. */
  finish() {
    /** @type {Record<Local['kind'], number>} */
    const first = { column: 0, scalar: 0, lane: 0, splat: 0, constant: 0, temporary: 0 };
    first.scalar = this.columns.size;
    first.lane = first.scalar + this.scalars.size;
    first.splat = first.lane + 1;
    first.constant = first.splat + this.scalars.size;
    first.temporary = first.constant + this.constants.size;
    /** @type {Code} */
    const all = [];
    for (const place of this.columns.values()) {
      all.push(OP.get, { kind: 'column', place }, OP.i32IsZero, OP.if, 0x40);
      all.push(OP.i32Constant, 0, OP.return, OP.end);
    }
    for (const place of this.scalars.values()) {
      all.push(OP.get, { kind: 'scalar', place }, ...vector(VECTOR.splat), OP.set, { kind: 'splat', place });
    }
    for (const [value, place] of this.constants)
      all.push(...twice(value), OP.set, { kind: 'constant', place });
    all.push(OP.loop, 0x40, ...this.code);
    all.push(OP.get, LANE, OP.i32Constant, 16, OP.i32Add, OP.tee, LANE);
    all.push(OP.global, GLOBALS.bytes, OP.i32Less, OP.branchIf, 0, OP.end);
    all.push(OP.i32Constant, 1);
    this.flags.forEach(({ local }, bit) => {
      all.push(OP.get, local, ...vector(VECTOR.anyTrue), OP.i32Constant, ...signed(bit + 1));
      all.push(OP.i32ShiftLeft, OP.i32Or);
    });
    const code = all.flatMap((item) =>
      typeof item === 'number' ? [item] : unsigned(first[item.kind] + item.place),
    );
    return { code, vectors: this.scalars.size + this.constants.size + this.temporaries };
  }

  /** @param {(number | Local)[]} items */
  #emit(...items) {
    this.code.push(...items);
  }

  /** @returns {Local} */
  #temporary() {
    return { kind: 'temporary', place: this.temporaries++ };
  }

  /** @param {Local} local */
  #get(local) {
    this.#emit(OP.get, local);
  }

  /** @param {Local} local */
  #set(local) {
    this.#emit(OP.set, local);
  }

  /** @param {number} instruction */
  #vector(instruction) {
    this.#emit(...vector(instruction));
  }

  /** @param {ts.ForStatement} loop */
  #header({ initializer, condition, incrementor }) {
    const list = initializer && ts.isVariableDeclarationList(initializer) ? initializer : undefined;
    const name = list?.declarations[0]?.name.getText();
    const isPlain =
      name !== undefined &&
      list?.declarations.length === 1 &&
      list.declarations[0]?.initializer?.getText() === '0' &&
      incrementor?.getText() === `${name}++`;
    const bound = condition?.getText().match(new RegExp(`^${name} < (?:LANES|(.+)\\.length)$`));
    if (!isPlain || !bound) throw new Untranslated('no loop over lanes');
    if (bound[1] !== undefined) this.#column(bound[1]);
    return name;
  }

  /** @param {string} text @returns {Local} */
  #column(text) {
    if (this.scalars.has(text)) throw new Untranslated(`${text} is a number and a column`);
    if (!this.columns.has(text)) this.columns.set(text, this.columns.size);
    return { kind: 'column', place: /** @type {number} */ (this.columns.get(text)) };
  }

  /** @param {ts.Expression} node - does not vary with the lane */
  #scalar(node) {
    const text = node.getText();
    if (this.columns.has(text)) leave(node, 'a number and a column');
    if (!this.scalars.has(text)) this.scalars.set(text, this.scalars.size);
    this.#get({ kind: 'splat', place: /** @type {number} */ (this.scalars.get(text)) });
  }

  /** @param {number} value */
  #constant(value) {
    if (Object.is(value, 0)) return this.#emit(...twice(0));
    if (!this.constants.has(value)) this.constants.set(value, this.constants.size);
    this.#get({ kind: 'constant', place: /** @type {number} */ (this.constants.get(value)) });
  }

  /** Whether an expression is made of names, parts and arithmetic that are the same on all lanes. @param {ts.Node} node @returns {boolean} */
  #isUniform(node) {
    if (ts.isIdentifier(node)) {
      return node.text !== this.#lane && node.text !== 'undefined' && !this.#scope.has(node.text);
    }
    if (ts.isNumericLiteral(node) || node.kind === SyntaxKind.ThisKeyword) return true;
    if (ts.isPrivateIdentifier(node)) return true;
    if (ts.isPropertyAccessExpression(node)) return this.#isUniform(node.expression);
    if (ts.isElementAccessExpression(node)) {
      return this.#isUniform(node.expression) && this.#isUniform(node.argumentExpression);
    }
    if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node))
      return this.#isUniform(node.expression);
    if (ts.isPrefixUnaryExpression(node)) {
      return (
        (node.operator === SyntaxKind.MinusToken || node.operator === SyntaxKind.ExclamationToken) &&
        this.#isUniform(node.operand)
      );
    }
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      return (
        (ARITHMETIC.has(kind) || COMPARING.has(kind)) &&
        this.#isUniform(node.left) &&
        this.#isUniform(node.right)
      );
    }
    return false;
  }

  /** A column's name where the expression is its value at the lane. @param {ts.Expression} node */
  #columnAt(node) {
    const access = bare(node);
    if (!ts.isElementAccessExpression(access)) return undefined;
    if (access.argumentExpression.getText() !== this.#lane) return undefined;
    const base = bare(access.expression);
    if (!this.#isUniform(base)) leave(access, 'a column that varies with the lane');
    return access.expression.getText();
  }

  /** @param {string} column */
  #load(column) {
    const known = this.#loaded.get(column);
    if (known) return this.#get(known);
    const local = this.#temporary();
    this.#address(column);
    this.#emit(...vector(VECTOR.load), 3, 0, OP.tee, local);
    this.#loaded.set(column, local);
  }

  /** @param {string} column */
  #address(column) {
    this.#emit(OP.get, this.#column(column), OP.get, LANE, OP.i32Add);
  }

  /** Leaves a number a lane on the stack. @param {ts.Expression} expression */
  #value(expression) {
    const node = bare(expression);
    if (ts.isNumericLiteral(node)) return this.#constant(Number(node.text.replaceAll('_', '')));
    if (ts.isIdentifier(node) && this.#scope.has(node.text)) return this.#variable(node.text);
    const column = this.#columnAt(node);
    if (column !== undefined) return this.#load(column);
    if (this.#isUniform(node)) return this.#scalar(node);
    if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.MinusToken) {
      this.#value(node.operand);
      return this.#vector(VECTOR.neg);
    }
    if (ts.isConditionalExpression(node)) return this.#choice(node);
    if (ts.isCallExpression(node)) return this.#call(node);
    if (ts.isBinaryExpression(node)) {
      const operation = ARITHMETIC.get(node.operatorToken.kind);
      if (operation === undefined) return leave(node, node.operatorToken.getText());
      this.#value(node.left);
      this.#value(node.right);
      return this.#vector(operation);
    }
    leave(node);
  }

  /** @param {string} name */
  #variable(name) {
    const { type, local } = /** @type {Variable} */ (this.#scope.get(name));
    this.#get(local);
    if (type === 'value') return;
    this.#constant(1);
    this.#vector(VECTOR.and);
  }

  /** @param {ts.Expression} expression @returns {boolean} */
  #isMask(expression) {
    const node = bare(expression);
    if (ts.isIdentifier(node)) return this.#scope.get(node.text)?.type === 'mask';
    if (ts.isPrefixUnaryExpression(node)) return node.operator === SyntaxKind.ExclamationToken;
    if (!ts.isBinaryExpression(node)) return false;
    const { kind } = node.operatorToken;
    return (
      COMPARING.has(kind) || kind === SyntaxKind.AmpersandAmpersandToken || kind === SyntaxKind.BarBarToken
    );
  }

  /** Leaves all bits, or none, a lane on the stack: whether something is true. @param {ts.Expression} expression */
  #mask(expression) {
    const node = bare(expression);
    if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken) {
      this.#mask(node.operand);
      return this.#vector(VECTOR.not);
    }
    if (ts.isIdentifier(node)) {
      const variable = this.#scope.get(node.text);
      if (variable?.type === 'mask') return this.#get(variable.local);
    }
    if (ts.isBinaryExpression(node) && !this.#isUniform(node)) {
      const { kind } = node.operatorToken;
      const isAnd = kind === SyntaxKind.AmpersandAmpersandToken;
      if (isAnd || kind === SyntaxKind.BarBarToken) {
        this.#mask(node.left);
        this.#mask(node.right);
        return this.#vector(isAnd ? VECTOR.and : VECTOR.or);
      }
      const comparison = COMPARING.get(kind);
      if (comparison === undefined) return leave(node, node.operatorToken.getText());
      this.#value(node.left);
      this.#value(node.right);
      return this.#vector(comparison);
    }
    // a number is true unless it is 0 or missing
    const number = this.#temporary();
    this.#value(node);
    this.#emit(OP.tee, number);
    this.#constant(0);
    this.#vector(VECTOR.notEqual);
    this.#get(number);
    this.#get(number);
    this.#vector(VECTOR.equal);
    this.#vector(VECTOR.and);
  }

  /** @param {ts.ConditionalExpression} node */
  #choice({ condition, whenTrue, whenFalse }) {
    const chosen = this.#temporary();
    this.#mask(condition);
    this.#set(chosen);
    this.#where(chosen, hasCall(whenTrue), () => this.#value(whenTrue));
    this.#where(chosen, hasCall(whenFalse), () => this.#value(whenFalse), VECTOR.andNot);
    this.#get(chosen);
    this.#vector(VECTOR.select);
  }

  /**
   * Does something for some of the active lanes.
   *
   * @param {Local} chosen
   * @param {boolean} matters - whether it looks at which lanes are active
   * @param {() => void} work
   * @param {number} [how] - to take the chosen from the active lanes, or to leave them out
   */
  #where(chosen, matters, work, how = VECTOR.and) {
    if (!matters) return work();
    const before = this.#active;
    const now = this.#temporary();
    if (before) this.#get(before);
    else this.#emit(...vector(VECTOR.constant), ...new Array(16).fill(0xff));
    this.#get(chosen);
    this.#vector(how);
    this.#set(now);
    this.#active = now;
    work();
    this.#active = before;
  }

  /** @param {ts.CallExpression} node */
  #call(node) {
    const callee = bare(node.expression);
    if (ts.isPropertyAccessExpression(callee) && callee.expression.getText() === 'Math') {
      return this.#math(callee.name.text, node);
    }
    if (!ts.isIdentifier(callee)) return leave(node);
    const found = this.#resolve(callee);
    if (!found) return leave(node, 'a call');
    if ('intrinsic' in found) return this.#intrinsic(found.intrinsic, node);
    /** @type {Scope} */
    const scope = new Map();
    found.parameters.forEach((parameter, place) => {
      const local = this.#temporary();
      const argument = node.arguments[place] ?? leave(node, 'too few arguments');
      this.#value(argument);
      this.#set(local);
      scope.set(parameter, { type: 'value', local });
    });
    const outer = this.#scope;
    this.#scope = scope;
    this.#value(found.result);
    this.#scope = outer;
  }

  /** @param {string} name @param {ts.CallExpression} node */
  #math(name, node) {
    const [first, second] = node.arguments;
    const single = MATH.get(name);
    if (single !== undefined && first && !second) {
      this.#value(first);
      return this.#vector(single);
    }
    if ((name !== 'min' && name !== 'max') || !first || node.arguments.length < 2) return leave(node);
    this.#value(first);
    for (const other of node.arguments.slice(1)) {
      this.#value(other);
      this.#vector(name === 'min' ? VECTOR.min : VECTOR.max);
    }
  }

  /** @param {string} name @param {ts.CallExpression} node */
  #intrinsic(name, node) {
    const operands = node.arguments.map((argument) => {
      const local = this.#temporary();
      this.#value(argument);
      // lanes whose result nobody wants are not to take the long way
      if (this.#active) {
        this.#constant(1);
        this.#get(this.#active);
        this.#vector(VECTOR.select);
      }
      this.#set(local);
      return local;
    });
    const [operand] = operands;
    if (operand && (name === 'exp' || name === 'log')) {
      this.#get(operand);
      return this.#emit(OP.call, ...unsigned(OF_TWO_LANES[name]));
    }
    const known = /** @type {keyof typeof IMPORTED} */ (name);
    if (operands.length !== IMPORTED[known]) return leave(node);
    // a placeholder a local, of a value that no byte has
    const code = eachLane(known, ...operands.map((_, place) => [OP.get, -1 - place]));
    this.#emit(...code.map((item) => (item < 0 ? /** @type {Local} */ (operands[-1 - item]) : item)));
  }

  /** @param {ts.Statement} node */
  #statement(node) {
    if (ts.isBlock(node)) {
      const outer = this.#scope;
      this.#scope = new Map(outer);
      for (const statement of node.statements) this.#statement(statement);
      this.#scope = outer;
      return;
    }
    if (ts.isVariableStatement(node)) {
      for (const declaration of node.declarationList.declarations) this.#declare(declaration);
      return;
    }
    if (ts.isIfStatement(node)) return this.#branch(node);
    if (ts.isExpressionStatement(node) && ts.isBinaryExpression(node.expression)) {
      return this.#assign(node.expression);
    }
    if (ts.isContinueStatement(node) && this.#alive) {
      if (this.#active) {
        this.#get(this.#alive);
        this.#get(this.#active);
        this.#vector(VECTOR.andNot);
      } else this.#emit(...twice(0));
      return this.#set(this.#alive);
    }
    leave(node);
  }

  /** @param {ts.VariableDeclaration} declaration */
  #declare({ name, initializer }) {
    if (!initializer) throw new Untranslated('a variable without a value');
    if (ts.isIdentifier(name)) return this.#define(name.text, initializer);
    const values = bare(initializer);
    if (!ts.isArrayBindingPattern(name) || !ts.isArrayLiteralExpression(values)) return leave(initializer);
    name.elements.forEach((element, place) => {
      const value = values.elements[place];
      if (!ts.isBindingElement(element) || !ts.isIdentifier(element.name) || !value)
        return leave(initializer);
      this.#define(element.name.text, value);
    });
  }

  /** @param {string} name @param {ts.Expression} initializer */
  #define(name, initializer) {
    const type = this.#isMask(initializer) && !this.#isUniform(bare(initializer)) ? 'mask' : 'value';
    const local = this.#temporary();
    if (type === 'mask') this.#mask(initializer);
    else this.#value(initializer);
    this.#set(local);
    this.#scope.set(name, { type, local });
  }

  /** @param {ts.IfStatement} node */
  #branch({ expression, thenStatement, elseStatement }) {
    const chosen = this.#temporary();
    this.#mask(expression);
    this.#set(chosen);
    this.#where(chosen, true, () => this.#statement(thenStatement));
    if (elseStatement) this.#where(chosen, true, () => this.#statement(elseStatement), VECTOR.andNot);
    if (!this.#alive || !(hasContinue(thenStatement) || (elseStatement && hasContinue(elseStatement))))
      return;
    const left = this.#temporary();
    this.#get(this.#alive);
    if (this.#active) {
      this.#get(this.#active);
      this.#vector(VECTOR.and);
    }
    this.#set(left);
    this.#active = left;
  }

  /** @param {ts.BinaryExpression} node */
  #assign({ left, operatorToken, right }) {
    const { kind } = operatorToken;
    const operation = ASSIGNING.get(kind);
    if (operation === undefined && kind !== SyntaxKind.EqualsToken) leave(operatorToken);
    const column = this.#columnAt(left);
    const target = bare(left);
    if (column === undefined && !(ts.isIdentifier(target) && this.#scope.has(target.text))) {
      return this.#raise(target, operation, right);
    }
    const old = () => (column === undefined ? this.#value(target) : this.#load(column));
    if (operation !== undefined) old();
    this.#value(right);
    if (operation !== undefined) this.#vector(operation);
    if (this.#active) {
      old();
      this.#get(this.#active);
      this.#vector(VECTOR.select);
    }
    if (column === undefined) {
      const variable = this.#scope.get(/** @type {ts.Identifier} */ (target).text);
      if (variable?.type !== 'value') return leave(target, 'a truth that is assigned');
      return this.#set(variable.local);
    }
    const value = this.#temporary();
    this.#set(value);
    this.#address(column);
    this.#get(value);
    this.#emit(...vector(VECTOR.store), 3, 0);
    // two names may be one column
    this.#loaded.clear();
    this.#loaded.set(column, value);
  }

  /** Something outside the loop that becomes true. @param {ts.Expression} target @param {number | undefined} operation @param {ts.Expression} right */
  #raise(target, operation, right) {
    if (operation !== undefined || right.kind !== SyntaxKind.TrueKeyword || !this.#isUniform(target)) {
      return leave(target, 'assigned outside');
    }
    const text = target.getText();
    let flag = this.flags.find((known) => known.text === text);
    if (!flag) {
      flag = { text, local: this.#temporary() };
      this.flags.push(flag);
    }
    this.#get(flag.local);
    if (this.#active) this.#get(this.#active);
    else this.#emit(...vector(VECTOR.constant), ...new Array(16).fill(0xff));
    this.#vector(VECTOR.or);
    this.#set(flag.local);
  }
}
