//! The vocabulary of a graph: kinds of entities and relations.

use super::field::present;
use super::resolver::Resolver;
use crate::load::location::Location;
use crate::load::problems::Rule;
use crate::load::record::{EntityKindRecord, Named, RelationKindRecord, Word};
use crate::load::section::Section;
use crate::model::{EntityKindId, NewRelationKind, Tone};
use crate::text::did_you_mean;

impl Resolver {
    pub(super) fn entity_kind(
        &mut self,
        at: &Location<'_>,
        entry: &Named<'_, EntityKindRecord<'_>>,
    ) -> Option<()> {
        let slug = &*entry.name;
        self.new_kind(at, slug)?;
        let plural =
            present(entry.record.plural.as_ref()).map_or_else(|| format!("{slug}s"), str::to_owned);
        let id = self.builder.entity_kind(slug, &plural);
        self.entity_kinds.insert(slug.to_owned(), id);
        Some(())
    }

    pub(super) fn relation_kind(
        &mut self,
        at: &Location<'_>,
        entry: &Named<'_, RelationKindRecord<'_>>,
    ) -> Option<()> {
        let slug = &*entry.name;
        let record = &entry.record;
        self.new_kind(at, slug)?;
        let mutual = self.truth(&at.key("mutual"), record.mutual.as_ref());
        let tone = self.word(&at.key("tone"), record.tone.as_ref(), Tone::ALL);
        let says =
            present(record.says.as_ref()).map_or_else(|| slug.replace('_', " "), str::to_owned);
        let back = present(record.back.as_ref());
        if back.is_none() && mutual == Some(false) {
            let message = format!("`{slug}` has no `back`, so it reads \"{says}\" from both ends");
            self.report(&at.slug(), Rule::NoBack, message, "say how it reads from the second end, such as `back: was advised by`, or that it is `mutual: true`");
        }
        let new = NewRelationKind {
            slug,
            says: &says,
            back,
            mutual: mutual.unwrap_or_default(),
            family: present(record.family.as_ref()),
            tone: tone.unwrap_or_default(),
            from: self.kinds(&at.key("from"), record.from.as_deref()),
            to: self.kinds(&at.key("to"), record.to.as_deref()),
        };
        let id = self.builder.relation_kind(&new);
        self.relation_kinds.insert(slug.to_owned(), id);
        Some(())
    }

    fn new_kind(&mut self, at: &Location<'_>, slug: &str) -> Option<()> {
        self.slug(&at.slug(), slug, "_")?;
        let Err(first) = self.declare(at, slug) else { return Some(()) };
        let message = format!("kind `{slug}` already exists, at {first}");
        self.report(&at.slug(), Rule::DuplicateKind, message, "keep one of them");
        None
    }

    /// A boolean, false by default; reports any other value.
    fn truth(&mut self, at: &Location<'_>, value: Option<&Word<'_>>) -> Option<bool> {
        match present(value) {
            None | Some("false") => Some(false),
            Some("true") => Some(true),
            Some(other) => {
                let key = at.last_key().unwrap_or_default();
                let message = format!("`{other}` is neither true nor false");
                let help = format!("write `{key}: true`, or remove it");
                self.report(at, Rule::BadValue, message, help);
                None
            }
        }
    }

    /// The ids of listed kinds; undeclared ones are reported and left out.
    fn kinds(&mut self, at: &Location<'_>, names: Option<&[Word<'_>]>) -> Vec<EntityKindId> {
        let names = names.unwrap_or_default().iter().enumerate();
        names.filter_map(|(index, name)| self.kind_of_entity(&at.at(index), name)).collect()
    }

    pub(super) fn kind_of_entity(&mut self, at: &Location<'_>, name: &str) -> Option<EntityKindId> {
        let known = self.entity_kinds.get(name).copied();
        if known.is_none() && !self.dropped.suppresses(at, Section::EntityKinds, name) {
            let kinds = self.builder.graph_so_far().entity_kinds();
            let help = did_you_mean(name, kinds.iter().map(|kind| kind.slug.as_str()))
                .unwrap_or_else(|| "declare it under `entity_kinds:`".to_owned());
            let message = format!("`{name}` is not one of the entity kinds");
            self.report(at, Rule::UnknownKind, message, help);
        }
        known
    }
}
