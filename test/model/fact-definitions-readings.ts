import { BUYING_SEGMENTS, COMMUNITIES, PAID_CHANNELS, SEGMENTS, SOURCES } from '../../src/lib/plan/index.ts';
import type { Reading } from './fact-definitions-kit.ts';
import type { At } from './fact-definitions-weeks.ts';

/** The sum of a quantity over its keys: `visits` of all sources. */
export const all =
  (quantity: string, keys: readonly string[]): Reading =>
  (at) =>
    keys.reduce((sum, key) => sum + at.of(`${quantity}.${key}`), 0);

export const FIRST_SOURCES = SOURCES.filter((source) => source !== 'private' && source !== 'direct');
export const LIVE = COMMUNITIES;

export const visits = all('visits', SOURCES);
export const paidVisits = all('visits', PAID_CHANNELS);
export const firstVisits = all('visits', FIRST_SOURCES);
export const orders = all('orders', SOURCES);
export const firstOrders = all('orders', FIRST_SOURCES);
export const repeatOrders = all('orders', BUYING_SEGMENTS);
export const gmv = all('gmv', SOURCES);
export const repeatGmv = all('gmv', BUYING_SEGMENTS);
export const live = all('segment', LIVE);
export const reachable = all('segment', BUYING_SEGMENTS);
export const everyone = all('segment', SEGMENTS);
export const members = all('members', BUYING_SEGMENTS);
export const demand: Reading = (at) => all('wanted', FIRST_SOURCES)(at) + all('wanted', BUYING_SEGMENTS)(at);

export const saturating = (money: number, scale: number): number => 1 - Math.exp(-money / scale);

/** Goods of orders, or of what is wanted, in first orders' worth. */
export const goods =
  (quantity: 'orders' | 'wanted'): Reading =>
  (at) => {
    const first = FIRST_SOURCES.reduce(
      (sum, source) => sum + at.of(`${quantity}.${source}`) * basket(at, source),
      0,
    );
    const repeat = BUYING_SEGMENTS.reduce(
      (sum, segment) => sum + at.of(`${quantity}.${segment}`) * at.lever(`customers.basket.${segment}`),
      0,
    );
    return first + repeat;
  };

/** Basket of a first order; invited customers buy more. */
export const basket = (at: At, source: string): number =>
  at.lever('customers.basket.first') * (source === 'referral' ? at.lever('referral.basket') : 1);

/** Lever of a source: paid channels have theirs below `channels`. */
export const ofSource = (at: At, source: string, lever: string): number =>
  at.lever(
    (PAID_CHANNELS as readonly string[]).includes(source)
      ? `channels.${source}.${lever}`
      : `${source}.${lever}`,
  );

/** What a budget line has in a week: its part of the year's budget, evenly over the weeks of a phase, x pace. */
export const line =
  (name: 'public' | 'content' | 'private' | 'supply'): Reading =>
  (at) => {
    const lines = ['public', 'content', 'private', 'supply'].map((key) => at.lever(`budget.${key}`));
    const parts = lines.reduce((sum, part) => sum + part, 0);
    if (parts === 0) return 0;
    const money = (plannedSpend(at) * at.lever('budget.pace') * at.lever(`budget.${name}`)) / parts;
    return name === 'content' ? money * at.lever('content.output') : money;
  };

/** Planned for all lines in a week. */
export const plannedSpend: Reading = (at) => {
  const phases = at.weeks.strategy.phases.filter(({ first, last }) => at.week >= first && at.week <= last);
  const share = phases.reduce((sum, { first, last, spend }) => sum + spend / (last - first + 1), 0);
  return at.lever('budget.total') * share;
};

/** Season of a week to the power of a lever. */
export const season = (at: At, effect: string): number =>
  at.weeks.shop.calendar.season[at.week - 1]! ** at.lever(effect);

/** Content and ads of this year against last year's. */
export const quality: Reading = (at) => at.lever('content.quality') / at.usual('content.quality');

export const mediaSpend = all('spend', PAID_CHANNELS);
export const commission: Reading = (at) =>
  at.lever('channels.influencers.commission') * at.of('gmv.influencers');
export const publicSpend: Reading = (at) => mediaSpend(at) + commission(at);
/** Own pieces and customers' looks are made for what the content line, and plays for it, leave. */
export const contentSpend: Reading = (at) => line('content')(at) + at.of('plays.content');
export const rewards: Reading = (at) => at.lever('referral.reward') * at.of('orders.referral');
export const acquisitionCost: Reading = (at) => publicSpend(at) + contentSpend(at) + rewards(at);
