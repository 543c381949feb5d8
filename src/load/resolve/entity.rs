use super::claim_registry::ClaimLinkFields;
use super::field::non_empty;
use super::resolver::{RENAME_HELP, Resolver};
use crate::load::location::Location;
use crate::load::problems::Rule;
use crate::load::record::{EntityRecord, FactRecord, NamedRecord, StringOrMap};
use crate::model::{Alias, Citation, ClaimHandle, Extra, Link, NewEntity, NewFact};
use crate::text::has_visible_text;

impl Resolver {
    pub(super) fn add_entity(
        &mut self,
        at: &Location<'_>,
        entry: &NamedRecord<'_, EntityRecord<'_>>,
        extra: Option<Extra>,
    ) -> Option<()> {
        let slug = &*entry.name;
        let record = &entry.record;
        self.check_slug(&at.slug(), slug, "")?;
        self.check_slug_is_free(at, slug)?;
        let kind = self.required(at, "kind", record.kind.as_ref());
        let name = self.required(at, "name", record.name.as_ref());
        let kind = self.resolve_entity_kind(&at.key("kind"), kind?)?;
        let role = non_empty(record.role.as_ref());
        let (facts, link_fields): (Vec<_>, Vec<_>) =
            self.facts(&at.key("facts"), record).into_iter().unzip();
        let new = NewEntity {
            slug,
            kind,
            name: name.unwrap_or(slug),
            aliases: self.aliases(&at.key("aliases"), record),
            role,
            cites: self.role_citations(at, record, role),
            facts,
            background: non_empty(record.background.as_ref()),
            links: self.links(&at.key("links"), record),
            extra,
            defined_at: at.file_line(),
        };
        let entity = self.builder.add_entity(new).ok()?;
        for (index, link_fields) in link_fields.into_iter().enumerate() {
            self.record_references(ClaimHandle::Fact { entity, index }, link_fields);
        }
        Some(())
    }

    /// Reports a slug that is taken. Fails only if the other entity is in the graph; if it was left out, this one can
    /// be added.
    fn check_slug_is_free(&mut self, at: &Location<'_>, slug: &str) -> Option<()> {
        let owner = self.builder.find_entity(slug);
        let dropped = || self.dropped.defined_at(at.section, slug);
        let first = owner.map(|owner| self.builder.defined_at(owner)).or_else(dropped);
        let Some(first) = first else { return Some(()) };
        let message =
            format!("entity `{slug}` is already defined at {}", self.describe_location(first));
        self.report(&at.slug(), Rule::DuplicateSlug, message, RENAME_HELP);
        owner.is_none().then_some(())
    }

    fn aliases<'w>(&mut self, at: &Location<'_>, record: &'w EntityRecord<'_>) -> Vec<Alias<'w>> {
        let mut aliases = Vec::new();
        for (index, alias) in record.aliases.iter().flatten().enumerate() {
            let (name, note) = match alias {
                StringOrMap::String(name) => (Some(&**name), None),
                StringOrMap::Map(fields) => {
                    (non_empty(fields.name.as_ref()), non_empty(fields.note.as_ref()))
                }
            };
            if let Some(name) = name.filter(|name| has_visible_text(name)) {
                aliases.push(Alias { name, note });
            } else {
                let help = "write the name, or remove the alias";
                self.report(&at.item(index), Rule::Missing, "an alias without a name", help);
            }
        }
        aliases
    }

    fn role_citations<'w>(
        &mut self,
        at: &Location<'_>,
        record: &'w EntityRecord<'_>,
        role: Option<&str>,
    ) -> Vec<Citation<'w>> {
        let records = record.cites.as_deref().unwrap_or_default();
        if role.is_some() && records.is_empty() {
            let help =
                "add `cites:` with a source and a paragraph, or move the text to `background:`";
            self.report(&at.key("role"), Rule::Uncited, "a role without a citation", help);
        }
        self.resolve_citations(&at.key("cites"), records)
    }

    fn facts<'w>(
        &mut self,
        at: &Location<'_>,
        record: &'w EntityRecord<'_>,
    ) -> Vec<(NewFact<'w>, ClaimLinkFields<'w>)> {
        let facts = record.facts.iter().flatten().enumerate();
        facts.filter_map(|(index, fact)| self.fact(&at.item(index), fact)).collect()
    }

    fn fact<'w>(
        &mut self,
        at: &Location<'_>,
        record: &'w FactRecord<'_>,
    ) -> Option<(NewFact<'w>, ClaimLinkFields<'w>)> {
        let label = self.required(at, "says", record.says.as_ref());
        let value = self.required(at, "value", record.value.as_ref());
        let when = self.parse_date(&at.key("when"), record.when.as_ref());
        let cites = self.required_citations(at, "a fact", record.cites.as_deref());
        let links = [record.disputes.as_deref(), record.compare.as_deref()];
        let link_fields = self.claim_link_fields(at, non_empty(record.id.as_ref()), links);
        Some((
            NewFact { id: link_fields.id, label: label?, value: value?, when, cites: cites? },
            link_fields,
        ))
    }

    fn links<'w>(&mut self, at: &Location<'_>, record: &'w EntityRecord<'_>) -> Vec<Link<'w>> {
        let mut links = Vec::new();
        for (name, target) in record.links.iter().flat_map(|pairs| &pairs.0) {
            let target = self.required(at, name, target.as_ref());
            links.extend(target.map(|target| Link { name, target }));
        }
        links
    }
}
