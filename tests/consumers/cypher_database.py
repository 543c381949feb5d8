"""Loads a file of Cypher statements into a database twice, and prints as JSON what the database contains after each time:
{counts: [[nodes, relationships], …], entities, relations, sources}. `sources` leads from each claim to its sources."""

import json
import re
import sys

import kglite

with open(sys.argv[1], encoding="utf-8") as file:
    statements = re.split(r"(?<=;)\n(?=[A-Z])", file.read())
graph = kglite.KnowledgeGraph()


def rows(query):
    return [list(row.values()) for row in graph.cypher(query)]


counts = []
for _ in range(2):
    for statement in statements:
        graph.cypher(statement.strip().rstrip(";"))
    counts.append(rows("MATCH (n) RETURN count(n)")[0] + rows("MATCH ()-[r]->() RETURN count(r)")[0])
json.dump(
    {
        "counts": counts,
        "entities": rows("MATCH (e:Entity) RETURN e.id, e.name, e.aliases, e.link_targets, e.extra ORDER BY e.id"),
        "relations": rows(
            "MATCH (a:Entity)-[r]->(b:Entity) RETURN r.id, a.id, b.id, r.mutual, r.weight, r.extra ORDER BY r.id"
        ),
        "sources": rows(
            "MATCH (e:Entity)<-[:ABOUT]-(c:Claim)-[q:CITES]->(s:Source) "
            "RETURN e.id, c.id, q.reference, q.words, s.url ORDER BY c.id, q.id, e.id"
        ),
    },
    sys.stdout,
)
