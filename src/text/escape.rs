//! Escapers, one per output syntax, so that no graph text is interpreted as markup, code or a formula.

mod csv;
mod cypher;
mod dot;
mod markdown;
mod mermaid;
mod quote;
mod script;
mod shell;
mod turtle;
mod xml;

pub(crate) use csv::{escape_csv_cell, unescape_csv_cell};
pub(crate) use cypher::{CypherName, CypherText};
pub(crate) use dot::{DotName, DotText};
pub(crate) use markdown::escape_markdown;
pub(crate) use mermaid::MermaidLabel;
pub(crate) use script::ScriptData;
pub(crate) use shell::{quote_shell_path, quote_shell_word};
pub(crate) use turtle::{PercentEncoded, TurtleText};
pub(crate) use xml::Xml;
