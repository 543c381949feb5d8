"""Prints the graph that NetworkX reads from a GraphML or GEXF file: {graph, nodes: [{id, …}], edges: [{id, from, to, …}]}."""

import json
import sys

import networkx

path = sys.argv[1]
with open(path, "rb") as file:
    is_gexf = b"<gexf" in file.read(200)
graph = networkx.read_gexf(path) if is_gexf else networkx.read_graphml(path)
assert graph.is_directed()
nodes = [{"id": name, **attributes} for name, attributes in graph.nodes(data=True)]
edges = [
    {"from": start, "to": end, **attributes, "id": attributes.get("id") or attributes["relation"]}
    for start, end, attributes in graph.edges(data=True)
]
json.dump({"graph": graph.graph.get("graph"), "nodes": nodes, "edges": edges}, sys.stdout)
