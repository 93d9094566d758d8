import { BUYING_SEGMENTS, COMMUNITIES } from '../../plan/index.ts';
import { multiply } from '../arithmetic.ts';
import { type Column, type Four } from '../column.ts';
import { ACTIVE_WEEKS, QUARTER_WEEKS } from './state.ts';
import type { YearContext } from './context.ts';

type Thirteen = [...Four, ...Four, ...Four, Column];

/** The weeks before the first, for facts that look back: as at opening. */
export function openRetention(year: YearContext): void {
  openQuarter(year);
  openActive(year);
}

function openQuarter(year: YearContext): void {
  const { state, effects } = year;
  const [nNew, nAct, nHigh] = state.customers as [Column, Column, Column];
  const [hNew, hAct, hHigh] = effects.openingRepurchase as [Column, Column, Column];
  const silent = state.silentRing[0]!;
  for (let i = 0; i < silent.length; i++) {
    const people = nNew[i]! + nAct[i]! + nHigh[i]!;
    const orders = nNew[i]! * hNew[i]! + nAct[i]! * hAct[i]! + nHigh[i]! * hHigh[i]!;
    silent[i] = people > 0 ? 1 - orders / people : 1;
  }
  for (const ring of state.silentRing) ring.set(silent);
}

function openActive(year: YearContext): void {
  const { state, effects } = year;
  BUYING_SEGMENTS.forEach((_, s) => {
    const bought = effects.openingRepurchase[s]!;
    const activity = effects.openingActivity[s];
    state.idleRing[s]!.forEach((ring) => {
      for (let i = 0; i < ring.length; i++) ring[i] = 1 - bought[i]!;
    });
    state.unreadRing[s]!.forEach((ring) => {
      for (let i = 0; i < ring.length; i++) ring[i] = activity ? 1 - activity[i]! : 1;
    });
  });
}

/** Rates over the last weeks, which facts show. */
export function lookBack(year: YearContext): void {
  lookBackQuarter(year);
  lookBackMembers(year);
}

/** Share of live customers that order within a quarter at the rates of the last 13 weeks: a period's rate, not a cohort's. */
function lookBackQuarter(year: YearContext): void {
  const { state, output, week } = year;
  const [nNew, nAct, nHigh] = output.segmentBefore as [Column, Column, Column];
  const [oNew, oAct, oHigh] = output.ordersBySegment as [Column, Column, Column];
  const ring = state.silentRing;
  const now = ring[week % QUARTER_WEEKS]!;
  const out = output.repurchase90d;
  for (let i = 0; i < out.length; i++) {
    const people = nNew[i]! + nAct[i]! + nHigh[i]!;
    now[i] = people > 0 ? Math.max(0, 1 - (oNew[i]! + oAct[i]! + oHigh[i]!) / people) : 1;
  }
  const [a, b, c, d, e, f, g, h, j, k, l, m, n] = ring as Thirteen;
  for (let i = 0; i < out.length; i++) {
    const silent = a[i]! * b[i]! * c[i]! * d[i]! * e[i]! * f[i]! * g[i]!;
    out[i] = 1 - silent * h[i]! * j[i]! * k[i]! * l[i]! * m[i]! * n[i]!;
  }
}

/**
 * Members who ordered or opened a message in the last four weeks. In a segment each week is an even chance to order, and
 * for friends to open; members are friends as often as other customers.
 */
function lookBackMembers(year: YearContext): void {
  const { state, effects, output, week } = year;
  const slot = week % ACTIVE_WEEKS;
  const out = output.activeMembers;
  out.fill(0);
  BUYING_SEGMENTS.forEach((_, s) => {
    const idle = state.idleRing[s]!;
    const unread = state.unreadRing[s]!;
    keepWeek(idle[slot]!, output.ordersBySegment[s]!, output.segmentBefore[s]!);
    const activity = effects.activity[s];
    if (activity) keepRest(unread[slot]!, activity);
    addActive(out, state.members[s]!, effects.coverage, idle, unread);
  });
}

function keepWeek(out: Column, orders: Column, people: Column): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = people[i]! > 0 ? Math.max(0, 1 - orders[i]! / people[i]!) : 1;
  }
}

function keepRest(out: Column, part: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = 1 - part[i]!;
}

function addActive(
  out: Column,
  members: Column,
  coverage: Column,
  idle: readonly Column[],
  unread: readonly Column[],
): void {
  const [i0, i1, i2, i3] = idle as Four;
  const [u0, u1, u2, u3] = unread as Four;
  for (let i = 0; i < out.length; i++) {
    const friends = coverage[i]!;
    const silent = i0[i]! * i1[i]! * i2[i]! * i3[i]!;
    const unheard = 1 - friends + friends * u0[i]! * u1[i]! * u2[i]! * u3[i]!;
    out[i]! += members[i]! * (1 - silent * unheard);
  }
}

/** Gold members, people. */
export function countGold(year: YearContext): void {
  const { state, effects, output } = year;
  const out = output.membersGold;
  out.fill(0);
  BUYING_SEGMENTS.forEach((_, s) => {
    const members = state.members[s]!;
    const gold = effects.gold[s]!;
    for (let i = 0; i < out.length; i++) out[i]! += members[i]! * gold[i]!;
  });
}

/** Members and friends of each segment, and the activity of communities. */
export function detailCommunities(year: YearContext): void {
  const { state, effects, output } = year;
  const { coverage } = effects;
  BUYING_SEGMENTS.forEach((_, s) => {
    output.membersBySegment[s]!.set(state.members[s]!);
    multiply(output.friendsBySegment[s]!, state.customers[s]!, coverage);
  });
  COMMUNITIES.forEach((_, s) => {
    output.activityByCommunity[s]!.set(effects.activity[s]!);
  });
}
