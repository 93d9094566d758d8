import { describe, it } from 'vitest';
import { fuzzSample } from './sample-fuzz.ts';

describe('the sample after slips of the pen', () => {
  it('is refused in words, or can be simulated', { timeout: 600_000 }, () => {
    fuzzSample(2_000);
  });
});
