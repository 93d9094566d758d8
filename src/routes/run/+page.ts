import { runPage } from '../../lib/ui/index.ts';

export const load = async () => ({ RunPage: await runPage() });
