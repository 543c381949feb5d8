use std::collections::BTreeSet;

use crate::layout::picture::{Drawing, PictureForm};
use crate::model::{EntityId, RelationId};

use super::cross_ties::add_cross_ties;
use super::ego_drawing::draw_plan;
use super::ego_plan::EgoPlan;
use super::ego_request::EgoRequest;
use super::footer::{Footer, empty_rows};
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

/// A view with a footer that has room for the whole of each text that is cut and, if possible, for the ties without a
/// line.
fn with_best_footer(neighbourhood: &EgoNeighbourhood<'_>) -> FooterPlan {
    let rows = usize::from(neighbourhood.request.size.height);
    if rows < 2 || !neighbourhood.is_crowded(rows) {
        let (drawing, footer) = draw(neighbourhood, rows);
        if rows < 2 || footer.height(&drawing) == 0 {
            return (drawing, footer, 0);
        }
    }
    let mut plan = with_footer(neighbourhood, 1);
    let mut too_low = 0;
    for _ in 0..MAX_RAISES {
        let (drawing, footer, height) = &plan;
        let wanted = footer.height(drawing).min(max_rows_in_words(rows));
        if wanted <= *height {
            break;
        }
        too_low = *height;
        plan = with_footer(neighbourhood, wanted);
    }
    give_free_rows(neighbourhood, lowered(neighbourhood, plan, too_low))
}

/// A view with a footer of `height` rows.
fn with_footer(neighbourhood: &EgoNeighbourhood<'_>, height: usize) -> FooterPlan {
    let rows = usize::from(neighbourhood.request.size.height);
    let (drawing, footer) = draw(neighbourhood, rows - height);
    (drawing, footer, height)
}

/// Lowers a footer that is higher than needed, because fewer entities have fewer ties. A footer of `too_low` rows does not
/// have room for all ties.
fn lowered(
    neighbourhood: &EgoNeighbourhood<'_>,
    mut plan: FooterPlan,
    mut too_low: usize,
) -> FooterPlan {
    for _ in 0..MAX_RAISES {
        let (drawing, footer, height) = &plan;
        if drawing.hidden.entities == 0 || footer.undescribed_here(drawing, *height) > 0 {
            break;
        }
        let middle = usize::midpoint(too_low, *height);
        if middle <= too_low {
            break;
        }
        let lower = with_footer(neighbourhood, middle);
        if lower.1.undescribed_here(&lower.0, middle) == 0 {
            plan = lower;
        } else {
            too_low = middle;
        }
    }
    plan
}

/// The maximum height of a footer. If there are few rows, neighbours matter more.
fn max_rows_in_words(rows: usize) -> usize {
    if rows < 24 { rows / 3 } else { rows / 2 }
}

/// How often a footer is raised: a drawing with fewer rows has fewer lines, so that its footer describes more ties.
const MAX_RAISES: usize = 3;

/// A drawing without its footer, the footer, and the height of the footer.
type FooterPlan = (Drawing, Footer, usize);

/// Raises a footer that has too few rows by the rows of the drawing that show nothing, as long as this hides less.
fn give_free_rows(neighbourhood: &EgoNeighbourhood<'_>, plan: FooterPlan) -> FooterPlan {
    let mut best = plan;
    for _ in 0..MAX_RAISES {
        let (drawing, footer, height) = &best;
        let rows = usize::from(drawing.size.height);
        let wanted = footer.height(drawing).min(height + empty_rows(drawing, rows - height));
        if wanted <= *height {
            break;
        }
        let (raised_drawing, raised_footer) = draw(neighbourhood, rows - wanted);
        let raised = (raised_drawing, raised_footer, wanted);
        if hidden_counts(&raised) >= hidden_counts(&best) {
            break;
        }
        best = raised;
    }
    best
}

fn hidden_counts((drawing, footer, height): &FooterPlan) -> (usize, usize) {
    (drawing.hidden.entities, footer.undescribed(drawing, *height))
}

fn draw(neighbourhood: &EgoNeighbourhood<'_>, rows: usize) -> (Drawing, Footer) {
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

/// The relations of a selection that have no line although the picture shows both ends, each with its first end.
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
    // A text is not cut while there are free rows, or while another form shows as much without a cut.
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
