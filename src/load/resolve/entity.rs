//! Entities and their facts.

use super::field::present;
use super::{Resolver, Why, origin};
use crate::load::item::Item;
use crate::load::path::Path;
use crate::load::record::{AliasRecord, EntityRecord, FactRecord, Named};
use crate::load::rule::Rule;
use crate::model::{Alias, Citation, Cited, Extra, Link, NewEntity, NewFact, Origin};
use crate::text::has_ink;

impl Resolver {
    /// Adds an entity, or remembers that it was left out.
    pub(in crate::load) fn entity(
        &mut self,
        item: &Item<'_>,
        entry: &Named<'_, EntityRecord<'_>>,
        extra: Option<Extra>,
    ) {
        let before = self.problems.noted();
        if self.try_entity(item, entry, extra).is_none() {
            let why = if self.problems.noted() > before { Why::Fault } else { Why::Effect };
            self.leave_out(item, &entry.name, why);
        }
    }

    fn try_entity(
        &mut self,
        item: &Item<'_>,
        entry: &Named<'_, EntityRecord<'_>>,
        extra: Option<Extra>,
    ) -> Option<()> {
        let slug = &*entry.name;
        let record = &entry.record;
        self.slug(item, slug, "")?;
        self.free(item, slug)?;
        let kind = self.required(item, &Path::TOP, "kind", record.kind.as_ref());
        let name = self.required(item, &Path::TOP, "name", record.name.as_ref());
        let kind = self.kind_of_entity(item, &Path::TOP.key("kind"), kind?)?;
        let role = present(record.role.as_ref());
        let new = NewEntity {
            slug,
            kind,
            name: name.unwrap_or(slug),
            aliases: self.aliases(item, record),
            role,
            cites: self.role_citations(item, record, role),
            facts: self.facts(item, record),
            background: present(record.background.as_ref()),
            links: self.links(item, record),
            extra,
            origin: origin(item),
        };
        self.builder.entity(new).ok().map(drop)
    }

    /// Notes it where a slug is taken; nothing where its owner is in the graph. Where the owner was left
    /// out for a fault, this one may have its place.
    fn free(&mut self, item: &Item<'_>, slug: &str) -> Option<()> {
        let owner = self.builder.find_entity(slug);
        let left_out = || {
            let (file, line) = self.dropped.place(item.section, slug)?;
            Some(Origin { file, line })
        };
        let first = owner.map(|owner| self.builder.origin_of(owner)).or_else(left_out);
        let Some(first) = first else { return Some(()) };
        let message = format!("there is an entity `{slug}` already, at {}", self.told(first));
        let help = "give one of them another slug, or make them one entry".to_owned();
        self.fault(Rule::DuplicateSlug, item, &Path::SLUG, &message, Some(help));
        owner.is_none().then_some(())
    }

    fn aliases<'w>(&mut self, item: &Item<'_>, record: &'w EntityRecord<'_>) -> Vec<Alias<'w>> {
        let mut aliases = Vec::new();
        for (index, alias) in record.aliases.iter().flatten().enumerate() {
            let list = Path::TOP.key("aliases");
            let (name, note) = match alias {
                AliasRecord::Short(name) => {
                    (Some(name.as_ref()).filter(|name| has_ink(name)), None)
                }
                AliasRecord::Long(fields) => {
                    (present(fields.name.as_ref()), present(fields.note.as_ref()))
                }
            };
            match name {
                Some(name) => aliases.push(Alias { name, note }),
                None => self.fault(
                    Rule::Missing,
                    item,
                    &list.at(index),
                    "an alias without a name",
                    Some("write the name, or take the alias out".to_owned()),
                ),
            }
        }
        aliases
    }

    fn role_citations<'w>(
        &mut self,
        item: &Item<'_>,
        record: &'w EntityRecord<'_>,
        role: Option<&str>,
    ) -> Vec<Citation<'w>> {
        let records = record.cites.as_deref().unwrap_or_default();
        if role.is_some() && records.is_empty() {
            let help =
                "add `cites:` with a source and a paragraph, or move the text to `background:`"
                    .to_owned();
            self.fault(
                Rule::Uncited,
                item,
                &Path::TOP.key("role"),
                "a role without a citation",
                Some(help),
            );
        }
        self.citations(item, &Path::TOP.key("cites"), records)
    }

    fn facts<'w>(&mut self, item: &Item<'_>, record: &'w EntityRecord<'_>) -> Vec<NewFact<'w>> {
        let mut facts = Vec::new();
        for (index, fact) in record.facts.iter().flatten().enumerate() {
            let list = Path::TOP.key("facts");
            facts.extend(self.fact(item, &list.at(index), fact));
        }
        facts
    }

    fn fact<'w>(
        &mut self,
        item: &Item<'_>,
        path: &Path<'_>,
        record: &'w FactRecord<'_>,
    ) -> Option<NewFact<'w>> {
        let says = self.required(item, path, "says", record.says.as_ref());
        let value = self.required(item, path, "value", record.value.as_ref());
        let when = self.date(item, &path.key("when"), record.when.as_ref());
        let cites = self.cited(item, path, "a fact", record.cites.as_deref());
        Some(NewFact { says: says?, value: value?, when, cites: cites? })
    }

    /// The citations that something must have; nothing where none of them holds.
    pub(super) fn cited<'w>(
        &mut self,
        item: &Item<'_>,
        path: &Path<'_>,
        what: &str,
        records: Option<&'w [crate::load::record::CiteRecord<'_>]>,
    ) -> Option<Cited<'w>> {
        let records = records.unwrap_or_default();
        if records.is_empty() {
            let message = format!("{what} without a citation");
            let help =
                "add `cites:` with a source and a paragraph, such as `cites: [courage-speech#4]`"
                    .to_owned();
            self.fault(Rule::Uncited, item, path, &message, Some(help));
        }
        Cited::new(self.citations(item, &path.key("cites"), records))
    }

    fn links<'w>(&mut self, item: &Item<'_>, record: &'w EntityRecord<'_>) -> Vec<Link<'w>> {
        let mut links = Vec::new();
        for (name, address) in record.links.iter().flat_map(|pairs| &pairs.0) {
            let path = Path::TOP.key("links");
            if let Some(address) = self.required(item, &path, name, address.as_ref()) {
                links.push(Link { name, address });
            }
        }
        links
    }
}
