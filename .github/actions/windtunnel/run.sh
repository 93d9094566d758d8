#!/bin/bash
# Checks the workspace and compares it with its base. Reports go into $WINDTUNNEL_REPORTS and the step summary; what the check came to
# is the output exit-code, on which the action ends once the comment has been written.
set -u
reports=$WINDTUNNEL_REPORTS
mkdir -p "$reports"
rm -f "$reports"/*.md
read -ra windtunnel <<< "$WINDTUNNEL_COMMAND"
common=(--workspace "$WINDTUNNEL_WORKSPACE_FOLDER" --runs "$WINDTUNNEL_RUNS" --lang "$WINDTUNNEL_LANG")

"${windtunnel[@]}" check "${common[@]}" --annotations --junit "$reports/check.xml" --markdown "$reports/1-check.md"
code=$?

# A push of a new branch has no commit before it.
if [ -n "$WINDTUNNEL_BASE" ] && [ -n "${WINDTUNNEL_BASE//0/}" ]; then
  "${windtunnel[@]}" diff "$WINDTUNNEL_BASE" HEAD "${common[@]}" --markdown "$reports/2-diff.md" 2> "$reports/diff.err"
  if [ $? -ne 0 ]; then
    cat "$reports/diff.err" >&2
    { echo '### Windtunnel diff'; echo; echo '```'; cat "$reports/diff.err"; echo '```'; } > "$reports/2-diff.md"
  fi
fi

if [ ! -s "$reports/1-check.md" ]; then
  echo "## Windtunnel check: exit code $code; what is wrong is in the log of this step." > "$reports/1-check.md"
fi
cat "$reports"/[12]-*.md >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
echo "exit-code=$code" >> "${GITHUB_OUTPUT:-/dev/null}"
