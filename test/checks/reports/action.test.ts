import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const GITHUB = new URL('../../../.github/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, GITHUB), 'utf8');
const COMMENT = new URL('actions/windtunnel/comment.mjs', GITHUB).pathname;

interface Comment {
  readonly id: number;
  body: string;
}

describe('the comment', () => {
  let folder: string;
  let server: Server;
  let comments: Comment[] = [];
  let refused = false;
  let asked: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'windtunnel-comment-'));
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://stand.in');
      asked.push(`${request.method} ${url.pathname}`);
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        response.setHeader('content-type', 'application/json');
        if (refused || request.headers.authorization !== 'Bearer secret') {
          response.writeHead(403).end('{}');
          return;
        }
        const text = body === '' ? '' : (JSON.parse(body) as Comment).body;
        if (request.method === 'GET') {
          const [page, size] = [
            Number(url.searchParams.get('page')),
            Number(url.searchParams.get('per_page')),
          ];
          response.end(JSON.stringify(comments.slice((page - 1) * size, page * size)));
        } else if (request.method === 'POST') {
          comments.push({ id: comments.length + 1, body: text });
          response.writeHead(201).end('{}');
        } else {
          const id = Number(url.pathname.split('/').at(-1));
          comments.find((comment) => comment.id === id)!.body = text;
          response.end('{}');
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    comments = [];
    asked = [];
    refused = false;
    writeFileSync(join(folder, '1-check.md'), '## check\n');
    writeFileSync(join(folder, '2-diff.md'), '## diff\n');
  });

  const update = async (): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, [COMMENT], {
      env: {
        GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        GITHUB_REPOSITORY: 'shop/plans',
        WINDTUNNEL_PULL_REQUEST: '7',
        WINDTUNNEL_REPORTS: folder,
        WINDTUNNEL_TOKEN: 'secret',
      },
    });
    return stdout;
  };

  test('is written once, with both reports, and brought up to date after that', async () => {
    expect(await update()).toBe('commented\n');
    expect(comments).toEqual([{ id: 1, body: '<!-- windtunnel -->\n\n## check\n\n\n## diff\n' }]);
    writeFileSync(join(folder, '2-diff.md'), '## another\n');
    expect(await update()).toBe('the comment is up to date\n');
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain('## another');
  });

  test('is found behind many others, and nobody else’s is touched', async () => {
    comments = Array.from({ length: 230 }, (_, k) => ({ id: k + 1, body: `comment ${k}` }));
    comments[205]!.body = '<!-- windtunnel -->\nold';
    await update();
    expect(comments.filter(({ body }) => !body.startsWith('comment')).map(({ id }) => id)).toEqual([206]);
    expect(asked.at(-1)).toBe('PATCH /repos/shop/plans/issues/comments/206');
  });

  test('that may not be written fails nothing, and says where the report is', async () => {
    refused = true;
    expect(await update()).toMatch(
      /^::notice title=Windtunnel::no comment could be written .*403.*step summary/,
    );
  });

  test('stays within what a comment holds', async () => {
    writeFileSync(join(folder, '1-check.md'), 'x'.repeat(70_000));
    await update();
    expect(comments[0]?.body).toHaveLength(60_000);
  });
});

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

describe('the workflow', () => {
  const { jobs } = parse(read('workflows/ci.yml')) as {
    jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
  };

  test('runs the tests, and checks and compares the sample with the whole history at hand', () => {
    expect(jobs['test']?.steps.at(-1)?.run).toBe('bash .ci/run');
    expect(jobs['outcomes']?.steps.at(-1)?.uses).toBe('./.github/actions/windtunnel');
    for (const { steps } of Object.values(jobs)) {
      expect(steps.find(({ uses }) => uses?.startsWith('actions/checkout'))?.with?.['fetch-depth']).toBe(0);
    }
  });

  test('comments from within the repository only: a fork has the summary', () => {
    const action = parse(read('actions/windtunnel/action.yml')) as { runs: { steps: readonly Step[] } };
    const comment = action.runs.steps.find(({ run }) => run?.includes('comment.mjs'));
    expect(comment?.if).toContain('head.repo.full_name == github.repository');
  });
});
