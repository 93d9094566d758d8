/** Shares are whole percents, or tenths where somebody wrote some. */
const UNITS = [100, 1000, 10_000] as const;

/** In how many parts a whole is written, so that none of its shares is rounded. */
export function unitsOf(shares: readonly number[]): number {
  const fits = UNITS.find((units) =>
    shares.every((share) => Math.abs(share * units - Math.round(share * units)) < 1e-6),
  );
  return fits ?? 1000;
}

/**
 * Shares of a whole after one of them was set: the others give way in proportion, so that all are whole units and sum to exactly
 * one. Where the others are all nothing, they share alike.
 *
 * @param units - parts of the whole, 100 for whole percents
 */
export function giveWay(shares: readonly number[], place: number, to: number, units: number): number[] {
  const own = Math.min(units, Math.max(0, Math.round(to * units)));
  const rest = units - own;
  const others = shares.map((share, index) => (index === place ? 0 : Math.max(0, share)));
  const sum = others.reduce((total, share) => total + share, 0);
  const wanted = others.map((share, index) => {
    if (index === place) return 0;
    return sum > 0 ? (share / sum) * rest : rest / (shares.length - 1);
  });
  const whole = wanted.map((each) => Math.floor(each + 1e-9));
  const left = rest - whole.reduce((total, each) => total + each, 0);
  // what is left over goes to those that lost most by rounding
  const ranked = wanted
    .map((each, index) => ({ index, lost: each - (whole[index] ?? 0) }))
    .filter(({ index }) => index !== place)
    .sort((a, b) => b.lost - a.lost || a.index - b.index);
  for (const { index } of ranked.slice(0, left)) whole[index] = (whole[index] ?? 0) + 1;
  whole[place] = own;
  return whole.map((each) => each / units);
}
