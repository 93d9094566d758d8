/** What outcomes say beside each other. */
export * from './compare.ts';
