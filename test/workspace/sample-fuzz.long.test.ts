import { describe, it } from 'vitest';
import { fuzzSample } from './sample-fuzz.ts';

/** 100,000 in all, in parts that each stay within a long test's time. */
const PARTS = 10;

describe('the sample after slips of the pen, for long', () => {
  it.each(Array.from({ length: PARTS }, (_, part) => part + 1))('part %i of ten', () => {
    fuzzSample(10_000);
  });
});
