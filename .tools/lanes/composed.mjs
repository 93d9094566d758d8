/** Functions of two lanes that are made of others, as src/lib/random/kernels makes them: the same operations in the same order. */

import { OP, operation, twice, VECTOR } from './wasm.mjs';

/**
 * @typedef {import('./writer.mjs').Code} Code
 * @typedef {import('./writer.mjs').Local} Local
 * @typedef {import('./writer.mjs').Writer} Writer
 */

const add = operation(VECTOR.add);
const sub = operation(VECTOR.sub);

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
  const isWithin = operation(VECTOR.and)(
    operation(VECTOR.greater)(sum, twice(0)),
    operation(VECTOR.less)(sum, twice(Infinity)),
  );
  const whole = add(log, operation(VECTOR.div)(lost, sum));
  const isTiny = operation(VECTOR.less)(operation(VECTOR.abs)(x), twice(1e-17));
  writer.emit(...operation(VECTOR.select)(x, operation(VECTOR.select)(whole, log, isWithin), isTiny));
}

/** 1 / (1 + e^-x). @param {Writer} writer @param {Local} operand */
function sigmoid(writer, operand) {
  /** @type {Code} */
  const x = [OP.get, operand];
  const small = writer.temporary();
  writer.emit(...operation(VECTOR.neg)(operation(VECTOR.abs)(x)), OP.call, { calls: 'exp' }, OP.set, small);
  const above = operation(VECTOR.select)([OP.get, small], twice(1), operation(VECTOR.less)(x, twice(0)));
  writer.emit(...operation(VECTOR.div)(above, add(twice(1), [OP.get, small])));
}

/** By name: each leaves its result on the stack. */
export const COMPOSED = new Map([
  ['log1p', log1p],
  ['sigmoid', sigmoid],
]);
