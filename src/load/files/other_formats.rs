//! Recognises files of other programs, to report them with a useful error.

use std::path::Path;

use crate::load::formats::has_extension;
use crate::load::problems::{NewProblem, Rule};

/// The extensions of files that people may try to open as graphs, with a description.
const OTHER_FORMATS: [(&[&str], &str); 11] = [
    (&["csv", "tsv"], "a table"),
    (&["xlsx"], "a workbook"),
    (&["xls", "ods"], "a spreadsheet"),
    (&["graphml", "gexf", "xml", "rdf"], "an XML file"),
    (&["dot", "gv"], "a Graphviz file"),
    (&["gml"], "a GML file"),
    (&["net", "paj"], "a Pajek file"),
    (&["mmd", "mermaid"], "a Mermaid diagram"),
    (&["db", "sqlite", "sqlite3"], "a database"),
    (&["md", "markdown"], "Markdown"),
    (&["ttl", "nt", "cypher", "cql"], "a database script"),
];

/// The problem with a file of another program, recognised by its extension.
pub(super) fn other_format(path: &Path) -> Option<NewProblem> {
    let mut formats = OTHER_FORMATS.iter();
    let (_, description) = formats.find(|(extensions, _)| has_extension(path, extensions))?;
    let message = format!("this is {description}, not a graph in guanxi's YAML or JSON");
    let help = match *description {
        "a table" => "convert it with `guanxi import csv FILE -o DIR`",
        "a workbook" => "convert it with `guanxi import xlsx FILE -o DIR`",
        "a spreadsheet" => "save it as XLSX, then convert it with `guanxi import xlsx FILE -o DIR`",
        _ => {
            "`guanxi init DIR` creates a graph whose comments show where entities, relations and \
             citations go; `guanxi schema` prints the format"
        }
    };
    Some(NewProblem::new(Rule::NoGraph, message, help))
}
