import { findChosenLever, type PlayDefinition, PLAYS, type Rule, type Strategy } from '../plan/index.ts';
import {
  column,
  type Column,
  clearHappening,
  createHappening,
  inForce,
  type LaneModifier,
  leverIndex,
  weigh,
  type Year,
} from '../model/index.ts';
import { ChosenChannels } from './chosen-channels.ts';
import { type HeldBack, type RunningPlay, WatchedRule } from './firing.ts';

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
  readonly #listing: boolean;
  /** Whether the year's play money may hold something. */
  #charged = true;

  /** `listing` tells whether anyone reads which plays are running. */
  constructor(strategy: Strategy, listing = true) {
    this.#listing = listing;
    this.rules = strategy.rules;
    this.#plays = strategy.plays.map(runPlay);
    this.#rules = strategy.rules.map((rule) => {
      const running = this.#plays.find(({ play }) => play.name === rule.play);
      if (!running) throw new RangeError(`rule ${rule.name}: no play ${rule.play}`);
      return new WatchedRule(rule, running);
    });
    this.modifiers = this.#plays.flatMap(({ modifiers }) => modifiers);
    this.fired = this.#rules.map(({ fired }) => fired);
    this.firstWeek = this.#rules.map(({ firstWeek }) => firstWeek);
  }

  start(): void {
    this.#charged = true;
    for (const rule of this.#rules) rule.start();
    for (const { when, starts, chosen } of this.#plays) {
      starts.fill(0);
      clearHappening(when);
      chosen.clear();
    }
  }

  /** Fires what holds at the end of `week`. `holds` has a mask a rule. */
  fire(holds: readonly Uint8Array[], week: number): void {
    for (let r = 0; r < this.#rules.length; r++) this.#rules[r]!.fire(holds[r]!, week);
  }

  /** Why a rule, which holds at the end of `week` and did not fire on a lane, did not. */
  heldBack(r: number, lane: number, week: number): HeldBack | undefined {
    return this.#rules[r]!.heldBack(lane, week);
  }

  /** Writes what the plays in force in `week` cost, and which they are, into the year. */
  charge(year: Year, week: number): void {
    const { plays } = year;
    let any = false;
    if (this.#listing) year.output.playsRunning.fill(0);
    for (const { play, when, place, chosen } of this.#plays) {
      chosen.read(year.outputByName);
      if (!inForce(when, week)) continue;
      const weight = weigh(when, week);
      if (place >= 0 && this.#listing) addPart(year.output.playsRunning, weight, 1 << place);
      const { once, weekly } = play.cost;
      if (once === 0 && weekly === 0) continue;
      if (!any) for (const values of Object.values(plays)) values.fill(0);
      any = true;
      for (const sum of moneyOf(play, plays)) {
        if (weekly > 0) addPart(sum, weight, weekly);
        if (once > 0) addAtStart(sum, when.from, week, once);
      }
    }
    if (!any && this.#charged) for (const values of Object.values(plays)) values.fill(0);
    this.#charged = any;
    year.setPlayMoney(any);
  }
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

/** The sums that a play's money counts in. */
function moneyOf(play: PlayDefinition, plays: Year['plays']): Column[] {
  const { funds, marketing } = play.cost;
  return [plays.cost, ...(marketing ? [plays.marketing] : []), ...(funds ? [plays[funds]] : [])];
}

function addPart(out: Column, part: Column, times: number): void {
  for (let i = 0; i < out.length; i++) out[i]! += times * part[i]!;
}

function addAtStart(out: Column, from: Int32Array, week: number, cost: number): void {
  for (let i = 0; i < out.length; i++) if (from[i] === week) out[i]! += cost;
}
