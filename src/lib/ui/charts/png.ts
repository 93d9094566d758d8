import type { Draw } from './chart.ts';
import { STILL_RATIO } from './chart.ts';
import { paletteAt } from './palette.ts';

const MARGIN = 16;
const TITLE_HEIGHT = 26;
const NOTE_HEIGHT = 20;

/** A picture for a file: on paper, with its title above and what it is of beneath. Undefined where the browser makes none. */
export async function pngOf(
  source: HTMLCanvasElement,
  draw: Draw,
  title: string,
  note: string,
): Promise<Blob | undefined> {
  const palette = paletteAt(source, '');
  const { clientWidth, clientHeight } = source;
  const element = document.createElement('canvas');
  element.width = clientWidth;
  element.height = clientHeight;
  const chart = draw({ element, palette: (colour = '') => paletteAt(source, colour), still: true });
  const sheet = document.createElement('canvas');
  sheet.width = (clientWidth + 2 * MARGIN) * STILL_RATIO;
  sheet.height = (clientHeight + 2 * MARGIN + TITLE_HEIGHT + NOTE_HEIGHT) * STILL_RATIO;
  const context = sheet.getContext('2d');
  if (context) {
    context.fillStyle = palette.paper;
    context.fillRect(0, 0, sheet.width, sheet.height);
    context.scale(STILL_RATIO, STILL_RATIO);
    context.textBaseline = 'top';
    context.fillStyle = palette.ink;
    context.font = `600 15px ${palette.fontFamily}`;
    context.fillText(title, MARGIN, MARGIN, clientWidth);
    context.drawImage(element, MARGIN, MARGIN + TITLE_HEIGHT, clientWidth, clientHeight);
    context.fillStyle = palette.ink3;
    context.font = `${palette.fontSize}px ${palette.fontFamily}`;
    context.fillText(note, MARGIN, MARGIN + TITLE_HEIGHT + clientHeight + 6, clientWidth);
  }
  chart.destroy();
  const blob = await new Promise<Blob | null>((resolve) => {
    sheet.toBlob(resolve, 'image/png');
  });
  return blob ?? undefined;
}
