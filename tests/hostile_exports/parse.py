"""Parses every export of the hostile graph in a folder with the parser of its format. Each must contain the 200
entities and 200 relations of the JSON export, by the same names, and nothing else. Fails with a traceback."""

import csv
import json
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml

FOLDER = pathlib.Path(sys.argv[1])
COUNT = 200


def text(name):
    return (FOLDER / name).read_bytes().decode("utf-8")


def imported(module):
    try:
        return __import__(module)
    except ImportError:
        print(f"skipped: Python's {module} is not installed, so it parses no export of hostile text")


graph = json.loads(text("json"))
assert len(graph["entities"]) == len(graph["relations"]) == COUNT
names = sorted(entity["name"] for entity in graph["entities"])
claims = sorted(relation["claim"] for relation in graph["relations"])

TABLES = {"csv": COUNT, "csv-entities": COUNT, "csv-sources": COUNT, "csv-citations": 3 * COUNT}
for path in [FOLDER / name for name in TABLES] + sorted((FOLDER / "set").iterdir()):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert len(rows) == TABLES.get(path.name, len(rows) - 1) + 1, (path.name, len(rows))
    assert {len(row) for row in rows} == {len(rows[0])}, path.name
    formulas = [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))]
    assert not formulas, (path.name, formulas)

ACTIVE = {"script", "iframe", "object", "embed", "foreignobject", "form", "base", "link"}


def check_inactive(tree, name):
    """No element or attribute that runs or loads something."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.rpartition("}")[2].lower()
        assert tag not in ACTIVE, (name, tag)
        for key, value in element.attrib.items():
            key = key.rpartition("}")[2].lower()
            assert not key.startswith("on"), (name, key)
            if key in ("href", "src"):
                assert value.startswith(("http://", "https://", "#")), (name, value)


def elements(tree, tag):
    return [element for element in tree.iter() if element.tag.rpartition("}")[2] == tag]


svg = xml.fromstring(text("svg"))
check_inactive(svg, "svg")

def in_xml(texts):
    """As XML 1.0 can represent them."""
    return [value.replace("\ufffe", "\ufffd") for value in texts]


graphml = xml.fromstring(text("graphml"))
assert len(elements(graphml, "node")) == len(elements(graphml, "edge")) == COUNT
values = {data.text for data in elements(graphml, "data")}
missing = set(in_xml(names + claims)) - values
assert not missing, ("graphml", missing)

gexf = xml.fromstring(text("gexf"))
assert sorted(node.attrib["label"] for node in elements(gexf, "node")) == sorted(in_xml(names))
assert len(elements(gexf, "edge")) == COUNT

html5lib = imported("html5lib")
if html5lib:
    parser = html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("etree"))
    # The HTML standard calls this character an error, which has no effect.
    check_inactive(parser.parse(text("html").replace("\ufffe", "")), "html")

markdown_it = imported("markdown_it")
if markdown_it:
    for token in markdown_it.MarkdownIt("commonmark").parse(text("markdown")):
        assert token.type != "html_block", token.content
        for child in token.children or []:
            assert child.type not in ("html_inline", "image"), child.content
            if child.type == "link_open":
                href = child.attrs["href"]
                assert href.startswith(("http://", "https://", "#")), href

rdflib = imported("rdflib")
if rdflib:
    import logging

    logging.disable()
    triples = rdflib.Graph().parse(data=text("turtle"), format="turtle")
    literals = {str(value) for value in triples.objects() if isinstance(value, rdflib.Literal)}
    assert set(names) | set(claims) <= literals, (set(names) | set(claims)) - literals
    subjects = {str(subject) for subject in triples.subjects()}
    strange = [subject for subject in subjects if not subject.startswith("urn:guanxi:")]
    assert not strange, strange

if shutil.which("dot"):
    run = subprocess.run(["dot", "-Tdot_json"], input=text("dot").encode(), capture_output=True)
    assert run.returncode == 0 and not run.stderr, run.stderr
    dot = json.loads(run.stdout)
    nodes = [item for item in dot["objects"] if "nodes" not in item]
    assert len(nodes) == COUNT, len(nodes)
    names_by_id = {item["_gvid"]: item["name"] for item in dot["objects"]}
    edges = sorted((names_by_id[edge["tail"]], names_by_id[edge["head"]]) for edge in dot["edges"])
    assert edges == sorted((item["from"], item["to"]) for item in graph["relations"]), edges[:3]
else:
    print("skipped: Graphviz is not installed, so it parses no export of hostile text")

for name in ("cypher", "mermaid"):
    controls = [character for character in text(name) if character < " " and character != "\n"]
    assert not controls, (name, controls)
