import {
  BUDGET_LINE_LABELS,
  BUDGET_LINES,
  findLever,
  LEVERS,
  PAID_CHANNELS,
  PHASE_LABELS,
  SOURCE_LABELS,
  SUPPLIER_LABELS,
  SUPPLIERS,
  TEAMS,
  type Label,
  type LeverDefinition,
} from '../../plan/index.ts';
import { UNIT_LABELS } from '../messages/command-words.ts';
import { writtenElsewhere } from '../resolve/business.ts';
import { partAt, type Path, type Tree } from '../text/tree.ts';
import {
  chainOf,
  leverPath,
  leverStand,
  listStand,
  stand,
  textAt,
  type Family,
  type OwnFile,
  type Stand,
  type StandingList,
} from './family.ts';
import type { KnobGroup } from './knob.ts';
import { operationSpots, timeSpots, type Moment } from './moved-spots.ts';
import { spotOf, type Spot, type SpotPlan } from './spot.ts';
import { changeOf, GROUPS } from './words.ts';
import { yearOf } from './year.ts';

/** Levers that are offered before anybody looks for them. */
const MAIN: ReadonlySet<string> = new Set([
  ...['price', 'promotion.depth', 'match.share', 'match.scope', 'lock.share', 'lock.weeks'],
  ...['order.service_level', 'messages.new', 'messages.active', 'messages.high', 'referral.reward'],
  ...['content.quality', 'delivery.promise_days', 'page.tests'],
]);

const isSupplierShare = (name: string): boolean => /^suppliers\.[a-z]+\.share$/.test(name);

/** A strategy's knobs, as spots, and how they stand together. */
export interface Spots {
  readonly groups: readonly KnobGroup[];
  readonly spots: readonly Spot[];
}

class StrategySpots {
  readonly groups: KnobGroup[] = [];
  readonly spots: Spot[] = [];
  readonly #file: OwnFile;
  readonly #chain: readonly OwnFile[];
  readonly #business: Tree | undefined;
  readonly #common: Pick<SpotPlan, 'side' | 'file' | 'year'>;

  constructor(file: OwnFile, chain: readonly OwnFile[], business: Tree | undefined) {
    this.#file = file;
    this.#chain = chain;
    this.#business = business;
    this.#common = { side: 'strategy', file, year: yearOf(business) };
  }

  #group(key: string, label: Label, more: Partial<KnobGroup> = {}): string {
    if (!this.groups.some((group) => group.key === key)) this.groups.push({ key, label, ...more });
    return key;
  }

  #add(plan: Omit<SpotPlan, keyof Moment>): void {
    const spot = spotOf({ ...this.#common, ...plan });
    if (spot) this.spots.push(spot);
  }

  #last(path: Path): Tree | undefined {
    return this.#business && partAt(this.#business, ['last_year', ...path]);
  }

  #stated(name: string): Tree | undefined {
    const levers = this.#business && partAt(this.#business, ['levers']);
    const { at, there } = leverPath(levers, name);
    return there && levers ? partAt(levers, at) : undefined;
  }

  budget(): void {
    const group = this.#group('budget', GROUPS.budget);
    const total = findLever('budget.total');
    const at = ['budget', 'total'];
    if (total)
      this.#add({
        at,
        stand: stand(this.#chain, at),
        fallback: this.#last(at),
        group,
        label: total,
        unit: UNIT_LABELS.CNY,
        low: 0,
        high: total.max,
      });
    this.#shares(group, 'budget', BUDGET_LINES, BUDGET_LINE_LABELS, ['budget', 'split']);
  }

  channels(): void {
    this.#shares(this.#group('channels', GROUPS.channels), 'channels', PAID_CHANNELS, SOURCE_LABELS, [
      'channels',
    ]);
  }

  #shares<Name extends string>(
    group: string,
    of: string,
    names: readonly Name[],
    labels: Readonly<Record<Name, Label>>,
    path: Path,
  ): void {
    for (const name of names) {
      const at = [...path, name];
      const found = stand(this.#chain, at);
      const fallback = this.#last(at);
      this.#add({
        at,
        stand: found,
        fallback,
        group,
        label: labels[name],
        unit: UNIT_LABELS.share,
        spelling: 'percent',
        low: 0,
        high: 1,
        of,
      });
    }
  }

  suppliers(): void {
    const group = this.#group('suppliers', GROUPS.suppliers);
    for (const supplier of SUPPLIERS) {
      const lever = findLever(`suppliers.${supplier}.share`);
      if (lever) this.#lever(lever, group, SUPPLIER_LABELS[supplier], 'suppliers', true);
    }
  }

  phases(): void {
    const list = listStand(this.#chain, 'phases');
    if (list?.part.kind !== 'list') return;
    const group = this.#group('phases', GROUPS.phases);
    list.part.items.forEach((item, index) => {
      const name = textAt(item, ['name']) ?? String(index + 1);
      const known = Object.entries(PHASE_LABELS).find(([key]) => key === name)?.[1];
      const months = textAt(item, ['months']);
      const label = known ?? { en: name, zh: name };
      const at = ['phases', index, 'spend'];
      this.#add({
        at,
        ...listed(list),
        stand: within(list, at),
        fallback: undefined,
        group,
        label:
          months === undefined
            ? label
            : { en: `${label.en}, months ${months}`, zh: `${label.zh}（${months} 月）` },
        unit: UNIT_LABELS.share,
        spelling: 'percent',
        low: 0,
        high: 1,
        of: 'phases',
      });
      this.#phaseLevers(list, item, index, label);
    });
  }

  #phaseLevers(list: StandingList, item: Tree, index: number, phase: Label): void {
    const levers = partAt(item, ['levers']);
    for (const lever of LEVERS) {
      const { at, there } = leverPath(levers, lever.name);
      if (!there) continue;
      const whole = ['phases', index, 'levers', ...at];
      this.#add({
        at: whole,
        ...listed(list),
        stand: within(list, whole),
        fallback: undefined,
        group: this.#group(`phase-${index}`, phase),
        label: lever,
        unit: UNIT_LABELS[lever.unit],
        low: lever.min,
        high: lever.max,
      });
    }
  }

  levers(): void {
    for (const lever of LEVERS) {
      if (lever.kind !== 'ours' || writtenElsewhere(lever.name) || isSupplierShare(lever.name)) continue;
      const team = lever.owner;
      const group = this.#group(team ?? 'other', team ? TEAMS[team] : GROUPS.other);
      this.#lever(lever, group, lever, undefined, MAIN.has(lever.name));
    }
  }

  #lever(lever: LeverDefinition, group: string, label: Label, of: string | undefined, main: boolean): void {
    const { at } = leverPath(partAt(this.#file.tree, ['levers']), lever.name);
    const found = leverStand(this.#chain, 'levers', lever.name);
    this.#add({
      at: ['levers', ...at],
      stand: found,
      fallback: this.#stated(lever.name) ?? lever.neutral,
      group,
      label,
      unit: UNIT_LABELS[lever.unit],
      spelling: lever.unit === 'share' ? 'percent' : 'number',
      low: lever.min,
      high: lever.max,
      main: main || found !== undefined,
      ...(of !== undefined && { of }),
    });
  }

  changes(): void {
    const list = listStand(this.#chain, 'changes');
    if (list?.part.kind !== 'list') return;
    list.part.items.forEach((item, index) => {
      const lever = findLever(textAt(item, ['lever']) ?? '');
      if (!lever) return;
      const isOwn = list.file === this.#file;
      const group = this.#group(
        `change-${index}`,
        changeOf(lever),
        isOwn ? { removable: ['changes', index] } : {},
      );
      const moved = { common: this.#common, list, key: 'changes', index, group, lever } as const;
      this.spots.push(...operationSpots(moved), ...timeSpots(moved));
    });
  }
}

const listed = ({ part, inherited }: StandingList): Pick<SpotPlan, 'list' | 'listed' | 'inheritedList'> => ({
  list: 'phases',
  listed: part,
  ...(inherited && { inheritedList: inherited }),
});

/** A part of what stands somewhere. */
function within({ file }: Stand, at: Path): Stand | undefined {
  const part = partAt(file.tree, at);
  return part && { file, at, part };
}

/** All that a strategy can be turned at. */
export function strategySpots(family: Family, name: string): Spots {
  const file = family.strategy.get(name);
  if (!file) return { groups: [], spots: [] };
  const spots = new StrategySpots(file, chainOf(family.strategy, name), family.business);
  spots.budget();
  spots.phases();
  spots.channels();
  spots.suppliers();
  spots.changes();
  spots.levers();
  return spots;
}
