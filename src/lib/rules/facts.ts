import {
  FACTS,
  findFact,
  findObjectFact,
  OBJECT_FACTS,
  type FactType,
  type ObjectFactDefinition,
} from '../plan/index.ts';
import type { RuleProblem } from './issue.ts';
import { nearestName } from './nearest.ts';
import type { SignalRef } from './program.ts';

/** Name of the fact that says how far the year to date is from a target's path. */
export const GAP = 'gap.';

/** What the columns of a fact hold, and between which values. */
export interface FactShape {
  readonly type: FactType;
  readonly members: readonly string[];
  readonly bounds: readonly [number, number];
}

/** What a fact's name stands for. */
export type FactMeaning =
  | ({ readonly kind: 'signal'; readonly ref: SignalRef } & FactShape)
  | { readonly kind: 'object'; readonly definition: ObjectFactDefinition }
  | { readonly kind: 'derived'; readonly name: string };

const ANY_NUMBER: FactShape = { type: 'number', members: [], bounds: [-Infinity, Infinity] };

/** What the column of a signal holds. */
export function signalShape(ref: SignalRef): FactShape {
  if ('gap' in ref) return ANY_NUMBER;
  const definition = 'key' in ref ? findObjectFact(ref.fact)?.parts[ref.key]?.[ref.part] : findFact(ref.fact);
  if (!definition) throw new RangeError(`no fact "${ref.fact}" in the catalogue`);
  return definition;
}

/** The facts that rules may use: the catalogue's, the gaps of the targets, and the derived ones. */
export class FactBook {
  readonly #targets: readonly string[];
  readonly #derived: ReadonlySet<string>;

  constructor(targetFacts: readonly string[], derived: Iterable<string>) {
    this.#targets = targetFacts;
    this.#derived = new Set(derived);
  }

  /** What the name stands for, or what is wrong with it. */
  find(name: string): FactMeaning | RuleProblem {
    if (this.#derived.has(name)) return { kind: 'derived', name };
    const object = findObjectFact(name);
    if (object) return { kind: 'object', definition: object };
    const scalar = findFact(name);
    if (scalar)
      return {
        kind: 'signal',
        ref: { fact: name },
        type: scalar.type,
        members: scalar.members,
        bounds: scalar.bounds,
      };
    return name.startsWith(GAP)
      ? this.#gap(name.slice(GAP.length))
      : { code: 'unknown-fact', name, nearest: nearestName(name, this.#names()) };
  }

  #gap(fact: string): FactMeaning | RuleProblem {
    if (this.#targets.includes(fact)) return { kind: 'signal', ref: { gap: fact }, ...ANY_NUMBER };
    const nearest = nearestName(fact, this.#targets);
    if (!findFact(fact))
      return {
        code: 'unknown-fact',
        name: GAP + fact,
        nearest: nearest === undefined ? undefined : GAP + nearest,
      };
    return { code: 'gap-without-target', fact, targets: this.#targets, nearest };
  }

  *#names(): Iterable<string> {
    for (const fact of FACTS) yield fact.name;
    for (const fact of OBJECT_FACTS) yield fact.name;
    for (const fact of this.#targets) yield GAP + fact;
    yield* this.#derived;
  }
}
