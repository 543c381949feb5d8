//! `guanxi schema`: prints the JSON Schema of the YAML format, for editors.

use std::io::Write;

use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::model::Graph;
use crate::settings::{Origin, Setting};

/// JSON Schema, draft 2020-12. A test checks it against the loader and the graphs.
pub(super) const SCHEMA: &str = include_str!("schema/guanxi.json");

/// Prints the schema of the format. With `--graph`, it allows only the slugs, kinds and citations of that graph.
pub(super) fn print_schema(context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    if context.settings().get(Setting::Graph).origin != Origin::Flag {
        return Ok(out.write_all(SCHEMA.as_bytes())?);
    }
    let schema = schema_for(context.graph()?);
    Ok(writeln!(out, "{schema:#}")?)
}

#[expect(clippy::indexing_slicing, reason = "the schema is an object with definitions")]
fn schema_for(graph: &Graph) -> Value {
    let mut schema: Value = SCHEMA.parse().expect("the embedded schema is valid JSON");
    // A source without gists takes its paragraphs from its article, which is not read here, so citations stay unrestricted.
    let all_have_gists = graph.sources().all(|source| source.paragraph_count() > 0);
    let citations = graph.sources().filter(|_| all_have_gists).flat_map(|source| {
        (1..=source.paragraph_count()).map(move |number| format!("{}#{number}", source.slug()))
    });
    let definitions: [(&str, Vec<Value>); 5] = [
        ("entity_slug", graph.entities().map(|entity| entity.slug().into()).collect()),
        ("source_slug", graph.sources().map(|source| source.slug().into()).collect()),
        ("entity_kind_slug", graph.entity_kinds().iter().map(|kind| json!(kind.slug)).collect()),
        (
            "relation_kind_slug",
            graph.relation_kinds().iter().map(|kind| json!(kind.slug)).collect(),
        ),
        ("reference", citations.map(Value::from).collect()),
    ];
    // An `enum` must not be empty.
    for (name, values) in definitions.into_iter().filter(|(_, values)| !values.is_empty()) {
        schema["$defs"][name] = json!({"enum": values});
    }
    schema
}
