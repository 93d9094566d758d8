import { COMMUNITIES } from '../../plan/index.ts';
import { exp, log1p } from '../../random/index.ts';
import { type Column, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const OPT_IN = at('private.opt_in');
const MESSAGES = COMMUNITIES.map((segment) => at(`messages.${segment}`));
const LEVEL = COMMUNITIES.map((segment) => at(`communities.${segment}`));
const TALK = at('communities.talk_share');
const TALK_EASE = at('communities.talk_ease');
const OPEN_EFFECT = at('communities.open_effect');
const OPEN_RATE = at('messages.open_rate');
const FATIGUE = at('messages.fatigue');
const CLICK = at('messages.click');
const LIFT = at('messages.lift');
const SERVICE_EFFECT = at('communities.repurchase_effect');
const LEAVE = at('wecom.leave');
const LEAVE_FATIGUE = at('wecom.leave_fatigue');

/** Community service at a level, 0 to 1: saturating, 63% at level 1. */
const serviceAt = (level: number): number => 1 - exp(-level);

/** Share of messages opened where so many tire: o0 exp(-f (m - 1)), at most all. */
const openAt = (first: number, fatigue: number, tiring: number): number =>
  Math.min(1, first * exp(-fatigue * (tiring - 1)));

/** Share of friends who open one of `messages` a week or more, each opened by `open` on its own. */
const activeAt = (messages: number, open: number): number =>
  open < 1 ? 1 - exp(messages * log1p(-open)) : messages > 0 ? 1 : 0;

/** The touches and the service that effects are centred on: last year's messages to last year's friends. */
export function openMessages(year: YearContext): void {
  const { effects } = year;
  const talk = year.opening('communities.talk_share');
  const ease = year.base(TALK_EASE);
  const first = year.base(OPEN_RATE);
  const fatigue = year.base(FATIGUE);
  const click = year.base(CLICK);
  const optIn = year.base(OPT_IN);
  const paid = effects.openingPrivatePaid;
  const lift = year.base(LIFT);
  const serviceEffect = year.base(SERVICE_EFFECT);
  COMMUNITIES.forEach((segment, s) => {
    const messages = year.opening(`messages.${segment}`);
    const level = year.opening(`communities.${segment}`);
    const touches = effects.openingTouches[s]!;
    const service = effects.openingService[s]!;
    const activity = effects.openingActivity[s]!;
    const usualLift = effects.usualLift[s]!;
    for (let i = 0; i < touches.length; i++) {
      const open = openAt(first[i]!, fatigue[i]!, messages * (1 - ease[i]! * talk));
      touches[i] = optIn[i]! * (messages * (1 - talk) * open * click[i]!);
      service[i] = paid[i]! * serviceAt(level);
      activity[i] = activeAt(messages, open);
      usualLift[i]! += lift[i]! * touches[i]! + serviceEffect[i]! * optIn[i]! * service[i]!;
    }
  });
}

/** What is sent to each community this week, and how friends take it: opened less, the more is sent. Model section a. */
export function touch(year: YearContext): void {
  const talkChanged = year.changed(TALK) || year.effects.marks.privatePaid;
  COMMUNITIES.forEach((_, s) => {
    if (talkChanged || year.changed(MESSAGES[s]!) || year.changed(LEVEL[s]!)) readCommunity(year, s);
  });
  countMessages(year);
}

/**
 * One community: messages that do not sell tire less and are not clicked through to the shop; service makes more be opened
 * and fatigue makes friends leave, both against last year's practice.
 */
function readCommunity(year: YearContext, s: number): void {
  const { levers: v, effects } = year;
  const usualMessages = year.opening(`messages.${COMMUNITIES[s]!}`);
  const usualTalk = year.opening('communities.talk_share');
  const messages = v[MESSAGES[s]!]!;
  const level = v[LEVEL[s]!]!;
  const talk = v[TALK]!;
  const ease = v[TALK_EASE]!;
  const openEffect = v[OPEN_EFFECT]!;
  const first = v[OPEN_RATE]!;
  const fatigue = v[FATIGUE]!;
  const click = v[CLICK]!;
  const lift = v[LIFT]!;
  const serviceEffect = v[SERVICE_EFFECT]!;
  const friendLift = effects.friendLift[s]!;
  const leave = v[LEAVE]!;
  const leaveFatigue = v[LEAVE_FATIGUE]!;
  const paid = effects.privatePaid;
  const usualService = effects.openingService[s]!;
  const service = effects.service[s]!;
  const openRate = effects.openRate[s]!;
  const clicks = effects.clicks[s]!;
  const activity = effects.activity[s]!;
  const leaving = effects.leaving[s]!;
  for (let i = 0; i < clicks.length; i++) {
    const sent = messages[i]!;
    const tiring = sent * (1 - ease[i]! * talk[i]!);
    const usual = usualMessages * (1 - ease[i]! * usualTalk);
    const served = paid[i]! * serviceAt(level[i]!);
    const fresh = openAt(first[i]!, fatigue[i]!, tiring);
    const open = Math.min(1, fresh * (1 + openEffect[i]! * (served - usualService[i]!)));
    service[i] = served;
    openRate[i] = open;
    clicks[i] = sent * (1 - talk[i]!) * open * click[i]!;
    friendLift[i] = lift[i]! * clicks[i]! + serviceEffect[i]! * served;
    activity[i] = activeAt(sent, open);
    leaving[i] = Math.min(1, leave[i]! * exp(leaveFatigue[i]! * (tiring - usual)));
  }
}

/** Messages sent and opened, and clicks a customer and week: the part of them who are friends x clicks of a friend. */
function countMessages(year: YearContext): void {
  const { levers: v, effects, output, state } = year;
  const [nNew, nAct, nHigh] = state.customers as [Column, Column, Column];
  const [mNew, mAct, mHigh] = MESSAGES.map((messages) => v[messages]!) as [Column, Column, Column];
  const [oNew, oAct, oHigh] = effects.openRate as [Column, Column, Column];
  const [cNew, cAct, cHigh] = effects.clicks as [Column, Column, Column];
  const [tNew, tAct, tHigh] = effects.touches as [Column, Column, Column];
  const [aNew, aAct, aHigh] = effects.activity as [Column, Column, Column];
  const { coverage } = effects;
  const { messagesSent, messagesOpened, communityFriends, communityOpened } = output;
  for (let i = 0; i < coverage.length; i++) {
    const friends = coverage[i]!;
    tNew[i] = friends * cNew[i]!;
    tAct[i] = friends * cAct[i]!;
    tHigh[i] = friends * cHigh[i]!;
    const n = nNew[i]!;
    const a = nAct[i]!;
    const h = nHigh[i]!;
    communityFriends[i] = friends * (n + a + h);
    communityOpened[i] = friends * (n * aNew[i]! + a * aAct[i]! + h * aHigh[i]!);
    const sentNew = n * mNew[i]!;
    const sentAct = a * mAct[i]!;
    const sentHigh = h * mHigh[i]!;
    messagesSent[i] = friends * (sentNew + sentAct + sentHigh);
    messagesOpened[i] = friends * (sentNew * oNew[i]! + sentAct * oAct[i]! + sentHigh * oHigh[i]!);
  }
}
