//! Relations.

use super::{Resolver, origin};
use crate::load::item::{Item, Section};
use crate::load::path::Path;
use crate::load::record::RelationRecord;
use crate::load::resolve::field::present;
use crate::load::rule::Rule;
use crate::model::{
    Entity, EntityHandle, EntityKindId, Extra, NewRelation, RelationKindId, Standing,
};
use crate::text::did_you_mean;

impl Resolver {
    /// Adds a relation, unless something it rests on is wrong.
    pub(in crate::load) fn relation(
        &mut self,
        item: &Item<'_>,
        record: &RelationRecord<'_>,
        extra: Option<Extra>,
    ) -> Option<()> {
        let from = self.end(item, "from", record.from.as_ref());
        let kind = self.required(item, &Path::TOP, "kind", record.kind.as_ref());
        let kind = kind.and_then(|kind| self.kind_of_relation(item, kind));
        let to = self.end(item, "to", record.to.as_ref());
        let when = self.date(item, &Path::TOP.key("when"), record.when.as_ref());
        let claim = self.required(item, &Path::TOP, "claim", record.claim.as_ref());
        let speaker = present(record.said_by.as_ref());
        let said_by = speaker.map(|slug| self.known_entity(item, "said_by", slug));
        let standing =
            self.word(item, &Path::TOP.key("standing"), record.standing.as_ref(), Standing::ALL);
        let cites = self.cited(item, &Path::TOP, "a relation", record.cites.as_deref());
        let (from, kind, to) = (from?, kind?, to?);
        self.ends_allowed(item, from, kind, to)?;
        // A claim without its speaker or its standing would say more than the article does.
        let said_by = match said_by {
            Some(unknown) => Some(unknown?),
            None => None,
        };
        let new = NewRelation {
            from,
            kind,
            to,
            when,
            claim: claim?,
            said_by,
            standing: standing?,
            cites: cites?,
            extra,
            origin: origin(item),
        };
        self.builder.relation(new);
        Some(())
    }

    fn end(
        &mut self,
        item: &Item<'_>,
        key: &str,
        value: Option<&crate::load::record::Word<'_>>,
    ) -> Option<EntityHandle> {
        let slug = self.required(item, &Path::TOP, key, value)?;
        self.known_entity(item, key, slug)
    }

    fn known_entity(&mut self, item: &Item<'_>, key: &str, slug: &str) -> Option<EntityHandle> {
        if let Some(entity) = self.builder.find_entity(slug) {
            return Some(entity);
        }
        if self.dropped.suppresses(item, Section::Entities, slug) {
            return None;
        }
        let message = format!("unknown entity `{slug}`");
        let entities = self.builder.graph_so_far().entities();
        let help = self.guesses.slug(slug, entities.map(Entity::slug)).or_else(|| {
            Some("write the slug of an entity, or add one under `entities:`".to_owned())
        });
        self.fault(Rule::UnknownEntity, item, &Path::TOP.key(key), &message, help);
        None
    }

    fn kind_of_relation(&mut self, item: &Item<'_>, name: &str) -> Option<RelationKindId> {
        let known = self.relation_kinds.get(name).copied();
        if known.is_none() && !self.dropped.suppresses(item, Section::RelationKinds, name) {
            let message = format!("`{name}` is not one of the relation kinds");
            let kinds = self.builder.graph_so_far().relation_kinds();
            let help = did_you_mean(name, kinds.iter().map(|kind| kind.slug.as_str()))
                .or_else(|| Some("declare it under `relation_kinds:`".to_owned()));
            self.fault(Rule::UnknownKind, item, &Path::TOP.key("kind"), &message, help);
        }
        known
    }

    fn ends_allowed(
        &mut self,
        item: &Item<'_>,
        from: EntityHandle,
        kind: RelationKindId,
        to: EntityHandle,
    ) -> Option<()> {
        let graph = self.builder.graph_so_far();
        let rule = graph.relation_kind(kind);
        let (first, second) = (self.builder.kind_of(from), self.builder.kind_of(to));
        let forwards = allows(&rule.from, first) && allows(&rule.to, second);
        if forwards || rule.mutual && allows(&rule.from, second) && allows(&rule.to, first) {
            return Some(());
        }
        let (key, found, allowed) = if allows(&rule.from, first) {
            ("to", second, &rule.to)
        } else {
            ("from", first, &rule.from)
        };
        let names: Vec<&str> =
            allowed.iter().map(|kind| graph.entity_kind(*kind).slug.as_str()).collect();
        let message = format!(
            "`{}` does not take a {} as its `{key}`: it takes {}",
            rule.slug,
            graph.entity_kind(found).slug,
            names.join(", ")
        );
        let help = format!(
            "use another kind of relation, or allow it under `relation_kinds: {}:`",
            rule.slug
        );
        self.fault(Rule::IllegalEnds, item, &Path::TOP.key(key), &message, Some(help));
        None
    }
}

fn allows(kinds: &[EntityKindId], kind: EntityKindId) -> bool {
    kinds.is_empty() || kinds.contains(&kind)
}
