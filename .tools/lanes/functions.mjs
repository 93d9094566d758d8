/** e^x and ln x of two lanes at once: the very operations of src/lib/random/kernels, in their order, so that no byte differs. */

import {
  body,
  F64,
  I32,
  OP,
  operation,
  signature,
  signed,
  twice,
  unsigned,
  V128,
  vector,
  VECTOR,
} from './wasm.mjs';

/** What a module is given: functions of one lane, by name, with how many numbers they take. */
export const IMPORTED = Object.freeze({ exp: 1, log: 1, log1p: 1, expm1: 1, sigmoid: 1, pow: 2 });
const IMPORTED_NAMES = Object.keys(IMPORTED);

/** @typedef {'exp' | 'log'} OfTwoLanes - functions that a module has of its own, where it uses them, after the imported ones */
export const FIRST_OWN = IMPORTED_NAMES.length;

/** Globals: addresses of the tables, and the bytes of a column. */
export const GLOBALS = Object.freeze({ roots: 0, cells: 1, bytes: 2 });

/** Types of functions: by how many numbers an imported one takes, then of a vector. */
export const SIGNATURES = [signature([F64], [F64]), signature([F64, F64], [F64]), signature([V128], [V128])];
export const FIRST_KERNEL_TYPE = SIGNATURES.length;

/** @param {keyof typeof IMPORTED} name */
export const importedIndex = (name) => IMPORTED_NAMES.indexOf(name);

/** @typedef {readonly number[]} Code */

/** @param {number} local @returns {Code} */
const get = (local) => [OP.get, ...unsigned(local)];
/** @param {number} local @param {Code} value @returns {Code} */
const set = (local, value) => [...value, OP.set, ...unsigned(local)];
const add = operation(VECTOR.add);
const sub = operation(VECTOR.sub);
const mul = operation(VECTOR.mul);
const and = operation(VECTOR.and);

/** @param {bigint} value @returns {Code} */
function twiceInteger(value) {
  const bytes = [...new Uint8Array(new BigInt64Array([value]).buffer)];
  return [...vector(VECTOR.constant), ...bytes, ...bytes];
}

/** @param {number} value @returns {Code} */
function fourIntegers(value) {
  const bytes = [...new Uint8Array(new Int32Array([value]).buffer)];
  return [...vector(VECTOR.constant), ...bytes, ...bytes, ...bytes, ...bytes];
}

/** Bytes of two vectors, the first's from 0 and the second's from 16. @param {Code} x @param {Code} y @param {Code} bytes */
const shuffle = (x, y, bytes) => [...x, ...y, ...vector(VECTOR.shuffle), ...bytes];
const range = (/** @type {number} */ from) => Array.from({ length: 8 }, (_, byte) => from + byte);
/** The first, and the second, number of each of two vectors. @param {Code} x @param {Code} y */
const lows = (x, y) => shuffle(x, y, [...range(0), ...range(16)]);
/** @param {Code} x @param {Code} y */
const highs = (x, y) => shuffle(x, y, [...range(8), ...range(24)]);

/** A function of one lane on both. @param {keyof typeof IMPORTED} name @param {readonly Code[]} operands @returns {Code} */
export function eachLane(name, ...operands) {
  const call = [OP.call, ...unsigned(importedIndex(name))];
  const lane = (/** @type {number} */ k) => [
    ...operands.flatMap((operand) => [...operand, ...vector(VECTOR.extract), k]),
    ...call,
  ];
  return [...lane(0), ...vector(VECTOR.splat), ...lane(1), ...vector(VECTOR.replace), 1];
}

/** Leaves the function with one lane after the other, unless all lanes hold. @param {'exp' | 'log'} name @param {Code} holds */
const otherwise = (name, holds) => [
  ...holds,
  ...vector(VECTOR.allTrue),
  OP.i32IsZero,
  OP.if,
  0x40,
  ...eachLane(name, get(0)),
  OP.return,
  OP.end,
];

/** @param {number} index @returns {Code} */
const global = (index) => [OP.global, ...unsigned(index)];
/** @param {Code} address @param {number} [offset] @returns {Code} */
const load = (address, offset = 0) => [...address, ...vector(VECTOR.load), 3, ...unsigned(offset)];
/** @param {Code} address @param {number} offset @returns {Code} */
const loadOne = (address, offset) => [...address, ...vector(VECTOR.load64Zero), 3, ...unsigned(offset)];
/** @param {number} value @returns {Code} */
const integer = (value) => [OP.i32Constant, ...signed(value)];

/**
 * The address of a table's entry, which some bits of a word name.
 *
 * @param {number} table - one of GLOBALS
 * @param {Code} word
 * @param {number} bits - that count
 * @param {number} size - places that they are moved by, to count bytes
 */
const entryAt = (table, word, bits, size) => [
  ...global(table),
  ...word,
  ...integer(bits),
  OP.i32And,
  ...integer(size),
  OP.i32ShiftLeft,
  OP.i32Add,
];

/** 2^k as doubles, for whole k in the first two places of a vector of four. @param {Code} exponent */
const powerOfTwo = (exponent) => [...exponent, ...integer(52), ...vector(VECTOR.shiftLeftI64)];

/** @returns {Code} */
function expCode() {
  const x = get(0);
  const steps = get(1);
  const k = get(2);
  const p0 = get(3);
  const p1 = get(4);
  const scale = get(5);
  const r = get(6);
  const place = (/** @type {number} */ lane) =>
    entryAt(GLOBALS.roots, [...k, ...vector(VECTOR.extractI32), lane], 127, 4);
  const magic = twice(6755399441055744);
  const exponent = operation(VECTOR.addI64)(
    operation(VECTOR.extendI64)([...k, ...integer(7), ...vector(VECTOR.shiftRightI32)]),
    twiceInteger(1023n),
  );
  const tail = add(twice(1 / 24), mul(r, twice(1 / 120)));
  const series = add(r, mul(mul(r, r), add(add(twice(1 / 2), mul(r, twice(1 / 6))), mul(mul(r, r), tail))));
  return [
    ...otherwise(
      'exp',
      and(operation(VECTOR.greater)(x, twice(-690)), operation(VECTOR.less)(x, twice(709))),
    ),
    ...set(1, sub(add(mul(x, twice(184.6649652337873)), magic), magic)),
    ...set(2, operation(VECTOR.truncToI32)(steps)),
    ...set(3, load(place(0))),
    ...set(4, load(place(1))),
    ...set(5, mul(lows(p0, p1), powerOfTwo(exponent))),
    ...set(
      6,
      sub(sub(x, mul(steps, twice(0.005415212347998022))), mul(steps, twice(1.2655086083325438e-13))),
    ),
    ...add(scale, mul(scale, add(highs(p0, p1), series))),
  ];
}

/** @returns {Code} */
function logCode() {
  const x = get(0);
  const place = get(1);
  const k = get(2);
  const a0 = get(3);
  const a1 = get(4);
  const z = get(5);
  const short = get(6);
  const rHigh = get(7);
  const rLow = get(8);
  const r = get(9);
  const r2 = get(10);
  const kNumber = get(11);
  const inverse = get(12);
  const cell = (/** @type {number} */ word) => {
    const high = [...place, ...vector(VECTOR.extractI32), word, ...integer(11), OP.i32ShiftRight];
    return entryAt(GLOBALS.cells, high, 508, 3);
  };
  const shift = twice(1610612736);
  const words = [4, 5, 6, 7, 12, 13, 14, 15, 0, 0, 0, 0, 0, 0, 0, 0];
  const octaves = [...place, ...integer(20), ...vector(VECTOR.shiftRightI32)];
  const exponent = operation(VECTOR.subI64)(twiceInteger(1023n), operation(VECTOR.extendI64)(k));
  const high = add(add(mul(kNumber, twice(0.6931471805598903)), highs(a0, a1)), rHigh);
  const lowOfCell = lows(loadOne(cell(1), 16), loadOne(cell(3), 16));
  const low = add(rLow, add(mul(kNumber, twice(5.497923018708371e-14)), lowOfCell));
  const sixth = add(add(twice(-1 / 6), mul(r, twice(1 / 7))), mul(r2, twice(-1 / 8)));
  const fourth = add(add(twice(-1 / 4), mul(r, twice(1 / 5))), mul(r2, sixth));
  const second = add(add(twice(-1 / 2), mul(r, twice(1 / 3))), mul(r2, fourth));
  return [
    // inside these bounds every power of two that is needed is a normal double
    ...otherwise(
      'log',
      and(operation(VECTOR.greaterOrEqual)(x, twice(1e-300)), operation(VECTOR.lessOrEqual)(x, twice(1e300))),
    ),
    ...set(1, operation(VECTOR.subI32)(x, fourIntegers(0x3fe60000))),
    ...set(2, shuffle(octaves, octaves, words)),
    ...set(3, load(cell(1))),
    ...set(4, load(cell(3))),
    ...set(5, mul(x, powerOfTwo(exponent))),
    ...set(6, sub(add(z, shift), shift)),
    ...set(12, lows(a0, a1)),
    ...set(7, sub(mul(short, inverse), twice(1))),
    ...set(8, mul(sub(z, short), inverse)),
    ...set(9, add(rHigh, rLow)),
    ...set(10, mul(r, r)),
    ...set(11, operation(VECTOR.fromI32)(k)),
    ...add(high, add(low, mul(r2, second))),
  ];
}

/** @type {Readonly<Record<OfTwoLanes, readonly number[]>>} */
export const OF_TWO_LANES = { exp: body([[6, V128]], expCode()), log: body([[12, V128]], logCode()) };

export const KERNEL_RESULT = I32;
