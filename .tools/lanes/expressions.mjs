import ts from 'typescript';
import { COMPOSED } from './composed.mjs';
import { eachLane, IMPORTED } from './functions.mjs';
import { OP, VECTOR } from './wasm.mjs';
import { leave, Writer } from './writer.mjs';

const { SyntaxKind } = ts;

/** @type {ReadonlyMap<ts.SyntaxKind, number>} */
const ARITHMETIC = new Map([
  [SyntaxKind.PlusToken, VECTOR.add],
  [SyntaxKind.MinusToken, VECTOR.sub],
  [SyntaxKind.AsteriskToken, VECTOR.mul],
  [SyntaxKind.SlashToken, VECTOR.div],
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
export function bare(node) {
  return ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) ? bare(node.expression) : node;
}

/** @param {ts.Node} node @returns {boolean} */
const hasCall = (node) => ts.isCallExpression(node) || (ts.forEachChild(node, hasCall) ?? false);

/**
 * @typedef {import('./writer.mjs').Local} Local
 * @typedef {{ type: 'value' | 'mask', local: Local }} Variable
 * @typedef {Map<string, Variable>} Scope
 */

/** What a called name is: a function of one lane, or an expression of its parameters. */
/** @typedef {(callee: ts.Identifier) => { intrinsic: string } | { parameters: readonly string[], result: ts.Expression } | undefined} Resolve */

/** Expressions, in numbers and in masks: where something may be untrue, both sides are worked out and one is chosen. */
export class Expressions extends Writer {
  /** @type {Scope} */
  scope = new Map();
  /** @type {Local | undefined} - lanes on which the statement at hand acts; all where undefined */
  active;
  /** What the loop calls the lane. */
  lane = '';

  /** @param {Resolve} resolve - finds what a called name is */
  constructor(resolve) {
    super();
    this.resolve = resolve;
  }

  /** Whether an expression is made of names, parts and arithmetic that are the same on all lanes. @param {ts.Node} node @returns {boolean} */
  isUniform(node) {
    if (ts.isIdentifier(node)) {
      return node.text !== this.lane && node.text !== 'undefined' && !this.scope.has(node.text);
    }
    if (ts.isNumericLiteral(node) || node.kind === SyntaxKind.ThisKeyword) return true;
    if (ts.isPrivateIdentifier(node)) return true;
    if (ts.isPropertyAccessExpression(node)) return this.isUniform(node.expression);
    if (ts.isElementAccessExpression(node)) {
      return this.isUniform(node.expression) && this.isUniform(node.argumentExpression);
    }
    if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node))
      return this.isUniform(node.expression);
    if (ts.isPrefixUnaryExpression(node)) {
      return (
        (node.operator === SyntaxKind.MinusToken || node.operator === SyntaxKind.ExclamationToken) &&
        this.isUniform(node.operand)
      );
    }
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      return (
        (ARITHMETIC.has(kind) || COMPARING.has(kind)) &&
        this.isUniform(node.left) &&
        this.isUniform(node.right)
      );
    }
    return false;
  }

  /** A column's name where the expression is its value at the lane. @param {ts.Expression} node */
  columnAt(node) {
    const access = bare(node);
    if (!ts.isElementAccessExpression(access)) return undefined;
    if (access.argumentExpression.getText() !== this.lane) return undefined;
    const base = bare(access.expression);
    if (!this.isUniform(base)) leave(access, 'a column that varies with the lane');
    return access.expression.getText();
  }

  /** Leaves a number a lane on the stack. @param {ts.Expression} expression */
  value(expression) {
    const node = bare(expression);
    if (ts.isNumericLiteral(node)) return this.constant(Number(node.text.replaceAll('_', '')));
    if (ts.isIdentifier(node) && this.scope.has(node.text)) return this.variable(node.text);
    const column = this.columnAt(node);
    if (column !== undefined) return this.load(column);
    if (this.isUniform(node)) return this.scalar(node);
    if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.MinusToken) {
      this.value(node.operand);
      return this.vector(VECTOR.neg);
    }
    if (ts.isConditionalExpression(node)) return this.choice(node);
    if (ts.isCallExpression(node)) return this.call(node);
    if (ts.isBinaryExpression(node)) {
      const operation = ARITHMETIC.get(node.operatorToken.kind);
      if (operation === undefined) return leave(node, node.operatorToken.getText());
      this.value(node.left);
      this.value(node.right);
      return this.vector(operation);
    }
    leave(node);
  }

  /** @param {string} name */
  variable(name) {
    const { type, local } = /** @type {Variable} */ (this.scope.get(name));
    this.get(local);
    if (type === 'value') return;
    this.constant(1);
    this.vector(VECTOR.and);
  }

  /** @param {ts.Expression} expression @returns {boolean} */
  isMask(expression) {
    const node = bare(expression);
    if (ts.isIdentifier(node)) return this.scope.get(node.text)?.type === 'mask';
    if (ts.isPrefixUnaryExpression(node)) return node.operator === SyntaxKind.ExclamationToken;
    if (!ts.isBinaryExpression(node)) return false;
    const { kind } = node.operatorToken;
    return (
      COMPARING.has(kind) || kind === SyntaxKind.AmpersandAmpersandToken || kind === SyntaxKind.BarBarToken
    );
  }

  /** Leaves all bits, or none, a lane on the stack: whether something is true. @param {ts.Expression} expression */
  mask(expression) {
    const node = bare(expression);
    if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken) {
      this.mask(node.operand);
      return this.vector(VECTOR.not);
    }
    if (ts.isIdentifier(node)) {
      const variable = this.scope.get(node.text);
      if (variable?.type === 'mask') return this.get(variable.local);
    }
    if (ts.isBinaryExpression(node) && !this.isUniform(node)) {
      const { kind } = node.operatorToken;
      const isAnd = kind === SyntaxKind.AmpersandAmpersandToken;
      if (isAnd || kind === SyntaxKind.BarBarToken) {
        this.mask(node.left);
        this.mask(node.right);
        return this.vector(isAnd ? VECTOR.and : VECTOR.or);
      }
      const comparison = COMPARING.get(kind);
      if (comparison === undefined) return leave(node, node.operatorToken.getText());
      this.value(node.left);
      this.value(node.right);
      return this.vector(comparison);
    }
    // a number is true unless it is 0 or missing
    const number = this.temporary();
    this.value(node);
    this.emit(OP.tee, number);
    this.constant(0);
    this.vector(VECTOR.notEqual);
    this.get(number);
    this.get(number);
    this.vector(VECTOR.equal);
    this.vector(VECTOR.and);
  }

  /** @param {ts.ConditionalExpression} node */
  choice({ condition, whenTrue, whenFalse }) {
    const chosen = this.temporary();
    this.mask(condition);
    this.set(chosen);
    this.where(chosen, hasCall(whenTrue), () => this.value(whenTrue));
    this.where(chosen, hasCall(whenFalse), () => this.value(whenFalse), VECTOR.andNot);
    this.get(chosen);
    this.vector(VECTOR.select);
  }

  /**
   * Does something for some of the active lanes.
   *
   * @param {Local} chosen
   * @param {boolean} matters - whether it looks at which lanes are active
   * @param {() => void} work
   * @param {number} [how] - to take the chosen from the active lanes, or to leave them out
   */
  where(chosen, matters, work, how = VECTOR.and) {
    if (!matters) return work();
    const before = this.active;
    const now = this.temporary();
    if (before) this.get(before);
    else this.all();
    this.get(chosen);
    this.vector(how);
    this.set(now);
    this.active = now;
    work();
    this.active = before;
  }

  /** @param {ts.CallExpression} node */
  call(node) {
    const callee = bare(node.expression);
    if (ts.isPropertyAccessExpression(callee) && callee.expression.getText() === 'Math') {
      return this.math(callee.name.text, node);
    }
    if (!ts.isIdentifier(callee)) return leave(node);
    const found = this.resolve(callee);
    if (!found) return leave(node, 'a call');
    if ('intrinsic' in found) return this.intrinsic(found.intrinsic, node);
    /** @type {Scope} */
    const scope = new Map();
    found.parameters.forEach((parameter, place) => {
      const local = this.temporary();
      const argument = node.arguments[place] ?? leave(node, 'too few arguments');
      this.value(argument);
      this.set(local);
      scope.set(parameter, { type: 'value', local });
    });
    const outer = this.scope;
    this.scope = scope;
    this.value(found.result);
    this.scope = outer;
  }

  /** @param {string} name @param {ts.CallExpression} node */
  math(name, node) {
    const [first, second] = node.arguments;
    const single = MATH.get(name);
    if (single !== undefined && first && !second) {
      this.value(first);
      return this.vector(single);
    }
    if (name === 'round' && first && !second) {
      this.value(first);
      return this.round();
    }
    if ((name !== 'min' && name !== 'max') || !first || node.arguments.length < 2) return leave(node);
    if (second && node.arguments.length === 2) {
      const [number, other] = ts.isNumericLiteral(first) ? [first, second] : [second, first];
      if (ts.isNumericLiteral(number)) {
        this.value(other);
        return this.bound(name, Number(number.text));
      }
    }
    this.value(first);
    for (const other of node.arguments.slice(1)) {
      this.value(other);
      this.vector(name === 'min' ? VECTOR.min : VECTOR.max);
    }
  }

  /** @param {string} name @param {ts.CallExpression} node */
  intrinsic(name, node) {
    const operands = node.arguments.map((argument) => {
      const local = this.temporary();
      this.value(argument);
      // lanes whose result nobody wants are not to take the long way
      if (this.active) {
        this.constant(1);
        this.get(this.active);
        this.vector(VECTOR.select);
      }
      this.set(local);
      return local;
    });
    const [operand] = operands;
    if (operand && (name === 'exp' || name === 'log')) {
      this.get(operand);
      return this.emit(OP.call, { calls: name });
    }
    const composed = COMPOSED.get(name);
    if (operand && composed) return composed(this, operand);
    const known = /** @type {keyof typeof IMPORTED} */ (name);
    if (operands.length !== IMPORTED[known]) return leave(node);
    // a placeholder a local, of a value that no byte has
    const code = eachLane(known, ...operands.map((_, place) => [OP.get, -1 - place]));
    this.emit(...code.map((item) => (item < 0 ? /** @type {Local} */ (operands[-1 - item]) : item)));
  }
}
