use std::collections::BTreeSet;

use crate::layout::picture::{Drawing, PictureForm};
use crate::model::{EntityId, RelationId};

use super::cross_ties::add_cross_ties;
use super::ego_drawing::draw_plan;
use super::ego_plan::EgoPlan;
use super::ego_request::EgoRequest;
use super::footer::{Footer, FooterPlan, with_best_footer, with_footer};
use super::neighbourhood::EgoNeighbourhood;
use super::surroundings::Surroundings;

/// Draws an entity and its neighbourhood.
///
/// Chooses the most legible form that fits: columns on both sides of the focus, above and below its row, or on its
/// right, or an outline. Keeps the form of the previous picture unless another form is clearly more legible.
pub fn ego(request: &EgoRequest<'_>) -> Drawing {
    ego_within(request, &Surroundings::new(request))
}

/// Like [`ego`], with the surroundings of a request that had the same graph, focus, selection and ties.
pub(crate) fn ego_within(request: &EgoRequest<'_>, surroundings: &Surroundings) -> Drawing {
    let mut neighbourhood = EgoNeighbourhood::new(*request, surroundings);
    let mut plan = if request.page == 0 {
        with_best_footer(&neighbourhood)
    } else {
        // Pages of different sizes would skip neighbours.
        let first = EgoRequest { page: 0, ..*request };
        let (.., height) = with_best_footer(&EgoNeighbourhood::new(first, surroundings));
        with_footer(&neighbourhood, height)
    };
    if !neighbourhood.keeps_folded(&plan.0) {
        plan = keeping_folded(&mut neighbourhood).unwrap_or(plan);
    }
    let (mut drawing, footer, height) = plan;
    if height > 0 {
        footer.add_to(&mut drawing, height);
    }
    drawing
}

/// The limits to try on the number of entities that expansion adds.
const ADDED_LIMITS: [usize; 5] = [usize::MAX, 8, 3, 1, 0];

/// A view with a footer as high as before entities were expanded, which adds as many entities as possible to those
/// already shown; `None` if it has no room even for those.
fn keeping_folded(neighbourhood: &mut EgoNeighbourhood<'_>) -> Option<FooterPlan> {
    let folded = neighbourhood.request.folded()?;
    let rows = usize::from(folded.size.height);
    let drawn_rows = folded.notes.first().map_or(rows, |note| usize::from(note.at.y));
    ADDED_LIMITS.into_iter().find_map(|limit| {
        neighbourhood.added_limit = limit;
        let (drawing, footer) = draw(neighbourhood, drawn_rows);
        neighbourhood.keeps_folded(&drawing).then_some((drawing, footer, rows - drawn_rows))
    })
}

/// Draws a page of a neighbourhood in the first `rows` rows of the picture.
pub(super) fn draw(neighbourhood: &EgoNeighbourhood<'_>, rows: usize) -> (Drawing, Footer) {
    let EgoRequest { size, focus, selection, page, .. } = neighbourhood.request;
    let (mut drawing, footer) = if rows == 0 || size.width == 0 {
        (Drawing::new(size, PictureForm::Outline, Some(focus)), Footer::default())
    } else {
        let mut plan = best_plan(neighbourhood, rows);
        if page > 0 {
            plan = EgoPlan::in_columns(neighbourhood, plan.slots.form, rows, page)
                .unwrap_or_else(|| EgoPlan::outline(neighbourhood, rows, page));
        }
        let mut drawing = draw_plan(&plan);
        let undrawn = if plan.is_outline() {
            plan.tree.cross_ties.iter().collect()
        } else {
            add_cross_ties(&plan, &mut drawing, rows)
        };
        (drawing, Footer::new(&plan, undrawn))
    };
    // Both ends of each selected relation are selected, but the focus may not be.
    let is_extra = |id: EntityId| id == focus && !selection.entities.contains(&id);
    let shown = drawing.nodes.iter().filter(|node| !is_extra(node.id)).count();
    drawing.count_hidden(selection, shown);
    drawing.among = relations_among(neighbourhood, &drawing);
    drawing.hidden.among = drawing.among.len();
    (drawing, footer)
}

/// The relations of a selection that have no line although the picture shows both ends, each with its `from` entity.
fn relations_among(
    neighbourhood: &EgoNeighbourhood<'_>,
    drawing: &Drawing,
) -> Vec<(EntityId, RelationId)> {
    let drawn: BTreeSet<RelationId> =
        drawing.edges.iter().flat_map(|edge| edge.relations.iter().copied()).collect();
    let all = neighbourhood.relations_among(drawing.nodes.iter().map(|node| node.id)).into_iter();
    let from = |id: RelationId| neighbourhood.request.graph.relation(id).from().id();
    all.filter(|id| !drawn.contains(id)).map(|id| (from(id), id)).collect()
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
    let outline = EgoPlan::outline(neighbourhood, rows, 0);
    let plans: Vec<EgoPlan<'_>> = plans.collect();
    if let Some(form) = neighbourhood.request.expanded_form() {
        return most_similar_plan(plans, outline, form);
    }
    // Nothing is truncated while there are free rows, or while another form shows as much without truncation.
    let whole = plans.iter().chain([&outline]).filter(|plan| plan.cuts == 0);
    let most_whole = whole.map(|plan| plan.tree.nodes.len()).max();
    let is_needless = |plan: &EgoPlan<'_>| {
        plan.cuts > 0
            && most_whole
                .is_some_and(|nodes| nodes >= plan.tree.nodes.len() || plan.has_free_rows())
    };
    let plans = plans.into_iter().filter(|plan| !is_needless(plan));
    let scored = plans.map(|plan| (plan.legibility() * weight(plan.slots.form), plan));
    let best = scored.min_by_key(|(score, plan)| (usize::MAX - score, plan.slots.form));
    // An outline shows no ties among neighbours, so columns may cut a few labels to show them.
    let outline_weight = |plan: &EgoPlan<'_>| if plan.tree.cross_ties.is_empty() { 10 } else { 9 };
    let best = best.filter(|(score, plan)| *score >= outline_weight(plan) * outline.legibility());
    best.map_or(outline, |(_, plan)| plan)
}

/// The plan whose form has the sides of the given one; of several, the most legible.
fn most_similar_plan<'a>(
    mut plans: Vec<EgoPlan<'a>>,
    outline: EgoPlan<'a>,
    form: PictureForm,
) -> EgoPlan<'a> {
    if form == PictureForm::Outline {
        return outline;
    }
    let has_two_sides = |form: PictureForm| form <= PictureForm::Spine;
    let is_similar = |plan: &EgoPlan<'_>| has_two_sides(plan.slots.form) == has_two_sides(form);
    plans.sort_by_key(|plan| (is_similar(plan), plan.legibility(), plan.slots.form == form));
    plans.pop().unwrap_or(outline)
}
