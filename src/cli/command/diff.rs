//! `guanxi diff`: lists what was added, removed or changed between two graphs.

mod versions;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use versions::load_versions;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::print::{Format, FormatFlags, Listing, TextWriter};
use crate::model::{EntityKindId, Graph, RelationKindId};
use crate::output::records;
use crate::query::{Changes, FieldChange, diff};

#[derive(Args, Clone, Debug)]
pub(crate) struct DiffCommand {
    /// The old graph: a folder, a file or a git revision; REV..REV and REV...REV work as in git
    #[arg(value_name = "OLD")]
    old: String,
    /// The new graph: a folder, a file or a git revision [default: the graph as it is now]
    #[arg(value_name = "NEW")]
    new: Option<String>,
    /// Treat OLD and NEW as versions of this file or folder of the graph, as `git difftool` passes them
    #[arg(long, value_name = "PATH", requires = "new")]
    of: Option<PathBuf>,
    #[command(flatten)]
    format: FormatFlags,
}

struct RecordChanges {
    /// `graph`, `entity kind`, `relation kind`, `source`, `entity` or `relation`.
    record_type: &'static str,
    plural: &'static str,
    added: Vec<Value>,
    removed: Vec<Value>,
    /// `{before, after}` for each changed record, and the fields that differ.
    changed: Vec<(Value, Vec<FieldChange>)>,
}

impl DiffCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let [old, new] =
            load_versions(context, &self.old, self.new.as_deref(), self.of.as_deref())?;
        let (old, new) = (&old.graph, &new.graph);
        let changes = changes_by_type(old, new);
        match self.format.format() {
            Format::Json => {
                let record: Value =
                    changes.iter().map(|changes| (changes.plural, changes.to_json())).collect();
                writeln!(out, "{record}")?;
            }
            Format::Tsv => listing(&changes).write_tsv(out)?,
            Format::Table => {
                let writer = &mut TextWriter::new(new, context.ui, out);
                changes.iter().try_for_each(|changes| changes.write(writer))?;
                if changes.iter().all(RecordChanges::is_empty) {
                    writer.line("", "no differences", 0)?;
                }
            }
        }
        Ok(())
    }
}

fn changes_by_type(old: &Graph, new: &Graph) -> [RecordChanges; 6] {
    let changes = diff(old, new);
    let graphs = (old, new);
    [
        graph_changes(graphs, changes.graph),
        record_changes(
            ("entity kind", "entity_kinds"),
            graphs,
            changes.entity_kinds,
            entity_kind_record,
        ),
        record_changes(
            ("relation kind", "relation_kinds"),
            graphs,
            changes.relation_kinds,
            relation_kind_record,
        ),
        record_changes(("source", "sources"), graphs, changes.sources, |graph, id| {
            records::source(graph.source(id))
        }),
        record_changes(("entity", "entities"), graphs, changes.entities, |graph, id| {
            records::entity(graph, graph.entity(id))
        }),
        record_changes(("relation", "relations"), graphs, changes.relations, records::relation),
    ]
}

/// The changed fields of the graph itself, which is never added or removed.
fn graph_changes((old, new): (&Graph, &Graph), fields: Vec<FieldChange>) -> RecordChanges {
    let mut changed = Vec::new();
    if !fields.is_empty() {
        let (before, after) = (records::graph(old), records::graph(new));
        changed.push((json!({"before": before, "after": after}), fields));
    }
    RecordChanges {
        record_type: "graph",
        plural: "graph",
        added: Vec::new(),
        removed: Vec::new(),
        changed,
    }
}

fn entity_kind_record(graph: &Graph, id: EntityKindId) -> Value {
    let kind = graph.entity_kind(id);
    records::with(records::entity_kind(kind), "id", kind.slug.as_str())
}

fn relation_kind_record(graph: &Graph, id: RelationKindId) -> Value {
    let kind = graph.relation_kind(id);
    records::with(records::relation_kind(graph, kind), "id", kind.slug.as_str())
}

fn record_changes<Id>(
    (record_type, plural): (&'static str, &'static str),
    (old, new): (&Graph, &Graph),
    changes: Changes<Id>,
    record: impl Fn(&Graph, Id) -> Value,
) -> RecordChanges {
    let revisions = changes.changed.into_iter().map(|revision| {
        let (before, after) = (record(old, revision.old), record(new, revision.new));
        (json!({"before": before, "after": after}), revision.fields)
    });
    RecordChanges {
        record_type,
        plural,
        changed: revisions.collect(),
        added: changes.added.into_iter().map(|id| record(new, id)).collect(),
        removed: changes.removed.into_iter().map(|id| record(old, id)).collect(),
    }
}

fn listing(changes_by_type: &[RecordChanges]) -> Listing {
    let mut rows = Vec::new();
    for changes in changes_by_type {
        let record_type = changes.record_type;
        rows.extend(
            changes
                .removed
                .iter()
                .map(|item| [record_type, "removed", id(item), "", title(item), ""]),
        );
        rows.extend(
            changes.added.iter().map(|item| [record_type, "added", id(item), "", "", title(item)]),
        );
        for (record, fields) in &changes.changed {
            for FieldChange { field, old, new } in fields {
                rows.push([record_type, "changed", id(&record["after"]), field, old, new]);
            }
        }
    }
    let rows = rows.into_iter().map(|row| row.map(str::to_owned));
    Listing::new(["type", "change", "id", "field", "before", "after"], rows)
}

impl RecordChanges {
    fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }

    fn to_json(&self) -> Value {
        let changed: Vec<&Value> = self.changed.iter().map(|(record, _)| record).collect();
        json!({"added": self.added, "removed": self.removed, "changed": changed})
    }

    fn write(&self, writer: &mut TextWriter<'_>) -> io::Result<()> {
        for (sign, records) in [("-", &self.removed), ("+", &self.added)] {
            for record in records {
                self.write_record(sign, record, writer)?;
            }
        }
        for (record, fields) in &self.changed {
            self.write_record("~", &record["after"], writer)?;
            for FieldChange { field, old, new } in fields {
                let [old, new] =
                    [old, new].map(|text| if text.is_empty() { "(none)" } else { text });
                writer.line("    ", &format!("{field}: {old} → {new}"), 4)?;
            }
        }
        Ok(())
    }

    fn write_record(
        &self,
        sign: &str,
        record: &Value,
        writer: &mut TextWriter<'_>,
    ) -> io::Result<()> {
        let id = match id(record) {
            "" => String::new(),
            id => format!(" {id}"),
        };
        writer.line("", &format!("{sign} {}{id}: {}", self.record_type, title(record)), 4)
    }
}

/// Empty for the graph itself.
fn id(record: &Value) -> &str {
    record["id"].as_str().unwrap_or_default()
}

/// The claim of a relation, the name of an entity, the title of the graph or a source, or the label or plural of a kind.
fn title(record: &Value) -> &str {
    let text = |key: &str| record[key].as_str().unwrap_or_default();
    let mut texts = ["claim", "name", "title", "says", "plural"].into_iter().map(text);
    texts.find(|text| !text.is_empty()).unwrap_or_default()
}
