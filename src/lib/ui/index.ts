export { default as Frame } from './frame/Frame.svelte';
export { default as OutcomesPage } from './outcomes/OutcomesPage.svelte';

/** The guide, fetched only by those who open it: its texts are long. */
export const guidePage = async () => (await import('./guide/GuidePage.svelte')).default;

/** One year told week by week, fetched only by those who open it. */
export const runPage = async () => (await import('./run/RunPage.svelte')).default;

/** The page on which files are written, fetched only by those who open it: its editor is large. */
export const filesPage = async () => (await import('./files/FilesPage.svelte')).default;

/** The page of one cell, fetched only by those who open it: it draws much. */
export const cellPage = async () => (await import('./cell/CellPage.svelte')).default;
