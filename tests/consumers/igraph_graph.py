"""Prints the graph that igraph reads from a GraphML file: {graph, nodes: [{id, …}], edges: [{id, from, to, …}]}. igraph
fills missing texts with "" and missing numbers with NaN, which are left out."""

import json
import math
import sys

import igraph

graph = igraph.Graph.Read_GraphML(sys.argv[1])
assert graph.is_directed()


def known(attributes):
    is_missing = lambda value: value == "" or isinstance(value, float) and math.isnan(value)
    return {name: value for name, value in attributes.items() if not is_missing(value)}


ids = graph.vs["id"] if graph.vcount() else []
edges = [
    {"from": ids[edge.source], "to": ids[edge.target], **known(edge.attributes()), "id": edge["relation"]}
    for edge in graph.es
]
nodes = [known(node.attributes()) for node in graph.vs]
json.dump({"graph": graph["graph"], "nodes": nodes, "edges": edges}, sys.stdout)
