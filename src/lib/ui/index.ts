export { default as Frame } from './frame/Frame.svelte';
export { default as OutcomesPage } from './outcomes/OutcomesPage.svelte';
