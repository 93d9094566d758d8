import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Math functions whose last bit differs between engines; the project has its own kernels for those it needs. */
const INEXACT = [
  ...['exp', 'expm1', 'log', 'log2', 'log10', 'log1p', 'pow', 'cbrt', 'hypot'],
  ...[
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'atan2',
    'sinh',
    'cosh',
    'tanh',
    'asinh',
    'acosh',
    'atanh',
  ],
];

/** Folders whose results must be the same bytes in Node and in every browser. */
const COMPUTING = ['model', 'random', 'rules', 'simulation'].map((folder) => `src/lib/${folder}/**/*.ts`);

const SAME_BYTES = 'differs between Node and browsers by the last bit: use the kernels in src/lib/random';

export default tseslint.config(
  { ignores: ['node_modules/', '.svelte-kit/', 'build/', 'build-static/', 'dist/', 'coverage/', 'api/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  ...tseslint.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  ...svelte.configs.prettier,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'off',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^\\.{1,2}/.*(?<!\\.(ts|js|mjs|cjs|svelte|json|css|csv|yaml)|\\?\\w+)$',
              message: 'Write the extension.',
            },
          ],
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Typed arrays are read at indexes that loops keep in range; `!` costs nothing there, a check does.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
  },
  { files: ['**/*.{js,mjs,cjs}'], ...tseslint.configs.disableTypeChecked },
  {
    files: COMPUTING,
    rules: {
      'no-restricted-properties': [
        'error',
        ...INEXACT.map((property) => ({
          object: 'Math',
          property,
          message: `Math.${property} ${SAME_BYTES}.`,
        })),
        {
          object: 'Math',
          property: 'random',
          message: 'Math.random cannot be repeated: draw from a seeded stream.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "BinaryExpression[operator='**']", message: `** ${SAME_BYTES}.` },
        { selector: "AssignmentExpression[operator='**=']", message: `**= ${SAME_BYTES}.` },
        {
          selector: "VariableDeclarator[id.type='ObjectPattern'][init.name='Math']",
          message: `Name Math at each use; what is not exact ${SAME_BYTES}.`,
        },
        {
          selector: "MemberExpression[object.name='Math'][computed=true]",
          message: `Name Math at each use; what is not exact ${SAME_BYTES}.`,
        },
      ],
    },
  },
);
