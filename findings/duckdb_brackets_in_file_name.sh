#!/usr/bin/env bash
# duckdb 2.0.1: reading the existing file `orders[1].csv` reads `orders1.csv` instead, another file, without an error.
#
# The package takes every path as a pattern, also if a file of exactly this name exists, and whichever way it is passed. File managers and
# browsers name copies like this, so a program that joins "the file that the user chose" can use other data than the user sees.
# Write each of the characters `[`, `*` and `?` of a path in brackets: `orders[[]1].csv`. Writing with `COPY ... TO` takes the path as it is.
#
# Reads one file of two by its name as CSV and as Parquet, in SQL and with the Python API, and then with the bracket in brackets. Prints which
# file was read; exits with 1 if the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check duckdb==2.0.1
cat > "$folder/program.py" <<'PROGRAM'
import os

import duckdb

os.chdir(os.path.dirname(os.path.abspath(__file__)))
for name in ("orders1", "orders[1]"):
    for kind in ("csv", "parquet"):
        duckdb.execute(f"COPY (SELECT '{name}' AS file) TO '{name}.{kind}' (FORMAT {kind})")
chosen, escaped = "orders[1]", "orders[[]1]"
print("SQL, CSV:", duckdb.sql(f"SELECT file FROM '{chosen}.csv'").fetchall())
print("SQL, Parquet:", duckdb.sql(f"SELECT file FROM read_parquet('{chosen}.parquet')").fetchall())
print("Python, CSV:", duckdb.read_csv(f"{chosen}.csv").fetchall())
print("Python, Parquet:", duckdb.read_parquet(f"{chosen}.parquet").fetchall())
print("in brackets, CSV:", duckdb.read_csv(f"{escaped}.csv").fetchall())
print("in brackets, Parquet:", duckdb.read_parquet(f"{escaped}.parquet").fetchall())
PROGRAM
"$folder/venv/bin/python" "$folder/program.py" | tee "$folder/printed"
diff - "$folder/printed" <<'EXPECTED'
SQL, CSV: [('orders1',)]
SQL, Parquet: [('orders1',)]
Python, CSV: [('orders1',)]
Python, Parquet: [('orders1',)]
in brackets, CSV: [('orders[1]',)]
in brackets, Parquet: [('orders[1]',)]
EXPECTED
