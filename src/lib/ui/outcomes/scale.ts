/** How many strategy colours there are; beyond them they begin again. */
const STRATEGY_COLOURS = 7;

/** The colour of a strategy, by its place among all, as a value of CSS. */
export const strategyColour = (place: number): string => `var(--strategy-${(place % STRATEGY_COLOURS) + 1})`;

/** The colour that stands for a chance: two ends that colour-blind eyes tell apart, neutral in the middle. */
export function chanceColour(chance: number): string {
  const end = chance < 0.5 ? 'var(--chance-low)' : 'var(--chance-high)';
  const share = Math.round(Math.abs(chance - 0.5) * 200);
  return `color-mix(in oklab, ${end} ${share}%, var(--chance-even))`;
}
