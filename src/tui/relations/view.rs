//! Draws the relations of the focus, then its role and facts.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::layout::to_cells;
use crate::model::{ClaimId, Tie};
use crate::text::{
    Role, Symbol, disputed_symbol, entity_name, fact_with_dispute_mark, fit, name_within,
    no_relations, short_date, standing_within, width,
};

use super::super::action::Pane;
use super::super::context::ViewState;
use super::super::frame::{Surface, span_width, split_row};

/// The maximum width of a date, in cells. Longer dates are shortened, as the reader shows them in full.
const MAX_DATE_WIDTH: usize = 11;

pub(crate) fn draw(state: ViewState<'_>, surface: &mut Surface<'_>) {
    let claims = &state.derived.claims;
    let title = Span::styled(title(state), state.style(Role::Strong));
    let mut surface = state.draw_pane_border(Pane::Relations, (&[title], &note(state)), surface);
    let (cells, count) = (surface.width(), claims.line_count());
    surface.draw_list(state.cursors.relations, count, |line| {
        match (claims.ties.get(line), claims.claim_at(line)) {
            (Some(tie), _) => tie_row(state, *tie, Pane::Relations, (cells, MAX_DATE_WIDTH)),
            (None, Some(claim)) => role_or_fact_row(state, claim),
            (None, None) => (vec![heading(state)], Style::new()),
        }
    });
    if claims.ties.is_empty() {
        let rows = to_cells(count + usize::from(count > 0)).min(surface.area.height);
        let area = surface.area;
        let area = Rect { y: area.y + rows, height: area.height - rows, ..area };
        let message = state.fill_keys(no_relations(state.graph(), state.session.focus));
        surface.at(area).draw_text(&message, state.style(Role::Dim));
    }
}

fn title(state: ViewState<'_>) -> String {
    let claims = &state.derived.claims;
    let (selected, count) = (state.cursors.claim, claims.ties.len());
    match selected.and_then(|claim| claims.index_of(claim)) {
        Some(index) if index < count => format!("Relations {}/{count}", index + 1),
        _ => format!("Relations {count}"),
    }
}

/// The number of relations hidden by the filters.
fn note(state: ViewState<'_>) -> String {
    let degree = state.session.focus.map_or(0, |focus| state.graph().degree(focus));
    match degree.saturating_sub(state.derived.claims.ties.len()) {
        0 => String::new(),
        hidden => format!("{hidden} filtered out"),
    }
}

fn heading(state: ViewState<'_>) -> Span<'static> {
    let name = state.session.focus.map_or("".into(), |id| entity_name(state.graph(), id));
    Span::styled(format!("role and facts of {name}"), state.style(Role::Heading))
}

fn role_or_fact_row(state: ViewState<'_>, claim: ClaimId) -> (Vec<Span<'_>>, Style) {
    let graph = state.graph();
    let text = match claim {
        ClaimId::Relation(_) => String::new(),
        ClaimId::Role(id) => graph.entity(id).role().unwrap_or("no role given").to_owned(),
        ClaimId::Fact { entity, index } => graph
            .fact(entity, index)
            .map_or_else(String::new, |fact| fact_with_dispute_mark(graph, fact)),
    };
    let (marker, style) = row_marker(state, claim, Pane::Relations);
    (vec![marker, Span::raw(format!("· {text}"))], style)
}

/// The minimum width, in cells, to which a verb is truncated to make room for the name of the other entity.
const MIN_VERB_WIDTH: usize = 3;

/// The row of a tie. Its text includes what style and symbols convey in the picture; the date takes at most `max_date`
/// cells.
pub(crate) fn tie_row(
    state: ViewState<'_>,
    tie: Tie,
    pane: Pane,
    (cells, max_date): (usize, usize),
) -> (Vec<Span<'_>>, Style) {
    let relation = state.graph().relation(tie.relation);
    let other = state.graph().entity(tie.other);
    let tone = state.style(Role::Tone(relation.tone()));
    let (marker, style) = row_marker(state, ClaimId::Relation(tie.relation), pane);
    let arrow = format!("{} ", Symbol::for_direction(tie.direction).glyph);
    let mut left =
        [marker, Span::styled(arrow, tone), Span::raw(""), Span::raw(" "), Span::raw("")];
    let room = cells.saturating_sub(span_width(&left) + span_width(&row_end(state, tie, 0, 0)) + 1);
    let verb = relation.label(tie.direction);
    let name =
        name_within(state.graph(), tie.other, room.saturating_sub(width(verb).min(MIN_VERB_WIDTH)));
    left[2] = Span::styled(fit(verb, room.saturating_sub(width(&name))), tone);
    left[4] = Span::styled(name, state.kind_style(other));
    let room = cells.saturating_sub(span_width(&left));
    (split_row(cells, &left, row_end(state, tie, room, max_date)), style)
}

/// The marker and style of the row of a claim; those of the cursor if the claim is selected.
fn row_marker(state: ViewState<'_>, claim: ClaimId, pane: Pane) -> (Span<'static>, Style) {
    if state.cursors.claim == Some(claim) {
        (Span::raw("▸ "), state.cursor_style(pane))
    } else {
        (Span::raw("  "), Style::new())
    }
}

/// Standing, dispute, date and tone at the end of a row. To make room for the verb and the name of the other entity, the
/// standing is reduced to its symbol, and the date is shortened or dropped, as the reader shows both.
fn row_end(state: ViewState<'_>, tie: Tie, room: usize, max_date: usize) -> Vec<Span<'_>> {
    let relation = state.graph().relation(tie.relation);
    let mut marks = Vec::new();
    let reserved = 3 + 2 * usize::from(relation.is_disputed());
    let text = standing_within(relation.standing(), room.saturating_sub(reserved));
    if !text.is_empty() {
        let style = state.style(Role::Standing(relation.standing()));
        marks.extend([Span::styled(text, style), Span::raw(" ")]);
    }
    if relation.is_disputed() {
        let text = disputed_symbol(room.saturating_sub(span_width(&marks)));
        marks.extend([Span::styled(text, state.style(Role::Warning)), Span::raw(" ")]);
    }
    let max_date = max_date.min(room.saturating_sub(span_width(&marks) + 3));
    if let Some(date) = relation.when().and_then(|when| short_date(when, max_date)) {
        marks.extend([Span::styled(date, state.style(Role::Dim)), Span::raw(" ")]);
    }
    let tone = Symbol::for_tone(relation.tone()).map_or(" ", |symbol| symbol.glyph);
    marks.push(Span::styled(tone, state.style(Role::Tone(relation.tone()))));
    marks
}
