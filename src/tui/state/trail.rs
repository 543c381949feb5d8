//! The entities visited, with the manners of a browser.

use crate::model::{EntityId, Stated};

/// Entities in the order in which they were visited, and the place among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    steps: Vec<Step>,
    at: usize,
}

/// One visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The entity.
    pub entity: EntityId,
    /// The claim that was selected when it was left.
    pub subject: Option<Stated>,
}

impl Trail {
    /// The visits, oldest first.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The place of the current one.
    #[must_use]
    pub fn position(&self) -> usize {
        self.at
    }

    /// The entity one is at, unless nothing was visited yet.
    #[must_use]
    pub fn current(&self) -> Option<EntityId> {
        self.steps.get(self.at).map(|step| step.entity)
    }

    /// The entities visited, the last one first, without one.
    #[must_use]
    pub fn recent(&self, without: Option<EntityId>) -> Vec<EntityId> {
        let mut recent: Vec<EntityId> = Vec::new();
        for step in self.steps.iter().rev() {
            if Some(step.entity) != without && !recent.contains(&step.entity) {
                recent.push(step.entity);
            }
        }
        recent
    }

    /// Visits an entity: what was gone back from is forgotten. Staying is not a visit.
    pub fn visit(&mut self, entity: EntityId) {
        if self.current() == Some(entity) {
            return;
        }
        self.steps.truncate(self.at + 1);
        self.steps.push(Step { entity, subject: None });
        self.at = self.steps.len() - 1;
    }

    /// Keeps the selected claim for the way back.
    pub fn remember(&mut self, subject: Option<Stated>) {
        if let Some(step) = self.steps.get_mut(self.at) {
            step.subject = subject;
        }
    }

    /// Goes back one step, where there is one.
    pub fn back(&mut self) -> Option<Step> {
        self.at = self.at.checked_sub(1)?;
        self.steps.get(self.at).copied()
    }

    /// Goes forward one step, where there is one.
    pub fn forward(&mut self) -> Option<Step> {
        let step = *self.steps.get(self.at + 1)?;
        self.at += 1;
        Some(step)
    }

    /// Goes to a step, where there is one.
    pub fn jump(&mut self, place: usize) -> Option<Step> {
        let step = *self.steps.get(place)?;
        self.at = place;
        Some(step)
    }

    /// Finds the steps again in another graph and drops those that are gone.
    pub fn carry_over(&mut self, moved: impl Fn(EntityId) -> Option<EntityId>) {
        let kept_before =
            self.steps.iter().take(self.at).filter(|step| moved(step.entity).is_some());
        let before = kept_before.count();
        let again = |step: &Step| Some(Step { entity: moved(step.entity)?, subject: None });
        self.steps = self.steps.iter().filter_map(again).collect();
        self.at = before.min(self.steps.len().saturating_sub(1));
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
        trail.back().map(|step| step.entity.index())
    }

    #[test]
    fn a_new_visit_forgets_what_was_gone_back_from() {
        let mut walked = trail(&[1, 2, 3]);
        assert_eq!([back(&mut walked), back(&mut walked)], [Some(2), Some(1)]);
        assert_eq!(walked.back(), None);
        assert_eq!(walked.forward().map(|step| step.entity.index()), Some(2));
        walked.visit(EntityId::new(9));
        assert_eq!(walked.forward(), None);
        assert_eq!(walked, trail(&[1, 2, 9]));
    }

    #[test]
    fn staying_is_not_a_visit() {
        assert_eq!(trail(&[1, 1, 2, 2]), trail(&[1, 2]));
    }

    #[test]
    fn steps_that_are_gone_are_dropped() {
        let mut walked = trail(&[1, 2, 3]);
        walked.carry_over(|id| (id.index() != 2).then_some(id));
        assert_eq!(walked, trail(&[1, 3]));
        walked.carry_over(|_| None);
        assert_eq!(walked.current(), None);
        assert_eq!(walked.back(), None);
    }
}
