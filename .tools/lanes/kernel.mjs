import ts from 'typescript';
import { bare, Expressions } from './expressions.mjs';
import { twice, vector, VECTOR } from './wasm.mjs';
import { leave, Untranslated } from './writer.mjs';

const { SyntaxKind } = ts;

/** @type {ReadonlyMap<ts.SyntaxKind, number>} */
const ASSIGNING = new Map([
  [SyntaxKind.PlusEqualsToken, VECTOR.add],
  [SyntaxKind.MinusEqualsToken, VECTOR.sub],
  [SyntaxKind.AsteriskEqualsToken, VECTOR.mul],
  [SyntaxKind.SlashEqualsToken, VECTOR.div],
]);

/** @param {ts.Node} node @returns {boolean} */
const hasContinue = (node) => ts.isContinueStatement(node) || (ts.forEachChild(node, hasContinue) ?? false);

/** @typedef {import('./writer.mjs').Local} Local */

/**
 * One loop over lanes as a function that takes two lanes at a time. Only what gives the same bytes is translated: branches become
 * choices between both sides' values, and whatever is not known here is left to the loop.
 */
export class Kernel extends Expressions {
  /** @type {Local | undefined} - lanes that have not gone on to the next */
  alive;

  /**
   * @param {ts.ForStatement} loop
   * @param {import('./expressions.mjs').Resolve} resolve
   */
  constructor(loop, resolve) {
    super(resolve);
    this.lane = this.header(loop);
    if (hasContinue(loop.statement)) {
      this.alive = this.temporary();
      this.all();
      this.set(this.alive);
    }
    this.statement(loop.statement);
  }

  /** @param {ts.ForStatement} loop */
  header({ initializer, condition, incrementor }) {
    const list = initializer && ts.isVariableDeclarationList(initializer) ? initializer : undefined;
    const name = list?.declarations[0]?.name.getText();
    const isPlain =
      name !== undefined &&
      list?.declarations.length === 1 &&
      list.declarations[0]?.initializer?.getText() === '0' &&
      incrementor?.getText() === `${name}++`;
    const bound = condition?.getText().match(new RegExp(`^${name} < (?:LANES|(.+)\\.length)$`));
    if (!isPlain || !bound) throw new Untranslated('no loop over lanes');
    if (bound[1] !== undefined) this.column(bound[1]);
    return name;
  }

  /** @param {ts.Statement} node */
  statement(node) {
    if (ts.isBlock(node)) {
      const outer = this.scope;
      this.scope = new Map(outer);
      for (const statement of node.statements) this.statement(statement);
      this.scope = outer;
      return;
    }
    if (ts.isVariableStatement(node)) {
      for (const declaration of node.declarationList.declarations) this.declare(declaration);
      return;
    }
    if (ts.isIfStatement(node)) return this.branch(node);
    if (ts.isExpressionStatement(node) && ts.isBinaryExpression(node.expression)) {
      return this.assign(node.expression);
    }
    if (ts.isContinueStatement(node) && this.alive) {
      if (this.active) {
        this.get(this.alive);
        this.get(this.active);
        this.vector(VECTOR.andNot);
      } else this.emit(...twice(0));
      return this.set(this.alive);
    }
    leave(node);
  }

  /** @param {ts.VariableDeclaration} declaration */
  declare({ name, initializer }) {
    if (!initializer) throw new Untranslated('a variable without a value');
    if (ts.isIdentifier(name)) return this.define(name.text, initializer);
    const values = bare(initializer);
    if (!ts.isArrayBindingPattern(name) || !ts.isArrayLiteralExpression(values)) return leave(initializer);
    name.elements.forEach((element, place) => {
      const value = values.elements[place];
      if (!ts.isBindingElement(element) || !ts.isIdentifier(element.name) || !value)
        return leave(initializer);
      this.define(element.name.text, value);
    });
  }

  /** @param {string} name @param {ts.Expression} initializer */
  define(name, initializer) {
    const type = this.isMask(initializer) && !this.isUniform(bare(initializer)) ? 'mask' : 'value';
    const local = this.temporary();
    if (type === 'mask') this.mask(initializer);
    else this.value(initializer);
    this.set(local);
    this.scope.set(name, { type, local });
  }

  /** @param {ts.IfStatement} node */
  branch({ expression, thenStatement, elseStatement }) {
    const chosen = this.temporary();
    this.mask(expression);
    this.set(chosen);
    this.where(chosen, true, () => this.statement(thenStatement));
    if (elseStatement) this.where(chosen, true, () => this.statement(elseStatement), VECTOR.andNot);
    if (!this.alive || !(hasContinue(thenStatement) || (elseStatement && hasContinue(elseStatement)))) return;
    const left = this.temporary();
    this.get(this.alive);
    if (this.active) {
      this.get(this.active);
      this.vector(VECTOR.and);
    }
    this.set(left);
    this.active = left;
  }

  /** @param {ts.BinaryExpression} node */
  assign({ left, operatorToken, right }) {
    const { kind } = operatorToken;
    const operation = ASSIGNING.get(kind);
    if (operation === undefined && kind !== SyntaxKind.EqualsToken) leave(operatorToken);
    const column = this.columnAt(left);
    const target = bare(left);
    if (column === undefined && !(ts.isIdentifier(target) && this.scope.has(target.text))) {
      return this.raise(target, operation, right);
    }
    const old = () => (column === undefined ? this.value(target) : this.load(column));
    if (operation !== undefined) old();
    this.value(right);
    if (operation !== undefined) this.vector(operation);
    if (this.active) {
      old();
      this.get(this.active);
      this.vector(VECTOR.select);
    }
    if (column === undefined) {
      const variable = this.scope.get(/** @type {ts.Identifier} */ (target).text);
      if (variable?.type !== 'value') return leave(target, 'a truth that is assigned');
      return this.set(variable.local);
    }
    const value = this.temporary();
    this.set(value);
    this.address(column);
    this.get(value);
    this.emit(...vector(VECTOR.store), 3, 0);
    // two names may be one column
    this.loaded.clear();
    this.loaded.set(column, value);
  }

  /** Something outside the loop that becomes true. @param {ts.Expression} target @param {number | undefined} operation @param {ts.Expression} right */
  raise(target, operation, right) {
    if (operation !== undefined || right.kind !== SyntaxKind.TrueKeyword || !this.isUniform(target)) {
      return leave(target, 'assigned outside');
    }
    const text = target.getText();
    if (this.scalars.has(text)) return leave(target, 'read where it is set');
    let flag = this.flags.find((known) => known.text === text);
    if (!flag) {
      flag = { text, local: this.temporary() };
      this.flags.push(flag);
    }
    this.get(flag.local);
    if (this.active) this.get(this.active);
    else this.all();
    this.vector(VECTOR.or);
    this.set(flag.local);
  }
}
