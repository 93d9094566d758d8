import { exp } from '../../random/index.ts';

/** Saturating effect of a weekly spend, or of money given: 1 - exp(-spend / scale). */
export const saturating = (spend: number, scale: number): number => 1 - exp(-spend / scale);
