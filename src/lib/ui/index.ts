export { default as Frame } from './frame/Frame.svelte';
export { default as OutcomesPage } from './outcomes/OutcomesPage.svelte';

/** The guide, fetched only by those who open it: its texts are long. */
export const guidePage = async () => (await import('./guide/GuidePage.svelte')).default;

/** The page of one cell, fetched only by those who open it: it draws much. */
export const cellPage = async () => (await import('./cell/CellPage.svelte')).default;
