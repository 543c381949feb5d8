//! From records to the model: slugs become ids, and every fault of meaning is noticed.

mod about;
mod citation;
mod dropped;
mod entity;
mod field;
mod relation;
mod source;
mod vocabulary;

use std::collections::HashMap;

use dropped::Dropped;
pub(super) use dropped::Why;

use super::item::{Item, Section, Start};
use super::nearest::Guesses;
use super::path::Path;
use super::problems::{Fault, Problems};
use super::rule::Rule;
use super::tree::TreeFault;
use crate::model::{Articles, Builder, EntityKindId, Origin, RelationKindId, SourceId};

/// Puts the graph together from records, and notes what is wrong with them.
///
/// Kinds come first, then sources, entities and relations, whatever the order in the files.
#[derive(Debug, Default)]
pub(super) struct Resolver {
    pub(super) builder: Builder,
    pub(super) problems: Problems,
    pub(super) articles: Articles,
    guesses: Guesses,
    /// The keys of the item at hand that lost their values to a fault noted before.
    pub(super) cut: Vec<String>,
    /// What was said of the graph as a whole, and in which file and line.
    said: Vec<(&'static str, u32, u32)>,
    entity_kinds: HashMap<String, EntityKindId>,
    relation_kinds: HashMap<String, RelationKindId>,
    sources: HashMap<String, SourceId>,
    /// Where each kind is declared.
    declared: HashMap<(Section, String), Origin>,
    /// The source that starts at a place.
    source_starts: HashMap<Start, SourceId>,
    /// Faults, by file, that may be of the cut: the entry may be in order where it stands.
    pub(super) cuts: Vec<(u32, TreeFault)>,
    dropped: Dropped,
}

impl Resolver {
    /// A resolver that notes problems in this list.
    pub(super) fn new(problems: Problems) -> Self {
        Self { problems, ..Self::default() }
    }

    /// Notes a fault in an item.
    fn fault(
        &mut self,
        rule: Rule,
        item: &Item<'_>,
        path: &Path<'_>,
        message: &str,
        help: Option<String>,
    ) {
        let lost = match rule {
            Rule::Missing => path.last_key(),
            Rule::Uncited => Some("cites"),
            _ => None,
        };
        if lost.is_some_and(|key| self.cut.iter().any(|cut| cut == key)) {
            return;
        }
        self.problems.fault(item, path, Fault::new(rule, message).maybe_help(help));
    }

    /// Remembers an entry that was left out, so that what names it is no fault of its own.
    pub(super) fn leave_out(&mut self, item: &Item<'_>, slug: &str, why: Why) {
        let place = item.place(&Path::SLUG);
        self.dropped.entry(item, slug, place, why);
    }

    /// A place as messages name it: `file:line`.
    fn told(&self, origin: Origin) -> String {
        format!("{}:{}", self.problems.name(origin.file), origin.line)
    }
}

/// Where an item is written.
fn origin(item: &Item<'_>) -> Origin {
    Origin { file: item.file, line: item.line }
}
