import { ALERT, type PlayDefinition, type PlaySettings, PLAY_SETTINGS, type Rule } from '../plan/index.ts';
import {
  begin,
  type Column,
  type Happening,
  type LaneList,
  LANES,
  type LaneModifier,
} from '../model/index.ts';
import { createMask, isSetIn, LANES_A_WORD, type Mask } from '../rules/index.ts';
import type { ChosenChannels } from './chosen-channels.ts';

/** Firings of a rule in a run are counted up to here: a year has 52 reviews at most. */
const MOST_COUNTED = 255;

/** Why a rule that holds did not fire. */
export type HeldBack = 'cooling' | 'limit' | 'running';

/** A play on the lanes of a block: it runs once at a time, whichever rule started it. */
export interface RunningPlay {
  readonly play: PlayDefinition;
  readonly when: Happening;
  /** Starts so far. */
  readonly starts: Column;
  readonly modifiers: readonly LaneModifier[];
  /** Those of them whose channels are picked when it starts. */
  readonly chosen: ChosenChannels;
  /** Place in the fact plays_running; -1 for a play of the workspace's own. */
  readonly place: number;
}

/** An event's own settings, over the play's. */
function settingsOf(rule: Rule, play: PlayDefinition): PlaySettings {
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

/** A rule on the lanes of a block: fires where it holds, unless it cools down or its play may not start. */
export class WatchedRule {
  /** Times fired and first week fired (0 never) in the year, by lane. */
  readonly fired = new Uint8Array(LANES);
  readonly firstWeek = new Uint8Array(LANES);
  readonly #settings: PlaySettings;
  readonly #running: RunningPlay;
  readonly #note: ((lanes: LaneList, week: number) => void) | undefined;
  /** Where the rule cools down. */
  readonly #cooling = createMask(LANES);
  /** Lanes whose cooling ends, by the week in which they may fire again. */
  readonly #due = new Map<number, LaneList[]>();
  #seen = 0;

  /** `note` is told of each firing. */
  constructor(rule: Rule, running: RunningPlay, note?: (lanes: LaneList, week: number) => void) {
    this.#settings = settingsOf(rule, running.play);
    this.#running = running;
    this.#note = note;
  }

  start(): void {
    this.fired.fill(0);
    this.firstWeek.fill(0);
    this.#cooling.fill(0);
    this.#due.clear();
    this.#seen = 0;
  }

  /** Fires at the end of `week` where `holds` has a bit. */
  fire(holds: Mask, week: number): void {
    this.#cool(week);
    const cooling = this.#cooling;
    const started: number[] = [];
    for (let word = 0; word < cooling.length; word++) {
      for (let ready = holds[word]! & ~cooling[word]!; ready !== 0; ready &= ready - 1) {
        const lane = word * LANES_A_WORD + 31 - Math.clz32(ready & -ready);
        if (!this.#blocked(lane, week)) started.push(lane);
      }
    }
    if (started.length > 0) this.#startOn(started, week);
  }

  /** Ends the cooling of all lanes that are due by now: with a review each four weeks, of several weeks. */
  #cool(week: number): void {
    for (; this.#seen < week; this.#seen++) {
      const lanes = this.#due.get(this.#seen + 1);
      if (!lanes) continue;
      for (const list of lanes) for (const lane of list) this.#cooling[lane >> 5]! &= ~(1 << (lane & 31));
      this.#due.delete(this.#seen + 1);
    }
  }

  /** Why the play may not start on a lane. An alert only records: nothing holds it back. */
  #blocked(lane: number, week: number): 'limit' | 'running' | undefined {
    const { play, starts, when } = this.#running;
    if (play.name === ALERT) return undefined;
    if (starts[lane]! >= this.#settings.limit) return 'limit';
    return when.until[lane]! > week + 1 ? 'running' : undefined;
  }

  #startOn(lanes: number[], week: number): void {
    const { delay, duration, cooldown } = this.#settings;
    const { play, starts, when, chosen } = this.#running;
    const from = week + delay;
    this.#note?.(lanes, week);
    for (const lane of lanes) {
      if (this.fired[lane]! < MOST_COUNTED) this.fired[lane]!++;
      if (this.firstWeek[lane] === 0) this.firstWeek[lane] = week;
      this.#cooling[lane >> 5]! |= 1 << (lane & 31);
      if (play.name === ALERT) continue;
      starts[lane]!++;
    }
    if (play.name !== ALERT) {
      begin(when, lanes, from, from + duration);
      chosen.start(lanes, from, from + duration);
    }
    // Without a cooldown it may fire at the next review: this week's cooling is already over.
    const ready = week + Math.max(1, cooldown);
    const due = this.#due.get(ready);
    if (due) due.push(lanes);
    else this.#due.set(ready, [lanes]);
  }

  /** Why the rule, which holds at the end of `week` and did not fire, did not. */
  heldBack(lane: number, week: number): HeldBack | undefined {
    return isSetIn(this.#cooling, lane) ? 'cooling' : this.#blocked(lane, week);
  }
}
