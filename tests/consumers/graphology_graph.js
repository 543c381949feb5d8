// Prints the graph that graphology reads from a GEXF file: {nodes: [{id, …}], edges: [{id, from, to, …}]}.

import { readFileSync } from "node:fs";
import Graph from "graphology";
import gexf from "graphology-gexf";

const graph = gexf.parse(Graph, readFileSync(process.argv[1], "utf8"));
const nodes = graph.mapNodes((id, attributes) => ({ id, ...attributes }));
const edges = graph.mapEdges((id, attributes, from, to) => {
  if (!graph.isDirected(id)) throw new Error(`${id} is not directed`);
  return { id, from, to, ...attributes };
});
console.log(JSON.stringify({ nodes, edges }));
