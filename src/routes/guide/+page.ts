import { guidePage } from '../../lib/ui/index.ts';

export const load = async () => ({ GuidePage: await guidePage() });
