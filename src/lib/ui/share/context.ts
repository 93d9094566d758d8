import { createContext } from 'svelte';
import type { Sharing } from './sharing.svelte.ts';

/** Who gives away and takes up shares: set by the frame. */
export const [theSharing, setSharing] = createContext<Sharing>();
