import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartType,
  type DefaultDataPoint,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type TooltipOptions,
  Tooltip,
} from 'chart.js';
import type { Palette } from './palette.ts';
import { redraw } from './redraw.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LineController,
  LineElement,
  PointElement,
  LinearScale,
  Filler,
  Tooltip,
);

/** What a chart is drawn with. */
export interface Canvas {
  readonly element: HTMLCanvasElement;
  /** The page's colours and type; `series` is the colour that is asked for. */
  readonly palette: (colour?: string) => Palette;
  /** A picture that does not change any more: for a file. */
  readonly still?: boolean;
}

/** Draws a chart of what is known when this is made; drawn on the same canvas again, it is changed. */
export type Draw = (canvas: Canvas) => Drawn;

export interface Drawn {
  destroy(): void;
}

/** Pixels of a picture in a file for each pixel of the page. */
export const STILL_RATIO = 2;

/** Makes a chart of a configuration: one that fits its frame, or a still one. */
export function paint<Type extends ChartType, Data = DefaultDataPoint<Type>>(
  { element, still = false }: Canvas,
  configuration: ChartConfiguration<Type, Data>,
): Chart<Type, Data> {
  const common = {
    animation: false,
    maintainAspectRatio: false,
    responsive: !still,
    ...(still && { devicePixelRatio: STILL_RATIO }),
  };
  // an object of its own: the library writes into it
  const options = Object.assign({}, configuration.options, common) as NonNullable<
    ChartConfiguration<Type, Data>['options']
  >;
  const whole = { ...configuration, options };
  return still ? new Chart(element, whole) : redraw(element, whole);
}

export const fontOf = ({ fontSize, fontFamily }: Palette) => ({ size: fontSize, family: fontFamily });

/** The font as a canvas takes it. */
export const cssFont = ({ fontSize, fontFamily }: Palette): string => `${fontSize}px ${fontFamily}`;

/** The look of what is said where the pointer is. */
export const tooltipLook = (palette: Palette) =>
  ({
    animation: false,
    displayColors: false,
    cornerRadius: 0,
    caretSize: 0,
    backgroundColor: palette.ink,
    titleColor: palette.paper,
    bodyColor: palette.paper,
    footerColor: palette.paper,
    titleFont: { ...fontOf(palette), weight: 600 },
    bodyFont: fontOf(palette),
    footerFont: { ...fontOf(palette), weight: 'normal' },
  }) satisfies Partial<TooltipOptions>;
