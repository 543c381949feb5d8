"""Prints what SPARQL finds in a Turtle file, as JSON: {claims, facts}. `claims` leads from each relation to its
sources: [from, to, claim, paragraph, page, words, title, url]."""

import json
import sys

import rdflib

graph = rdflib.Graph().parse(sys.argv[1], format="turtle")
PREFIXES = dict(graph.namespaces())


def rows(query):
    found = [[value and str(value) for value in row] for row in graph.query(query, initNs=PREFIXES)]
    return sorted(found, key=str)


CITATION = """
    ?claim prov:qualifiedDerivation ?citation .
    ?citation a prov:Derivation ; prov:entity ?source .
    ?source dcterms:title ?title .
    OPTIONAL { ?citation gx:paragraph ?paragraph }
    OPTIONAL { ?citation gx:page ?page }
    OPTIONAL { ?citation gx:words ?words }
    OPTIONAL { ?source schema:url ?url }
"""
claims = rows(
    f"""SELECT ?from ?to ?text ?paragraph ?page ?words ?title ?url {{
    ?claim a rdf:Statement ; rdf:subject ?from ; rdf:object ?to ; gx:claim ?text . {CITATION} }}"""
)
facts = rows(
    f"""SELECT ?entity ?says ?value ?paragraph ?page ?words ?title ?url {{
    ?claim a gx:Fact ; gx:about ?entity ; gx:says ?says ; gx:value ?value . {CITATION} }}"""
)
# Every derivation leads to a source or to a part of one.
dangling = rows("SELECT ?part { ?claim prov:wasDerivedFrom ?part . FILTER NOT EXISTS { ?part a ?class } }")
assert not dangling, dangling
json.dump({"claims": claims, "facts": facts}, sys.stdout)
