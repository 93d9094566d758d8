import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from '../../src/cli/package-folder.ts';

const KEPT = [
  ['scenarios', /^(calm\.yaml|shop)$/],
  ['scenarios/shop/strategies', /^(plan-2026|steady)\.yaml$/],
  ['rules', /\.(json|yaml)$/],
] as const;

/** Copies what two strategies in a calm year need of the sample to `folder`, which is made. */
export function copySample(folder: string): void {
  for (const part of ['rules', 'scenarios']) {
    mkdirSync(join(folder, part), { recursive: true });
    cpSync(join(packageFolder(), part), join(folder, part), { recursive: true });
  }
  for (const [path, kept] of KEPT)
    for (const file of readdirSync(join(folder, path)))
      if (!kept.test(file)) rmSync(join(folder, path, file), { recursive: true });
}

/** A folder that does not exist anywhere else. */
export const freshFolder = (name: string): string => mkdtempSync(join(tmpdir(), `windtunnel-${name}-`));
