import {
  ALERT,
  type PlayDefinition,
  type PlaySettings,
  PLAY_SETTINGS,
  PLAYS,
  type Rule,
  type Strategy,
} from '../plan/index.ts';
import { column, type Column, LANES, type LaneModifier, leverIndex, type Year } from '../model/index.ts';

/** Why a rule that holds did not fire. */
export type HeldBack = 'cooling' | 'limit' | 'running';

/** What a rule sets in motion, on the lanes of a block. */
interface Response {
  readonly rule: Rule;
  readonly play: PlayDefinition;
  readonly settings: PlaySettings;
  /** Place among the strategy's plays. */
  readonly place: number;
  /** First week in force, and the week after the last; shared by the play's modifiers. */
  readonly from: Column;
  readonly until: Column;
  readonly span: { first: number; last: number };
  readonly modifiers: readonly LaneModifier[];
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
  readonly #responses: readonly Response[];
  /** Starts so far, and the week after the last in force, by play and lane. */
  readonly #starts: readonly Column[];
  readonly #until: readonly Column[];

  constructor(strategy: Strategy) {
    this.rules = strategy.rules;
    const places = new Map(strategy.plays.map((play, place) => [play.name, place]));
    this.#responses = strategy.rules.map((rule) => {
      const place = places.get(rule.play);
      const play = place === undefined ? undefined : strategy.plays[place];
      if (place === undefined || !play) throw new RangeError(`rule ${rule.name}: no play ${rule.play}`);
      return respond(rule, play, place);
    });
    this.modifiers = this.#responses.flatMap((response) => response.modifiers);
    this.fired = this.rules.map(() => new Uint8Array(LANES));
    this.firstWeek = this.rules.map(() => new Uint8Array(LANES));
    this.#starts = strategy.plays.map(() => column());
    this.#until = strategy.plays.map(() => column());
  }

  start(): void {
    for (const counts of [...this.fired, ...this.firstWeek]) counts.fill(0);
    for (const values of [...this.#starts, ...this.#until]) values.fill(0);
    for (const { from, until, span, free } of this.#responses) {
      from.fill(Infinity);
      until.fill(Infinity);
      free.fill(0);
      span.first = Infinity;
      span.last = -Infinity;
    }
  }

  /** Fires what holds at the end of `week`. `holds` has a mask a rule. */
  fire(holds: readonly Uint8Array[], week: number): void {
    this.#responses.forEach((response, r) => {
      fireRule(
        response,
        holds[r]!,
        this.fired[r]!,
        this.firstWeek[r]!,
        this.#starts[response.place]!,
        this.#until[response.place]!,
        week,
      );
    });
  }

  /** Why a rule that holds at the end of `week` would not fire on a lane; undefined where it would. */
  heldBack(r: number, lane: number, week: number): HeldBack | undefined {
    const response = this.#responses[r]!;
    if (week < response.free[lane]!) return 'cooling';
    if (response.play.name === ALERT) return undefined;
    if (this.#starts[response.place]![lane]! >= response.settings.limit) return 'limit';
    return this.#until[response.place]![lane]! > week + 1 ? 'running' : undefined;
  }

  /** Writes what the plays in force in `week` cost, and which they are, into the year. */
  charge(year: Year, week: number): void {
    const { plays } = year;
    const running = year.output.playsRunning;
    for (const values of [plays.cost, plays.marketing, plays.content, plays.private, plays.supply, running]) {
      values.fill(0);
    }
    let any = false;
    for (const { play, from, until, span } of this.#responses) {
      if (week < span.first || week >= span.last) continue;
      const bit = PLAYS.findIndex(({ name }) => name === play.name);
      if (bit >= 0) mark(running, from, until, week, bit);
      const { once, weekly, funds, marketing } = play.cost;
      if (once === 0 && weekly === 0) continue;
      any = true;
      pay(plays.cost, from, until, week, once, weekly);
      if (marketing) pay(plays.marketing, from, until, week, once, weekly);
      if (funds) pay(plays[funds], from, until, week, once, weekly);
    }
    year.setPlayMoney(any);
  }
}

function respond(rule: Rule, play: PlayDefinition, place: number): Response {
  const from = column(Infinity);
  const until = column(Infinity);
  const span = { first: Infinity, last: -Infinity };
  const modifiers = play.modifiers.map((modifier): LaneModifier => ({
    lever: leverIndex(modifier.lever),
    layer: 'play',
    // By size, not by name: renaming a rule or a play changes no byte.
    key: `${modifier.value} ${modifier.ramp}`,
    operation: modifier.operation,
    value: column(modifier.value),
    from,
    until,
    ramp: modifier.ramp,
    span,
  }));
  return {
    rule,
    play,
    settings: settingsOf(rule, play),
    place,
    from,
    until,
    span,
    modifiers,
    free: column(),
  };
}

function fireRule(
  response: Response,
  holds: Uint8Array,
  fired: Uint8Array,
  firstWeek: Uint8Array,
  starts: Column,
  playUntil: Column,
  week: number,
): void {
  const { from, until, span, free, settings, play } = response;
  const { delay, duration, cooldown, limit } = settings;
  const alert = play.name === ALERT;
  let any = false;
  for (let i = 0; i < holds.length; i++) {
    if (holds[i] === 0 || week < free[i]!) continue;
    if (!alert) {
      if (starts[i]! >= limit || playUntil[i]! > week + 1) continue;
      starts[i]!++;
      from[i] = week + delay;
      until[i] = week + delay + duration;
      playUntil[i] = until[i]!;
      any = true;
    }
    free[i] = week + cooldown;
    if (fired[i]! < 255) fired[i]!++;
    if (firstWeek[i] === 0) firstWeek[i] = week;
  }
  if (any) {
    span.first = Math.min(span.first, week + delay);
    span.last = Math.max(span.last, week + delay + duration);
  }
}

function mark(out: Column, from: Column, until: Column, week: number, bit: number): void {
  const value = 1 << bit;
  for (let i = 0; i < out.length; i++) if (week >= from[i]! && week < until[i]!) out[i]! += value;
}

function pay(out: Column, from: Column, until: Column, week: number, once: number, weekly: number): void {
  for (let i = 0; i < out.length; i++) {
    if (week < from[i]! || week >= until[i]!) continue;
    out[i]! += week === from[i] ? once + weekly : weekly;
  }
}
