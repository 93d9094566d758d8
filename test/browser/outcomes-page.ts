import type { Locator, Page } from 'playwright-core';

/** The first page as tests see it. */
export class OutcomesPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get question(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get cells(): Locator {
    return this.page.getByRole('gridcell');
  }

  /** The button of a cell, by the names of its strategy and scenario. */
  cell(strategy: string, scenario: string): Locator {
    return this.page.getByRole('button', { name: `${strategy}, ${scenario}:` });
  }

  /** The heading of the cell that is open, or of the two that stand side by side. */
  get opened(): Locator {
    return this.page.locator('section').getByRole('heading', { level: 2 });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Waits until every cell shows a chance. */
  async filled(): Promise<void> {
    await this.cells.first().waitFor();
    await this.page.waitForFunction(() => {
      const all = [...document.querySelectorAll('[role=gridcell]')];
      return all.length > 0 && all.every((cell) => /\d%/.test(cell.textContent));
    });
  }

  /** How many pixels of the open cell's chart are drawn on. */
  async drawnPixels(): Promise<number> {
    await this.page.locator('canvas').waitFor();
    return this.page.evaluate(() => {
      const canvas = document.querySelector('canvas');
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let drawn = 0;
      for (let i = 3; i < pixels.length; i += 4) if (pixels[i] !== 0) drawn++;
      return drawn;
    });
  }

  /** How far the page reaches beyond the window, sideways. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }
}
