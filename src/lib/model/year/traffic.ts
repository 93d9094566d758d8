import { PAID_CHANNELS, SOURCES } from '../../plan/index.ts';
import { exp, log } from '../../random/index.ts';
import { type Column, leverIndex } from '../column.ts';
import { ceilingOf } from './commission.ts';
import type { YearContext } from './context.ts';
import { priceOfClicks } from './quality.ts';

const at = (name: string) => leverIndex(name);
const byChannel = (name: string) => PAID_CHANNELS.map((channel) => leverIndex(`channels.${channel}.${name}`));
const ADSTOCK = byChannel('adstock');
const SLOPE = byChannel('slope');
const REACH = byChannel('reach');
const REACH_ALL = at('channels.reach');
const ORGANIC = SOURCES.indexOf('organic');
const REFERRAL = SOURCES.indexOf('referral');

/** Visits from paid channels: clicks, carried over, then saturated. Model section a. */
export function attractPaid(year: YearContext): void {
  const { levers: v, output, state } = year;
  output.allClicks.fill(0);
  output.paidVisits.fill(0);
  PAID_CHANNELS.forEach((_, c) => {
    click(
      output.clicks[c]!,
      output.allClicks,
      state.adstock[c]!,
      output.spend[c]!,
      priceOfClicks(year, c),
      v[ADSTOCK[c]!]!,
    );
    saturate(
      output.visits[c]!,
      output.paidVisits,
      state.adstock[c]!,
      ceilingOf(year, c),
      v[REACH[c]!]!,
      v[REACH_ALL]!,
      v[SLOPE[c]!]!,
    );
  });
}

function click(out: Column, all: Column, adstock: Column, spend: Column, cost: Column, carry: Column): void {
  for (let i = 0; i < out.length; i++) {
    const clicks = spend[i]! / cost[i]!;
    const carried = carry[i]!;
    out[i] = clicks;
    all[i]! += clicks;
    adstock[i] = carried * adstock[i]! + (1 - carried) * clicks;
  }
}

/** Hill saturation: ceiling x A^s / (ceiling^s + A^s), written so that neither power can overflow. */
function saturate(
  out: Column,
  all: Column,
  adstock: Column,
  ceiling: Column,
  reach: Column,
  reachOfAll: Column,
  slope: Column,
): void {
  for (let i = 0; i < out.length; i++) {
    const a = adstock[i]!;
    const k = ceiling[i]! * reach[i]! * reachOfAll[i]!;
    const s = slope[i]!;
    let visits = 0;
    if (a > 0 && k > 0) visits = s === 1 ? (k * a) / (k + a) : k / (1 + exp(s * log(k / a)));
    out[i] = visits;
    all[i]! += visits;
  }
}

/** Most visits that a paid channel can give: what its saturation is measured against. */
export function detailCeiling(year: YearContext, source: number): void {
  const { levers: v, output } = year;
  const reach = REACH[source];
  if (reach === undefined) return;
  product(output.ceiling[source]!, ceilingOf(year, source), v[reach]!, v[REACH_ALL]!);
}

function product(out: Column, x: Column, y: Column, z: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = x[i]! * y[i]! * z[i]!;
}

const BASE_VISITS = at('content.base_visits');
const PIECE_VISITS = at('content.visits');
const ELASTICITY = at('content.elasticity');

/** Organic visits: a base, and what live content brings with falling returns, both with the season. */
export function attractOrganic(year: YearContext): void {
  const { levers: v, output, state, effects } = year;
  const visits = output.visits[ORGANIC]!;
  const base = v[BASE_VISITS]!;
  const piece = effects.marks.quality ? effects.pieceVisits : v[PIECE_VISITS]!;
  const elasticity = v[ELASTICITY]!;
  const contentStock = state.contentStock;
  const contentVisits = output.contentVisits;
  const organicSeason = effects.organicSeason;
  for (let i = 0; i < visits.length; i++) {
    const stock = contentStock[i]!;
    const brought = stock > 0 ? piece[i]! * exp(elasticity[i]! * log(stock)) : 0;
    contentVisits[i] = brought * organicSeason[i]!;
    visits[i] = (base[i]! + brought) * organicSeason[i]!;
  }
}

const INVITE_RATE = at('referral.invite_rate');
const REWARD = at('referral.reward');
const REWARD_SCALE = at('referral.reward_scale');
const CLICKS_PER_INVITE = at('referral.clicks_per_invite');

/** Visits from invitations of last week's orders; the invitation rate saturates in the reward. */
export function attractReferred(year: YearContext): void {
  const { levers: v, output, state, effects } = year;
  if (year.changed(REWARD)) {
    setInviteRate(effects.inviteRate, v[INVITE_RATE]!, v[REWARD]!, v[REWARD_SCALE]!, v[CLICKS_PER_INVITE]!);
  }
  const visits = output.visits[REFERRAL]!;
  const organic = output.visits[ORGANIC]!;
  const { ordersBefore } = state;
  const { inviteRate } = effects;
  const { paidVisits, firstVisits } = output;
  output.ordersBefore.set(ordersBefore);
  for (let i = 0; i < visits.length; i++) {
    const invited = inviteRate[i]! * ordersBefore[i]!;
    visits[i] = invited;
    firstVisits[i] = paidVisits[i]! + organic[i]! + invited;
  }
}

function setInviteRate(out: Column, rate: Column, reward: Column, scale: Column, clicks: Column): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = rate[i]! * (1 - exp(-reward[i]! / scale[i]!)) * clicks[i]!;
  }
}
