//! The explicit ids of relations and facts, and references to them in `disputes` and `compare`.

use std::collections::HashMap;

use super::claim_ids::{ClaimMarks, ClaimReferences, NamedClaim};
use super::field::present;
use super::resolver::Resolver;
use crate::load::location::Location;
use crate::load::problems::{NewProblem, Rule};
use crate::load::record::Word;
use crate::load::section::Section;
use crate::model::{ClaimHandle, ClaimLink, Entity, EntityHandle, FileLine, RelationKindId};
use crate::text::did_you_mean;

type EndsAndKind = ([EntityHandle; 2], RelationKindId);

type Triples = HashMap<EndsAndKind, Vec<ClaimHandle>>;

impl Resolver {
    /// Takes the id of a relation or fact and its references; reports an id that is not a slug or is taken.
    pub(super) fn claim_marks<'w>(
        &mut self,
        at: &Location<'_>,
        id: Option<&'w Word<'_>>,
        references: [Option<&[Word<'_>]>; 2],
    ) -> ClaimMarks<'w> {
        let mut marks = ClaimMarks { id: self.new_id(at, present(id)), ..ClaimMarks::default() };
        for (link, names) in ClaimLink::ALL.into_iter().zip(references) {
            for (index, name) in names.unwrap_or_default().iter().enumerate() {
                let (file, position) = (at.file, at.key(link.key()).at(index).find());
                let name = name.to_string();
                marks.references.push(NamedClaim { link, name, file, position });
            }
        }
        marks
    }

    fn new_id<'w>(&mut self, at: &Location<'_>, id: Option<&'w str>) -> Option<&'w str> {
        let id = id?;
        let good = self.slug(&at.key("id"), id, "").is_some();
        if let Some((_, first)) = self.claims.given.get(id) {
            let message = format!("the id `{id}` is already given, at {}", self.describe(*first));
            self.report(&at.key("id"), Rule::DuplicateId, message, "give one of them another id");
            return None;
        }
        self.claims.given.insert(id.to_owned(), (None, at.file_line()));
        good.then_some(id)
    }

    /// Records the references of a claim, now that it is in the graph.
    pub(super) fn refer(&mut self, claim: ClaimHandle, marks: ClaimMarks<'_>) {
        let ClaimReferences { given, references, .. } = &mut self.claims;
        if let Some((handle, _)) = marks.id.and_then(|id| given.get_mut(id)) {
            *handle = Some(claim);
        }
        references.extend(marks.references.into_iter().map(|reference| (claim, reference)));
    }

    /// Records a relation that was left out, so that references to it are not reported as well.
    pub(super) fn leave_out_relation(&mut self, parts: [Option<&str>; 3]) {
        if let [Some(from), Some(kind), Some(to)] = parts {
            self.claims.left_out.insert(format!("{from}.{kind}.{to}"));
        }
    }

    /// Links the claims that refer to each other, and reports references that match none or more than one.
    pub(super) fn link_claims(&mut self) {
        self.report_ids_of_entities();
        let references = std::mem::take(&mut self.claims.references);
        let triples = self.triples(&references);
        for (claim, NamedClaim { link, name, file, position }) in references {
            match self.referred(link, &name, &triples) {
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

    /// Reports ids that are the slug of an entity too: that name would find only the entity.
    fn report_ids_of_entities(&mut self) {
        let given = self.claims.given.iter();
        let taken = given.filter(|(id, _)| self.builder.find_entity(id).is_some());
        let taken = taken.map(|(id, (_, at))| (id.clone(), *at));
        for (id, at) in taken.collect::<Vec<(String, FileLine)>>() {
            let message = format!("the id `{id}` is the slug of an entity");
            let problem = NewProblem::new(Rule::DuplicateId, message, "give the claim another id");
            self.problems.add_at(at.file, (at.line, 0), problem);
        }
    }

    /// The relations of each referenced triple, in one pass over all relations.
    fn triples(&self, references: &[(ClaimHandle, NamedClaim)]) -> Triples {
        let names = references.iter().map(|(_, reference)| &reference.name);
        let mut triples: Triples =
            names.filter_map(|name| Some((self.triple(name)?, Vec::new()))).collect();
        if !triples.is_empty() {
            for (claim, ends, kind) in self.builder.triples() {
                triples.entry((ends, kind)).and_modify(|claims| claims.push(claim));
            }
        }
        triples
    }

    fn triple(&self, name: &str) -> Option<EndsAndKind> {
        let [from, kind, to] = parts(name)?;
        let ends = [self.builder.find_entity(from)?, self.builder.find_entity(to)?];
        Some((ends, *self.relation_kinds.get(kind)?))
    }

    /// Resolves a reference to a claim; returns a problem if that fails, unless an earlier problem is the cause.
    fn referred(
        &mut self,
        link: ClaimLink,
        name: &str,
        triples: &Triples,
    ) -> Result<ClaimHandle, Option<NewProblem>> {
        if let Some((claim, _)) = self.claims.given.get(name) {
            return claim.ok_or(None);
        }
        let found = self.triple(name).and_then(|triple| triples.get(&triple));
        match found.map(Vec::as_slice) {
            Some([claim]) => Ok(*claim),
            Some([_, _, ..]) => {
                let message = format!("`{name}` names more than one relation");
                let help = format!(
                    "give the one that is meant an `id:` and write it under `{}:`",
                    link.key()
                );
                Err(Some(NewProblem::new(Rule::AmbiguousClaim, message, help)))
            }
            _ if self.may_be_left_out(name) => Err(None),
            _ => Err(Some(self.unknown(name))),
        }
    }

    fn may_be_left_out(&self, name: &str) -> bool {
        self.claims.incomplete
            || self.claims.left_out.contains(name)
            || self.dropped.is_incomplete(Section::Entities)
    }

    fn unknown(&mut self, name: &str) -> NewProblem {
        let meant = if let Some(parts) = parts(name) {
            self.meant_triple(parts)
        } else {
            let ids: Vec<&str> = self.claims.given.keys().map(String::as_str).collect();
            self.guesses.name(name, ids.into_iter())
        };
        let help = meant.unwrap_or_else(|| {
            "give the claim that is meant an `id:`, or write from.kind.to of its only relation"
                .to_owned()
        });
        NewProblem::new(
            Rule::UnknownClaim,
            format!("no relation or fact has the id `{name}`"),
            help,
        )
    }

    /// "did you mean …?" for the part of a triple that is unknown.
    fn meant_triple(&mut self, [from, kind, to]: [&str; 3]) -> Option<String> {
        let graph = self.builder.graph_so_far();
        for end in [from, to] {
            if self.builder.find_entity(end).is_none() {
                return self.guesses.slug(end, graph.entities().map(Entity::slug));
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

/// The parts of `from.kind.to`.
fn parts(name: &str) -> Option<[&str; 3]> {
    name.split('.').collect::<Vec<&str>>().try_into().ok()
}
