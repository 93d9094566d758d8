import { PAID_CHANNELS } from '../../plan/index.ts';
import { type Column, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const RETURN_FACTOR = PAID_CHANNELS.map((channel) => leverIndex(`channels.${channel}.return_factor`));

/**
 * What is left of the paid channels' GMV when the week's sales have come back in part. All returned money, the share of
 * returns x GMV, is divided over sales by their return factors, so that the parts sum to it.
 */
export function netPaidGmv(year: YearContext): void {
  const { effects, output } = year;
  const { extraReturns, extraPaidReturns, returnShare, returnsPerWeight } = effects;
  const { gmv, paidGmv, paidGmvNet } = output;
  for (let i = 0; i < gmv.length; i++) {
    const weight = gmv[i]! + extraReturns[i]!;
    // Returned part of money whose return factor is 1.
    const part = weight > 0 ? (returnShare[i]! * gmv[i]!) / weight : 0;
    returnsPerWeight[i] = part;
    paidGmvNet[i] = Math.max(0, paidGmv[i]! - part * (paidGmv[i]! + extraPaidReturns[i]!));
  }
}

/** The same of one channel: only for plans whose rules or reports look at it. */
export function detailNetGmv(year: YearContext, channel: number): void {
  const { levers: v, effects, output } = year;
  net(
    output.gmvNetByChannel[channel]!,
    output.gmvBySource[channel]!,
    effects.returnsPerWeight,
    v[RETURN_FACTOR[channel]!]!,
  );
}

function net(out: Column, gmv: Column, part: Column, factor: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = gmv[i]! * Math.max(0, 1 - part[i]! * factor[i]!);
}
