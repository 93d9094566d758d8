import { findFact, hasYear } from '../../plan/index.ts';
import type { Search } from '../../simulation/index.ts';
import type { CellPlace } from '../engine/engine-types.ts';

/** Which year is looked at: the one with a number, from 0, or one found by a fact. */
export type Wanted = { readonly run: number } | { readonly search: Search; readonly fact: string };

export const SEARCHES = ['worst', 'median', 'best'] as const satisfies readonly Search[];

const USUAL: Wanted = { search: 'worst', fact: 'profit' };

/** What an address asks for: the worst year by profit where it asks for nothing that there is. */
export function wantedOf(query: URLSearchParams): Wanted {
  const run = query.get('run');
  if (run !== null && /^\d{1,7}$/.test(run)) return { run: Number(run) };
  for (const search of SEARCHES) {
    const name = query.get(search);
    const fact = name === null ? undefined : findFact(name);
    if (fact && hasYear(fact)) return { search, fact: fact.name };
  }
  return USUAL;
}

/** The address of a year, as a query. */
export function queryOf({ strategy, scenario }: CellPlace, wanted: Wanted): URLSearchParams {
  const query = new URLSearchParams({ strategy, scenario });
  if ('run' in wanted) query.set('run', String(wanted.run));
  else query.set(wanted.search, wanted.fact);
  return query;
}
