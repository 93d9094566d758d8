import { LANES } from '../../src/lib/model/index.ts';
import { ALERT, PLAYS, type Strategy } from '../../src/lib/plan/index.ts';

export type PlayWeek = Readonly<
  Record<'cost' | 'marketing' | 'content' | 'private' | 'supply' | 'running', Float64Array>
>;

/** Which plays of a strategy are in force and what they cost, from the weeks in which its rules fired. */
export class Ledger {
  readonly #strategy: Strategy;
  readonly #fired: Uint8Array[];
  readonly #started: { lane: number; play: string; from: number; until: number }[] = [];

  constructor(strategy: Strategy) {
    this.#strategy = strategy;
    this.#fired = strategy.rules.map(() => new Uint8Array(LANES));
  }

  of(week: number): PlayWeek {
    const none = () => new Float64Array(LANES);
    const sums = {
      ...{ cost: none(), marketing: none(), content: none(), private: none(), supply: none() },
      running: none(),
    };
    for (const { lane, play: name, from, until } of this.#started) {
      if (week < from || week >= until) continue;
      const { cost } = this.#strategy.plays.find((play) => play.name === name)!;
      const money = cost.weekly + (week === from ? cost.once : 0);
      sums.cost[lane]! += money;
      if (cost.marketing) sums.marketing[lane]! += money;
      if (cost.funds) sums[cost.funds][lane]! += money;
      const place = PLAYS.findIndex((play) => play.name === name);
      if (place >= 0) sums.running[lane]! += 2 ** place;
    }
    return sums;
  }

  /** Looks at which rules fired at the end of a week. */
  note(week: number, fired: readonly Uint8Array[]): void {
    this.#strategy.rules.forEach((rule, r) => {
      const play = this.#strategy.plays.find(({ name }) => name === rule.play);
      fired[r]!.forEach((times, lane) => {
        if (times === this.#fired[r]![lane] || !play || play.name === ALERT) return;
        const { delay, duration } = { ...play, ...(rule.params as Partial<typeof play>) };
        this.#started.push({ lane, play: play.name, from: week + delay, until: week + delay + duration });
      });
      this.#fired[r]!.set(fired[r]!);
    });
  }
}
