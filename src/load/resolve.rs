//! From records to the model: slugs become ids, and every fault of meaning is noticed.

mod about;
mod citation;
mod entity;
mod field;
mod relation;
mod source;
mod vocabulary;

use std::collections::HashMap;

use super::articles::Articles;
use super::item::{Item, Section};
use super::nearest::Guesses;
use super::path::Path;
use super::problems::{Fault, Problems};
use super::rule::Rule;
use crate::model::{Builder, EntityKindId, Origin, RelationKindId, SourceId};

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
    /// The source that is written in a file and line.
    source_lines: HashMap<(u32, u32), SourceId>,
    /// Entities that were left out, with how many relations went with them.
    broken: HashMap<String, Broken>,
}

/// An entity that was left out.
#[derive(Debug)]
struct Broken {
    file: u32,
    place: (u32, u32),
    relations: usize,
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

    /// A place as messages name it: `file:line`.
    fn told(&self, origin: Origin) -> String {
        format!("{}:{}", self.problems.name(origin.file), origin.line)
    }

    /// Says once for each entity left out how many relations went with it.
    pub(super) fn note_left_out(&mut self) {
        let mut broken: Vec<(String, Broken)> =
            self.broken.drain().filter(|(_, entity)| entity.relations > 0).collect();
        broken.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        for (slug, entity) in broken {
            let count = match entity.relations {
                1 => "1 relation is".to_owned(),
                many => format!("{many} relations are"),
            };
            let message = format!("{count} left out with `{slug}`, which has an error");
            let fault = Fault::new(Rule::LeftOut, message).help("mend the entity first");
            self.problems.at(entity.file, entity.place, fault);
        }
    }
}

/// Where an item is written.
fn origin(item: &Item<'_>) -> Origin {
    Origin { file: item.file, line: item.line }
}
