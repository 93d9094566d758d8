import type { Unit } from '../../plan/index.ts';
import type { Draw } from '../charts/chart.ts';
import { lastOf } from '../charts/fan-chart.ts';
import type { Fired, Sale } from '../charts/fan-data.ts';
import { line, weeksChart } from '../charts/weeks-chart.ts';
import type { Voice } from '../reader/voice.ts';

/** A fact's weeks in one year. */
export interface RunData {
  readonly unit: Unit;
  readonly days: readonly Date[];
  readonly sales: readonly Sale[];
  readonly withRules: readonly number[];
  /** Empty where the strategy has no rules. */
  readonly without: readonly number[];
  readonly fired: readonly Fired[];
}

/** The same year with rules and without, and the weeks in which rules fired. */
export const runChart =
  ({ unit, days, sales, withRules, without, fired }: RunData, colour: string, voice: Voice): Draw =>
  (canvas) => {
    const palette = canvas.palette(colour);
    const lines = [
      { name: voice.say('with-rules'), values: withRules, colour: palette.series, strong: true },
      { name: voice.say('without-rules'), values: without, colour: palette.ink3, strong: false },
    ].filter(({ values }) => values.length > 0);
    return weeksChart(
      canvas,
      {
        unit,
        days,
        sales,
        datasets: lines.map(({ name, values, colour: borderColor, strong }) =>
          line(name, values, {
            borderColor,
            borderWidth: strong ? 2 : 1,
            ...(!strong && { borderDash: [3, 3] }),
          }),
        ),
        ends: lines.map(({ name, values, ...look }) => ({ text: name, value: lastOf(values), ...look })),
        fired,
      },
      voice,
    );
  };
