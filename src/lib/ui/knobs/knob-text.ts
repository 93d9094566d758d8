import type { Knob } from '../../workspace/index.ts';
import type { Voice } from '../reader/voice.ts';

/** More digits than that are dust of binary fractions. */
const DUST = 12;

const clean = (value: number): number => Number(value.toPrecision(DUST));

/** A number of a knob as its box shows it: shares in percent. */
export const shownAs = ({ percent }: Knob, value: number): number => clean(percent ? value * 100 : value);

/** What a box shows, as a number of the knob. */
export const meantBy = ({ percent }: Knob, shown: number): number => clean(percent ? shown / 100 : shown);

/** A value in words, with its unit. */
export function valueText(knob: Knob, value: number, voice: Voice): string {
  if (knob.open && value >= knob.max) return voice.say('to-the-end');
  const number = voice.written(shownAs(knob, value), 'number');
  const unit = voice.label(knob.unit);
  return unit === '%' ? `${number}%` : `${number} ${unit}`;
}

/** Whether a knob stands elsewhere than in the saved files. */
export const isMoved = (knob: Knob, value: number): boolean =>
  knob.initial !== undefined && Math.abs(value - knob.initial) > 1e-9 * Math.max(1, Math.abs(value));

/** Whether a label of a knob has what is looked for, in either language. */
export function matches(knob: Knob, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  return [knob.label.en, knob.label.zh, knob.id].some((text) => text.toLowerCase().includes(wanted));
}
