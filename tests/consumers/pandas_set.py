"""Prints the graph that pandas reads from the folder of a CSV set, as JSON: the records of each table, and the citations
joined with relations and sources. The export is the path of the folder."""

import json
import pathlib
import sys

import pandas

folder = pathlib.Path(sys.argv[1])
tables = {
    path.stem: pandas.read_csv(path, dtype=str, keep_default_na=False) for path in sorted(folder.glob("*.csv"))
}
relations, citations, sources = tables["relations"], tables["citations"], tables["sources"]
joined = relations.merge(citations, left_on="Id", right_on="relation").merge(
    sources, left_on="source", right_on="Id", suffixes=("", "_source")
)
assert (joined["url"] == joined["url_source"]).all()
joined = joined[["Id", "Source", "Target", "source", "para", "page", "words", "url"]]
result = {name: table.to_dict("records") for name, table in tables.items()}
json.dump({**result, "joined": joined.values.tolist()}, sys.stdout)
