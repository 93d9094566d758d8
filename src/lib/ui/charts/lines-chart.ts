import type { Unit } from '../../plan/index.ts';
import type { Voice } from '../reader/voice.ts';
import type { Draw } from './chart.ts';
import { lastOf } from './fan-chart.ts';
import type { Sale } from './fan-data.ts';
import { line, weeksChart } from './weeks-chart.ts';

/** Something that is followed over weeks. */
export interface Series {
  readonly name: string;
  /** A value of CSS. */
  readonly colour: string;
  readonly values: readonly number[];
}

export interface LinesData {
  readonly unit: Unit;
  readonly days: readonly Date[];
  readonly sales: readonly Sale[];
  readonly series: readonly Series[];
}

/** Lines over weeks, each with its name at its end. */
export const linesChart =
  ({ unit, days, sales, series }: LinesData, voice: Voice): Draw =>
  (canvas) => {
    const coloured = series.map((one) => ({ ...one, colour: canvas.palette(one.colour).series }));
    return weeksChart(
      canvas,
      {
        unit,
        days,
        sales,
        datasets: coloured.map(({ name, colour, values }) =>
          line(name, values, { borderColor: colour, borderWidth: 2 }),
        ),
        ends: coloured.map(({ name, colour, values }) => ({
          text: name,
          value: lastOf(values),
          colour,
        })),
      },
      voice,
    );
  };
