import type { Chart, Plugin } from 'chart.js';

/** A name for a line or band, written where it ends, so that no legend is needed. */
export interface EndLabel {
  readonly text: string;
  /** Value on the y axis that it stands beside. */
  readonly value: number;
  readonly colour: string;
  readonly strong?: boolean;
}

/** Least distance between the middles of two labels, in pixels. */
const LINE_HEIGHT = 15;
/** Room between the end of the plot and the text. */
const GAP = 14;

/** Moves labels apart until none covers another, keeping their order and staying within the limits. */
export function spread(places: readonly number[], least: number, top: number, bottom: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => places[a]! - places[b]!);
  const moved = [...places];
  let floor = top;
  for (const index of order) {
    moved[index] = Math.max(moved[index] ?? floor, floor);
    floor = moved[index] + least;
  }
  let ceiling = bottom;
  for (const index of order.reverse()) {
    moved[index] = Math.min(moved[index] ?? ceiling, ceiling);
    ceiling = moved[index] - least;
  }
  return moved;
}

function draw(chart: Chart, labels: readonly EndLabel[], font: string): void {
  const { ctx, chartArea, scales } = chart;
  const y = scales['y'];
  if (!y) return;
  const wanted = labels.map(({ value }) => y.getPixelForValue(value));
  const placed = spread(wanted, LINE_HEIGHT, chartArea.top, chartArea.bottom);
  ctx.save();
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  labels.forEach(({ text, colour, strong }, index) => {
    ctx.strokeStyle = colour;
    ctx.globalAlpha = 0.5;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(chartArea.right + 2, wanted[index]!);
    ctx.lineTo(chartArea.right + GAP - 3, placed[index]!);
    ctx.stroke();
    ctx.globalAlpha = 1;
    ctx.fillStyle = colour;
    ctx.font = `${strong ? 600 : 400} ${font}`;
    ctx.fillText(text, chartArea.right + GAP, placed[index]!);
  });
  ctx.restore();
}

/** Room to the right of the plot that the labels need, in pixels. */
export function endLabelRoom(
  context: CanvasRenderingContext2D,
  labels: readonly EndLabel[],
  font: string,
): number {
  context.save();
  const widths = labels.map(({ text, strong }) => {
    context.font = `${strong ? 600 : 400} ${font}`;
    return context.measureText(text).width;
  });
  context.restore();
  return Math.ceil(Math.max(...widths) + GAP);
}

/** Draws the labels once everything else has been drawn. */
export const endLabels = (labels: readonly EndLabel[], font: string): Plugin<'line'> => ({
  id: 'endLabels',
  afterDraw: (chart) => {
    draw(chart, labels, font);
  },
});
