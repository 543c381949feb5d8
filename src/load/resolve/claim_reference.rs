//! Explicit ids of relations and facts, and the references to them in `disputes` and `compare`.

use std::collections::HashMap;

use super::claim_registry::{ClaimLinkFields, ClaimReference, ClaimRegistry};
use super::field::non_empty;
use super::resolver::Resolver;
use crate::load::location::Location;
use crate::load::problems::{NewProblem, Rule};
use crate::load::record::ScalarText;
use crate::load::section::Section;
use crate::model::{ClaimHandle, ClaimLink, Entity, EntityHandle, FileLine, RelationKindId};
use crate::text::did_you_mean;

type EndsAndKind = ([EntityHandle; 2], RelationKindId);

type ClaimsByTriple = HashMap<EndsAndKind, Vec<ClaimHandle>>;

impl Resolver {
    pub(super) fn claim_link_fields<'w>(
        &mut self,
        at: &Location<'_>,
        id: Option<&'w ScalarText<'_>>,
        references: [Option<&[ScalarText<'_>]>; 2],
    ) -> ClaimLinkFields<'w> {
        let mut link_fields =
            ClaimLinkFields { id: self.check_id(at, non_empty(id)), ..ClaimLinkFields::default() };
        for (link, names) in ClaimLink::ALL.into_iter().zip(references) {
            for (index, name) in names.unwrap_or_default().iter().enumerate() {
                let (file, position) = (at.file, at.key(link.key()).item(index).position());
                let name = name.to_string();
                link_fields.references.push(ClaimReference { link, name, file, position });
            }
        }
        link_fields
    }

    fn check_id<'w>(&mut self, at: &Location<'_>, id: Option<&'w str>) -> Option<&'w str> {
        let id = id?;
        let is_valid = self.check_slug(&at.key("id"), id, "").is_some();
        if let Some((_, first)) = self.claims.by_id.get(id) {
            let message = format!("the id `{id}` is already given, at {}", self.describe(*first));
            self.report(&at.key("id"), Rule::DuplicateId, message, "give one of them another id");
            return None;
        }
        self.claims.by_id.insert(id.to_owned(), (None, at.file_line()));
        is_valid.then_some(id)
    }

    pub(super) fn record_references(
        &mut self,
        claim: ClaimHandle,
        link_fields: ClaimLinkFields<'_>,
    ) {
        let ClaimRegistry { by_id, references, .. } = &mut self.claims;
        if let Some((handle, _)) = link_fields.id.and_then(|id| by_id.get_mut(id)) {
            *handle = Some(claim);
        }
        references.extend(link_fields.references.into_iter().map(|reference| (claim, reference)));
    }

    /// Records the name of a relation that was left out, so that references to it are not reported as errors.
    pub(super) fn record_dropped_relation(&mut self, parts: [Option<&str>; 3]) {
        if let [Some(from), Some(kind), Some(to)] = parts {
            self.claims.dropped_relations.insert(format!("{from}.{kind}.{to}"));
        }
    }

    /// Reports references to no claim, to several, or to the claim itself.
    pub(super) fn link_claims(&mut self) {
        self.report_ids_taken_by_entities();
        let references = std::mem::take(&mut self.claims.references);
        let triples = self.referenced_triples(&references);
        for (claim, ClaimReference { link, name, file, position }) in references {
            match self.resolve_reference(link, &name, &triples) {
                Ok(other) if other == claim => {
                    let message = format!("`{name}` is this claim itself");
                    let help = "name another claim, or remove it";
                    self.problems.add_at(
                        file,
                        position,
                        NewProblem::new(Rule::SelfReference, message, help),
                    );
                }
                Ok(other) => self.builder.link(claim, link, other),
                Err(Some(problem)) => self.problems.add_at(file, position, problem),
                Err(None) => {}
            }
        }
    }

    /// Reports ids that are also the slug of an entity, since looking one up would only find the entity.
    fn report_ids_taken_by_entities(&mut self) {
        let ids = self.claims.by_id.iter();
        let conflicts = ids.filter(|(id, _)| self.builder.find_entity(id).is_some());
        let conflicts = conflicts.map(|(id, (_, at))| (id.clone(), *at));
        for (id, at) in conflicts.collect::<Vec<(String, FileLine)>>() {
            let message = format!("the id `{id}` is the slug of an entity");
            let problem = NewProblem::new(Rule::DuplicateId, message, "give the claim another id");
            self.problems.add_at(at.file, (at.line, 0), problem);
        }
    }

    /// The relations that match each reference, found in one pass over all relations.
    fn referenced_triples(&self, references: &[(ClaimHandle, ClaimReference)]) -> ClaimsByTriple {
        let names = references.iter().map(|(_, reference)| &reference.name);
        let mut triples: ClaimsByTriple =
            names.filter_map(|name| Some((self.parse_triple(name)?, Vec::new()))).collect();
        if !triples.is_empty() {
            for (claim, ends, kind) in self.builder.triples() {
                triples.entry((ends, kind)).and_modify(|claims| claims.push(claim));
            }
        }
        triples
    }

    fn parse_triple(&self, name: &str) -> Option<EndsAndKind> {
        let [from, kind, to] = split_triple(name)?;
        let ends = [self.builder.find_entity(from)?, self.builder.find_entity(to)?];
        Some((ends, *self.relation_kinds.get(kind)?))
    }

    /// Resolves a reference to a claim. Fails with a problem, or with `None` if a reported problem may be the cause.
    fn resolve_reference(
        &mut self,
        link: ClaimLink,
        name: &str,
        triples: &ClaimsByTriple,
    ) -> Result<ClaimHandle, Option<NewProblem>> {
        if let Some((claim, _)) = self.claims.by_id.get(name) {
            return claim.ok_or(None);
        }
        let claims = self.parse_triple(name).and_then(|triple| triples.get(&triple));
        match claims.map(Vec::as_slice) {
            Some([claim]) => Ok(*claim),
            Some([_, _, ..]) => {
                let message = format!("`{name}` names more than one relation");
                let help = format!(
                    "give the one that is meant an `id:` and write it under `{}:`",
                    link.key()
                );
                Err(Some(NewProblem::new(Rule::AmbiguousClaim, message, help)))
            }
            _ if self.may_have_been_dropped(name) => Err(None),
            _ => Err(Some(self.unknown_claim(name))),
        }
    }

    fn may_have_been_dropped(&self, name: &str) -> bool {
        self.claims.is_incomplete
            || self.claims.dropped_relations.contains(name)
            || self.dropped.is_incomplete(Section::Entities)
    }

    fn unknown_claim(&mut self, name: &str) -> NewProblem {
        let suggestion = if let Some(parts) = split_triple(name) {
            self.suggest_triple_part(parts)
        } else {
            let ids: Vec<&str> = self.claims.by_id.keys().map(String::as_str).collect();
            self.suggestions.suggest_name(name, ids.into_iter())
        };
        let help = suggestion.unwrap_or_else(|| {
            "give the claim that is meant an `id:`, or write from.kind.to of its only relation"
                .to_owned()
        });
        NewProblem::new(
            Rule::UnknownClaim,
            format!("no relation or fact has the id `{name}`"),
            help,
        )
    }

    /// A suggestion for the unknown part of `from.kind.to`, or how to find the ids if every part is known.
    fn suggest_triple_part(&mut self, [from, kind, to]: [&str; 3]) -> Option<String> {
        let graph = self.builder.graph_so_far();
        for end in [from, to] {
            if self.builder.find_entity(end).is_none() {
                return self.suggestions.suggest_slug(end, graph.entities().map(Entity::slug));
            }
        }
        let kinds = graph.relation_kinds().iter().map(|kind| kind.slug.as_str());
        if self.relation_kinds.contains_key(kind) {
            return Some(format!(
                "`guanxi show {from} {to} --json` prints the ids of their relations"
            ));
        }
        did_you_mean(kind, kinds)
    }
}

fn split_triple(name: &str) -> Option<[&str; 3]> {
    name.split('.').collect::<Vec<&str>>().try_into().ok()
}
