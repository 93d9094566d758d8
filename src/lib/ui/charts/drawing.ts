import { soon } from '../frame/soon.ts';

const load = () => import('./fan-chart.ts');

let drawing: ReturnType<typeof load> | undefined;

/** What draws fans: more than the rest of the first page, and fetched beside it, since there is nothing to draw at first. */
export const fetchDrawing = (): ReturnType<typeof load> => (drawing ??= load());

/** Has it ready by the time that there is something to draw. */
export function prepareDrawing(): void {
  fetchDrawing().then(
    ({ practise }) => soon(load, practise),
    // each chart says so where it would stand
    () => undefined,
  );
}
