//! `guanxi schema`: prints the JSON Schema of the YAML format, for editors.

use std::io::Write;

use crate::cli::failure::Failure;

/// JSON Schema, draft 2020-12. A test checks it against the loader and the graphs.
const SCHEMA: &str = include_str!("schema/guanxi.json");

pub(super) fn schema(out: &mut dyn Write) -> Result<(), Failure> {
    Ok(out.write_all(SCHEMA.as_bytes())?)
}
