/** Keys that say which kind of assumption a map is; `value` is a plain number with a source. */
export const FAMILIES = [
  'value',
  'pert',
  'triangular',
  'uniform',
  'lognormal',
  'normal',
  'beta',
  'discrete',
  'samples',
] as const;
export type Family = (typeof FAMILIES)[number];
