import { LEVERS, type Modifier, type Quantity, type World } from '../../plan/index.ts';
import type { Report } from '../finding.ts';
import type { AssumptionEntry } from '../register.ts';
import type { Business } from './business.ts';
import { mergeCorrelations } from './correlations.ts';
import type { ReadScenario, Shock } from './read-scenario.ts';
import type { Settled } from './settle.ts';
import { titleOf } from './title.ts';

function keyed(shocks: readonly Shock[], report: Report): Modifier[] {
  const counts = new Map<string, number>();
  const ids = new Set<string>();
  const order = new Map(LEVERS.map((lever, index) => [lever.name, index]));
  return shocks
    .map(({ modifier, id, place }) => {
      const ordinal = (counts.get(modifier.lever) ?? 0) + 1;
      counts.set(modifier.lever, ordinal);
      if (id !== undefined && ids.has(id)) report.add('shock-id-twice', { id }, place);
      if (id !== undefined) ids.add(id);
      return { ...modifier, key: id ?? `${modifier.lever}#${ordinal}` };
    })
    .sort((a, b) => (order.get(a.lever) ?? 0) - (order.get(b.lever) ?? 0));
}

export interface ResolvedWorld {
  readonly world: World;
  readonly register: readonly AssumptionEntry[];
}

/** A scenario with what it is made of, included ones first and itself last; `settled` is what they come to. */
export function resolveScenario(
  parts: readonly ReadScenario[],
  settled: Settled,
  business: Business,
  report: Report,
): ResolvedWorld | undefined {
  const own = parts.at(-1);
  if (own === undefined) return undefined;
  const values: Record<string, Quantity> = {};
  const register: AssumptionEntry[] = [];
  for (const { name, kind } of LEVERS) {
    if (kind === 'ours') continue;
    const assumed = settled.assumed.get(name);
    const quantity = assumed?.quantity ?? business.base.get(name);
    if (quantity !== undefined) values[name] = quantity;
    if (assumed !== undefined)
      register.push({ ...assumed.entry, scope: { kind: 'scenario', name: own.name } });
  }
  const world: World = {
    title: titleOf(own.name, own.file),
    shop: business.shop,
    values,
    modifiers: keyed(
      parts.flatMap((part) => part.shocks),
      report,
    ),
    correlations: mergeCorrelations([business.correlations, [...settled.correlations.values()]], report),
    together: settled.together ?? 0,
  };
  return { world, register };
}
