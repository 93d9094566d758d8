import { Document, isMap, isPair, isSeq, visit } from 'yaml';
import { findFact, findObjectFact, type FactType, type Plan } from '../../plan/index.ts';
import { decodeValue, type SignalRef } from '../../rules/index.ts';
import type { ExplainedRun, ReadSignal } from '../../simulation/index.ts';

/** A value as a test gives it; null where it is missing. */
type Given = number | string | boolean | readonly string[] | null;

/** Facts by name, parts of objects within. */
type Facts = { [name: string]: Given | readonly Given[] | Facts };

interface Shape {
  readonly type: FactType;
  readonly members: readonly string[];
  readonly unit: string;
}

function shapeOf(ref: SignalRef): Shape {
  if ('gap' in ref) return { type: 'number', members: [], unit: findFact(ref.gap)?.unit ?? 'number' };
  const fact = 'key' in ref ? findObjectFact(ref.fact)?.parts[ref.key]?.[ref.part] : findFact(ref.fact);
  if (!fact) throw new RangeError(`no fact "${ref.fact}" in the catalogue`);
  return fact;
}

/** A number with so many digits, a share in percent. */
function numberOf(value: number, unit: string, digits: number): number | string {
  const shown = Number((unit === 'share' ? value * 100 : value).toPrecision(digits));
  // What has an exponent is no number of a workspace's files.
  const text = String(shown).includes('e') ? shown.toFixed(12) : String(shown);
  return unit === 'share' ? `${text}%` : Number(text);
}

function given(ref: SignalRef, code: number, digits: number): Given {
  const { type, members, unit } = shapeOf(ref);
  const value = decodeValue(type, members, code);
  if (value === undefined) return null;
  return typeof value === 'number' ? numberOf(value, unit, digits) : value;
}

function put(facts: Facts, ref: SignalRef, value: Facts[string]): void {
  if ('gap' in ref) facts[`gap.${ref.gap}`] = value;
  else if ('key' in ref) {
    const object = (facts[ref.fact] ??= {}) as Facts;
    ((object[ref.key] ??= {}) as Facts)[ref.part] = value;
  } else facts[ref.fact] = value;
}

/** The weeks before as far as they are read; one value where all are the same. */
function pastOf({ ref, values, back }: ReadSignal, week: number, digits: number): Facts[string] | undefined {
  const first = Math.max(0, week - 1 - back);
  const past = Array.from({ length: week - 1 - first }, (_, k) => given(ref, values[first + k]!, digits));
  const [one] = past;
  if (one === undefined) return undefined;
  return past.every((each) => JSON.stringify(each) === JSON.stringify(one)) ? one : past;
}

function factsOf(
  read: readonly ReadSignal[],
  week: number,
  digits: number,
): { facts: Facts; history: Facts } {
  const facts: Facts = {};
  const history: Facts = {};
  for (const signal of read) {
    if ('fact' in signal.ref && signal.ref.fact === 'week') continue;
    const now = given(signal.ref, signal.values[week - 1]!, digits);
    if (now !== null) put(facts, signal.ref, now);
    const past = pastOf(signal, week, digits);
    if (past !== undefined) put(history, signal.ref, past);
  }
  return { facts, history };
}

/** Which rules fired in which weeks before. */
function firedBefore({ weeks }: ExplainedRun, week: number): Record<string, number[]> {
  const fired: Record<string, number[]> = {};
  for (const each of weeks.slice(0, week - 1))
    for (const { rule } of each.fired) (fired[rule] ??= []).push(each.week);
  return fired;
}

const some = <Items extends object>(key: string, items: Items): Record<string, Items> =>
  Object.keys(items).length > 0 ? { [key]: items } : {};

/**
 * A week of a run as a test of rules: a file of rules/tests/, in YAML. Facts are given as far back as rules read them, and what has
 * fired before, so that the review decides as it did in the run.
 *
 * @param digits - of every number
 */
export function ruleTestText(
  { strategy, world }: Pick<Plan, 'strategy' | 'world'>,
  explained: ExplainedRun,
  seed: number | string,
  week: number,
  digits: number,
): string {
  const { fired, heldBack, holds } = explained.weeks[week - 1]!;
  const reviewed = new Set([...fired, ...heldBack].map(({ rule }) => rule));
  const { facts, history } = factsOf(explained.read, week, digits);
  const plays = [...new Set(fired.map(({ play }) => play).filter((play) => play !== 'alert'))];
  const test = {
    name: `${strategy.title.name} in ${world.title.name}: run ${explained.run} of seed ${seed}, week ${week}`,
    week,
    ...some('facts', facts),
    ...some('history', history),
    ...some('fired', firedBefore(explained, week)),
    expect: {
      ...some(
        'holds',
        holds.filter((rule) => !reviewed.has(rule)),
      ),
      ...some(
        'fires',
        fired.map(({ rule }) => rule),
      ),
      ...some(
        'held_back',
        heldBack.map(({ rule }) => rule),
      ),
      ...some('starts', plays),
      only: true,
    },
  };
  const document = new Document({ version: 1, strategy: strategy.title.name, tests: [test] });
  visit(document, {
    Seq: (_, node, path) => {
      // All lists but that of the tests stand on their line.
      const parent = path.at(-1);
      if (!(isPair(parent) && String(parent.key) === 'tests')) node.flow = true;
    },
    Map: (_, node, path) => {
      const inList = path.some((each) => isSeq(each));
      const depth = path.filter((each) => isMap(each)).length;
      if (inList && depth > MAPS_OUTSIDE) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** The file, a test, and the facts of it are written out line by line; maps within them stand on theirs. */
const MAPS_OUTSIDE = 2;
