//! `guanxi diff`: what came, went and changed from one graph to another.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value, json};

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::print::{self, Format, FormatFlags, Listing, Margins};
use crate::model::{EntityId, Graph, RelationId, SourceId};
use crate::output::records;
use crate::query::{Change, Changed, diff};

/// Which two graphs.
#[derive(Args, Clone, Debug)]
pub struct DiffCommand {
    /// The graph as it was: a folder or a file
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The graph as it is
    #[arg(value_name = "NEW")]
    new: PathBuf,
    #[command(flatten)]
    format: FormatFlags,
}

/// What differs in records of one sort.
struct Part {
    /// `entity`, `relation`, `source`.
    sort: &'static str,
    /// The word for several of them.
    plural: &'static str,
    /// New ones.
    came: Vec<Value>,
    /// Those that are no longer there.
    went: Vec<Value>,
    /// Those that say something else now.
    changed: Vec<Revision>,
}

/// One that says something else now.
struct Revision {
    before: Value,
    after: Value,
    fields: Vec<Change>,
}

impl DiffCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let (old, new) = (context.elsewhere(&self.old), context.elsewhere(&self.new));
        let (old, new) = (old.graph()?, new.graph()?);
        let parts = parts(old, new);
        match self.format.format() {
            Format::Json => {
                let records = parts.iter();
                let record: Map<String, Value> =
                    records.map(|part| (part.plural.to_owned(), part.record())).collect();
                writeln!(out, "{}", Value::Object(record))?;
            }
            Format::Tsv => listing(&parts).tsv(out)?,
            Format::Table => {
                parts.iter().try_for_each(|part| part.write(context, out))?;
                if parts.iter().all(Part::is_empty) {
                    writeln!(out, "no difference")?;
                }
            }
        }
        Ok(Status::Done)
    }
}

/// What differs, as records; which one is which is for [`diff`] to say.
fn parts(old: &Graph, new: &Graph) -> [Part; 3] {
    let found = diff(old, new);
    let source = |graph: &Graph, id: SourceId| records::source(graph.source(id));
    let entity = |graph: &Graph, id: EntityId| records::entity(graph, graph.entity(id));
    let relation = |graph: &Graph, id: RelationId| records::relation(graph, graph.relation(id));
    [
        Part {
            sort: "source",
            plural: "sources",
            came: found.sources_came.iter().map(|id| source(new, *id)).collect(),
            went: found.sources_went.iter().map(|id| source(old, *id)).collect(),
            changed: revisions((old, new), found.sources_changed, source),
        },
        Part {
            sort: "entity",
            plural: "entities",
            came: found.entities_came.iter().map(|id| entity(new, *id)).collect(),
            went: found.entities_went.iter().map(|id| entity(old, *id)).collect(),
            changed: revisions((old, new), found.entities_changed, entity),
        },
        Part {
            sort: "relation",
            plural: "relations",
            came: found.relations_came.iter().map(|id| relation(new, *id)).collect(),
            went: found.relations_went.iter().map(|id| relation(old, *id)).collect(),
            changed: revisions((old, new), found.relations_changed, relation),
        },
    ]
}

fn revisions<Id>(
    (old, new): (&Graph, &Graph),
    changed: Vec<Changed<Id>>,
    record: impl Fn(&Graph, Id) -> Value,
) -> Vec<Revision> {
    let revision = |one: Changed<Id>| Revision {
        before: record(old, one.old),
        after: record(new, one.new),
        fields: one.fields,
    };
    changed.into_iter().map(revision).collect()
}

/// A row for each record that came or went, and for each field that changed.
fn listing(parts: &[Part]) -> Listing {
    let mut listing = Listing::new(&["sort", "change", "id", "field", "before", "after"]);
    for part in parts {
        let sort = part.sort;
        for one in &part.went {
            listing.row([sort, "went", id(one), "", says(one), ""].map(str::to_owned));
        }
        for one in &part.came {
            listing.row([sort, "came", id(one), "", "", says(one)].map(str::to_owned));
        }
        for one in &part.changed {
            for Change { field, old, new } in &one.fields {
                let row = [sort, "changed", id(&one.after), field, old, new];
                listing.row(row.map(str::to_owned));
            }
        }
    }
    listing
}

impl Part {
    fn is_empty(&self) -> bool {
        self.came.is_empty() && self.went.is_empty() && self.changed.is_empty()
    }

    fn record(&self) -> Value {
        let changed: Vec<Value> = self
            .changed
            .iter()
            .map(|one| json!({"before": one.before, "after": one.after}))
            .collect();
        json!({"came": self.came, "went": self.went, "changed": changed})
    }

    fn write(&self, context: &Context, out: &mut dyn Write) -> io::Result<()> {
        let line = |text: &str, out: &mut dyn Write| {
            let margins = Margins { first: "", rest: "    " };
            write!(out, "{}", print::wrapped(text, context.ui.width, margins))
        };
        for one in &self.went {
            line(&format!("- {} {}", self.sort, summary(one)), out)?;
        }
        for one in &self.came {
            line(&format!("+ {} {}", self.sort, summary(one)), out)?;
        }
        for one in &self.changed {
            line(&format!("~ {} {}", self.sort, summary(&one.after)), out)?;
            for Change { field, old, new } in &one.fields {
                let [old, new] =
                    [old, new].map(|told| if told.is_empty() { "nothing" } else { told });
                line(&format!("    {field}: {old} → {new}"), out)?;
            }
        }
        Ok(())
    }
}

/// A record in a line: its id and what it says.
fn summary(record: &Value) -> String {
    format!("{}: {}", id(record), says(record))
}

fn id(record: &Value) -> &str {
    record["id"].as_str().unwrap_or_default()
}

/// The claim of a relation, the name of an entity, the title of a source.
fn says(record: &Value) -> &str {
    let text = |key: &str| record[key].as_str().unwrap_or_default();
    let says = ["claim", "name", "title"].into_iter().map(text).find(|said| !said.is_empty());
    says.unwrap_or_default()
}
