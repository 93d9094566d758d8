import type { FactType, Json } from '../../plan/index.ts';
import type {
  Choices,
  FactChoice,
  FactRead,
  JsonEdit,
  ShownCondition,
  WindowKind,
} from '../../workspace/index.ts';

type Path = JsonEdit['at'];
type Comparison = Extract<ShownCondition, { kind: 'comparison' }>['comparison'];

/** Digits that a number keeps when it is written in percent: past them is what binary fractions add. */
const EXACT_DIGITS = 12;

/** A number as it is shown in a box: a share in percent. */
export const shownNumber = (value: number, isPercent: boolean): string =>
  String(isPercent ? Number((value * 100).toPrecision(EXACT_DIGITS)) : value);

/** What is written in a box as a number; undefined where it is none. */
export function readNumber(text: string, isPercent: boolean): number | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace('−', '-')
    .replace(/%$/, '')
    .trim()
    .replaceAll(/(?<=\d)[,_ ](?=\d{3}(?!\d))/g, '');
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain)) return undefined;
  const number = Number(plain);
  if (!Number.isFinite(number)) return undefined;
  return isPercent ? Number((number / 100).toPrecision(EXACT_DIGITS)) : number;
}

/** The name under which a fact that is read stands among the choices. */
export const choiceName = ({ fact, path }: Pick<FactRead, 'fact' | 'path'>): string =>
  path === undefined ? fact : `${fact} ${path}`;

export const choiceNamed = (choices: Choices, name: string): FactChoice | undefined =>
  choices.facts.flatMap(({ facts }) => facts).find((choice) => choice.name === name);

/** What a fact of a type is compared with first: something that holds for no number by chance. */
function firstValue(type: FactType, members: readonly string[]): readonly [operator: string, value: Json] {
  switch (type) {
    case 'flag':
      return ['equal', true];
    case 'name':
      return ['equal', members[0] ?? ''];
    case 'list':
      return ['contains', members[0] ?? ''];
    case 'number':
      return ['greaterThan', 0];
  }
}

/** Changes the fact of a comparison; one of another type is compared in a way that suits it. */
export function pickFact(
  { at, comparison, type }: { readonly at: Path; readonly comparison: Comparison; readonly type: FactType },
  choice: FactChoice,
): JsonEdit[] {
  const edits: JsonEdit[] = [{ do: 'set', at: [...at, 'fact'], value: choice.fact }];
  if (choice.path !== undefined) edits.push({ do: 'set', at: [...at, 'path'], value: choice.path });
  else if (comparison.path !== undefined) edits.push({ do: 'remove', at: [...at, 'path'] });
  if (choice.type !== type || choice.type === 'name' || choice.type === 'list') {
    const [operator, value] = firstValue(choice.type, choice.members);
    edits.push({ do: 'set', at: [...at, 'operator'], value: operator });
    edits.push({ do: 'set', at: [...at, 'value'], value });
  }
  return edits;
}

/** Changes the window or the lag with which a fact is read; `at` is the comparison, or the fact that it is compared with. */
export function setParams(
  at: Path,
  read: FactRead,
  window: { readonly kind: WindowKind; readonly weeks: number } | undefined,
  lag: number | undefined,
): JsonEdit[] {
  const had = read.window !== undefined || read.lag !== undefined;
  if (!window && lag === undefined) return had ? [{ do: 'remove', at: [...at, 'params'] }] : [];
  // a number that changes is changed in its place
  if (had && window && read.window?.kind === window.kind && lag === read.lag)
    return [{ do: 'set', at: [...at, 'params', window.kind], value: window.weeks }];
  if (had && lag !== undefined && read.lag !== undefined && window?.kind === read.window?.kind)
    return [{ do: 'set', at: [...at, 'params', 'lag'], value: lag }];
  const params: Record<string, number> = {
    ...(window && { [window.kind]: window.weeks }),
    ...(lag !== undefined && { lag }),
  };
  return [{ do: 'set', at: [...at, 'params'], value: params }];
}

/** Changes the operator; a list of names becomes a name, and the other way round, where the operator asks for it. */
export function pickOperator(at: Path, { operator, value }: Comparison, wanted: string): JsonEdit[] {
  const isList = (name: string): boolean => name === 'in' || name === 'notIn';
  const edits: JsonEdit[] = [{ do: 'set', at: [...at, 'operator'], value: wanted }];
  if (isList(wanted) && !isList(operator) && typeof value === 'string')
    edits.push({ do: 'set', at: [...at, 'value'], value: [value] });
  if (!isList(wanted) && isList(operator) && Array.isArray(value))
    edits.push({ do: 'set', at: [...at, 'value'], value: (value as readonly string[])[0] ?? '' });
  return edits;
}

/** A condition that changes nothing until it is filled in: it always holds among all, and never among any. */
export const newCondition = (within: 'all' | 'any'): Json => ({
  fact: 'week',
  operator: within === 'all' ? 'greaterThanInclusive' : 'lessThan',
  value: 1,
});

/** A rule that only records, and whose name nobody has yet. */
export const newRule = (taken: ReadonlySet<string>): Json => ({
  name: freeName('new-rule', taken),
  priority: 1,
  conditions: { all: [newCondition('all')] },
  event: { type: 'alert' },
});

/** A name that nobody has yet, near to one. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
  return name;
}
