//! The table of export formats, which the command line, the export menu and the README use, and their writers.

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
pub(crate) mod yaml;

use super::export_format::FormatInput::{self, Chapters, Picture, Selection};
use super::export_format::{ExportFormat, FormatCommand, Writer};
pub(crate) use html::MAX_ENTITIES_ON_PAGE;

/// Every format, those for people first.
pub static EXPORT_FORMATS: &[ExportFormat] = &[
    DOSSIER,
    export_format(
        "html",
        ".html",
        "the dossier as a web page, with the picture",
        Chapters,
        html::html,
    ),
    INTERACTIVE_HTML,
    ExportFormat {
        name: "picture",
        suffix: ".txt",
        description: "the picture as plain text",
        command: FormatCommand::Dedicated("draw"),
        input: Picture,
        writer: picture::picture,
    },
    export_format(
        "svg",
        ".svg",
        "the picture as vector graphics, for a page or a slide",
        Picture,
        svg::svg,
    ),
    export_format("json", ".json", "one JSON document, one record per line", Selection, json::json),
    export_format("yaml", ".yaml", "guanxi: one file to open and edit", Selection, yaml::yaml),
    DOT,
    export_format(
        "graphml",
        ".graphml",
        "yEd, Gephi, Cytoscape, igraph",
        Selection,
        graphml::graphml,
    ),
    export_format("gexf", ".gexf", "Gephi", Selection, gexf::gexf),
    export_format("csv", ".csv", "spreadsheets: one relation per row", Selection, csv::relations),
    export_format(
        "csv-entities",
        "-entities.csv",
        "spreadsheets: one entity per row",
        Selection,
        csv::entities,
    ),
    export_format(
        "mermaid",
        ".mmd",
        "wikis and code hosts that render Mermaid",
        Selection,
        mermaid::mermaid,
    ),
    export_format(
        "turtle",
        ".ttl",
        "RDF stores; keeps the standing of each claim",
        Selection,
        turtle::turtle,
    ),
    export_format("cypher", ".cypher", "Neo4j and Memgraph", Selection, cypher::cypher),
];

pub(crate) const DOSSIER: ExportFormat = ExportFormat {
    name: "dossier",
    suffix: ".md",
    description: "Markdown with footnotes, on the given or marked entities or on the path",
    command: FormatCommand::Dedicated("dossier"),
    input: Chapters,
    writer: dossier::dossier,
};

/// The web page with an interactive map, which is written by an option of `export html`.
pub(crate) const INTERACTIVE_HTML: ExportFormat = ExportFormat {
    name: "interactive",
    suffix: ".html",
    description: "a web page to explore: map, search, filters and sources in one file",
    command: FormatCommand::Dedicated("export html --interactive"),
    input: Chapters,
    writer: html::interactive_html,
};

/// The Graphviz format, which also has a shorter command, `guanxi dot`.
pub(crate) const DOT: ExportFormat = export_format("dot", ".dot", "Graphviz", Selection, dot::dot);

const fn export_format(
    name: &'static str,
    suffix: &'static str,
    description: &'static str,
    input: FormatInput,
    writer: Writer,
) -> ExportFormat {
    ExportFormat { name, suffix, description, command: FormatCommand::Export, input, writer }
}
