/**
 * Keeps one comment on a pull request up to date: finds it by its first line, and writes it anew or makes it. Where the token may
 * not comment, that is said, and nothing fails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = '<!-- windtunnel -->';
/** GitHub's comments hold 65,536 characters. */
const MOST_CHARACTERS = 60_000;
const PAGE = 100;

const {
  GITHUB_API_URL = 'https://api.github.com',
  GITHUB_REPOSITORY = '',
  WINDTUNNEL_PULL_REQUEST = '',
  WINDTUNNEL_REPORTS = '',
  WINDTUNNEL_TOKEN = '',
} = process.env;

/** @param {string} path @param {RequestInit} [init] */
async function ask(path, init = {}) {
  const response = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/${path}`, {
    ...init,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${WINDTUNNEL_TOKEN}`,
      'content-type': 'application/json',
      'user-agent': 'windtunnel',
      'x-github-api-version': '2022-11-28',
    },
  });
  if (!response.ok)
    throw new Error(`${init.method ?? 'GET'} ${path}: ${response.status} ${response.statusText}`);
  return response.json();
}

/** The number of our comment, or undefined where there is none yet. */
async function findComment() {
  for (let page = 1; ; page++) {
    const comments = await ask(`issues/${WINDTUNNEL_PULL_REQUEST}/comments?per_page=${PAGE}&page=${page}`);
    const own = comments.find((/** @type {{ body?: string }} */ { body }) => body?.startsWith(MARK));
    if (own) return own.id;
    if (comments.length < PAGE) return undefined;
  }
}

const reports = readdirSync(WINDTUNNEL_REPORTS)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => readFileSync(join(WINDTUNNEL_REPORTS, name), 'utf8'));
const body = JSON.stringify({ body: [MARK, ...reports].join('\n\n').slice(0, MOST_CHARACTERS) });

try {
  const id = await findComment();
  if (id === undefined) await ask(`issues/${WINDTUNNEL_PULL_REQUEST}/comments`, { method: 'POST', body });
  else await ask(`issues/comments/${id}`, { method: 'PATCH', body });
  console.log(id === undefined ? 'commented' : 'the comment is up to date');
} catch (error) {
  console.log(
    `::notice title=Windtunnel::no comment could be written (${error}); the report is in the step summary`,
  );
}
