#!/usr/bin/env bash
# duckdb 2.0.1: a query that runs for longer than two seconds prints a progress bar to standard output, also into a file or a pipe,
# in programs that are started with `python -c` or from standard input.
#
# The package treats a program whose `__main__` has no `__file__` as interactive, and does not check whether its output is a terminal. A shell script that stores the JSON of `python -c '...' > result.json` gets a file that is damaged once its tables are large.
# Execute `SET enable_progress_bar = false` after connecting.
#
# Runs the same program from a file and with `-c`, and with `-c` after that setting. Prints whether the output has only what the
# program printed; exits with 1 if the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check duckdb==2.0.1
cat > "$folder/program.py" <<'PROGRAM'
import sys

import duckdb

connection = duckdb.connect(config={"threads": "1"})
if sys.argv[1:] == ["off"]:
    connection.execute("SET enable_progress_bar = false")
connection.execute("CREATE TABLE digests AS SELECT count(DISTINCT md5(number::VARCHAR)) FROM range(8000000) AS numbers(number)")
print("{}")
PROGRAM
show() {
    printf '%s: %s\n' "$1" "$([ "$(cat "$folder/output")" = '{}' ] && echo "only {}" || echo "more than {}")"
}
{
    "$folder/venv/bin/python" "$folder/program.py" > "$folder/output"
    show "from a file"
    "$folder/venv/bin/python" -c "$(cat "$folder/program.py")" > "$folder/output"
    show "with -c"
    "$folder/venv/bin/python" -c "$(cat "$folder/program.py")" off > "$folder/output"
    show "with -c, switched off"
} | tee "$folder/printed"
diff - "$folder/printed" <<'EXPECTED'
from a file: only {}
with -c: more than {}
with -c, switched off: only {}
EXPECTED
