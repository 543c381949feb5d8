//! The trail popup: every step, to revisit or copy.

use ratatui::text::Span;

use crate::model::{ClaimId, EntityId};
use crate::search::Target;
use crate::text::escape::escape_markdown;
use crate::text::{ClaimText, Role, entity_name, pad};

use super::super::context::{Update, ViewState};
use super::preview::PreviewContent;
use super::{Controls, Popup, TrailPopup, View};

impl Popup for TrailPopup {
    fn prepare(&self, update: &mut Update<'_>, controls: &mut Controls) {
        update.session.commit_preview();
        update.session.trail.remember(update.session.cursors.claim);
        controls.cursor.row = update.session.trail.position();
    }

    fn title_and_hint(&self, _view: View<'_>) -> (String, &'static str) {
        (
            "Trail".to_owned(),
            "{confirm} opens, {copy-list} copies the list, {copy-command} the commands",
        )
    }

    fn row_count(&self, view: View<'_>) -> usize {
        view.state.session.trail.steps().len()
    }

    fn row<'s>(&self, view: View<'s>, index: usize, _cells: usize) -> Vec<Span<'s>> {
        let (state, trail) = (view.state, &view.state.session.trail);
        let Some(step) = trail.steps().get(index) else { return Vec::new() };
        let here = if index == trail.position() { " here" } else { "     " };
        let visit = visit_spans(state, step.entity, step.claim);
        std::iter::once(Span::styled(here, state.style(Role::Key))).chain(visit).collect()
    }

    fn evidence(&self, view: View<'_>) -> Option<PreviewContent> {
        let step = view.state.session.trail.steps().get(view.controls.cursor.row)?;
        Some(PreviewContent::new(step.claim, Target::Entity(step.entity)))
    }

    /// Goes to the step under the cursor; later steps stay in the trail.
    fn accept(&self, update: &mut Update<'_>) {
        let step = update.session.top().controls.cursor.row;
        update.session.go_to_step(step);
        update.session.popups.clear();
    }

    fn shell_command(&self, view: View<'_>) -> Option<(String, String)> {
        let steps = view.state.session.trail.steps().iter();
        let lines = steps.map(|step| view.state.command_to_draw_entity(step.entity) + "\n");
        Some(("the commands of the trail".to_owned(), lines.collect()))
    }

    fn list_text(&self, view: View<'_>) -> Option<(String, String)> {
        let graph = view.state.graph();
        let lines = view.state.session.trail.steps().iter().map(|step| {
            let claim = step.claim.map(|claim| ClaimText::new(graph, claim));
            let claim = claim.map_or_else(String::new, |claim| {
                format!(": {} ({})", escape_markdown(&claim.sentence), claim.citations)
            });
            format!("1. **{}**{claim}\n", escape_markdown(&entity_name(graph, step.entity)))
        });
        Some(("the trail as Markdown".to_owned(), lines.collect()))
    }
}

/// An entity with the claim that was selected there.
pub(super) fn visit_spans(
    state: ViewState<'_>,
    entity: EntityId,
    claim: Option<ClaimId>,
) -> Vec<Span<'_>> {
    let (graph, entity) = (state.graph(), state.graph().entity(entity));
    let claim = claim.map_or_else(String::new, |claim| ClaimText::new(graph, claim).sentence);
    let name = pad(&format!(" {}", entity_name(graph, entity.id())), 23);
    vec![
        Span::styled(name, state.kind_style(entity)),
        Span::styled(format!(" {claim}"), state.style(Role::Dim)),
    ]
}
