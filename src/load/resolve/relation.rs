use super::field::non_empty;
use super::resolver::Resolver;
use crate::load::location::Location;
use crate::load::problems::Rule;
use crate::load::record::RelationRecord;
use crate::load::section::Section;
use crate::model::{
    Entity, EntityHandle, EntityKindId, Extra, NewRelation, RelationKind, RelationKindId, Standing,
};
use crate::text::with_article;

impl Resolver {
    pub(super) fn add_relation(
        &mut self,
        at: &Location<'_>,
        record: &RelationRecord<'_>,
        extra: Option<Extra>,
    ) -> Option<()> {
        let links = [record.disputes.as_deref(), record.compare.as_deref()];
        let (id, ordinal) = self.id_or_ordinal(at, record);
        let link_fields = self.claim_link_fields(at, id, links);
        let weight = self.parse_number(&at.key("weight"), record.weight.as_ref());
        let Some(new) = self.new_relation(at, record, link_fields.id) else {
            let parts = [&record.from, &record.kind, &record.to];
            self.record_dropped_relation(parts.map(|part| non_empty(part.as_ref())));
            return None;
        };
        let triple = ([new.from, new.to], new.kind);
        let claim = self.builder.add_relation(NewRelation { extra, ..new });
        if let Some(ordinal) = ordinal {
            self.set_ordinal(at, claim, triple, ordinal);
        }
        if let Some(weight) = weight {
            self.builder.set_weight(claim, weight);
        }
        self.record_references(claim, link_fields);
        Some(())
    }

    fn new_relation<'w>(
        &mut self,
        at: &Location<'_>,
        record: &'w RelationRecord<'_>,
        id: Option<&'w str>,
    ) -> Option<NewRelation<'w>> {
        let from = self.required(at, "from", record.from.as_ref());
        let from = from.and_then(|slug| self.resolve_entity(&at.key("from"), slug));
        let kind = self.required(at, "kind", record.kind.as_ref());
        let kind = kind.and_then(|kind| self.resolve_relation_kind(&at.key("kind"), kind));
        let to = self.required(at, "to", record.to.as_ref());
        let to = to.and_then(|slug| self.resolve_entity(&at.key("to"), slug));
        let when = self.parse_date(&at.key("when"), record.when.as_ref());
        let claim = self.required(at, "claim", record.claim.as_ref());
        let speaker = non_empty(record.said_by.as_ref());
        let said_by = speaker.map(|slug| self.resolve_entity(&at.key("said_by"), slug).ok_or(()));
        let standing =
            self.parse_word(&at.key("standing"), record.standing.as_ref(), Standing::ALL);
        let cites = self.required_citations(at, "a relation", record.cites.as_deref());
        let (from, kind, to) = (from?, kind?, to?);
        self.check_ends(at, from, kind, to)?;
        // Without its speaker or standing, a claim would be stronger than the article.
        let said_by = said_by.transpose().ok()?;
        Some(NewRelation {
            id,
            from,
            kind,
            to,
            when,
            claim: claim?,
            said_by,
            standing: standing?,
            cites: cites?,
            extra: None,
            defined_at: at.file_line(),
        })
    }

    fn resolve_entity(&mut self, at: &Location<'_>, slug: &str) -> Option<EntityHandle> {
        let entity = self.builder.find_entity(slug);
        if entity.is_none() && !self.dropped.suppresses(at, Section::Entities, slug) {
            let entities = self.builder.graph_so_far().entities();
            let suggestion = self.suggestions.suggest_slug(slug, entities.map(Entity::slug));
            let default = "write the slug of an entity, or add one under `entities:`";
            let help = suggestion.unwrap_or_else(|| default.to_owned());
            self.report(at, Rule::UnknownEntity, format!("unknown entity `{slug}`"), help);
        }
        entity
    }

    fn resolve_relation_kind(&mut self, at: &Location<'_>, name: &str) -> Option<RelationKindId> {
        let kind = self.relation_kinds.get(name).copied();
        if kind.is_none() && !self.dropped.suppresses(at, Section::RelationKinds, name) {
            let kinds = self.builder.graph_so_far().relation_kinds();
            let help = self
                .suggestions
                .suggest_name(name, kinds.iter().map(|kind| kind.slug.as_str()))
                .unwrap_or_else(|| "declare it under `relation_kinds:`".to_owned());
            let message = format!("unknown relation kind `{name}`");
            self.report(at, Rule::UnknownKind, message, help);
        }
        kind
    }

    fn check_ends(
        &mut self,
        at: &Location<'_>,
        from: EntityHandle,
        kind: RelationKindId,
        to: EntityHandle,
    ) -> Option<()> {
        let graph = self.builder.graph_so_far();
        let RelationKind { slug: name, mutual, from: from_kinds, to: to_kinds, .. } =
            graph.relation_kind(kind);
        let (first, second) = (self.builder.kind_of(from), self.builder.kind_of(to));
        let allows_ends = |one, other| allows(from_kinds, one) && allows(to_kinds, other);
        if allows_ends(first, second) || *mutual && allows_ends(second, first) {
            return Some(());
        }
        let (key, found, allowed) = if allows(from_kinds, first) {
            ("to", second, to_kinds)
        } else {
            ("from", first, from_kinds)
        };
        let slug = |kind: &EntityKindId| graph.entity_kind(*kind).slug.as_str();
        let found = with_article(slug(&found));
        let allowed_slugs = allowed.iter().map(slug).collect::<Vec<&str>>().join(", ");
        let message =
            format!("`{name}` does not take {found} as its `{key}`: it takes {allowed_slugs}");
        let help =
            format!("use another kind of relation, or allow it under `relation_kinds: {name}:`");
        self.report(&at.key(key), Rule::IllegalEnds, message, help);
        None
    }
}

fn allows(kinds: &[EntityKindId], kind: EntityKindId) -> bool {
    kinds.is_empty() || kinds.contains(&kind)
}
