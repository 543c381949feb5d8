//! The ego view: one entity in the middle and what it is tied to around it.

use crate::layout::picture::{Drawing, Hidden, PictureForm, note, shown_relations};
use crate::model::EntityId;

use super::cross_ties::add_cross_ties;
use super::ego_drawing::emit;
use super::ego_request::EgoRequest;
use super::outline::outline;
use super::plan::Plan;
use super::tree::Web;

/// Draws an entity and its neighbourhood.
///
/// Of the forms that fit ([`PictureForm::Middle`], [`PictureForm::Spine`], [`PictureForm::Beside`], an outline), the
/// one is taken in which most can be read: a name or word that is cut counts the less the more of
/// it is missing. The one shown before stays where it reads hardly worse.
#[must_use]
pub fn ego(ask: &EgoRequest<'_>) -> Drawing {
    let web = Web::new(ask);
    let ranked = web.ranked();
    let all = usize::from(ask.size.height);
    if all < 2 || !web.is_crowded(all) {
        let drawing = draw(ask, &web, &ranked, all);
        if drawing.hidden.entities + drawing.hidden.relations == 0 || all < 2 {
            return drawing;
        }
    }
    let mut drawing = draw(ask, &web, &ranked, all - 1);
    note(&mut drawing);
    drawing
}

/// Draws into the first `rows` rows.
fn draw(ask: &EgoRequest<'_>, web: &Web<'_>, ranked: &[EntityId], rows: usize) -> Drawing {
    let plan = best(ask, web, ranked, rows).and_then(|first| match ask.page {
        0 => Some(first),
        page => Plan::new(ask, web, ranked, first.form, rows, page),
    });
    let (mut drawing, page, pages) = if let Some(plan) = plan {
        (in_columns(&plan, rows), plan.page, plan.pages)
    } else {
        let outline = outline(ask, web, ranked, rows, ask.page);
        (outline.drawing, outline.page, outline.pages)
    };
    drawing.hidden = hidden(ask, &drawing, page, pages);
    drawing
}

/// Draws a plan with the ties among neighbours.
fn in_columns(plan: &Plan<'_>, rows: usize) -> Drawing {
    let mut drawing = emit(plan);
    add_cross_ties(plan, &mut drawing, rows);
    drawing
}

/// The first page in the form in columns that reads best, the same one on every page; nothing where
/// an outline reads better than all of them.
fn best<'a>(
    ask: &'a EgoRequest<'a>,
    web: &Web<'a>,
    ranked: &[EntityId],
    rows: usize,
) -> Option<Plan<'a>> {
    let before = ask.before.filter(|before| before.focus == Some(ask.focus));
    // Columns that were there before have to be clearly worse to go.
    let weight = |form: PictureForm| if before.map(|b| b.form) == Some(form) { 11 } else { 10 };
    let shapes = [PictureForm::Middle, PictureForm::Spine, PictureForm::Beside].into_iter();
    let plans = shapes.filter_map(|form| Plan::new(ask, web, ranked, form, rows, 0));
    // A spine is for many: it leaves two or three neighbours hanging below the focus.
    let is_lonely = |plan: &Plan<'_>| plan.form == PictureForm::Spine && plan.tree.twigs.len() <= 4;
    let plans = plans.filter(|plan| !is_lonely(plan));
    let weighed = plans.map(|plan| (plan.reads * weight(plan.form), plan));
    let (reads, plan) = weighed.min_by_key(|(reads, plan)| (usize::MAX - reads, plan.form))?;
    let outline = outline(ask, web, ranked, rows, 0);
    // An outline shows no tie among neighbours: for their sake columns may cut a name or two.
    let least = if plan.tree.cross.is_empty() { 10 } else { 9 };
    (reads >= least * outline.reads).then_some(plan)
}

/// What was asked for and is not in a drawing.
fn hidden(ask: &EgoRequest<'_>, drawing: &Drawing, page: usize, pages: usize) -> Hidden {
    let entities = ask.selection.entities.iter().filter(|id| drawing.node(**id).is_none());
    let relations = ask.selection.relations.len().saturating_sub(shown_relations(drawing));
    Hidden { entities: entities.count(), relations, page, pages }
}
