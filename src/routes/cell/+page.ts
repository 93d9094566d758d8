import { cellPage } from '../../lib/ui/index.ts';

export const load = async () => ({ CellPage: await cellPage() });
