/** Functions of two lanes that are made of others, as src/lib/random/kernels makes them: the same operations in the same order. */

import { OP, twice, vector, VECTOR } from './wasm.mjs';

/**
 * @typedef {import('./writer.mjs').Code} Code
 * @typedef {import('./writer.mjs').Local} Local
 * @typedef {import('./writer.mjs').Writer} Writer
 */

/** @param {number} operation @returns {(...operands: Code[]) => Code} */
const of =
  (operation) =>
  (...operands) => [...operands.flat(), ...vector(operation)];
const add = of(VECTOR.add);
const sub = of(VECTOR.sub);

/** ln(1 + x). @param {Writer} writer @param {Local} operand */
function log1p(writer, operand) {
  /** @param {Code} code @returns {Code} */
  const kept = (code) => {
    const local = writer.temporary();
    writer.emit(...code, OP.set, local);
    return [OP.get, local];
  };
  /** @type {Code} */
  const x = [OP.get, operand];
  const sum = kept(add(twice(1), x));
  const part = kept(sub(sum, x));
  const lost = add(sub(twice(1), part), sub(x, sub(sum, part)));
  const log = kept([...sum, OP.call, { calls: 'log' }]);
  const isWithin = of(VECTOR.and)(of(VECTOR.greater)(sum, twice(0)), of(VECTOR.less)(sum, twice(Infinity)));
  const whole = add(log, of(VECTOR.div)(lost, sum));
  const isTiny = of(VECTOR.less)(of(VECTOR.abs)(x), twice(1e-17));
  writer.emit(...of(VECTOR.select)(x, of(VECTOR.select)(whole, log, isWithin), isTiny));
}

/** 1 / (1 + e^-x). @param {Writer} writer @param {Local} operand */
function sigmoid(writer, operand) {
  /** @type {Code} */
  const x = [OP.get, operand];
  const small = writer.temporary();
  writer.emit(...of(VECTOR.neg)(of(VECTOR.abs)(x)), OP.call, { calls: 'exp' }, OP.set, small);
  const above = of(VECTOR.select)([OP.get, small], twice(1), of(VECTOR.less)(x, twice(0)));
  writer.emit(...of(VECTOR.div)(above, add(twice(1), [OP.get, small])));
}

/** By name: each leaves its result on the stack. */
export const COMPOSED = new Map([
  ['log1p', log1p],
  ['sigmoid', sigmoid],
]);
