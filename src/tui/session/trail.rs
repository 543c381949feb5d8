//! The entities visited, with back and forward as in a browser.

use crate::model::{ClaimId, EntityId};

/// Entities in the order of visits, and the current position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    steps: Vec<TrailStep>,
    at: usize,
}

/// One visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrailStep {
    /// The entity.
    pub entity: EntityId,
    /// The claim that was selected when it was left.
    pub claim: Option<ClaimId>,
}

impl Trail {
    /// The visits, oldest first.
    pub fn steps(&self) -> &[TrailStep] {
        &self.steps
    }

    /// The index of the current step.
    pub fn position(&self) -> usize {
        self.at
    }

    /// The current entity, if any was visited.
    pub(crate) fn current(&self) -> Option<EntityId> {
        self.steps.get(self.at).map(|step| step.entity)
    }

    /// The entities visited, the most recent first, without the given one.
    pub(crate) fn recent(&self, without: Option<EntityId>) -> Vec<EntityId> {
        let mut recent: Vec<EntityId> = Vec::new();
        for step in self.steps.iter().rev() {
            if Some(step.entity) != without && !recent.contains(&step.entity) {
                recent.push(step.entity);
            }
        }
        recent
    }

    /// The same in another graph, without the steps for which `moved` has none there.
    pub(crate) fn moved(&self, moved: impl Fn(TrailStep) -> Option<TrailStep>) -> Self {
        let before = self.steps.iter().take(self.at).copied().filter_map(&moved).count();
        let steps: Vec<TrailStep> = self.steps.iter().copied().filter_map(moved).collect();
        Self { at: before.min(steps.len().saturating_sub(1)), steps }
    }

    /// Visits an entity and drops the forward steps. Staying is not a visit.
    pub(crate) fn visit(&mut self, entity: EntityId) {
        if self.current() == Some(entity) {
            return;
        }
        self.steps.truncate(self.at + 1);
        self.steps.push(TrailStep { entity, claim: None });
        self.at = self.steps.len() - 1;
    }

    /// Remembers the selected claim for going back.
    pub(crate) fn remember(&mut self, claim: Option<ClaimId>) {
        if let Some(step) = self.steps.get_mut(self.at) {
            step.claim = claim;
        }
    }

    /// Goes to a step, if there is one.
    pub(crate) fn jump(&mut self, index: usize) -> Option<TrailStep> {
        let step = *self.steps.get(index)?;
        self.at = index;
        Some(step)
    }
}

#[cfg(test)]
mod tests {
    use super::Trail;
    use crate::model::EntityId;

    fn trail(visits: &[usize]) -> Trail {
        let mut trail = Trail::default();
        for visit in visits {
            trail.visit(EntityId::new(*visit));
        }
        trail
    }

    fn back(trail: &mut Trail) -> Option<usize> {
        trail.jump(trail.position().checked_sub(1)?).map(|step| step.entity.index())
    }

    #[test]
    fn a_new_visit_clears_the_forward_trail() {
        let mut walked = trail(&[1, 2, 3]);
        assert_eq!([back(&mut walked), back(&mut walked)], [Some(2), Some(1)]);
        assert_eq!(back(&mut walked), None);
        assert_eq!(walked.jump(1).map(|step| step.entity.index()), Some(2));
        walked.visit(EntityId::new(9));
        assert_eq!(walked.jump(3), None);
        assert_eq!(walked, trail(&[1, 2, 9]));
    }

    #[test]
    fn staying_is_not_a_visit() {
        assert_eq!(trail(&[1, 1, 2, 2]), trail(&[1, 2]));
    }
}
