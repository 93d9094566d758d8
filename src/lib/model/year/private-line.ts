import { COMMUNITIES } from '../../plan/index.ts';
import { column, type Column, columns, type Four, leverIndex } from '../column.ts';
import { paidPart } from './budget.ts';
import { saturating } from './saturating.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const MESSAGES = COMMUNITIES.map((segment) => `messages.${segment}`);
const COMMUNITY = COMMUNITIES.map((segment) => `communities.${segment}`);
const SERVICES = ['promises.adviser', 'care.birthday', 'points.experience_share'];
const MESSAGE_COST = at('messages.cost');
const JOIN_COST = at('wecom.join_cost');
const COMMUNITY_COST = at('communities.cost');
const ADVISER_COST = at('promises.adviser_cost');
const CARE_COST = at('care.cost');
const ENROL_COST = at('members.enrol_cost');
const EXPERIENCE_COST = at('points.experience_cost');
const PROGRAMME_SCALE = at('private.programme_scale');
const PROGRAMME_SPEED = at('private.programme_speed');
const MESSAGES_AT = MESSAGES.map(at);
const COMMUNITY_AT = COMMUNITY.map(at);
const SERVICES_AT = SERVICES.map(at);

/** What is done in the private domain, by lane: messages a week, service levels, and the services that may be cut. */
interface Practice {
  readonly messages: readonly Column[];
  readonly communities: readonly Column[];
  readonly services: readonly Column[];
}

const usual: Practice = {
  messages: columns(MESSAGES.length),
  communities: columns(COMMUNITY.length),
  services: columns(SERVICES.length),
};
/** This week's levers, filled anew each week. */
const current = {
  messages: [...usual.messages],
  communities: [...usual.communities],
  services: [...usual.services],
};
const scratch = { forced: column(), asked: column() };

/**
 * What the private line is asked for in a week, CNY. `forced`: messages, new friends and new members, paid whatever they
 * cost. `asked`: advisers, communities, greetings, benefits by level, and what points are spent on.
 */
function ask(year: YearContext, { messages, communities, services }: Practice): void {
  const { state, effects } = year;
  const [nNew, nAct, nHigh] = state.customers as [Column, Column, Column];
  const [pNew, pAct, pHigh, pDor] = state.members as Four;
  const [bNew, bAct, bHigh, bDor] = effects.benefitCost as Four;
  const [mNew, mAct, mHigh] = messages as [Column, Column, Column];
  const [cNew, cAct, cHigh] = communities as [Column, Column, Column];
  const [adviser, care, experience] = services as [Column, Column, Column];
  const messageCost = year.base(MESSAGE_COST);
  const joinCost = year.base(JOIN_COST);
  const enrolCost = year.base(ENROL_COST);
  const communityCost = year.base(COMMUNITY_COST);
  const adviserCost = year.base(ADVISER_COST);
  const careCost = year.base(CARE_COST);
  const experienceCost = year.base(EXPERIENCE_COST);
  const { joinedBefore, enrolledBefore } = state;
  const { coverage } = effects;
  const { forced, asked } = scratch;
  for (let i = 0; i < forced.length; i++) {
    const n = nNew[i]!;
    const a = nAct[i]!;
    const h = nHigh[i]!;
    const friends = coverage[i]!;
    const sent = n * mNew[i]! + a * mAct[i]! + h * mHigh[i]!;
    forced[i] =
      sent * friends * messageCost[i]! + joinedBefore[i]! * joinCost[i]! + enrolledBefore[i]! * enrolCost[i]!;
    const served = n * cNew[i]! + a * cAct[i]! + h * cHigh[i]!;
    const benefits = pNew[i]! * bNew[i]! + pAct[i]! * bAct[i]! + pHigh[i]! * bHigh[i]! + pDor[i]! * bDor[i]!;
    asked[i] =
      adviser[i]! * adviserCost[i]! +
      served * friends * communityCost[i]! +
      care[i]! * (n + a + h) * careCost[i]! +
      benefits +
      experience[i]! * experienceCost[i]!;
  }
}

/** The programme that last year's budget paid for, and how far it reached for the services before it. */
export function openPrivateLine(year: YearContext): void {
  usual.messages.forEach((out, k) => out.fill(year.opening(MESSAGES[k]!)));
  usual.communities.forEach((out, k) => out.fill(year.opening(COMMUNITY[k]!)));
  usual.services.forEach((out, k) => out.fill(year.opening(SERVICES[k]!)));
  ask(year, usual);
  const budget = year.shop.lastYear.weeklySpend.private;
  const scale = year.base(PROGRAMME_SCALE);
  const { openingProgramme, openingPrivatePaid } = year.effects;
  const { forced, asked } = scratch;
  for (let i = 0; i < scale.length; i++) {
    const rest = Math.max(0, budget - forced[i]!);
    const paid = paidPart(asked[i]!, rest);
    openingPrivatePaid[i] = paid;
    openingProgramme[i] = saturating(rest - paid * asked[i]!, scale[i]!);
  }
}

/** Messages and joiners are paid whatever they cost, over plan if the line is too small; then services; the rest is the programme's. */
export function payFromPrivate(year: YearContext): void {
  const { levers: v, money, plays, effects, state } = year;
  MESSAGES_AT.forEach((lever, k) => (current.messages[k] = v[lever]!));
  COMMUNITY_AT.forEach((lever, k) => (current.communities[k] = v[lever]!));
  SERVICES_AT.forEach((lever, k) => (current.services[k] = v[lever]!));
  ask(year, current);
  const scale = v[PROGRAMME_SCALE]!;
  const speed = v[PROGRAMME_SPEED]!;
  const fromBudget = money.private;
  const fromPlays = plays.private;
  const { privatePaid, privateSpend, marks } = effects;
  const { programme } = state;
  const { forced, asked } = scratch;
  let short = false;
  for (let i = 0; i < scale.length; i++) {
    const rest = Math.max(0, fromBudget[i]! + fromPlays[i]! - forced[i]!);
    privateSpend[i] = Math.max(fromBudget[i]!, forced[i]! - fromPlays[i]!);
    const paid = paidPart(asked[i]!, rest);
    if (paid < 1) short = true;
    privatePaid[i] = paid;
    const level = saturating(rest - paid * asked[i]!, scale[i]!);
    programme[i]! += speed[i]! * (level - programme[i]!);
  }
  marks.privatePaid = short || marks.privateShort;
  marks.privateShort = short;
}
