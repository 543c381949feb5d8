"""Prints the graph that NetworkX reads from `export json`: {nodes: [{id, …}], edges: [{id, from, to, …}]}."""

import json
import sys

import networkx

with open(sys.argv[1], encoding="utf-8") as file:
    document = json.load(file)
NAMES = {"nodes": "entities", "edges": "relations", "source": "from", "target": "to", "key": "id"}
graph = networkx.node_link_graph(document, directed=True, multigraph=True, **NAMES)
nodes = [{"id": name, **attributes} for name, attributes in graph.nodes(data=True)]
edges = [
    {"id": key, "from": start, "to": end, **attributes}
    for start, end, key, attributes in graph.edges(keys=True, data=True)
]
json.dump({"nodes": nodes, "edges": edges}, sys.stdout)
