import type { FactDefinition, ObjectFactDefinition } from './fact-table.ts';
import { FACTS_CONVERSION } from './facts-conversion.ts';
import { FACTS_FINANCE } from './facts-finance.ts';
import { MONEY_FACTS } from './facts-money.ts';
import { OBJECT_FACTS } from './facts-object.ts';
import { FACTS_RETENTION } from './facts-retention.ts';
import { FACTS_SUPPLY } from './facts-supply.ts';
import { FACTS_TRAFFIC } from './facts-traffic.ts';
import { FACTS_WORLD } from './facts-world.ts';

/** Every scalar fact, in the order in which facts are shown. */
export const FACTS: readonly FactDefinition[] = [
  ...FACTS_TRAFFIC,
  ...FACTS_CONVERSION,
  ...FACTS_RETENTION,
  ...FACTS_SUPPLY,
  ...FACTS_FINANCE,
  ...FACTS_WORLD,
];

const scalars = new Map(FACTS.map((fact) => [fact.name, fact]));
const objects = new Map(OBJECT_FACTS.map((fact) => [fact.name, fact]));
const money = new Map(MONEY_FACTS.map((fact) => [`money.${fact.name}`, fact]));

export const findFact = (name: string): FactDefinition | undefined => scalars.get(name);
export const findObjectFact = (name: string): ObjectFactDefinition | undefined => objects.get(name);

/** A fact that has a value of a year, and so can be a target or a figure of an outcome. */
export type YearFact = FactDefinition & {
  readonly measure: { readonly year: NonNullable<FactDefinition['measure']['year']> };
};

export const hasYear = (fact: FactDefinition): fact is YearFact => fact.measure.year !== undefined;

/** The scalar facts of a year, in canonical order: the columns of every outcome. */
export const YEAR_FACTS: readonly YearFact[] = FACTS.filter(hasYear);

/**
 * A year fact by its name; of an object by object, key and part (`channel.douyin.cac`), of the money of a year as
 * `money.refunds`. It bears the name that was asked for.
 */
export function findYearFact(name: string): YearFact | undefined {
  const [object = '', key = '', part = ''] = name.split('.');
  const fact = findFact(name) ?? money.get(name) ?? findObjectFact(object)?.parts[key]?.[part];
  return fact && hasYear(fact) ? { ...fact, name } : undefined;
}
