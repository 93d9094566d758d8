import { createContext } from 'svelte';
import type { Keeper } from './keeper.svelte.ts';

/** Who keeps the study's files: set by the frame. */
export const [theKeeper, setKeeper] = createContext<Keeper>();
