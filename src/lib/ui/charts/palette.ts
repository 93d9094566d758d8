/** Colours and type of the page for what is drawn on a canvas, which knows no style sheet. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly hairline: string;
  readonly hairlineStrong: string;
  readonly series: string;
  readonly fontFamily: string;
  /** Size of the smallest type, in pixels. */
  readonly fontSize: number;
}

/** Reads the palette where the element stands; `series` is a colour as a value of CSS. */
export function paletteAt(element: HTMLElement, series: string): Palette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  const variable = /^var\((--[\w-]+)\)$/.exec(series)?.[1];
  return {
    paper: read('--paper'),
    ink: read('--ink'),
    ink2: read('--ink-2'),
    ink3: read('--ink-3'),
    hairline: read('--hairline'),
    hairlineStrong: read('--hairline-strong'),
    series: variable === undefined ? series : read(variable),
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(read('--text-1')),
  };
}

const OPAQUE = 255;

/** A colour written #rrggbb with an opacity. */
export const faded = (colour: string, opacity: number): string =>
  `${colour}${Math.round(opacity * OPAQUE)
    .toString(16)
    .padStart(2, '0')}`;
