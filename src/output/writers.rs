//! The table of export formats, which the command line, the export menu and the README use, and their writers.

mod csv;
mod cypher;
pub(crate) mod dossier;
mod dot;
mod gexf;
mod graphml;
mod html;
mod json;
mod links;
mod mermaid;
mod picture;
mod svg;
mod turtle;
pub(crate) mod yaml;

use super::export_format::FormatInput::{self, Chapters, Picture, Selection};
use super::export_format::{ExportFormat, FormatCommand, FormatOutput, FormatReferences, Writer};
pub(crate) use html::MAX_ENTITIES_ON_PAGE;
pub(super) use links::LinkedClaims;
pub(crate) use mermaid::MAX_MERMAID_EDGES;

/// Every format, those for people first.
pub static EXPORT_FORMATS: &[ExportFormat] = &[
    DOSSIER,
    export_format(
        "html",
        ".html",
        "A dossier as a web page, with a picture",
        Chapters,
        html::write_html,
    ),
    INTERACTIVE_HTML,
    ExportFormat {
        name: "picture",
        suffix: ".txt",
        description: "A picture as plain text",
        command: FormatCommand::Dedicated("draw"),
        input: Picture,
        references: FormatReferences::None,
        output: FormatOutput::File(picture::write_picture),
    },
    export_format(
        "svg",
        ".svg",
        "A picture as vector graphics, for a page or a slide",
        Picture,
        svg::write_svg,
    ),
    record_format(
        "json",
        ".json",
        "One JSON document, one record per line",
        json::write_json,
        FormatReferences::WithinFile,
    ),
    record_format(
        "yaml",
        ".yaml",
        "One YAML file, to edit and to open in guanxi",
        yaml::write_yaml,
        FormatReferences::WithinFile,
    ),
    DOT,
    record_format(
        "graphml",
        ".graphml",
        "For yEd, Cytoscape, igraph and NetworkX, with every field",
        graphml::write_graphml,
        FormatReferences::AnyClaims,
    ),
    record_format(
        "gexf",
        ".gexf",
        "For Gephi and its timeline, with every field",
        gexf::write_gexf,
        FormatReferences::AnyClaims,
    ),
    export_format(
        "csv",
        ".csv",
        "For spreadsheets, Gephi and Kumu: one relation per row",
        Selection,
        csv::write_relations,
    ),
    record_format(
        "csv-entities",
        "-entities.csv",
        "For spreadsheets, Gephi and Kumu: one entity per row",
        csv::write_entities,
        FormatReferences::AnyClaims,
    ),
    export_format(
        "csv-citations",
        "-citations.csv",
        "For spreadsheets: one citation per row, with its claim, words and URL",
        Selection,
        csv::write_citations,
    ),
    export_format(
        "csv-sources",
        "-sources.csv",
        "For spreadsheets: one source per row",
        Selection,
        csv::write_sources,
    ),
    ExportFormat {
        name: "csv-set",
        suffix: "/",
        description: "A folder (`-o DIR`) with a lossless set of tables, for pandas and `guanxi import csv`",
        command: FormatCommand::Export,
        input: Selection,
        references: FormatReferences::WithinFile,
        output: FormatOutput::Folder(csv::SET_FILES),
    },
    export_format(
        "mermaid",
        ".mmd",
        "For wikis and code hosts that render Mermaid",
        Selection,
        mermaid::write_mermaid,
    ),
    record_format(
        "turtle",
        ".ttl",
        "For RDF stores; keeps the standing of each claim",
        turtle::write_turtle,
        FormatReferences::AnyClaims,
    ),
    record_format(
        "cypher",
        ".cypher",
        "For Neo4j and Memgraph",
        cypher::write_cypher,
        FormatReferences::AnyClaims,
    ),
];

pub(crate) const DOSSIER: ExportFormat = ExportFormat {
    name: "dossier",
    suffix: ".md",
    description: "Markdown with footnotes, on the given or marked entities or on the path",
    command: FormatCommand::Dedicated("dossier"),
    input: Chapters,
    references: FormatReferences::None,
    output: FormatOutput::File(dossier::write_dossier),
};

/// The web page with an interactive map, which `export html --interactive` writes.
pub(crate) const INTERACTIVE_HTML: ExportFormat = ExportFormat {
    name: "interactive",
    suffix: ".html",
    description: "A web page to explore: map, search, filters and sources in one file",
    command: FormatCommand::Dedicated("export html --interactive"),
    input: Chapters,
    references: FormatReferences::None,
    output: FormatOutput::File(html::write_interactive_html),
};

/// The Graphviz format, which also has a shorter command, `guanxi dot`.
pub(crate) const DOT: ExportFormat =
    export_format("dot", ".dot", "For Graphviz", Selection, dot::write_dot);

const fn export_format(
    name: &'static str,
    suffix: &'static str,
    description: &'static str,
    input: FormatInput,
    writer: Writer,
) -> ExportFormat {
    let output = FormatOutput::File(writer);
    let references = FormatReferences::None;
    ExportFormat {
        name,
        suffix,
        description,
        command: FormatCommand::Export,
        input,
        references,
        output,
    }
}

const fn record_format(
    name: &'static str,
    suffix: &'static str,
    description: &'static str,
    writer: Writer,
    references: FormatReferences,
) -> ExportFormat {
    ExportFormat { references, ..export_format(name, suffix, description, Selection, writer) }
}
