//! Title, description and free-form data of the graph.

use super::resolver::Resolver;
use crate::load::location::Location;
use crate::load::problems::{Fault, Rule};
use crate::model::Extra;

/// The entries of a map of free-form data.
type Entries = Vec<(String, Extra)>;

impl Resolver {
    pub(super) fn title(&mut self, at: &Location<'_>, words: Option<&str>) -> Option<()> {
        let words = words?;
        self.first(&at.slug(), "title", "title")?;
        self.builder.title(words);
        Some(())
    }

    /// Takes what the graph is about.
    pub(super) fn about(&mut self, at: &Location<'_>, words: Option<&str>) -> Option<()> {
        let words = words?;
        self.first(&at.slug(), "about", "about")?;
        self.builder.about(words);
        Some(())
    }

    /// Keeps free-form data on the graph as a whole; maps in several places are put together.
    pub(super) fn extra(&mut self, at: &Location<'_>, extra: Option<Extra>) -> Option<()> {
        let known = self.builder.graph_so_far().extra().cloned();
        let extra = match (known, extra?) {
            (Some(Extra::Map(entries)), Extra::Map(more)) => self.joined(at, entries, more),
            (_, extra) => {
                self.first(&at.slug(), "extra", "")?;
                match extra {
                    Extra::Map(entries) => self.joined(at, Vec::new(), entries),
                    other => other,
                }
            }
        };
        self.builder.extra(extra);
        Some(())
    }

    /// Free-form data with more entries; a fault if a key is given twice.
    fn joined(&mut self, at: &Location<'_>, mut entries: Entries, more: Entries) -> Extra {
        for (name, value) in more {
            if self.first(&at.key(&name), &name, &format!(".{name}")).is_some() {
                entries.push((name, value));
            }
        }
        Extra::Map(entries)
    }

    /// Notes that a graph with something in it has no title.
    pub(super) fn note_no_title(&mut self) {
        let graph = self.builder.graph_so_far();
        let empty = graph.entity_count() == 0 && graph.sources().len() == 0;
        if !empty {
            let help = "add `title:` to guanxi.yaml";
            let fault = Fault::new(Rule::NoTitle, "the graph has no title", help);
            self.problems.at(0, (0, 0), fault);
        }
    }

    /// A fault if a key is given twice; `id` is its name among all the names in its section.
    fn first(&mut self, at: &Location<'_>, name: &str, id: &str) -> Option<()> {
        let Err(first) = self.declare(at, id) else { return Some(()) };
        let message = format!("`{name}` is already given, at {first}");
        self.fault(at, Rule::DuplicateKey, message, "keep one of them");
        None
    }
}
