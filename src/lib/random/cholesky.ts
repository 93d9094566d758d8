/** A pivot below this is rounding, not a number: the matrix is then not positive definite. */
const SMALLEST_PIVOT = 1e-10;

/**
 * The lower triangular L with L Lᵀ equal to a symmetric matrix of a size, both row after row, or
 * undefined when the matrix is not positive definite.
 */
export function choleskyFactor(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) rest -= factor[row * size + k]! * factor[column * size + k]!;
      if (column < row) factor[row * size + column] = rest / factor[column * size + column]!;
      else if (rest > SMALLEST_PIVOT) factor[row * size + row] = Math.sqrt(rest);
      else return undefined;
    }
  }
  return factor;
}
