import {
  ALERT,
  type PlayDefinition,
  type PlaySettings,
  PLAY_SETTINGS,
  PLAYS,
  type Rule,
  type Strategy,
} from '../plan/index.ts';
import {
  column,
  type Column,
  clearHappening,
  createHappening,
  type Happening,
  inForce,
  LANES,
  type LaneModifier,
  leverIndex,
  weigh,
  type Year,
} from '../model/index.ts';

/** Firings of a rule in a run are counted up to here: a year has 52 reviews at most. */
const MOST_COUNTED = 255;

/** Why a rule that holds did not fire. */
export type HeldBack = 'cooling' | 'limit' | 'running';

/** A play on the lanes of a block: it runs once at a time, whichever rule started it. */
interface RunningPlay {
  readonly play: PlayDefinition;
  readonly when: Happening;
  /** Starts so far. */
  readonly starts: Column;
  readonly modifiers: readonly LaneModifier[];
  /** Place in the fact plays_running; -1 for a play of the workspace's own. */
  readonly place: number;
}

/** A rule on the lanes of a block. */
interface WatchedRule {
  readonly settings: PlaySettings;
  readonly running: RunningPlay;
  /** First week in which the rule may fire again. */
  readonly free: Column;
}

/** An event's own settings, over the play's. */
export function settingsOf(rule: Rule, play: PlayDefinition): PlaySettings {
  const settings: Record<keyof PlaySettings, number> = {
    delay: play.delay,
    duration: play.duration,
    cooldown: play.cooldown,
    limit: play.limit,
  };
  for (const name of PLAY_SETTINGS) {
    const value = rule.params[name];
    if (typeof value === 'number') settings[name] = value;
  }
  return settings;
}

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
  /** What one play costs in the week. */
  readonly #cost = column();
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
      return { settings: settingsOf(rule, running.play), running, free: column() };
    });
    this.modifiers = this.#plays.flatMap(({ modifiers }) => modifiers);
    this.fired = this.rules.map(() => new Uint8Array(LANES));
    this.firstWeek = this.rules.map(() => new Uint8Array(LANES));
  }

  start(): void {
    for (const counts of [...this.fired, ...this.firstWeek]) counts.fill(0);
    this.#charged = true;
    for (const { free } of this.#rules) free.fill(0);
    for (const { when, starts } of this.#plays) {
      starts.fill(0);
      clearHappening(when);
    }
  }

  /** Fires what holds at the end of `week`. `holds` has a mask a rule. */
  fire(holds: readonly Uint8Array[], week: number): void {
    this.#rules.forEach((rule, r) => {
      fireRule(rule, holds[r]!, this.fired[r]!, this.firstWeek[r]!, week);
    });
  }

  /** Why a rule that holds at the end of `week` would not fire on a lane; undefined where it would. */
  heldBack(r: number, lane: number, week: number): HeldBack | undefined {
    const { settings, running, free } = this.#rules[r]!;
    if (week < free[lane]!) return 'cooling';
    if (running.play.name === ALERT) return undefined;
    if (running.starts[lane]! >= settings.limit) return 'limit';
    return running.when.until[lane]! > week + 1 ? 'running' : undefined;
  }

  /** Writes what the plays in force in `week` cost, and which they are, into the year. */
  charge(year: Year, week: number): void {
    const { plays } = year;
    let any = false;
    if (this.#listing) year.output.playsRunning.fill(0);
    for (const { play, when, place } of this.#plays) {
      if (!inForce(when, week)) continue;
      const weight = weigh(when, week);
      if (place >= 0 && this.#listing) addPart(year.output.playsRunning, weight, 1 << place);
      const { once, weekly, funds, marketing } = play.cost;
      if (once === 0 && weekly === 0) continue;
      if (!any) for (const values of Object.values(plays)) values.fill(0);
      any = true;
      this.#cost.fill(0);
      if (weekly > 0) addPart(this.#cost, weight, weekly);
      if (once > 0) addAtStart(this.#cost, when.from, week, once);
      addPart(plays.cost, this.#cost, 1);
      if (marketing) addPart(plays.marketing, this.#cost, 1);
      if (funds) addPart(plays[funds], this.#cost, 1);
    }
    if (!any && this.#charged) for (const values of Object.values(plays)) values.fill(0);
    this.#charged = any;
    year.setPlayMoney(any);
  }
}

function runPlay(play: PlayDefinition): RunningPlay {
  const when = createHappening();
  const modifiers = play.modifiers.map((modifier): LaneModifier => ({
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
  return { play, when, starts: column(), modifiers, place };
}

function fireRule(
  { settings, running, free }: WatchedRule,
  holds: Uint8Array,
  fired: Uint8Array,
  firstWeek: Uint8Array,
  week: number,
): void {
  const { delay, duration, cooldown, limit } = settings;
  const { starts, when, play } = running;
  const { from, until, span } = when;
  const alert = play.name === ALERT;
  const started = week + delay;
  let any = false;
  // Most rules hold on few lanes: four lanes at a time are passed over.
  const fours = new Uint32Array(holds.buffer, holds.byteOffset, holds.length / 4);
  for (let four = 0; four < fours.length; four++) {
    if (fours[four] === 0) continue;
    for (let i = four * 4; i < four * 4 + 4; i++) {
      if (holds[i] === 0 || week < free[i]!) continue;
      if (!alert) {
        if (starts[i]! >= limit || until[i]! > week + 1) continue;
        starts[i]!++;
        from[i] = started;
        until[i] = started + duration;
        any = true;
      }
      free[i] = week + cooldown;
      if (fired[i]! < MOST_COUNTED) fired[i]!++;
      if (firstWeek[i] === 0) firstWeek[i] = week;
    }
  }
  if (any) {
    span.first = Math.min(span.first, started);
    span.last = Math.max(span.last, started + duration);
  }
}

function addPart(out: Column, part: Column, times: number): void {
  for (let i = 0; i < out.length; i++) out[i]! += times * part[i]!;
}

function addAtStart(out: Column, from: Int32Array, week: number, cost: number): void {
  for (let i = 0; i < out.length; i++) if (from[i] === week) out[i]! += cost;
}
