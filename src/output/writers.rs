//! The table of export formats, and their writers, one file each.
//!
//! The command line, the export menu and the README read [`EXPORT_FORMATS`].

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

use super::export_format::FormatInput::{self, Chapters, Picture, Selection};
use super::export_format::{ExportFormat, FormatCommand, Writer};

/// Every format, those for readers first.
pub static EXPORT_FORMATS: &[ExportFormat] = &[
    DOSSIER,
    exported("html", ".html", "the dossier as a web page, with the picture", Chapters, html::html),
    ExportFormat {
        name: "picture",
        suffix: ".txt",
        description: "the picture as plain text",
        command: FormatCommand::Own("draw"),
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
pub(crate) const DOSSIER: ExportFormat = ExportFormat {
    name: "dossier",
    suffix: ".md",
    description: "Markdown with footnotes, on the named or marked entities or the path",
    command: FormatCommand::Own("dossier"),
    input: Chapters,
    writer: dossier::dossier,
};

/// Graphviz, which also has a shorter command.
pub(crate) const DOT: ExportFormat = exported("dot", ".dot", "Graphviz", Selection, dot::dot);

const fn exported(
    name: &'static str,
    suffix: &'static str,
    description: &'static str,
    input: FormatInput,
    writer: Writer,
) -> ExportFormat {
    ExportFormat { name, suffix, description, command: FormatCommand::Export, input, writer }
}
