"""Prints the graph that NetworkX reads from a GraphML or GEXF file, as JSON: {nodes: {id: attributes},
edges: [{id, from, to, …attributes}]}."""

import json
import sys

import networkx

path = sys.argv[1]
with open(path, "rb") as file:
    is_gexf = b"<gexf" in file.read(200)
if is_gexf:
    graph = networkx.read_gexf(path)
else:
    graph = networkx.read_graphml(path, force_multigraph=True)
assert graph.is_directed() and graph.is_multigraph()
edges = [
    {"id": key, "from": start, "to": end, **attributes}
    for start, end, key, attributes in graph.edges(keys=True, data=True)
]
json.dump({"nodes": dict(graph.nodes(data=True)), "edges": edges}, sys.stdout)
