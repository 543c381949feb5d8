//! The relations of the focus in reading order, then its role and facts.

use crate::model::{ClaimId, EntityId, Graph, Tie};
use crate::query::{Filter, ties_in_reading_order};

use super::super::cursor::Window;

/// The claims about an entity that pass a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FocusClaims {
    /// The ties of the entity, in reading order.
    pub ties: Vec<Tie>,
    /// The claims in the order of the list: the relations of the ties, then role and facts.
    pub all: Vec<ClaimId>,
}

impl FocusClaims {
    pub(crate) fn new(graph: &Graph, id: EntityId, filter: &Filter) -> Self {
        let (ties, entity) = (ties_in_reading_order(graph, id, filter), graph.entity(id));
        let relations = ties.iter().map(|tie| ClaimId::Relation(tie.relation));
        let role = filter.allows_role(graph, entity).then_some(ClaimId::Role(id));
        let facts = filter.allowed_facts(graph, entity).into_iter();
        let facts = facts.map(|index| ClaimId::Fact { entity: id, index });
        let all = relations.chain(role).chain(facts).collect();
        Self { ties, all }
    }

    pub(crate) fn index_of(&self, claim: ClaimId) -> Option<usize> {
        self.all.iter().position(|other| *other == claim)
    }

    /// The tie of a claim, if the claim is a relation of the focus.
    pub(crate) fn tie_of(&self, claim: ClaimId) -> Option<Tie> {
        self.ties.get(self.index_of(claim)?).copied()
    }

    /// The number of lines in the list, including the heading before role and facts.
    pub(crate) fn line_count(&self) -> usize {
        self.all.len() + usize::from(self.all.len() > self.ties.len())
    }

    /// The claim of a line; `None` for the heading.
    pub(crate) fn claim_at(&self, line: usize) -> Option<ClaimId> {
        match line.checked_sub(self.ties.len()) {
            None => self.all.get(line).copied(),
            Some(0) => None,
            Some(_) => self.all.get(line - 1).copied(),
        }
    }

    pub fn line_of(&self, claim: ClaimId) -> Option<usize> {
        let index = self.index_of(claim)?;
        Some(index + usize::from(index >= self.ties.len()))
    }

    /// Scrolls a window of the lines to a claim.
    pub(crate) fn show(&self, claim: Option<ClaimId>, window: &mut Window, height: usize) {
        let line = claim.and_then(|claim| self.line_of(claim));
        window.show_if_any(line, height, self.line_count());
    }
}
