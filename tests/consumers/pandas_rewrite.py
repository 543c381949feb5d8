"""Reads each table of a CSV set with the defaults of pandas, writes it back, and prints the number of tables as JSON. The
export is the path of the folder."""

import json
import pathlib
import sys

import pandas

tables = sorted(pathlib.Path(sys.argv[1]).glob("*.csv"))
for path in tables:
    pandas.read_csv(path).to_csv(path, index=False)
json.dump(len(tables), sys.stdout)
