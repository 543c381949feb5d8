// Prints the flowchart that Mermaid reads and renders, as JSON: {nodes: {id: label}, edges: [[from, to, label]],
// rendered: {id: label}}. jsdom has no layout, so every box has the same size.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!DOCTYPE html><body></body>", { pretendToBeVisual: true });
globalThis.window = window;
for (const name of ["document", "Element", "SVGElement", "HTMLElement", "Node", "DOMParser", "XMLSerializer"]) {
  globalThis[name] = window[name];
}
window.SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 10, height: 10 });
window.SVGElement.prototype.getComputedTextLength = () => 10;

const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, maxEdges: 100000, maxTextSize: 100000000, securityLevel: "strict" });

// Entity codes, as Mermaid stores them between parsing and rendering.
const decode = (text) =>
  text.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

const text = readFileSync(process.argv.at(-1), "utf8");
const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
const nodes = {};
for (const [id, node] of db.getVertices()) nodes[id] = decode(node.text);
const edges = db.getEdges().map((edge) => [edge.start, edge.end, decode(edge.text)]);

const rendered = {};
const { svg } = await mermaid.render("flowchart", text);
const parsed = new window.DOMParser().parseFromString(svg, "text/html");
for (const node of parsed.querySelectorAll("g.node")) {
  const id = node.id.replace(/^flowchart-/, "").replace(/-\d+$/, "");
  rendered[id] = node.querySelector(".nodeLabel").textContent;
}
const active = [...parsed.querySelectorAll("script, iframe, img, a, [onerror], [onclick]")];
if (active.length > 0) throw new Error(`active content: ${active[0].outerHTML}`);
console.log(JSON.stringify({ nodes, edges, rendered }));
