import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../src/lib/simulation/answer.ts';
import { ModelError, type Job } from '../../src/lib/simulation/index.ts';
import { nodeWorkers, ThreadLane } from '../../src/lib/simulation/node-pool.ts';

/** Workers that do one thing each, in place of the real one. */
const WORKERS = {
  throws: "throw new Error('broken from the start');",
  stops: "parentPort.on('message', () => process.exit(3));",
  fails: `parentPort.on('message', () => parentPort.postMessage({ ok: false, failure: ${JSON.stringify(
    failureOf(new ModelError('plan', 'storm', 513, 7, 'cash')),
  )} }));`,
  refuses: `parentPort.on('message', () => parentPort.postMessage({ ok: false, failure: ${JSON.stringify(
    failureOf(new RangeError('no lever x')),
  )} }));`,
  silent: "parentPort.on('message', () => undefined);",
};

const job = {} as Job;

describe('a thread of Node', () => {
  let folder: string;
  const lane = (name: keyof typeof WORKERS): ThreadLane => new ThreadLane(join(folder, `${name}.mjs`));

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'windtunnel-threads-'));
    for (const [name, code] of Object.entries(WORKERS)) {
      writeFileSync(
        join(folder, `${name}.mjs`),
        `import { parentPort } from 'node:worker_threads';\n${code}\n`,
      );
    }
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('that cannot start rejects what is asked of it', async () => {
    const broken = lane('throws');
    await expect(broken.open(job)).rejects.toThrow('broken from the start');
    await expect(broken.run(0)).rejects.toThrow('broken from the start');
  });

  test('whose file is missing rejects', async () => {
    await expect(new ThreadLane(join(folder, 'missing.mjs')).open(job)).rejects.toThrow('missing.mjs');
  });

  test('that stops at work rejects with its exit code', async () => {
    await expect(lane('stops').run(0)).rejects.toThrow('exit code 3');
  });

  test("hands on the model's own error with its fields", async () => {
    const failing = lane('fails');
    const error: unknown = await failing.run(1).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ strategy: 'plan', scenario: 'storm', run: 513, week: 7, variable: 'cash' });
    await failing.close();
  });

  test('hands on other errors with name and message', async () => {
    const refusing = lane('refuses');
    await expect(refusing.open(job)).rejects.toMatchObject({ name: 'RangeError', message: 'no lever x' });
    await refusing.close();
  });

  test('that is closed rejects what it had not answered, and what comes later', async () => {
    const silent = lane('silent');
    const asked = expect(silent.run(0)).rejects.toThrow('closed');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await silent.close();
    await asked;
    await expect(silent.run(1)).rejects.toThrow('closed');
  });

  test('rejects a job that cannot be copied', async () => {
    const silent = lane('silent');
    await expect(silent.open({ targets: [() => 0] } as unknown as Job)).rejects.toThrow(
      'could not be cloned',
    );
    await silent.close();
  });
});

describe('workers for Node', () => {
  test.each([0, -1, 1.5, NaN])('refuse %d threads', (threads) => {
    expect(() => nodeWorkers(threads)).toThrow('threads');
  });

  test('have a lane a thread', async () => {
    const workers = nodeWorkers(3);
    expect(workers.size).toBe(3);
    await workers.close();
  });
});
