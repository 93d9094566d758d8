import { exp } from './exp.ts';

const ONE_OVER_ROOT_TWO_PI = 0.3989422804014327;
/** The square root of 32: from here on an expansion in 1/z² is used. */
const FAR = 5.656854249492381;

/**
 * The chance that a standard normal draw is at most z, within 1e-15, and within 2e-14 of itself in
 * the lower tail.
 *
 * W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of
 * Computation 23 (1969), in the form of his ANORM (Algorithm 715, ACM TOMS 19, 1993). The infinities
 * give 0 and 1; NaN gives NaN.
 */
export function normalCdf(z: number): number {
  const distance = Math.abs(z);
  if (distance <= 0.67448975) return 0.5 + nearZero(z);
  const tail = distance <= FAR ? middleTail(distance) : farTail(distance);
  return z > 0 ? 1 - tail : tail;
}

/** The density of the standard normal distribution at z. */
export function normalDensity(z: number): number {
  return ONE_OVER_ROOT_TWO_PI * exp(-0.5 * z * z);
}

/** The chance of a draw between 0 and z. */
function nearZero(z: number): number {
  const square = z * z;
  return (
    (z *
      ((((0.06568233791820745 * square + 2.2352520354606837) * square + 161.02823106855587) * square +
        1067.6894854603709) *
        square +
        18154.98125334356)) /
    ((((square + 47.202581904688245) * square + 976.0985517377767) * square + 10260.932208618979) * square +
      45507.78933502673)
  );
}

function middleTail(z: number): number {
  return (
    (bellCurve(z) *
      ((((((((1.0765576773720192e-8 * z + 0.39894151208813466) * z + 8.883149794388377) * z +
        93.50665613217785) *
        z +
        597.2702763948002) *
        z +
        2494.5375852903726) *
        z +
        6848.190450536283) *
        z +
        11602.65143764735) *
        z +
        9842.714838383978)) /
    ((((((((z + 22.266688044328117) * z + 235.387901782625) * z + 1519.3775994075547) * z +
      6485.558298266761) *
      z +
      18615.571640885097) *
      z +
      34900.95272114598) *
      z +
      38912.00328609327) *
      z +
      19685.429676859992)
  );
}

function farTail(z: number): number {
  if (z === Infinity) return 0;
  const inverse = 1 / (z * z);
  const series =
    (inverse *
      (((((0.023073441764940174 * inverse + 0.215898534057957) * inverse + 0.12740116116024736) * inverse +
        0.022235277870649807) *
        inverse +
        0.0014216191932278934) *
        inverse +
        0.000029112874951168793)) /
    (((((inverse + 1.284260096144911) * inverse + 0.4682382124808651) * inverse + 0.06598813786892856) *
      inverse +
      0.0037823963320275824) *
      inverse +
      0.00007297515550839662);
  return (bellCurve(z) * (ONE_OVER_ROOT_TWO_PI - series)) / z;
}

/** e^(-z²/2), with z cut so that the square that is most of it is exact (Cody's way to keep the tail's digits). */
function bellCurve(z: number): number {
  const short = Math.trunc(z * 16) / 16;
  return exp(-0.5 * short * short) * exp(-0.5 * (z - short) * (z + short));
}
