//! Draws the relations of the focus, then its role and facts.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::model::{ClaimId, Tie};
use crate::text::{
    Role, Symbol, disputed_symbol, entity_name, fact_line, fit, name_within, short_date,
    standing_within, width,
};

use super::super::action::Pane;
use super::super::context::Screen;
use super::super::frame::{Surface, span_width, split_row};

/// The maximum width of a date. Longer dates are shortened, as the reader shows them in full.
const MAX_DATE: usize = 11;

pub(crate) fn draw(screen: Screen<'_>, on: &mut Surface<'_>) {
    let claims = &screen.derived.claims;
    let title = Span::styled(title(screen), screen.style(Role::Strong));
    let mut on = screen.pane(Pane::Relations, (&[title], &note(screen)), on);
    let (cells, count) = (on.cells(), claims.line_count());
    on.list(screen.cursors.relations, count, |line| {
        match (claims.ties.get(line), claims.claim_at(line)) {
            (Some(tie), _) => tie_row(screen, *tie, Pane::Relations, (cells, MAX_DATE)),
            (None, Some(claim)) => role_or_fact_row(screen, claim),
            (None, None) => (vec![heading(screen)], Style::new()),
        }
    });
    if count == 0 {
        on.text(0, &empty_message(screen), screen.style(Role::Dim));
    }
}

fn title(screen: Screen<'_>) -> String {
    let claims = &screen.derived.claims;
    let (selected, count) = (screen.cursors.claim, claims.ties.len());
    match selected.and_then(|claim| claims.index_of(claim)) {
        Some(index) if index < count => format!("Relations {}/{count}", index + 1),
        _ => format!("Relations {count}"),
    }
}

/// The number of relations hidden by the filters.
fn note(screen: Screen<'_>) -> String {
    let degree = screen.session.focus.map_or(0, |focus| screen.graph().degree(focus));
    match degree.saturating_sub(screen.derived.claims.ties.len()) {
        0 => String::new(),
        hidden => format!("{hidden} filtered out"),
    }
}

fn heading(screen: Screen<'_>) -> Span<'static> {
    let name = screen.session.focus.map_or("".into(), |id| entity_name(screen.graph(), id));
    Span::styled(format!("about {name} alone"), screen.style(Role::Heading))
}

fn role_or_fact_row(screen: Screen<'_>, claim: ClaimId) -> (Vec<Span<'_>>, Style) {
    let graph = screen.graph();
    let text = match claim {
        ClaimId::Relation(_) => String::new(),
        ClaimId::Role(id) => graph.entity(id).role().unwrap_or("is named").to_owned(),
        ClaimId::Fact { entity, index } => {
            graph.fact(entity, index).map_or_else(String::new, |fact| fact_line(graph, fact))
        }
    };
    let (mark, style) = cursor(screen, claim, Pane::Relations);
    (vec![mark, Span::raw(format!("· {text}"))], style)
}

/// The minimum width of a verb, which is truncated to make room for the name of the other entity.
const MIN_VERB: usize = 3;

/// The row of a tie, with everything that a line of the picture shows by style and symbol, and the date in at most
/// `max_date` cells.
pub(crate) fn tie_row(
    screen: Screen<'_>,
    tie: Tie,
    pane: Pane,
    (cells, max_date): (usize, usize),
) -> (Vec<Span<'_>>, Style) {
    let relation = screen.graph().relation(tie.relation);
    let other = screen.graph().entity(tie.other);
    let tone = screen.style(Role::Tone(relation.tone()));
    let (mark, style) = cursor(screen, ClaimId::Relation(tie.relation), pane);
    let arrow = format!("{} ", Symbol::of_direction(tie.direction).glyph);
    let mut left = [mark, Span::styled(arrow, tone), Span::raw(""), Span::raw(" "), Span::raw("")];
    let room =
        cells.saturating_sub(span_width(&left) + span_width(&tie_marks(screen, tie, 0, 0)) + 1);
    let verb = relation.label(tie.direction);
    let name =
        name_within(screen.graph(), tie.other, room.saturating_sub(width(verb).min(MIN_VERB)));
    left[2] = Span::styled(fit(verb, room.saturating_sub(width(&name))), tone);
    left[4] = Span::styled(name, screen.kind_style(other));
    let room = cells.saturating_sub(span_width(&left));
    (split_row(cells, &left, tie_marks(screen, tie, room, max_date)), style)
}

/// The mark and style of the row of a claim; the cursor is on the row of the selected claim.
fn cursor(screen: Screen<'_>, claim: ClaimId, pane: Pane) -> (Span<'static>, Style) {
    if screen.cursors.claim == Some(claim) {
        (Span::raw("▸ "), screen.cursor_style(pane))
    } else {
        (Span::raw("  "), Style::new())
    }
}

/// Standing, dispute, date and tone at the end of a row. To make room for the verb and the name of the other entity, the
/// standing is reduced to its symbol, and the date is shortened or dropped, as the reader shows both.
fn tie_marks(screen: Screen<'_>, tie: Tie, room: usize, max_date: usize) -> Vec<Span<'_>> {
    let relation = screen.graph().relation(tie.relation);
    let mut marks = Vec::new();
    let shown = standing_within(
        relation.standing(),
        room.saturating_sub(3 + 2 * usize::from(relation.is_disputed())),
    );
    if !shown.is_empty() {
        let style = screen.style(Role::Standing(relation.standing()));
        marks.extend([Span::styled(shown, style), Span::raw(" ")]);
    }
    if relation.is_disputed() {
        let shown = disputed_symbol(room.saturating_sub(span_width(&marks)));
        marks.extend([Span::styled(shown, screen.style(Role::Warning)), Span::raw(" ")]);
    }
    let max_date = max_date.min(room.saturating_sub(span_width(&marks) + 3));
    if let Some(date) = relation.when().and_then(|when| short_date(when, max_date)) {
        marks.extend([Span::styled(date, screen.style(Role::Dim)), Span::raw(" ")]);
    }
    let tone = Symbol::of_tone(relation.tone()).map_or(" ", |symbol| symbol.glyph);
    marks.push(Span::styled(tone, screen.style(Role::Tone(relation.tone()))));
    marks
}

fn empty_message(screen: Screen<'_>) -> String {
    let graph = screen.graph();
    let Some(focus) = screen.session.focus else {
        return "no relations: the graph has no entities".to_owned();
    };
    if graph.degree(focus) > 0 {
        return "the filters hide every relation; Z clears them".to_owned();
    }
    format!("{} has no relation in this graph; / finds another entity", entity_name(graph, focus))
}
