/**
 * Imports run downwards: routes, cli → ui → checks → analysis → simulation, workspace → rules, model → random, plan.
 * Folders on one line do not import each other, but for random, which may read the plan's types.
 */
const LAYERS = [
  ['ui'],
  ['checks'],
  ['analysis'],
  ['simulation', 'workspace'],
  ['rules', 'model'],
  ['random'],
  ['plan'],
];

/**
 * Doors of pages beside the index.ts: web workers, and what a page needs while it waits for one, without all that only
 * the worker runs.
 */
const PAGE_DOORS = '^src/lib/(simulation/browser-(pool|link)|workspace/messages/(page|guide))\\.ts$';

/** Doors for Node beside the index.ts: threads, and the files of a folder. */
const NODE_DOORS = '^src/lib/(simulation/node-pool|workspace/node-(folder|save))\\.ts$';

/** What may use Node: those doors, and what a thread runs behind one. */
const NODE_FILES = [NODE_DOORS, '^src/lib/simulation/node-worker\\.ts$'];

/** The package's own door, for scripts on Node and for our commands. */
const LIBRARY = '^src/lib/index\\.ts$';

/** The part of src/routes that runs on a server. */
const ENDPOINTS = '^src/routes/(.*/\\+server|workspace/served-folder)\\.ts$';

/** Folders that know neither files, DOM, Node nor Svelte. */
const PURE = '^src/lib/(model|random|rules|plan)/';

/** What a folder must not import: those above it and those beside it. */
const upwards = LAYERS.flatMap((layer, depth) =>
  layer.map((folder) => {
    const beside = layer.filter((other) => other !== folder);
    const above = LAYERS.slice(0, depth).flat();
    const banned = [...above, ...beside];
    return {
      name: `${folder}-imports-downwards`,
      comment: `src/lib/${folder} may import only from the layers below it.`,
      severity: 'error',
      from: { path: `^src/lib/${folder}/` },
      to: { path: `^src/(routes|cli)/${banned.length > 0 ? `|^src/lib/(${banned.join('|')})/` : ''}` },
    };
  }),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upwards,
    {
      name: 'through-the-door',
      comment:
        "Another folder of src/lib is entered only through its index.ts: what is not there is the folder's own.",
      severity: 'error',
      from: { path: '^src/lib/([^/]+)/', pathNot: '^src/lib/ui/' },
      to: { path: '^src/lib/[^/]+/', pathNot: ['^src/lib/$1/', '^src/lib/[^/]+/index\\.ts$'] },
    },
    {
      name: 'through-the-door-from-ui',
      comment:
        'ui enters other folders through their index.ts, or through the doors that they have for pages.',
      severity: 'error',
      from: { path: '^src/lib/ui/' },
      to: {
        path: '^src/lib/[^/]+/',
        pathNot: ['^src/lib/ui/', '^src/lib/[^/]+/index\\.ts$', PAGE_DOORS],
      },
    },
    {
      name: 'through-the-door-from-pages',
      comment: 'Pages enter a folder of src/lib through its index.ts.',
      severity: 'error',
      from: { path: '^src/routes/', pathNot: ENDPOINTS },
      to: { path: '^src/lib/[^/]+/', pathNot: '^src/lib/[^/]+/index\\.ts$' },
    },
    {
      name: 'through-the-door-from-endpoints',
      comment: "Endpoints enter a folder of src/lib through its index.ts, or workspace's doors for Node.",
      severity: 'error',
      from: { path: ENDPOINTS },
      to: {
        path: '^src/lib/[^/]+/',
        pathNot: ['^src/lib/[^/]+/index\\.ts$', '^src/lib/workspace/node-(folder|save)\\.ts$'],
      },
    },
    {
      name: 'through-the-door-from-commands',
      comment:
        "Commands use what the package exports, doors for Node included; for what is not there, a folder's index.ts.",
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/lib/[^/]+/', pathNot: '^src/lib/[^/]+/index\\.ts$' },
    },
    {
      name: 'node-behind-its-doors',
      comment:
        'What simulation and workspace give to pages runs in the browser as it is: only their doors for Node know Node.',
      severity: 'error',
      from: { path: '^src/lib/(simulation|workspace)/', pathNot: NODE_FILES },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'node-doors-from-outside',
      comment:
        'Doors for Node are entered by what the package exports and by endpoints alone: a page could not load them.',
      severity: 'error',
      from: { path: '^src/lib/', pathNot: [...NODE_FILES, LIBRARY] },
      to: { path: NODE_FILES },
    },
    {
      name: 'the-library-is-for-scripts-and-commands',
      comment: 'What the package exports needs Node: of ours, only commands go through it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: LIBRARY },
    },
    {
      name: 'routes-and-cli-are-apart',
      comment: 'A page never imports a command, nor a command a page.',
      severity: 'error',
      from: { path: '^src/(routes|cli)/' },
      to: { path: '^src/(routes|cli)/', pathNot: '^src/$1/' },
    },
    {
      name: 'pure-core',
      comment: 'model, random, rules and plan know neither files, DOM, Node nor Svelte.',
      severity: 'error',
      from: { path: PURE },
      to: { path: '^(svelte|@sveltejs)(/|$)|^\\$app|^node_modules/(svelte|@sveltejs)/' },
    },
    {
      name: 'pure-core-without-node',
      comment: 'model, random, rules and plan run in the browser as they are.',
      severity: 'error',
      from: { path: PURE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'The product does not import its tests or its build helpers.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|\\.tools)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one thing, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment:
        'What is imported must exist, by a relative path: the layers cannot be read off an alias such as $lib.',
      severity: 'error',
      from: { path: '^(src|test|\\.tools)/' },
      to: { couldNotResolve: true, pathNot: '^\\$((app|env)/|service-worker$)|(^|/)\\$types(\\.d\\.ts)?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'node', 'default', 'types'],
    },
  },
};
