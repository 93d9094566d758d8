import type { Reason, ReasonLeaf, RuleReason } from '../../rules/index.ts';
import type { HeldBack, ReviewedWeek } from '../../simulation/index.ts';
import type { RuleTestExpects } from '../../workspace/index.ts';

/** What a rule did. */
export type Doing =
  | { readonly did: 'not-hold'; readonly because: readonly ReasonLeaf[] }
  | { readonly did: 'hold' | 'fire' }
  | { readonly did: 'held-back'; readonly why: HeldBack };

/** Something that is otherwise than a test expects. */
export type Deviation =
  | { readonly what: 'rule'; readonly rule: string; readonly wanted: RuleWish; readonly found: Doing }
  | { readonly what: 'play'; readonly play: string; readonly wanted: 'starts' | 'starts-not' | 'not-listed' };

type RuleWish = 'holds' | 'holds-not' | 'fires' | 'fires-not' | 'held-back' | 'not-listed';

function* leavesOf(reason: Reason): Iterable<ReasonLeaf> {
  if ('all' in reason) for (const inside of reason.all) yield* leavesOf(inside);
  else if ('any' in reason) for (const inside of reason.any) yield* leavesOf(inside);
  else if ('not' in reason) yield* leavesOf(reason.not);
  else if (!('condition' in reason)) yield reason;
}

/** What a rule did, and why where it does not hold: the comparisons that came out false. */
function doingOf({ rule, holds, because }: RuleReason, { fired, heldBack }: ReviewedWeek): Doing {
  if (!holds)
    return { did: 'not-hold', because: [...leavesOf(because)].filter(({ result }) => result === false) };
  if (fired.includes(rule)) return { did: 'fire' };
  const why = heldBack.find((each) => each.rule === rule)?.why;
  return why === undefined ? { did: 'hold' } : { did: 'held-back', why };
}

const MET: Readonly<Record<RuleWish, (did: Doing['did']) => boolean>> = {
  holds: (did) => did !== 'not-hold',
  'holds-not': (did) => did === 'not-hold',
  fires: (did) => did === 'fire',
  'fires-not': (did) => did !== 'fire',
  'held-back': (did) => did === 'held-back',
  'not-listed': (did) => did === 'not-hold',
};

/** What is otherwise than expected: what the lists name, in their order, and with `only` whatever they do not name. */
export function deviationsOf(expects: RuleTestExpects, week: ReviewedWeek): readonly Deviation[] {
  const doings = new Map(week.rules.map((reason) => [reason.rule, doingOf(reason, week)]));
  const rules = (names: readonly string[], wanted: RuleWish): Deviation[] =>
    names.flatMap((rule) => {
      const found = doings.get(rule)!;
      return MET[wanted](found.did) ? [] : [{ what: 'rule' as const, rule, wanted, found }];
    });
  const { holds, holdsNot, fires, firesNot, heldBack, starts, startsNot, only } = expects;
  const started = new Set(week.starts);
  const listed = new Set([...holds, ...fires, ...firesNot, ...heldBack]);
  const others = only ? [...doings.keys()].filter((rule) => !listed.has(rule)) : [];
  const otherPlays = only && starts.length > 0 ? week.starts.filter((play) => !starts.includes(play)) : [];
  return [
    ...rules(holds, 'holds'),
    ...rules(holdsNot, 'holds-not'),
    ...rules(fires, 'fires'),
    ...rules(firesNot, 'fires-not'),
    ...rules(heldBack, 'held-back'),
    ...rules(others, 'not-listed'),
    ...starts.filter((play) => !started.has(play)).map((play) => playDeviation(play, 'starts')),
    ...startsNot.filter((play) => started.has(play)).map((play) => playDeviation(play, 'starts-not')),
    ...otherPlays.map((play) => playDeviation(play, 'not-listed')),
  ];
}

const playDeviation = (play: string, wanted: Extract<Deviation, { what: 'play' }>['wanted']): Deviation => ({
  what: 'play',
  play,
  wanted,
});
