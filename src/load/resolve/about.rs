use super::resolver::Resolver;
use crate::load::location::Location;
use crate::load::problems::{NewProblem, Rule};
use crate::model::Extra;
use crate::text::has_visible_text;

type Entries = Vec<(String, Extra)>;

impl Resolver {
    pub(super) fn add_title(&mut self, at: &Location<'_>, title: Option<&str>) -> Option<()> {
        self.declare_key(&at.slug(), "title", "title")?;
        self.builder.set_title(title.filter(|title| has_visible_text(title))?);
        Some(())
    }

    pub(super) fn add_about(&mut self, at: &Location<'_>, about: Option<&str>) -> Option<()> {
        self.declare_key(&at.slug(), "about", "about")?;
        self.builder.set_about(about.filter(|about| has_visible_text(about))?);
        Some(())
    }

    /// Sets the free-form data of the graph, or merges it with that of earlier files.
    pub(super) fn add_extra(&mut self, at: &Location<'_>, extra: Option<Extra>) -> Option<()> {
        let existing = self.builder.graph_so_far().extra().cloned();
        let extra = match (existing, extra?) {
            (Some(Extra::Map(entries)), Extra::Map(more)) => self.merge_extra(at, entries, more),
            (_, extra) => {
                self.declare_key(&at.slug(), "extra", "")?;
                match extra {
                    Extra::Map(entries) => self.merge_extra(at, Vec::new(), entries),
                    other => other,
                }
            }
        };
        self.builder.set_extra(extra);
        Some(())
    }

    /// Appends the added entries; reports keys that already exist.
    fn merge_extra(&mut self, at: &Location<'_>, mut entries: Entries, added: Entries) -> Extra {
        for (name, value) in added {
            if self.declare_key(&at.key(&name), &name, &format!(".{name}")).is_some() {
                entries.push((name, value));
            }
        }
        Extra::Map(entries)
    }

    pub(super) fn report_missing_title(&mut self) {
        let graph = self.builder.graph_so_far();
        let is_empty = graph.entity_count() == 0 && graph.sources().len() == 0;
        if !is_empty {
            let help = "add `title:` to guanxi.yaml";
            let problem = NewProblem::new(Rule::NoTitle, "the graph has no title", help);
            self.problems.add_at(0, (0, 0), problem);
        }
    }

    /// Reports `name` if `id`, which is unique within the section, was declared before.
    fn declare_key(&mut self, at: &Location<'_>, name: &str, id: &str) -> Option<()> {
        let Err(first) = self.declare(at, id) else { return Some(()) };
        let message = format!("`{name}` is already set at {first}");
        self.report(at, Rule::DuplicateKey, message, "keep one of them");
        None
    }
}
