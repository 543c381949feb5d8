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

pub(crate) use csv::csv_cell;
pub(crate) use cypher::{CypherName, CypherText};
pub(crate) use dot::{DotName, DotText};
pub(crate) use markdown::markdown;
pub(crate) use mermaid::MermaidLabel;
pub(crate) use script::ScriptData;
pub(crate) use shell::shell_word;
pub(crate) use turtle::{PercentEncoded, TurtleText};
pub(crate) use xml::Xml;
