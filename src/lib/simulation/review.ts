import {
  findChosenLever,
  type PlayCost,
  type PlayDefinition,
  PLAYS,
  type Rule,
  type Strategy,
} from '../plan/index.ts';
import {
  addTurns,
  clearHappening,
  column,
  type Column,
  createHappening,
  type Happening,
  LANES,
  type LaneList,
  type LaneModifier,
  leverIndex,
  type Year,
} from '../model/index.ts';
import type { RuleState } from '../rules/index.ts';
import { ChosenChannels } from './chosen-channels.ts';
import { type HeldBack, type RunningPlay, WatchedRule } from './firing.ts';
import type { FiringLog } from './firing-log.ts';

/**
 * The review at the end of a week: rules in their order, each at most once; a rule that holds fires unless it is cooling,
 * its play has reached its limit, or the play is still running. What fires is in force from next week at the earliest.
 */
export class Review {
  readonly rules: readonly Rule[];
  /** Times fired and first week fired (0 never) in the year, by rule and lane. */
  readonly fired: readonly Uint8Array[];
  readonly firstWeek: readonly Uint8Array[];
  /** All modifiers that plays can set in motion: part of the year's levers. */
  readonly modifiers: readonly LaneModifier[];
  readonly #plays: readonly RunningPlay[];
  readonly #rules: readonly WatchedRule[];
  readonly #listed: readonly ListedPlay[];
  readonly #charges: readonly Charge[];
  /** Used again in each week. */
  readonly #turned: LaneList[] = [];

  /** `listing` tells whether anyone reads which plays are running; `log` keeps every firing of a block. */
  constructor(strategy: Strategy, listing = true, log?: FiringLog) {
    this.rules = strategy.rules;
    this.#plays = strategy.plays.map(runPlay);
    this.#listed = listing ? this.#plays.flatMap(listPlay) : [];
    this.#charges = this.#plays.flatMap(chargePlay);
    this.#rules = strategy.rules.map((rule, place) => {
      const running = this.#plays.find(({ play }) => play.name === rule.play);
      if (!running) throw new RangeError(`rule ${rule.name}: no play ${rule.play}`);
      return new WatchedRule(rule, running, log && ((lanes, week) => log.add(place, week, lanes)));
    });
    this.modifiers = this.#plays.flatMap(({ modifiers }) => modifiers);
    this.fired = this.#rules.map(({ fired }) => fired);
    this.firstWeek = this.#rules.map(({ firstWeek }) => firstWeek);
  }

  start(): void {
    for (const { running } of this.#listed) running.fill(0);
    for (const rule of this.#rules) rule.start();
    for (const { when, starts, chosen } of this.#plays) {
      starts.fill(0);
      clearHappening(when);
      chosen.clear();
    }
  }

  /** Fires what holds at the end of `week`. */
  fire({ holds, some }: Pick<RuleState, 'holds' | 'some'>, week: number): void {
    for (let r = 0; r < this.#rules.length; r++) {
      if (some[r] !== 0) this.#rules[r]!.fire(holds[r]!, week);
    }
  }

  /** Why a rule, which holds at the end of `week` and did not fire on a lane, did not. */
  heldBack(r: number, lane: number, week: number): HeldBack | undefined {
    return this.#rules[r]!.heldBack(lane, week);
  }

  /** Writes what the plays in force in `week` cost, and which they are, into the year. */
  charge(year: Year, week: number): void {
    if (week === 1) this.#meet(year);
    const turned = this.#turned;
    for (const { when, running, bit } of this.#listed) {
      turned.length = 0;
      addTurns(turned, when, 1, week);
      for (const lanes of turned) list(year.output.playsRunning, running, bit, when, week, lanes);
    }
    year.playMoneyMoved = false;
    for (const { when, cost, weekly, once } of this.#charges) {
      // What is paid once falls in the first week only.
      pay(year, cost, when.starts[week], weekly + once);
      pay(year, cost, when.starts[week - 1], -once);
      pay(year, cost, when.ends[week], -weekly);
    }
  }

  /** Before week 1: nothing runs yet, and plays that choose learn where they find their figures. */
  #meet({ output, outputByName, plays }: Year): void {
    output.playsRunning.fill(0);
    for (const values of Object.values(plays)) values.fill(0);
    for (const { chosen } of this.#plays) chosen.read(outputByName);
  }
}

/** A play that a fact lists while it runs. */
interface ListedPlay {
  readonly when: Happening;
  /** 1 where it runs. */
  readonly running: Uint8Array;
  readonly bit: number;
}

const listPlay = ({ when, place }: RunningPlay): ListedPlay[] =>
  place < 0 ? [] : [{ when, running: new Uint8Array(LANES), bit: 1 << place }];

function list(
  out: Column,
  running: Uint8Array,
  bit: number,
  { from, until }: Happening,
  week: number,
  lanes: LaneList,
): void {
  for (const i of lanes) {
    const runs = week >= from[i]! && week < until[i]! ? 1 : 0;
    out[i]! += (runs - running[i]!) * bit;
    running[i] = runs;
  }
}

/** Money in parts of 1/1024 CNY: sums and differences of such amounts are exact, so that nothing is left of a play that has ended. */
const exactly = (money: number): number => Math.round(money * 1024) / 1024;

/** A play that costs money: what it costs in each week, and once when it starts, CNY. */
interface Charge {
  readonly when: Happening;
  readonly cost: PlayCost;
  readonly weekly: number;
  readonly once: number;
}

function chargePlay({ play: { cost }, when }: RunningPlay): Charge[] {
  const [weekly, once] = [exactly(cost.weekly), exactly(cost.once)];
  return weekly === 0 && once === 0 ? [] : [{ when, cost, weekly, once }];
}

/** Adds to what plays cost on some lanes, in each sum that a play's money counts in. */
function pay(year: Year, cost: PlayCost, lists: readonly LaneList[] | undefined, money: number): void {
  if (lists === undefined || money === 0) return;
  const { plays } = year;
  const sums = [
    plays.cost,
    ...(cost.marketing ? [plays.marketing] : []),
    ...(cost.funds ? [plays[cost.funds]] : []),
  ];
  for (const sum of sums) for (const lanes of lists) for (const i of lanes) sum[i]! += money;
  year.playMoneyMoved = true;
}

function runPlay(play: PlayDefinition): RunningPlay {
  const when = createHappening();
  const named = play.modifiers.filter(({ lever }) => findChosenLever(lever) === undefined);
  const modifiers = named.map((modifier): LaneModifier => ({
    lever: leverIndex(modifier.lever),
    layer: 'play',
    // By size, not by name: renaming a rule or a play changes no byte.
    key: `${modifier.value} ${modifier.ramp}`,
    operation: modifier.operation,
    value: column(modifier.value),
    when,
    ramp: modifier.ramp,
  }));
  const place = PLAYS.findIndex(({ name }) => name === play.name);
  const chosen = new ChosenChannels(play.modifiers);
  return { play, when, starts: column(), modifiers: [...modifiers, ...chosen.modifiers], chosen, place };
}
