//! `guanxi diff`: what came, went and changed from one graph to another.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value, json};

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::print::{self, Listing, Margins, Shape, ShapeArguments};
use crate::export::record;
use crate::model::Graph;

/// Which two graphs.
#[derive(Args, Clone, Debug)]
pub struct Diff {
    /// The graph as it was: a folder or a file
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The graph as it is
    #[arg(value_name = "NEW")]
    new: PathBuf,
    #[command(flatten)]
    shape: ShapeArguments,
}

/// Records of one sort by id, in order.
type Records = BTreeMap<String, Value>;

/// What differs in records of one sort.
struct Change {
    /// `entity`, `relation`, `source`.
    sort: &'static str,
    /// The word for several of them.
    plural: &'static str,
    /// New ones.
    came: Vec<Value>,
    /// Those that are no longer there.
    went: Vec<Value>,
    /// Those that say something else now, before and after.
    changed: Vec<(Value, Value)>,
}

impl Diff {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let (old, new) = (context.elsewhere(&self.old), context.elsewhere(&self.new));
        let (old, new) = (old.graph()?, new.graph()?);
        let changes = [
            Change::between(("source", "sources"), sources(old), sources(new)),
            Change::between(("entity", "entities"), entities(old), entities(new)),
            Change::between(("relation", "relations"), relations(old), relations(new)),
        ];
        match self.shape.shape() {
            Shape::Json => {
                let records = changes.iter();
                let record: Map<String, Value> =
                    records.map(|change| (change.plural.to_owned(), change.record())).collect();
                writeln!(out, "{}", Value::Object(record))?;
            }
            Shape::Tsv => listing(&changes).tsv(out)?,
            Shape::Table => {
                changes.iter().try_for_each(|change| change.write(context, out))?;
                if changes.iter().all(Change::is_empty) {
                    writeln!(out, "no difference")?;
                }
            }
        }
        Ok(Status::Done)
    }
}

/// A row for each record that came or went, and for each field that changed.
fn listing(changes: &[Change]) -> Listing {
    let mut listing = Listing::new(&["sort", "change", "id", "field", "before", "after"]);
    for change in changes {
        for (word, records) in [("went", &change.went), ("came", &change.came)] {
            for one in records {
                let says = says(one).to_owned();
                let (before, after) =
                    if word == "went" { (says, String::new()) } else { (String::new(), says) };
                listing.row([
                    change.sort.to_owned(),
                    word.to_owned(),
                    id(one).to_owned(),
                    String::new(),
                    before,
                    after,
                ]);
            }
        }
        for (before, after) in &change.changed {
            for field in fields_that_differ(before, after) {
                listing.row([
                    change.sort.to_owned(),
                    "changed".to_owned(),
                    id(after).to_owned(),
                    field.to_owned(),
                    before[field].to_string(),
                    after[field].to_string(),
                ]);
            }
        }
    }
    listing
}

fn sources(graph: &Graph) -> Records {
    graph.sources().map(|one| (one.slug().to_owned(), record::source(one))).collect()
}

fn entities(graph: &Graph) -> Records {
    graph.entities().map(|one| (one.slug().to_owned(), record::entity(graph, one))).collect()
}

fn relations(graph: &Graph) -> Records {
    graph.relations().map(|one| (one.name().to_string(), record::relation(graph, one))).collect()
}

impl Change {
    fn between(
        (sort, plural): (&'static str, &'static str),
        mut old: Records,
        new: Records,
    ) -> Self {
        let (came, went, changed) = (Vec::new(), Vec::new(), Vec::new());
        let mut change = Self { sort, plural, came, went, changed };
        for (id, after) in new {
            match old.remove(&id) {
                None => change.came.push(after),
                Some(before) if before != after => change.changed.push((before, after)),
                Some(_) => {}
            }
        }
        change.went.extend(old.into_values());
        change
    }

    fn is_empty(&self) -> bool {
        self.came.is_empty() && self.went.is_empty() && self.changed.is_empty()
    }

    fn record(&self) -> Value {
        let changed: Vec<Value> = self
            .changed
            .iter()
            .map(|(before, after)| json!({"before": before, "after": after}))
            .collect();
        json!({"came": self.came, "went": self.went, "changed": changed})
    }

    fn write(&self, context: &Context, out: &mut dyn Write) -> io::Result<()> {
        let line = |text: &str, out: &mut dyn Write| {
            let margins = Margins { first: "", rest: "    " };
            write!(out, "{}", print::wrapped(text, context.width, margins))
        };
        for one in &self.went {
            line(&format!("- {} {}", self.sort, summary(one)), out)?;
        }
        for one in &self.came {
            line(&format!("+ {} {}", self.sort, summary(one)), out)?;
        }
        for (before, after) in &self.changed {
            line(&format!("~ {} {}", self.sort, summary(after)), out)?;
            for field in fields_that_differ(before, after) {
                line(&format!("    {field}: {} → {}", before[field], after[field]), out)?;
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

fn fields_that_differ<'v>(before: &'v Value, after: &Value) -> Vec<&'v str> {
    let keys = before.as_object().into_iter().flat_map(Map::keys);
    keys.map(String::as_str).filter(|key| before[*key] != after[*key]).collect()
}
