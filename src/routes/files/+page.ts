import { filesPage } from '../../lib/ui/index.ts';

export const load = async () => ({ FilesPage: await filesPage() });
