import { findLever, LEVERS, type Label } from '../../plan/index.ts';
import { UNIT_LABELS } from '../messages/command-words.ts';
import { titleOf } from '../resolve/title.ts';
import { partAt, type Tree } from '../text/tree.ts';
import {
  chainOf,
  includedBy,
  leverPath,
  leverStand,
  listStand,
  stand,
  textAt,
  wouldClash,
  type Family,
  type OwnFile,
} from './family.ts';
import type { KnobGroup } from './knob.ts';
import { chanceSpots, operationSpots, timeSpots } from './moved-spots.ts';
import { spotOf, type Spot } from './spot.ts';
import type { Spots } from './strategy-spots.ts';
import { GROUPS, PARTS, shockOf, UNITS } from './words.ts';
import { yearOf } from './year.ts';

/** What people call the scenario of a file. */
function nameOf({ name, tree }: OwnFile): Label {
  return titleOf(name, {
    name: textAt(tree, ['name']),
    title: { en: textAt(tree, ['title', 'en']), zh: textAt(tree, ['title', 'zh']) },
  });
}

/** Shocks of one scenario's own; of one that another includes, they move there too. */
function shocksOf(family: Family, name: string, isIncluded: boolean): Spots {
  const file = family.scenario.get(name);
  const list = file && listStand(chainOf(family.scenario, name), 'shocks');
  if (!file || list?.part.kind !== 'list') return { groups: [], spots: [] };
  const groups: KnobGroup[] = [];
  const spots: Spot[] = [];
  const common = { side: 'scenario', file, year: yearOf(family.business) } as const;
  list.part.items.forEach((item, index) => {
    const lever = findLever(textAt(item, ['lever']) ?? '');
    if (!lever) return;
    const group = `shock-${name}-${index}`;
    const isRemovable = list.file === file && !isIncluded;
    groups.push({
      key: group,
      label: shockOf(lever),
      ...(isIncluded && { of: nameOf(file) }),
      ...(isRemovable && { removable: ['shocks', index] as const }),
    });
    const moved = { common, list, key: 'shocks', index, group, lever } as const;
    spots.push(...operationSpots(moved), ...timeSpots(moved), ...chanceSpots(moved));
  });
  return { groups, spots };
}

function assumedSpots(family: Family, file: OwnFile, included: readonly string[]): Spot[] {
  const chain = [file.name, ...included].flatMap((each) => chainOf(family.scenario, each));
  const levers = family.business && partAt(family.business, ['levers']);
  const year = yearOf(family.business);
  return LEVERS.filter(({ kind }) => kind !== 'ours').flatMap((lever) => {
    const found = leverStand(chain, 'assume', lever.name);
    const says = (each: readonly OwnFile[]): boolean => leverStand(each, 'assume', lever.name) !== undefined;
    if (wouldClash(family.scenario, file.name, says)) return [];
    const { at } = leverPath(partAt(file.tree, ['assume']), lever.name);
    const spot = spotOf({
      side: 'scenario',
      file,
      year,
      at: ['assume', ...at],
      stand: found,
      fallback: statedIn(levers, lever.name) ?? lever.neutral,
      group: 'assume',
      label: lever,
      unit: UNIT_LABELS[lever.unit],
      spelling: lever.unit === 'share' ? 'percent' : 'number',
      low: lever.min,
      high: lever.max,
      main: found !== undefined,
    });
    return spot ? [spot] : [];
  });
}

function statedIn(levers: Tree | undefined, name: string): Tree | undefined {
  const { at, there } = leverPath(levers, name);
  return there && levers ? partAt(levers, at) : undefined;
}

function togetherSpot(family: Family, file: OwnFile, included: readonly string[]): Spot | undefined {
  if (wouldClash(family.scenario, file.name, (each) => stand(each, ['together']) !== undefined))
    return undefined;
  const chain = [file.name, ...included].flatMap((each) => chainOf(family.scenario, each));
  return spotOf({
    side: 'scenario',
    file,
    year: yearOf(family.business),
    at: ['together'],
    stand: stand(chain, ['together']),
    fallback: 0,
    group: 'scenario',
    label: PARTS.together,
    unit: UNITS.percent,
    spelling: 'percent',
    low: 0,
    high: 1,
  });
}

/** All that a scenario can be turned at: its own shocks, those that it includes, and what it assumes. */
export function scenarioSpots(family: Family, name: string): Spots {
  const file = family.scenario.get(name);
  if (!file) return { groups: [], spots: [] };
  const included = includedBy(family.scenario, name);
  const own = shocksOf(family, name, false);
  const others = included.map((each) => shocksOf(family, each, true));
  const together = togetherSpot(family, file, included);
  return {
    groups: [
      { key: 'scenario', label: GROUPS.scenario },
      ...own.groups,
      ...others.flatMap(({ groups }) => groups),
      { key: 'assume', label: GROUPS.assume },
    ],
    spots: [
      ...(together ? [together] : []),
      ...own.spots,
      ...others.flatMap(({ spots }) => spots),
      ...assumedSpots(family, file, included),
    ],
  };
}
