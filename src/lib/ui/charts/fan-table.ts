import type { Voice } from '../reader/voice.ts';
import type { FanData } from './fan-data.ts';
import type { TableCell, TableData } from './table-data.ts';

const COLUMNS = [
  ['p5', '5'],
  ['p25', '25'],
  ['p50', '50'],
  ['p75', '75'],
  ['p95', '95'],
] as const;

export const dayText = (day: Date): string => day.toISOString().slice(0, 10);

/** The numbers of a fan chart, week by week. */
export function fanTable({ days, quantiles, lastYear, runLine, unit }: FanData, voice: Voice): TableData {
  const cell = (value = NaN): TableCell => ({ text: voice.figure(value, unit), value });
  return {
    head: [
      voice.say('week'),
      voice.say('first-day'),
      ...COLUMNS.map(([, percent]) => voice.say('quantile', { percent })),
      ...(lastYear ? [voice.say('last-year')] : []),
      ...(runLine ? [voice.say('run-number', { run: runLine.run })] : []),
    ],
    rows: days.map((day, index) => [
      { text: String(index + 1), value: index + 1 },
      { text: voice.day(day), value: dayText(day) },
      ...COLUMNS.map(([column]) => cell(quantiles[column][index])),
      ...(lastYear ? [cell(lastYear[index])] : []),
      ...(runLine ? [cell(runLine.values[index])] : []),
    ]),
  };
}
