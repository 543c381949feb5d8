//! The ego view: one entity in the middle and what it is connected to around it.

use crate::layout::picture::{Drawing, PictureForm};

use super::cross_ties::add_cross_ties;
use super::ego_drawing::draw_columns;
use super::ego_plan::EgoPlan;
use super::ego_request::EgoRequest;
use super::neighbourhood::Neighbourhood;
use super::outline::outline;

/// Draws an entity and its neighbourhood.
///
/// Of the forms that fit (columns on both sides of the focus, around its row or beside it, or an
/// outline) it takes the one in which most can be read: a name or word that is cut counts less the
/// more of it is missing. The form shown before stays unless another reads clearly better.
#[must_use]
pub fn ego(request: &EgoRequest<'_>) -> Drawing {
    let neighbourhood = Neighbourhood::new(*request);
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

/// Draws into the first `rows` rows.
fn draw(neighbourhood: &Neighbourhood<'_>, rows: usize) -> Drawing {
    let request = neighbourhood.request;
    let plan = best_plan(neighbourhood, rows).and_then(|first| match request.page {
        0 => Some(first),
        page => EgoPlan::new(neighbourhood, first.slots.form, rows, page),
    });
    let mut drawing = if let Some(plan) = plan {
        let mut drawing = draw_columns(&plan);
        add_cross_ties(&plan, &mut drawing, rows);
        drawing
    } else {
        outline(neighbourhood, rows, request.page).0
    };
    let entities = request.selection.entities.iter();
    let shown = entities.filter(|id| drawing.node(**id).is_some()).count();
    drawing.count_hidden(request.selection, shown);
    drawing
}

/// The first page of the form in columns that reads best, the same one on every page; nothing if
/// an outline reads better than all of them.
fn best_plan<'a>(neighbourhood: &Neighbourhood<'a>, rows: usize) -> Option<EgoPlan<'a>> {
    let request = neighbourhood.request;
    let before = request.before.filter(|before| before.focus == Some(request.focus));
    let before = before.map(|before| before.form);
    // The form shown before has to be clearly worse to go.
    let weight = |form: PictureForm| if before == Some(form) { 11 } else { 10 };
    let forms = [PictureForm::Middle, PictureForm::Spine, PictureForm::Beside].into_iter();
    let plans = forms.filter_map(|form| EgoPlan::new(neighbourhood, form, rows, 0));
    // A spine is for many: it leaves two or three neighbours hanging below the focus.
    let is_spine = |plan: &EgoPlan<'_>| plan.slots.form == PictureForm::Spine;
    let plans = plans.filter(|plan| !(is_spine(plan) && plan.tree.nodes.len() <= 4));
    let weighed = plans.map(|plan| (plan.legibility * weight(plan.slots.form), plan));
    let (reads, plan) =
        weighed.min_by_key(|(reads, plan)| (usize::MAX - reads, plan.slots.form))?;
    let (_, outline_reads) = outline(neighbourhood, rows, 0);
    // An outline shows no tie among neighbours: to show them, columns may cut a name or two.
    let least = if plan.tree.cross.is_empty() { 10 } else { 9 };
    (reads >= least * outline_reads).then_some(plan)
}
