use crate::model::{ClaimId, EntityId};
use crate::query::Reload;

/// Entities in the order of visits, and the current position.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Trail {
    steps: Vec<TrailStep>,
    position: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct TrailStep {
    pub entity: EntityId,
    /// The claim that was selected when the entity was left.
    pub(crate) claim: Option<ClaimId>,
}

impl Trail {
    /// The visits, oldest first.
    pub fn steps(&self) -> &[TrailStep] {
        &self.steps
    }

    pub fn position(&self) -> usize {
        self.position
    }

    /// The current entity, if any was visited.
    pub(crate) fn current(&self) -> Option<EntityId> {
        self.steps.get(self.position).map(|step| step.entity)
    }

    /// The visited entities without the excluded one, most recent first.
    pub(crate) fn recent(&self, excluded: Option<EntityId>) -> Vec<EntityId> {
        let mut recent: Vec<EntityId> = Vec::new();
        for step in self.steps.iter().rev() {
            if Some(step.entity) != excluded && !recent.contains(&step.entity) {
                recent.push(step.entity);
            }
        }
        recent
    }

    /// The trail for a reloaded graph, without the entities that it no longer has.
    pub(crate) fn carried_over(&self, reload: Reload<'_>) -> Self {
        let step = |step: &TrailStep| {
            let claim = step.claim.and_then(|claim| reload.claim(claim));
            Some(TrailStep { entity: reload.entity(step.entity)?, claim })
        };
        let before = self.steps.iter().take(self.position).filter_map(step).count();
        let steps: Vec<TrailStep> = self.steps.iter().filter_map(step).collect();
        Self { position: before.min(steps.len().saturating_sub(1)), steps }
    }

    /// Visits an entity and drops the forward steps. Does nothing if the entity is the current one.
    pub(crate) fn visit(&mut self, entity: EntityId) {
        if self.current() == Some(entity) {
            return;
        }
        self.steps.truncate(self.position + 1);
        self.steps.push(TrailStep { entity, claim: None });
        self.position = self.steps.len() - 1;
    }

    /// Stores the selected claim in the current step, to select it again when the user returns.
    pub(crate) fn remember(&mut self, claim: Option<ClaimId>) {
        if let Some(step) = self.steps.get_mut(self.position) {
            step.claim = claim;
        }
    }

    /// Makes the step at an index the current one and returns it; `None` if there is no such step.
    pub(crate) fn jump(&mut self, index: usize) -> Option<TrailStep> {
        let step = *self.steps.get(index)?;
        self.position = index;
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
        let mut walk = trail(&[1, 2, 3]);
        assert_eq!([back(&mut walk), back(&mut walk)], [Some(2), Some(1)]);
        assert_eq!(back(&mut walk), None);
        assert_eq!(walk.jump(1).map(|step| step.entity.index()), Some(2));
        walk.visit(EntityId::new(9));
        assert_eq!(walk.jump(3), None);
        assert_eq!(walk, trail(&[1, 2, 9]));
    }

    #[test]
    fn visiting_the_current_entity_changes_nothing() {
        assert_eq!(trail(&[1, 1, 2, 2]), trail(&[1, 2]));
    }
}
