//! The words of a graph: kinds of entities and relations.

use super::field::present;
use super::{Resolver, origin};
use crate::load::item::{Item, Section};
use crate::load::path::Path;
use crate::load::record::{EntityKindRecord, Named, RelationKindRecord, Word};
use crate::load::rule::Rule;
use crate::model::{EntityKindId, NewRelationKind, Tone};
use crate::text::did_you_mean;

impl Resolver {
    /// Adds a kind of entity.
    pub(in crate::load) fn entity_kind(
        &mut self,
        item: &Item<'_>,
        entry: &Named<'_, EntityKindRecord<'_>>,
    ) -> Option<()> {
        let slug = &*entry.name;
        self.slug(item, slug, "_")?;
        self.new_kind(item, slug)?;
        let plural =
            present(entry.record.plural.as_ref()).map_or_else(|| format!("{slug}s"), str::to_owned);
        let id = self.builder.entity_kind(slug, &plural);
        self.entity_kinds.insert(slug.to_owned(), id);
        Some(())
    }

    /// Adds a kind of relation.
    pub(in crate::load) fn relation_kind(
        &mut self,
        item: &Item<'_>,
        entry: &Named<'_, RelationKindRecord<'_>>,
    ) -> Option<()> {
        let slug = &*entry.name;
        let record = &entry.record;
        self.slug(item, slug, "_")?;
        self.new_kind(item, slug)?;
        let mutual = self.truth(item, "mutual", record.mutual.as_ref());
        let tone = self.word(item, &Path::TOP.key("tone"), record.tone.as_ref(), Tone::ALL);
        let says =
            present(record.says.as_ref()).map_or_else(|| slug.replace('_', " "), str::to_owned);
        let back = present(record.back.as_ref());
        if back.is_none() && mutual == Some(false) {
            let message = format!("`{slug}` has no `back`, so it reads \"{says}\" from both ends");
            let help = "say how the second end tells it, such as `back: was advised by`, or that it is `mutual: true`";
            self.fault(Rule::NoBack, item, &Path::SLUG, &message, Some(help.to_owned()));
        }
        let new = NewRelationKind {
            slug,
            says: &says,
            back,
            mutual: mutual.unwrap_or_default(),
            family: present(record.family.as_ref()),
            tone: tone.unwrap_or_default(),
            from: self.kinds(item, "from", record.from.as_deref()),
            to: self.kinds(item, "to", record.to.as_deref()),
        };
        let id = self.builder.relation_kind(&new);
        self.relation_kinds.insert(slug.to_owned(), id);
        Some(())
    }

    /// Remembers where a kind is declared, unless there is one of that name already.
    fn new_kind(&mut self, item: &Item<'_>, slug: &str) -> Option<()> {
        let key = (item.section, slug.to_owned());
        let Some(first) = self.declared.get(&key).copied() else {
            self.declared.insert(key, origin(item));
            return Some(());
        };
        let message = format!("there is a kind `{slug}` already, at {}", self.told(first));
        let help = "keep one of them".to_owned();
        self.fault(Rule::DuplicateKind, item, &Path::SLUG, &message, Some(help));
        None
    }

    /// The truth under a key, false where none is given; nothing where it is no truth.
    fn truth(&mut self, item: &Item<'_>, key: &str, value: Option<&Word<'_>>) -> Option<bool> {
        match present(value) {
            None | Some("false") => Some(false),
            Some("true") => Some(true),
            Some(other) => {
                let message = format!("`{other}` is neither true nor false");
                let help = format!("write `{key}: true`, or leave it out");
                self.fault(Rule::BadValue, item, &Path::TOP.key(key), &message, Some(help));
                None
            }
        }
    }

    /// The ids of the kinds listed under a key; those not declared are left out.
    fn kinds(
        &mut self,
        item: &Item<'_>,
        key: &str,
        names: Option<&[Word<'_>]>,
    ) -> Vec<EntityKindId> {
        let mut kinds = Vec::new();
        for (index, name) in names.unwrap_or_default().iter().enumerate() {
            let list = Path::TOP.key(key);
            kinds.extend(self.kind_of_entity(item, &list.at(index), name));
        }
        kinds
    }

    /// The id of a kind of entity.
    pub(super) fn kind_of_entity(
        &mut self,
        item: &Item<'_>,
        path: &Path<'_>,
        name: &str,
    ) -> Option<EntityKindId> {
        let known = self.entity_kinds.get(name).copied();
        if known.is_none() && !self.dropped.suppresses(item, Section::EntityKinds, name) {
            let message = format!("`{name}` is not one of the entity kinds");
            let kinds = self.builder.graph_so_far().entity_kinds();
            let help = did_you_mean(name, kinds.iter().map(|kind| kind.slug.as_str()))
                .or_else(|| Some("declare it under `entity_kinds:`".to_owned()));
            self.fault(Rule::UnknownKind, item, path, &message, help);
        }
        known
    }
}
