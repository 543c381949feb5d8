use crate::layout::picture::{Drawing, PictureForm};

use super::cross_ties::add_cross_ties;
use super::ego_drawing::draw_plan;
use super::ego_plan::EgoPlan;
use super::ego_request::EgoRequest;
use super::neighbourhood::EgoNeighbourhood;

/// Draws an entity and its neighbourhood.
///
/// Chooses the most legible form that fits: columns on both sides of the focus, above and below its row, or on its
/// right, or an outline. Keeps the form of the previous picture unless another form is clearly more legible.
pub fn ego(request: &EgoRequest<'_>) -> Drawing {
    let neighbourhood = EgoNeighbourhood::new(*request);
    let rows = usize::from(request.size.height);
    if rows < 2 || !neighbourhood.is_crowded(rows) {
        let drawing = draw(&neighbourhood, rows);
        if rows < 2 || drawing.hidden.entities + drawing.hidden.relations == 0 {
            return drawing;
        }
    }
    let mut drawing = draw(&neighbourhood, rows - 1);
    if let Some(text) = drawing.hidden.describe() {
        drawing.add_bottom_note(&text);
    }
    drawing
}

fn draw(neighbourhood: &EgoNeighbourhood<'_>, rows: usize) -> Drawing {
    let EgoRequest { size, focus, selection, page, .. } = neighbourhood.request;
    let mut drawing = if rows == 0 || size.width == 0 {
        Drawing::new(size, PictureForm::Outline, Some(focus))
    } else {
        let mut plan = best_plan(neighbourhood, rows);
        if page > 0 {
            plan = EgoPlan::in_columns(neighbourhood, plan.slots.form, rows, page)
                .unwrap_or_else(|| EgoPlan::outline(neighbourhood, rows, page));
        }
        let mut drawing = draw_plan(&plan);
        if !plan.is_outline() {
            add_cross_ties(&plan, &mut drawing, rows);
        }
        drawing
    };
    let shown = selection.entities.iter().filter(|id| drawing.node(**id).is_some()).count();
    drawing.count_hidden(selection, shown);
    drawing
}

/// The first page in its most legible form, which all other pages share.
fn best_plan<'a>(neighbourhood: &EgoNeighbourhood<'a>, rows: usize) -> EgoPlan<'a> {
    let previous = neighbourhood.request.previous_of_same_focus().map(|previous| previous.form);
    // The previous form is replaced only if another one is clearly more legible.
    let weight = |form: PictureForm| if previous == Some(form) { 11 } else { 10 };
    let forms = [PictureForm::Middle, PictureForm::Spine, PictureForm::Beside].into_iter();
    let plans = forms.filter_map(|form| EgoPlan::in_columns(neighbourhood, form, rows, 0));
    // A spine looks unbalanced with two or three neighbours.
    let is_spine = |plan: &EgoPlan<'_>| plan.slots.form == PictureForm::Spine;
    let plans = plans.filter(|plan| !(is_spine(plan) && plan.tree.nodes.len() <= 4));
    let scored = plans.map(|plan| (plan.legibility * weight(plan.slots.form), plan));
    let best = scored.min_by_key(|(score, plan)| (usize::MAX - score, plan.slots.form));
    let outline = EgoPlan::outline(neighbourhood, rows, 0);
    // An outline shows no ties among neighbours, so columns may cut a few labels to show them.
    let outline_weight = |plan: &EgoPlan<'_>| if plan.tree.cross_ties.is_empty() { 10 } else { 9 };
    let best = best.filter(|(score, plan)| *score >= outline_weight(plan) * outline.legibility);
    best.map_or(outline, |(_, plan)| plan)
}
