"""Parses every export of the hostile graph in a folder with the parser of its format. Each must contain the entities
and relations of the JSON export, by the same names, and nothing else. Their number is the second argument. Fails with
a traceback."""

import base64
import csv
import hashlib
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml

FOLDER = pathlib.Path(sys.argv[1])
COUNT = int(sys.argv[2])


def text(name):
    return (FOLDER / name).read_bytes().decode("utf-8")


def imported(module):
    try:
        return __import__(module)
    except ImportError:
        print(f"skipped: Python's {module} is not installed, so it parses no export of hostile text")


LAST_OF_PLANES = [plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)]
NONCHARACTERS = [*range(0xFDD0, 0xFDF0), *LAST_OF_PLANES]

graph = json.loads(text("json"))
assert json.loads(text("json-of-yaml")) == graph, "the YAML export is another graph"
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
    return [value.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") for value in texts]


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
    # The HTML standard calls these characters an error, which has no effect.
    noncharacters = dict.fromkeys(NONCHARACTERS)
    check_inactive(parser.parse(text("html").translate(noncharacters)), "html")

    page = parser.parse(text("html-interactive").translate(noncharacters))
    data, code = elements(page, "script")
    embedded = json.loads(data.text)
    assert data.attrib == {"type": "application/json", "id": "graph"}, data.attrib
    kept = [name.translate(noncharacters) for name in names]
    assert sorted(item["name"] for item in embedded["entities"]) == sorted(kept)
    assert len(embedded["relations"]) == COUNT
    policies = [item.attrib["content"] for item in elements(page, "meta") if "http-equiv" in item.attrib]
    hashed = base64.b64encode(hashlib.sha256(code.text.encode()).digest()).decode()
    assert re.findall("script-src ([^;]*);", *policies) == [f"'sha256-{hashed}'"], policies
    # The scripts checked above and the form of the page itself, which the policy keeps from being sent.
    assert "form-action 'none'" in policies[0]
    (form,) = elements(page, "form")
    for element in (data, code, form):
        element.tag = "checked"
    check_inactive(page, "html-interactive")

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

def literal(label):
    """A label as Graphviz shows it, which expands escapes and HTML entities."""
    return html.unescape(re.sub(r"\\(.)", r"\1", label))


if shutil.which("dot"):
    names_by_slug = {entity["id"]: entity["name"] for entity in graph["entities"]}
    run = subprocess.run(["dot", "-Tdot_json"], input=text("dot").encode(), capture_output=True)
    assert run.returncode == 0 and not run.stderr, run.stderr
    dot = json.loads(run.stdout)
    nodes = [item for item in dot["objects"] if "nodes" not in item]
    assert len(nodes) == COUNT, len(nodes)
    verbs = {slug: kind["says"] for slug, kind in graph["relation_kinds"].items()}
    names_by_id = {item["_gvid"]: item["name"] for item in dot["objects"]}
    ends = {edge["id"]: (names_by_id[edge["tail"]], names_by_id[edge["head"]]) for edge in dot["edges"]}
    assert ends == {item["id"]: (item["from"], item["to"]) for item in graph["relations"]}
    assert {item["name"]: item["kind"] for item in nodes} == {item["id"]: item["kind"] for item in graph["entities"]}
    for item in nodes:
        assert literal(item["label"]) == names_by_slug[item["name"]], item
    claims_by_id = {item["id"]: item["claim"] for item in graph["relations"]}
    kinds_by_id = {item["id"]: item["kind"] for item in graph["relations"]}
    for edge in dot["edges"]:
        assert literal(edge["label"]) == verbs[kinds_by_id[edge["id"]]], edge
        assert literal(edge["tooltip"]).startswith(claims_by_id[edge["id"]]), edge
else:
    print("skipped: Graphviz is not installed, so it parses no export of hostile text")

for name in ("cypher", "mermaid"):
    controls = [character for character in text(name) if character < " " and character != "\n"]
    assert not controls, (name, controls)
