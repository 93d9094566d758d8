const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
double[0] = 1;
/** Which of a double's two words is the high one depends on the machine's byte order. */
const HIGH = words[1] === 0 ? 0 : 1;

/** The word of a double that holds its sign, its exponent and the first 20 bits of its mantissa. */
export function highWord(x: number): number {
  double[0] = x;
  return words[HIGH]!;
}
