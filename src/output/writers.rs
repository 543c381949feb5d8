//! The table of products, and their writers, one file each.
//!
//! The command line, the export menu and the README read [`PRODUCTS`].

mod csv;
mod cypher;
pub(crate) mod dossier;
mod dot;
mod gexf;
mod graphml;
mod html;
mod json;
mod mermaid;
mod picture;
mod svg;
mod turtle;

use super::product::ProductInput::{self, Chapters, Picture, Selection};
use super::product::{Product, ProductCommand, Writer};

/// Every product, those for readers first.
pub static PRODUCTS: &[Product] = &[
    DOSSIER,
    exported("html", ".html", "the dossier as a web page, with the picture", Chapters, html::html),
    Product {
        name: "picture",
        suffix: ".txt",
        description: "the picture as plain text",
        command: ProductCommand::Own("draw"),
        input: Picture,
        writer: picture::picture,
    },
    exported(
        "svg",
        ".svg",
        "the picture as vector graphics, for a page or a slide",
        Picture,
        svg::svg,
    ),
    exported("json", ".json", "every record, one per line", Selection, json::json),
    DOT,
    exported("graphml", ".graphml", "yEd, Gephi, Cytoscape, igraph", Selection, graphml::graphml),
    exported("gexf", ".gexf", "Gephi", Selection, gexf::gexf),
    exported("csv", ".csv", "spreadsheets: one relation per row", Selection, csv::relations),
    exported(
        "csv-entities",
        "-entities.csv",
        "spreadsheets: one entity per row",
        Selection,
        csv::entities,
    ),
    exported(
        "mermaid",
        ".mmd",
        "wikis and code hosts that render Mermaid",
        Selection,
        mermaid::mermaid,
    ),
    exported(
        "turtle",
        ".ttl",
        "RDF stores; keeps the standing of each claim",
        Selection,
        turtle::turtle,
    ),
    exported("cypher", ".cypher", "Neo4j and Memgraph", Selection, cypher::cypher),
];

/// The dossier, which has its own command.
pub(crate) const DOSSIER: Product = Product {
    name: "dossier",
    suffix: ".md",
    description: "Markdown with footnotes, on the named or marked entities or the path",
    command: ProductCommand::Own("dossier"),
    input: Chapters,
    writer: dossier::dossier,
};

/// Graphviz, which also has a shorter command.
pub(crate) const DOT: Product = exported("dot", ".dot", "Graphviz", Selection, dot::dot);

const fn exported(
    name: &'static str,
    suffix: &'static str,
    description: &'static str,
    input: ProductInput,
    writer: Writer,
) -> Product {
    Product { name, suffix, description, command: ProductCommand::Export, input, writer }
}
