import type { Lang } from './define.ts';

const README: Readonly<Record<Lang, string>> = {
  en: `# A Windtunnel workspace

- \`scenarios/shop/business.yaml\`: the shop today. Replace its numbers by your own, and say in \`source\` where they come from.
- \`scenarios/shop/strategies/\`: one file a strategy: budget, phases, what changes against last year, which rulebooks apply.
- \`scenarios/shop/targets.yaml\`: what the year is judged on.
- \`scenarios/*.yaml\`: one file a scenario: what the world may do.
- \`rules/*.json\`: how the company would respond, in json-rules-engine's format; \`rules/plays.yaml\` says what each response moves.

Editors with a YAML language server (in VS Code, the extension "YAML" by Red Hat) complete and explain names from the schemas in \`.windtunnel/schema/\`.

\`\`\`
windtunnel lint                                          # what is wrong in the files; --fix mends what it can
windtunnel fmt                                           # one layout for all files
windtunnel simulate                                      # every strategy under every scenario
windtunnel simulate --strategy steady --scenario calm    # one cell in full
windtunnel explain --strategy steady --scenario calm --worst profit
windtunnel serve                                         # the same on a page
windtunnel facts | levers | plays                        # what files may name
\`\`\`
`,
  zh: `# 策略风洞方案文件夹

- \`scenarios/shop/business.yaml\`：经营现状。请换成自己的数字，并在 \`source\` 中注明出处。
- \`scenarios/shop/strategies/\`：每个文件一套运营策略：预算、阶段、相对去年的调整、采用的应对预案。
- \`scenarios/shop/targets.yaml\`：全年目标。
- \`scenarios/*.yaml\`：每个文件一种情景：外部环境可能发生什么。
- \`rules/*.json\`：公司如何应对，采用 json-rules-engine 格式；\`rules/plays.yaml\` 写明每个应对动作调整什么。

装有 YAML 语言服务的编辑器（VS Code 请安装 Red Hat 的 YAML 扩展）会依据 \`.windtunnel/schema/\` 中的模式补全并解释名称。

\`\`\`
windtunnel lint --lang zh                                # 检查文件；--fix 可自动修正部分问题
windtunnel fmt --lang zh                                 # 统一文件排版
windtunnel simulate --lang zh                            # 推演全部策略 × 情景
windtunnel simulate --lang zh --strategy steady --scenario calm
windtunnel explain --lang zh --strategy steady --scenario calm --worst profit
windtunnel serve --lang zh                               # 在网页上查看
windtunnel facts --lang zh                               # 可用的指标；另有 levers、plays
\`\`\`
`,
};

/** The README of a new workspace. */
export const workspaceReadme = (lang: Lang): string => README[lang];
