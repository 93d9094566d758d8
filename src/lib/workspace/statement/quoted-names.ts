import { parseStatement, type StatementPart } from '../../rules/index.ts';

/** A name that stands in quotes in a statement: characters of the text, without the quotes. */
export interface QuotedName {
  /** A strategy that another is compared with, or a rule or play. */
  readonly kind: 'strategy' | 'event';
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Functions whose own argument is a name in quotes. */
export const FUNCTIONS_OF_EVENTS: ReadonlySet<string> = new Set(['fires', 'first_week']);

type Call = Extract<StatementPart, { kind: 'call' }>;

function namesIn({ name, args }: Call): QuotedName[] {
  return args.flatMap((part, place): QuotedName[] => {
    if (part.kind !== 'text') return partsOf(part).flatMap(namesIn);
    const kind = place === 0 && FUNCTIONS_OF_EVENTS.has(name) ? 'event' : 'strategy';
    return [{ kind, name: part.text, from: part.from + 1, to: part.to - 1 }];
  });
}

/** The calls of a part, those that stand in others left out. */
function partsOf(part: StatementPart): readonly Call[] {
  switch (part.kind) {
    case 'call':
      return [part];
    case 'compare':
    case 'difference':
      return [...partsOf(part.left), ...partsOf(part.right)];
    case 'within':
      return partsOf(part.of);
    default:
      return [];
  }
}

/** The names in quotes of a statement, in its order; none where it cannot be read. */
export function quotedNames(text: string): readonly QuotedName[] {
  const parsed = parseStatement(text);
  return parsed.ok ? partsOf(parsed.statement).flatMap(namesIn) : [];
}
