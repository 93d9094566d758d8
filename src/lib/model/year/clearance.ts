import { differs, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const DEPTH = leverIndex('clearance.depth');
const WEEKS = leverIndex('clearance.weeks');

/**
 * Sells excess stock cheaper: of what is sold, the share that lies beyond `clearance.weeks` usual weeks,
 * w = max(0, 1 - weeks x forecast / stock), goes at (1 - depth). Conversion sees the departure from last year's depth.
 */
export function clearStock(year: YearContext): void {
  const { levers: v, state, effects } = year;
  const depth = v[DEPTH]!;
  const usualDepth = year.opening('clearance.depth');
  if (year.changed(DEPTH)) effects.marks.clears = usualDepth > 0 || differs(depth, 0);
  if (!effects.marks.clears) return;
  const weeks = v[WEEKS]!;
  const { stock, forecast } = state;
  const { paidPrice, priceShiftBase } = effects;
  for (let i = 0; i < depth.length; i++) {
    const enough = weeks[i]! * forecast[i]!;
    const excess = stock[i]! > enough ? 1 - enough / stock[i]! : 0;
    const price = 1 - depth[i]! * excess;
    paidPrice[i]! *= price;
    priceShiftBase[i]! *= price / (1 - usualDepth * excess);
  }
}
