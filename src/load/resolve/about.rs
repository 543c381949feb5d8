use super::resolver::Resolver;
use crate::load::location::Location;
use crate::load::problems::{NewProblem, Rule};
use crate::model::Extra;

type Entries = Vec<(String, Extra)>;

impl Resolver {
    pub(super) fn title(&mut self, at: &Location<'_>, words: Option<&str>) -> Option<()> {
        self.first(&at.slug(), "title", "title")?;
        self.builder.title(words?);
        Some(())
    }

    pub(super) fn about(&mut self, at: &Location<'_>, words: Option<&str>) -> Option<()> {
        self.first(&at.slug(), "about", "about")?;
        self.builder.about(words?);
        Some(())
    }

    /// Sets the free-form data of the graph; maps in several places are merged.
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

    /// Merges free-form data; reports keys given twice.
    fn joined(&mut self, at: &Location<'_>, mut entries: Entries, more: Entries) -> Extra {
        for (name, value) in more {
            if self.first(&at.key(&name), &name, &format!(".{name}")).is_some() {
                entries.push((name, value));
            }
        }
        Extra::Map(entries)
    }

    /// Reports a missing title, unless the graph is empty.
    pub(super) fn note_no_title(&mut self) {
        let graph = self.builder.graph_so_far();
        let empty = graph.entity_count() == 0 && graph.sources().len() == 0;
        if !empty {
            let help = "add `title:` to guanxi.yaml";
            let problem = NewProblem::new(Rule::NoTitle, "the graph has no title", help);
            self.problems.add_at(0, (0, 0), problem);
        }
    }

    /// Reports a key that is given twice; `id` identifies it within its section.
    fn first(&mut self, at: &Location<'_>, name: &str, id: &str) -> Option<()> {
        let Err(first) = self.declare(at, id) else { return Some(()) };
        let message = format!("`{name}` is already given, at {first}");
        self.report(at, Rule::DuplicateKey, message, "keep one of them");
        None
    }
}
