import ts from 'typescript';
import { GLOBALS } from './functions.mjs';
import { OP, signed, twice, unsigned, vector, VECTOR } from './wasm.mjs';

/** Why a loop is left as it is. */
export class Untranslated extends Error {}

/** @param {ts.Node} node @param {string} [why] @returns {never} */
export function leave(node, why = ts.SyntaxKind[node.kind] ?? 'unknown') {
  throw new Untranslated(`${why}: ${node.getText().slice(0, 60)}`);
}

/**
 * A place in code that is a local, whose number is known when all are.
 *
 * @typedef {{ kind: 'column' | 'scalar' | 'splat' | 'constant' | 'temporary' | 'lane', place: number }} Local
 * @typedef {(number | Local | { calls: OfTwoLanes })[]} Code
 * @typedef {import('./functions.mjs').OfTwoLanes} OfTwoLanes
 */

/** @param {ts.Node} node @returns {boolean} */
const hasEntry = (node) => ts.isElementAccessExpression(node) || (ts.forEachChild(node, hasEntry) ?? false);

const LANE = /** @type {Local} */ ({ kind: 'lane', place: 0 });

/** Writes a function over two lanes at a time: its parameters are told apart by what the loop's surroundings call them. */
export class Writer {
  /** @type {Map<string, number>} - by place, each told by where it lies in memory */
  columns = new Map();
  /** @type {Map<string, number>} - numbers that are the same on all lanes */
  scalars = new Map();
  /** @type {Map<number, number>} */
  constants = new Map();
  /** @type {{ text: string, local: Local }[]} - what the loop sets to true where any lane says so */
  flags = [];
  temporaries = 0;
  /** @type {Code} */
  code = [];
  /** @type {Map<string, Local>} - columns' values at the lane that are at hand */
  loaded = new Map();

  /** Functions of two lanes that it calls. */
  get calls() {
    return this.code.flatMap((item) => (typeof item === 'object' && 'calls' in item ? [item.calls] : []));
  }

  /**
   * The function's code from its parameters on: 0 where a column is none of the lanes' memory, else 1 and a bit a flag.
   *
   * @param {(name: OfTwoLanes) => number} indexOf - of the functions that it calls
   */
  finish(indexOf) {
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
    const code = all.flatMap((item) => {
      if (typeof item === 'number') return [item];
      return unsigned('calls' in item ? indexOf(item.calls) : first[item.kind] + item.place);
    });
    return { code, vectors: this.scalars.size + this.constants.size + this.temporaries };
  }

  /** @param {Code} items */
  emit(...items) {
    this.code.push(...items);
  }

  /** @returns {Local} */
  temporary() {
    return { kind: 'temporary', place: this.temporaries++ };
  }

  /** @param {Local} local */
  get(local) {
    this.emit(OP.get, local);
  }

  /** @param {Local} local */
  set(local) {
    this.emit(OP.set, local);
  }

  /** @param {number} instruction */
  vector(instruction) {
    this.emit(...vector(instruction));
  }

  /** @param {string} text @returns {Local} */
  column(text) {
    if (this.scalars.has(text)) throw new Untranslated(`${text} is a number and a column`);
    if (!this.columns.has(text)) this.columns.set(text, this.columns.size);
    return { kind: 'column', place: /** @type {number} */ (this.columns.get(text)) };
  }

  /** @param {ts.Expression} node - does not vary with the lane */
  scalar(node) {
    const text = node.getText();
    if (this.columns.has(text)) leave(node, 'a number and a column');
    if (this.flags.some((flag) => flag.text === text)) leave(node, 'read where it is set');
    // an entry of what may be a column, which the loop may be writing to
    if (hasEntry(node)) leave(node, 'an entry');
    if (!this.scalars.has(text)) this.scalars.set(text, this.scalars.size);
    this.get({ kind: 'splat', place: /** @type {number} */ (this.scalars.get(text)) });
  }

  /** @param {number} value */
  constant(value) {
    if (Object.is(value, 0)) return this.emit(...twice(0));
    if (!this.constants.has(value)) this.constants.set(value, this.constants.size);
    this.get({ kind: 'constant', place: /** @type {number} */ (this.constants.get(value)) });
  }

  /** @param {string} column */
  load(column) {
    const known = this.loaded.get(column);
    if (known) return this.get(known);
    const local = this.temporary();
    this.address(column);
    this.emit(...vector(VECTOR.load), 3, 0, OP.tee, local);
    this.loaded.set(column, local);
  }

  /** @param {string} column */
  address(column) {
    this.emit(OP.get, this.column(column), OP.get, LANE, OP.i32Add);
  }

  /** The mask of all lanes. */
  all() {
    this.emit(...vector(VECTOR.constant), ...new Array(16).fill(0xff));
  }

  /**
   * At least, or at most, a number that is not missing: one instruction instead of seven, which lets a missing value and the
   * zero that is first through. -0 is less than 0 to Math.max: adding 0 makes it that.
   *
   * @param {'min' | 'max'} name @param {number} bound
   */
  bound(name, bound) {
    this.constant(bound);
    this.vector(name === 'min' ? VECTOR.pseudoMin : VECTOR.pseudoMax);
    if (name === 'min' || bound !== 0) return;
    this.constant(0);
    this.vector(VECTOR.add);
  }

  /** To the nearest whole number, up from the middle, with the sign of what it was. */
  round() {
    const [number, below] = [this.temporary(), this.temporary()];
    this.emit(OP.tee, number);
    this.vector(VECTOR.floor);
    this.emit(OP.tee, below);
    this.constant(1);
    this.get(number);
    this.get(below);
    this.vector(VECTOR.sub);
    this.constant(0.5);
    this.vector(VECTOR.greaterOrEqual);
    this.vector(VECTOR.and);
    this.vector(VECTOR.add);
    this.get(number);
    this.emit(...twice(-0));
    this.vector(VECTOR.and);
    this.vector(VECTOR.or);
  }
}
