//! The relations of the focus in reading order, then what is said of it alone.

use crate::model::{EntityId, Graph, Stated, Tie};
use crate::query::{Filter, ties_in_order};

/// The claims about an entity: ties, then role and facts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct FocusClaims {
    /// Its ties, filtered, in reading order.
    pub ties: Vec<Tie>,
    /// Role and facts that have a citation.
    pub alone: Vec<Stated>,
}

/// One line of the relations pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimLine {
    /// A tie.
    Tie(Tie),
    /// The heading above role and facts.
    Heading,
    /// A role or a fact.
    Alone(Stated),
}

impl FocusClaims {
    /// The claims about an entity that a filter lets through.
    #[must_use]
    pub fn new(graph: &Graph, entity: EntityId, filter: &Filter) -> Self {
        let ties = ties_in_order(graph, entity, filter);
        let shown = graph.entity(entity);
        let role = filter.allows_role(graph, shown).then_some(Stated::Role(entity));
        let facts = filter.facts(graph, shown).into_iter();
        let facts = facts.map(|place| Stated::Fact { entity, place });
        let alone = role.into_iter().chain(facts).collect();
        Self { ties, alone }
    }

    /// How many claims can be selected.
    #[must_use]
    pub fn count(&self) -> usize {
        self.ties.len() + self.alone.len()
    }

    /// The n-th claim that can be selected.
    #[must_use]
    pub fn claim(&self, place: usize) -> Option<Stated> {
        match self.ties.get(place) {
            Some(tie) => Some(Stated::Relation(tie.relation)),
            None => self.alone.get(place - self.ties.len()).copied(),
        }
    }

    /// The place of a claim among those that can be selected.
    #[must_use]
    pub fn place_of(&self, subject: Stated) -> Option<usize> {
        match subject {
            Stated::Relation(relation) => self.ties.iter().position(|tie| tie.relation == relation),
            alone => {
                let place = self.alone.iter().position(|other| *other == alone)?;
                Some(self.ties.len() + place)
            }
        }
    }

    /// The tie of a claim, where it is one of the focus.
    #[must_use]
    pub fn tie_of(&self, subject: Stated) -> Option<Tie> {
        self.place_of(subject).and_then(|place| self.ties.get(place)).copied()
    }

    /// How many lines there are, the heading counted.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.count() + usize::from(!self.alone.is_empty())
    }

    /// The line at a place.
    #[must_use]
    pub fn line(&self, place: usize) -> Option<ClaimLine> {
        if let Some(tie) = self.ties.get(place) {
            return Some(ClaimLine::Tie(*tie));
        }
        match place - self.ties.len() {
            0 => (!self.alone.is_empty()).then_some(ClaimLine::Heading),
            below => self.alone.get(below - 1).copied().map(ClaimLine::Alone),
        }
    }

    /// The line of a claim.
    #[must_use]
    pub fn line_of(&self, subject: Stated) -> Option<usize> {
        let place = self.place_of(subject)?;
        Some(if place < self.ties.len() { place } else { place + 1 })
    }
}
