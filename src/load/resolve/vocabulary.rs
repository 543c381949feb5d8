use super::field::non_empty;
use super::resolver::Resolver;
use crate::load::location::Location;
use crate::load::problems::Rule;
use crate::load::record::{EntityKindRecord, NamedRecord, RelationKindRecord, ScalarText};
use crate::load::section::Section;
use crate::model::{EntityKindId, NewRelationKind, Tone};

impl Resolver {
    pub(super) fn add_entity_kind(
        &mut self,
        at: &Location<'_>,
        entry: &NamedRecord<'_, EntityKindRecord<'_>>,
    ) -> Option<()> {
        let slug = &*entry.name;
        self.declare_kind(at, slug)?;
        let plural = non_empty(entry.record.plural.as_ref())
            .map_or_else(|| format!("{slug}s"), str::to_owned);
        let id = self.builder.add_entity_kind(slug, &plural);
        self.entity_kinds.insert(slug.to_owned(), id);
        Some(())
    }

    pub(super) fn add_relation_kind(
        &mut self,
        at: &Location<'_>,
        entry: &NamedRecord<'_, RelationKindRecord<'_>>,
    ) -> Option<()> {
        let slug = &*entry.name;
        let record = &entry.record;
        self.declare_kind(at, slug)?;
        let mutual = self.parse_boolean(&at.key("mutual"), record.mutual.as_ref());
        let tone = self.parse_word(&at.key("tone"), record.tone.as_ref(), Tone::ALL);
        let says =
            non_empty(record.says.as_ref()).map_or_else(|| slug.replace('_', " "), str::to_owned);
        let back = non_empty(record.back.as_ref());
        if back.is_none() && mutual == Some(false) {
            let message =
                format!("`{slug}` has no `back`, so it reads \"{says}\" in both directions");
            self.report(
                &at.slug(),
                Rule::NoBack,
                message,
                "add how it reads in reverse, such as `back: was advised by`, or `mutual: true`",
            );
        }
        let new = NewRelationKind {
            slug,
            says: &says,
            back,
            mutual: mutual.unwrap_or_default(),
            family: non_empty(record.family.as_ref()),
            tone: tone.unwrap_or_default(),
            from: self.resolve_entity_kinds(&at.key("from"), record.from.as_deref()),
            to: self.resolve_entity_kinds(&at.key("to"), record.to.as_deref()),
            cues: self.resolve_cues(&at.key("cues"), record.cues.as_deref()),
        };
        let id = self.builder.add_relation_kind(&new);
        self.relation_kinds.insert(slug.to_owned(), id);
        Some(())
    }

    fn declare_kind(&mut self, at: &Location<'_>, slug: &str) -> Option<()> {
        self.check_slug(&at.slug(), slug, "_")?;
        let Err(first) = self.declare(at, slug) else { return Some(()) };
        let message = format!("kind `{slug}` is already declared at {first}");
        self.report(&at.slug(), Rule::DuplicateKind, message, "keep one of them");
        None
    }

    /// Parses a boolean; false if the value is missing. Reports a value that is neither `true` nor `false`.
    fn parse_boolean(&mut self, at: &Location<'_>, value: Option<&ScalarText<'_>>) -> Option<bool> {
        match non_empty(value) {
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

    fn resolve_entity_kinds(
        &mut self,
        at: &Location<'_>,
        names: Option<&[ScalarText<'_>]>,
    ) -> Vec<EntityKindId> {
        let names = names.unwrap_or_default().iter().enumerate();
        names.filter_map(|(index, name)| self.resolve_entity_kind(&at.item(index), name)).collect()
    }

    /// The cues that are not empty. Reports the others.
    fn resolve_cues<'c>(
        &mut self,
        at: &Location<'_>,
        cues: Option<&'c [ScalarText<'_>]>,
    ) -> Vec<&'c str> {
        let mut found = Vec::new();
        for (index, cue) in cues.unwrap_or_default().iter().enumerate() {
            match non_empty(Some(cue)) {
                Some(cue) => found.push(cue),
                None => self.report(
                    &at.item(index),
                    Rule::Missing,
                    "an empty cue".to_owned(),
                    "write words that suggest this kind of relation, or remove it",
                ),
            }
        }
        found
    }

    pub(super) fn resolve_entity_kind(
        &mut self,
        at: &Location<'_>,
        name: &str,
    ) -> Option<EntityKindId> {
        let kind = self.entity_kinds.get(name).copied();
        if kind.is_none() && !self.dropped.suppresses(at, Section::EntityKinds, name) {
            let kinds = self.builder.graph_so_far().entity_kinds();
            let help = self
                .suggestions
                .suggest_name(name, kinds.iter().map(|kind| kind.slug.as_str()))
                .unwrap_or_else(|| "declare it under `entity_kinds:`".to_owned());
            let message = format!("unknown entity kind `{name}`");
            self.report(at, Rule::UnknownKind, message, help);
        }
        kind
    }
}
