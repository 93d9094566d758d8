/** As much of WebAssembly's binary format as lane kernels need: https://webassembly.github.io/spec/core/binary/ */

export const I32 = 0x7f;
export const F64 = 0x7c;
export const V128 = 0x7b;

/** One byte each. */
export const OP = {
  loop: 0x03,
  if: 0x04,
  end: 0x0b,
  branchIf: 0x0d,
  return: 0x0f,
  call: 0x10,
  get: 0x20,
  set: 0x21,
  tee: 0x22,
  global: 0x23,
  i32Constant: 0x41,
  i32IsZero: 0x45,
  i32Less: 0x49,
  i32Add: 0x6a,
  i32And: 0x71,
  i32Or: 0x72,
  i32ShiftLeft: 0x74,
  i32ShiftRight: 0x76,
};

/** Vector instructions, after a byte that says so. */
export const VECTOR = {
  load: 0,
  load64Zero: 93,
  store: 11,
  constant: 12,
  shuffle: 13,
  splat: 20,
  extract: 33,
  replace: 34,
  extractI32: 27,
  equal: 71,
  notEqual: 72,
  less: 73,
  greater: 74,
  lessOrEqual: 75,
  greaterOrEqual: 76,
  not: 77,
  and: 78,
  andNot: 79,
  or: 80,
  select: 82,
  anyTrue: 83,
  ceil: 116,
  floor: 117,
  trunc: 122,
  shiftRightI32: 172,
  subI32: 177,
  allTrue: 195,
  extendI64: 199,
  shiftLeftI64: 203,
  addI64: 206,
  subI64: 209,
  abs: 236,
  neg: 237,
  sqrt: 239,
  add: 240,
  sub: 241,
  mul: 242,
  div: 243,
  min: 244,
  max: 245,
  pseudoMin: 246,
  pseudoMax: 247,
  truncToI32: 252,
  fromI32: 254,
};

/** @param {number} value - unsigned, in LEB128 */
export function unsigned(value) {
  const bytes = [];
  let rest = value;
  do {
    const byte = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? byte : byte | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** @param {number} value - 32 bits with a sign, in LEB128 */
export function signed(value) {
  const bytes = [];
  let rest = value | 0;
  for (;;) {
    const byte = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && !(byte & 0x40)) || (rest === -1 && byte & 0x40)) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}

/** @param {number} instruction - one of VECTOR */
export const vector = (instruction) => [0xfd, ...unsigned(instruction)];

/**
 * A vector instruction on what some code leaves, one operand after the other.
 *
 * @param {number} instruction - one of VECTOR
 */
export const operation =
  (instruction) =>
  /** @template Item @param {readonly (readonly (Item | number)[])[]} operands @returns {(Item | number)[]} */
  (...operands) => [...operands.flatMap((operand) => [...operand]), ...vector(instruction)];

/**
 * A vector that holds the number twice.
 *
 * @param {number} value
 */
export function twice(value) {
  const bytes = [...new Uint8Array(new Float64Array([value]).buffer)];
  return [...vector(VECTOR.constant), ...bytes, ...bytes];
}

/** @param {readonly (readonly number[])[]} items */
export const list = (items) => [...unsigned(items.length), ...items.flat()];

/** @param {string} text */
export const name = (text) => list([...new TextEncoder().encode(text)].map((byte) => [byte]));

/**
 * @param {number} id
 * @param {readonly (readonly number[])[]} items
 */
export function section(id, items) {
  const content = list(items);
  return [id, ...unsigned(content.length), ...content];
}

/**
 * @param {readonly number[]} parameters
 * @param {readonly number[]} results
 */
export const signature = (parameters, results) => [
  0x60,
  ...list(parameters.map((type) => [type])),
  ...list(results.map((type) => [type])),
];

/**
 * A function's body.
 *
 * @param {readonly (readonly [count: number, type: number])[]} locals
 * @param {readonly number[]} code
 */
export function body(locals, code) {
  const content = [...list(locals.map(([count, type]) => [...unsigned(count), type])), ...code, OP.end];
  return [...unsigned(content.length), ...content];
}

export const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
