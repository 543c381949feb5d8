//! The rows of the finder: each hit, with the text that matches.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::model::EntityId;
use crate::search::{ExcerptPiece, Field, Hit, SearchScope, Target};
use crate::text::{Role, fit, name_and_suffix_within, width};

use super::super::super::context::ViewState;
use super::super::super::frame::{fit_spans, span_width, split_row};
use super::super::View;

/// The width that a narrow row reserves for the slug of a source, if possible, in cells.
const MIN_SLUG_WIDTH: usize = 12;

/// The row of a hit: its source, the matching text and its type.
pub(super) fn hit_row<'s>(
    view: View<'s>,
    hit: &'s Hit,
    scope: SearchScope,
    cells: usize,
) -> Vec<Span<'s>> {
    let state = view.state;
    let (graph, dim) = (state.graph(), state.style(Role::Dim));
    if let Target::Entity(entity) = hit.target {
        return entity_row(view, hit, entity, cells);
    }
    let mut left = vec![Span::raw(" ")];
    let label = match hit.target {
        Target::Source(source) => graph.source(source).slug(),
        target if scope == SearchScope::All => target.as_str(),
        _ => "",
    };
    let missing = missing_note(hit) + &hit.target.disputed_suffix(graph);
    let right = if label.is_empty() { missing } else { format!("{missing} {label} ") };
    if let Target::Paragraph(source, paragraph) = hit.target {
        let number = format!(" ¶{paragraph} ");
        let room = cells.saturating_sub(width(&right) + width(&number) + 3);
        let slug = fit(graph.source(source).slug(), room.min((cells / 3).max(MIN_SLUG_WIDTH)));
        left.push(Span::styled(format!("{slug}{number}"), dim));
    }
    let room = cells.saturating_sub(span_width(&left) + width(&right));
    left.extend(excerpt(state, hit, room));
    split_row(cells, &left, vec![Span::styled(right, dim)])
}

/// The row of an entity: its name, the matching text if that is not the name, its kind and number of relations.
fn entity_row<'s>(view: View<'s>, hit: &'s Hit, id: EntityId, cells: usize) -> Vec<Span<'s>> {
    let (state, graph) = (view.state, view.state.graph());
    let entity = graph.entity(id);
    let (name_style, dim) = (state.kind_style(entity), state.style(Role::Dim));
    let right = format!("{} {} {:>4} ", missing_note(hit), entity.kind().slug, graph.degree(id));
    let right = right.trim_start().to_owned();
    let matches_by_sound = hit.matches_by_sound(view.controls.input.value());
    let sound_note = if matches_by_sound { " by sound" } else { "" };
    let mark = if state.session.marks.contains(&id) { "*" } else { " " };
    let mut left = vec![Span::raw(mark)];
    let room = cells.saturating_sub(width(&right) + 2);
    let (name, suffix) = name_and_suffix_within(graph, id, room);
    let sound_note =
        if width(&name) + width(&suffix) + width(sound_note) > room { "" } else { sound_note };
    match hit.field {
        _ if state.derived.hits.is_visited(hit) => {
            let name = Span::styled(format!("{name}{suffix}"), name_style);
            left.extend([name, Span::styled("  recent", dim)]);
        }
        Field::Name => {
            left.extend(fit_spans(&highlighted(state, hit.pieces(), name_style), width(&name)));
            left.push(Span::styled(suffix, dim));
        }
        field => {
            let name = Span::styled(format!("{name}{suffix}"), name_style);
            left.extend([name, Span::styled(format!("  {} ", field.as_str()), dim)]);
            let taken = span_width(&left) + width(sound_note) + width(&right);
            left.extend(excerpt(state, hit, cells.saturating_sub(taken)));
        }
    }
    left.push(Span::styled(sound_note, dim));
    split_row(cells, &left, vec![Span::styled(right, dim)])
}

/// A note on the typed words that a hit does not contain, such as ` without dr `; empty if there are none.
fn missing_note(hit: &Hit) -> String {
    let words = hit.missing.join(", ");
    if words.is_empty() { words } else { format!(" without {words} ") }
}

fn excerpt(state: ViewState<'_>, hit: &Hit, cells: usize) -> Line<'static> {
    fit_spans(&highlighted(state, hit.excerpt(state.graph(), cells), Style::new()), cells)
}

fn highlighted<'s>(
    state: ViewState<'s>,
    pieces: Vec<ExcerptPiece<'s>>,
    style: Style,
) -> Vec<Span<'s>> {
    let span = |piece: ExcerptPiece<'s>| {
        let style = if piece.is_match { style.patch(state.style(Role::Match)) } else { style };
        Span::styled(piece.text, style)
    };
    pieces.into_iter().map(span).collect()
}
