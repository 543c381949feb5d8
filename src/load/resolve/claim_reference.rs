//! Explicit ids of relations and facts, and the references to them in `disputes` and `compare`.

use std::collections::HashMap;

use super::claim_registry::{ClaimLinkFields, ClaimReference, ClaimRegistry, EndsAndKind};
use super::default_id::DefaultId;
use super::resolver::Resolver;
use crate::load::location::Location;
use crate::load::problems::{NewProblem, Rule};
use crate::load::record::ScalarText;
use crate::load::section::Section;
use crate::model::{ClaimHandle, ClaimLink, Entity, FileLine};
use crate::text::did_you_mean;

/// The relations of each triple, each with the number in its id if the file gives one.
type ClaimsByTriple = HashMap<EndsAndKind, Vec<(ClaimHandle, Option<u32>)>>;

impl Resolver {
    pub(super) fn claim_link_fields<'w>(
        &mut self,
        at: &Location<'_>,
        id: Option<&'w str>,
        references: [Option<&[ScalarText<'_>]>; 2],
    ) -> ClaimLinkFields<'w> {
        let mut link_fields =
            ClaimLinkFields { id: self.check_id(at, id), ..ClaimLinkFields::default() };
        for (link, targets) in ClaimLink::ALL.into_iter().zip(references) {
            for (index, target) in targets.unwrap_or_default().iter().enumerate() {
                let (file, position) = at.key(link.key()).item(index).file_position();
                let target = target.to_string();
                link_fields.references.push(ClaimReference { link, target, file, position });
            }
        }
        link_fields
    }

    fn check_id<'w>(&mut self, at: &Location<'_>, id: Option<&'w str>) -> Option<&'w str> {
        let id = id?;
        let is_valid = self.check_slug(&at.key("id"), id, "").is_some();
        if let Some((_, first)) = self.claims.by_id.get(id) {
            let message =
                format!("the id `{id}` is already used at {}", self.describe_location(*first));
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

    /// Records a relation that was left out, so that references to it are not reported as errors.
    pub(super) fn record_dropped_relation(&mut self, parts: [Option<&str>; 3]) {
        if let [Some(from), Some(kind), Some(to)] = parts {
            self.claims.dropped_relations.insert(format!("{from}.{kind}.{to}"));
        }
    }

    /// Links claims to those that they refer to. Reports a reference to no claim, to several, or to the claim itself.
    pub(super) fn link_claims(&mut self) {
        self.report_ids_taken_by_entities();
        self.report_repeated_plain_ids();
        let references = std::mem::take(&mut self.claims.references);
        let triples = self.referenced_triples(&references);
        for (claim, ClaimReference { link, target, file, position }) in references {
            match self.resolve_reference(link, &target, &triples) {
                Ok(other) if other == claim => {
                    let message = format!("`{target}` refers to the claim itself");
                    let help = "name another claim, or remove it";
                    self.problems.add_at(
                        file,
                        position,
                        NewProblem::new(Rule::SelfReference, message, help),
                    );
                }
                Ok(other) => self.builder.add_link(claim, link, other),
                Err(Some(problem)) => self.problems.add_at(file, position, problem),
                Err(None) => {}
            }
        }
    }

    /// Reports ids that are also the slug of an entity: looking one up would find the entity.
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
        let targets = references.iter().map(|(_, reference)| &reference.target);
        let mut triples: ClaimsByTriple =
            targets.filter_map(|target| Some((self.parse_triple(target)?.0, Vec::new()))).collect();
        if !triples.is_empty() {
            for relation in self.builder.triples() {
                let claim = (relation.claim, relation.ordinal);
                let triple = (relation.ends, relation.kind);
                triples.entry(triple).and_modify(|claims| claims.push(claim));
            }
        }
        triples
    }

    /// The triple of a default id, and its number.
    fn parse_triple(&self, target: &str) -> Option<(EndsAndKind, u32)> {
        let DefaultId { triple: [from, kind, to], ordinal } = DefaultId::parse(target)?;
        let ends = [self.builder.find_entity(from)?, self.builder.find_entity(to)?];
        Some(((ends, *self.relation_kinds.get(kind)?), ordinal))
    }

    /// Resolves a reference to a claim. The error is `None` if a problem that was already reported may be the cause.
    fn resolve_reference(
        &mut self,
        link: ClaimLink,
        target: &str,
        triples: &ClaimsByTriple,
    ) -> Result<ClaimHandle, Option<NewProblem>> {
        if let Some((claim, _)) = self.claims.by_id.get(target) {
            return claim.ok_or(None);
        }
        let parsed = self.parse_triple(target);
        let claims =
            parsed.and_then(|(triple, _)| triples.get(&triple)).map_or(&[][..], Vec::as_slice);
        let ordinal = parsed.map_or(1, |(_, ordinal)| ordinal);
        let mut numbered = claims.iter().filter(|(_, given)| *given == Some(ordinal));
        match (claims, numbered.next(), numbered.next()) {
            ([(claim, _)], ..) if ordinal == 1 => Ok(*claim),
            (_, Some((claim, _)), None) => Ok(*claim),
            ([_, _, ..], ..) if ordinal == 1 => Err(Some(ambiguous_claim(link, target))),
            (claims, None, _) if ordinal as usize <= claims.len() => {
                Err(Some(unwritten_id(target)))
            }
            _ if self.may_have_been_dropped(target) => Err(None),
            _ => Err(Some(self.unknown_claim(target))),
        }
    }

    fn may_have_been_dropped(&self, target: &str) -> bool {
        self.claims.is_incomplete
            || self.claims.dropped_relations.contains(DefaultId::without_ordinal(target))
            || self.dropped.is_incomplete(Section::Entities)
    }

    fn unknown_claim(&mut self, target: &str) -> NewProblem {
        let suggestion = if let Some(id) = DefaultId::parse(target) {
            self.suggest_triple_part(id.triple)
        } else {
            let ids: Vec<&str> = self.claims.by_id.keys().map(String::as_str).collect();
            self.suggestions.suggest_name(target, ids.into_iter())
        };
        let help = suggestion.unwrap_or_else(|| {
            "give the intended claim an `id:`, or write from.kind.to if there is only one such relation"
                .to_owned()
        });
        NewProblem::new(
            Rule::UnknownClaim,
            format!("no relation or fact has the id `{target}`"),
            help,
        )
    }

    /// A suggestion for the unknown part of `from.kind.to` or, if every part is known, how to list the ids.
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

fn ambiguous_claim(link: ClaimLink, target: &str) -> NewProblem {
    let message = format!("`{target}` names more than one relation");
    let help = format!("give the intended one an `id:`, and write that under `{}:`", link.key());
    NewProblem::new(Rule::AmbiguousClaim, message, help)
}

/// The problem with a reference to a numbered id that no relation spells out. The order in a file may change, so such
/// numbers are only for display.
fn unwritten_id(target: &str) -> NewProblem {
    let message = format!("no relation has `id: {target}`");
    let help = format!("add `id: {target}` to the intended relation, since their order may change");
    NewProblem::new(Rule::AmbiguousClaim, message, help)
}
