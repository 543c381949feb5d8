use std::fmt;
use std::io::{self, Write};

use crate::model::When;
use crate::text::escape::{PercentEncoded, TurtleText};

/// The name of a resource: its type, and its id.
pub(super) struct Iri<'t>(pub(super) &'static str, pub(super) &'t str);

impl fmt::Display for Iri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<urn:guanxi:{}:{}>", self.0, PercentEncoded(self.1))
    }
}

/// Properties with their values in Turtle, in order.
#[derive(Default)]
pub(super) struct ResourceProperties(Vec<(&'static str, String)>);

impl ResourceProperties {
    /// Adds a value that is already in Turtle syntax.
    pub(super) fn add(&mut self, property: &'static str, value: impl fmt::Display) {
        self.0.push((property, value.to_string()));
    }

    /// Adds text, if there is any.
    pub(super) fn text<'v>(&mut self, property: &'static str, text: impl Into<Option<&'v str>>) {
        if let Some(text) = text.into() {
            self.add(property, TurtleText(text));
        }
    }

    /// Adds text with a datatype, such as `rdf:JSON`.
    pub(super) fn typed(&mut self, property: &'static str, text: &str, datatype: &str) {
        self.add(property, format_args!("{}^^{datatype}", TurtleText(text)));
    }

    pub(super) fn date(&mut self, property: &'static str, when: Option<When>) {
        if let Some(when) = when {
            self.typed(property, &when.to_string(), "edtf:EDTF");
        }
    }
}

/// Writes a resource: its class, then its properties.
pub(super) fn write_resource(
    iri: &Iri<'_>,
    class: &str,
    properties: &ResourceProperties,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "\n{iri} a {class}")?;
    for (property, value) in &properties.0 {
        write!(out, " ;\n  {property} {value}")?;
    }
    writeln!(out, " .")
}
