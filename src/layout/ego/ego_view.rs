//! The ego view: one entity in the middle and what it is tied to around it.

use crate::layout::picture::{Drawing, Hidden, PictureForm, note, shown_relations};
use crate::model::EntityId;

use super::cross_ties::add_cross_ties;
use super::ego_drawing::draw_columns;
use super::ego_plan::EgoPlan;
use super::ego_request::EgoRequest;
use super::ego_tree::Neighbourhood;
use super::outline::outline;

/// Draws an entity and its neighbourhood.
///
/// Of the forms that fit ([`PictureForm::Middle`], [`PictureForm::Spine`], [`PictureForm::Beside`], an outline), the
/// one is taken in which most can be read: a name or word that is cut counts the less the more of
/// it is missing. The one shown before stays where it reads hardly worse.
#[must_use]
pub fn ego(request: &EgoRequest<'_>) -> Drawing {
    let neighbourhood = Neighbourhood::new(request);
    let ranked = neighbourhood.ranked();
    let all = usize::from(request.size.height);
    if all < 2 || !neighbourhood.is_crowded(all) {
        let drawing = draw(request, &neighbourhood, &ranked, all);
        if drawing.hidden.entities + drawing.hidden.relations == 0 || all < 2 {
            return drawing;
        }
    }
    let mut drawing = draw(request, &neighbourhood, &ranked, all - 1);
    note(&mut drawing);
    drawing
}

/// Draws into the first `rows` rows.
fn draw(
    request: &EgoRequest<'_>,
    neighbourhood: &Neighbourhood<'_>,
    ranked: &[EntityId],
    rows: usize,
) -> Drawing {
    let plan = best(request, neighbourhood, ranked, rows).and_then(|first| match request.page {
        0 => Some(first),
        page => EgoPlan::new(request, neighbourhood, ranked, first.form, rows, page),
    });
    let (mut drawing, page, pages) = if let Some(plan) = plan {
        (in_columns(&plan, rows), plan.page, plan.pages)
    } else {
        let outline = outline(request, neighbourhood, ranked, rows, request.page);
        (outline.drawing, outline.page, outline.pages)
    };
    drawing.hidden = hidden(request, &drawing, page, pages);
    drawing
}

/// Draws a plan with the ties among neighbours.
fn in_columns(plan: &EgoPlan<'_>, rows: usize) -> Drawing {
    let mut drawing = draw_columns(plan);
    add_cross_ties(plan, &mut drawing, rows);
    drawing
}

/// The first page in the form in columns that reads best, the same one on every page; nothing where
/// an outline reads better than all of them.
fn best<'a>(
    request: &'a EgoRequest<'a>,
    neighbourhood: &Neighbourhood<'a>,
    ranked: &[EntityId],
    rows: usize,
) -> Option<EgoPlan<'a>> {
    let before = request.before.filter(|before| before.focus == Some(request.focus));
    // Columns that were there before have to be clearly worse to go.
    let weight = |form: PictureForm| if before.map(|b| b.form) == Some(form) { 11 } else { 10 };
    let shapes = [PictureForm::Middle, PictureForm::Spine, PictureForm::Beside].into_iter();
    let plans =
        shapes.filter_map(|form| EgoPlan::new(request, neighbourhood, ranked, form, rows, 0));
    // A spine is for many: it leaves two or three neighbours hanging below the focus.
    let is_lonely =
        |plan: &EgoPlan<'_>| plan.form == PictureForm::Spine && plan.tree.nodes.len() <= 4;
    let plans = plans.filter(|plan| !is_lonely(plan));
    let weighed = plans.map(|plan| (plan.reads * weight(plan.form), plan));
    let (reads, plan) = weighed.min_by_key(|(reads, plan)| (usize::MAX - reads, plan.form))?;
    let outline = outline(request, neighbourhood, ranked, rows, 0);
    // An outline shows no tie among neighbours: for their sake columns may cut a name or two.
    let least = if plan.tree.cross.is_empty() { 10 } else { 9 };
    (reads >= least * outline.reads).then_some(plan)
}

/// What was asked for and is not in a drawing.
fn hidden(request: &EgoRequest<'_>, drawing: &Drawing, page: usize, pages: usize) -> Hidden {
    let entities = request.selection.entities.iter().filter(|id| drawing.node(**id).is_none());
    let relations = request.selection.relations.len().saturating_sub(shown_relations(drawing));
    Hidden { entities: entities.count(), relations, page, pages }
}
