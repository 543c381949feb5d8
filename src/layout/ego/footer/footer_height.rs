//! Chooses the height of the text below an ego view. Truncated names and labels come first, then neighbours of the focus,
//! then the ties without a line.

use crate::layout::picture::Drawing;

use crate::layout::ego::ego_view::draw;
use crate::layout::ego::neighbourhood::EgoNeighbourhood;

use super::{Footer, empty_rows};

/// A drawing without its footer, the footer, and the height of the footer.
pub(in crate::layout::ego) type FooterPlan = (Drawing, Footer, usize);

/// The maximum number of heights to try: a drawing with fewer rows has fewer lines, so its footer describes more ties.
const MAX_TRIES: usize = 4;

/// A view with a footer that has room for every truncated name and label in full, and for ties without a line in rows that no
/// neighbour needs, or in at most a third of the rows.
pub(in crate::layout::ego) fn with_best_footer(neighbourhood: &EgoNeighbourhood<'_>) -> FooterPlan {
    let rows = usize::from(neighbourhood.request.size.height);
    if rows < 2 || !neighbourhood.is_crowded(rows) {
        let (drawing, footer) = draw(neighbourhood, rows);
        if rows < 2 {
            return (drawing, footer, 0);
        }
        if footer.height(&drawing) == 0 {
            return give_free_rows(neighbourhood, (drawing, footer, 0));
        }
    }
    let half = if rows < 24 { rows / 3 } else { rows / 2 };
    let plan = with_footer(neighbourhood, 1);
    let plan = raise(neighbourhood, plan, half, Footer::height_of_cuts, |_| true);
    let pages = plan.0.hidden.pages;
    let has_as_few_pages = |drawing: &Drawing| drawing.hidden.pages <= pages;
    let plan = raise(neighbourhood, plan, rows / 3, Footer::height, has_as_few_pages);
    let entities = plan.0.hidden.entities;
    let shows_as_many = |drawing: &Drawing| drawing.hidden.entities <= entities;
    let plan = raise(neighbourhood, plan, half, Footer::height, shows_as_many);
    give_free_rows(neighbourhood, without_unused_rows(neighbourhood, plan))
}

/// A view with a footer of `height` rows.
pub(in crate::layout::ego) fn with_footer(
    neighbourhood: &EgoNeighbourhood<'_>,
    height: usize,
) -> FooterPlan {
    let rows = usize::from(neighbourhood.request.size.height);
    let (drawing, footer) = draw(neighbourhood, rows - height);
    (drawing, footer, height)
}

/// Raises a footer to the height that `wanted` returns, but to at most `max` rows, and only while `accepts` allows the
/// drawing above it.
fn raise(
    neighbourhood: &EgoNeighbourhood<'_>,
    mut plan: FooterPlan,
    max: usize,
    wanted: impl Fn(&Footer, &Drawing) -> usize,
    accepts: impl Fn(&Drawing) -> bool,
) -> FooterPlan {
    let mut too_high = None;
    for _ in 0..MAX_TRIES {
        let (drawing, footer, height) = &plan;
        let wanted = wanted(footer, drawing).min(max);
        let next = too_high.map_or(wanted, |too_high| usize::midpoint(*height, too_high));
        if next <= *height {
            break;
        }
        let raised = with_footer(neighbourhood, next);
        if accepts(&raised.0) {
            plan = raised;
        } else {
            too_high = Some(next);
        }
    }
    plan
}

/// Lowers a footer to the rows that it uses, so that the drawing can show more entities.
fn without_unused_rows(neighbourhood: &EgoNeighbourhood<'_>, mut plan: FooterPlan) -> FooterPlan {
    loop {
        let (drawing, footer, height) = &plan;
        let used = footer.used_height(drawing, *height);
        if used >= *height {
            return plan;
        }
        plan = with_footer(neighbourhood, used);
    }
}

/// Raises a footer that has too few rows by the rows of the drawing that show nothing, as long as this hides less.
fn give_free_rows(neighbourhood: &EgoNeighbourhood<'_>, plan: FooterPlan) -> FooterPlan {
    let mut best = plan;
    for _ in 0..MAX_TRIES {
        let (drawing, footer, height) = &best;
        let rows = usize::from(drawing.size.height);
        let wanted = footer.full_height(drawing).min(height + empty_rows(drawing, rows - height));
        if wanted <= *height {
            break;
        }
        let raised = with_footer(neighbourhood, wanted);
        if missing(&raised) >= missing(&best) {
            break;
        }
        best = raised;
    }
    best
}

/// The numbers of neighbours, relations and rows that a view has no room for.
fn missing((drawing, footer, height): &FooterPlan) -> (usize, (usize, usize)) {
    (drawing.hidden.entities, footer.missing(drawing, *height))
}
