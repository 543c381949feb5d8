//! The rows of the finder: each hit, with what matched.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::model::EntityId;
use crate::search::Field;
use crate::text::{Role, clusters, width};

use super::super::super::context::Screen;
use super::super::super::frame::{fit_spans, span_width, split_row};
use super::target::{Hit, HitReason, Target};

/// The row of a hit, in this many cells.
pub(super) fn hit_spans<'s>(
    screen: Screen<'s>,
    typed: &str,
    hit: &'s Hit,
    cells: usize,
) -> Vec<Span<'s>> {
    let graph = screen.graph();
    let dim = screen.style(Role::Dim);
    let mut left = vec![Span::raw(" ")];
    match hit.target {
        Target::Entity(entity) => return entity_spans(screen, typed, hit, (entity, cells)),
        Target::Relation(_) => {}
        Target::Paragraph(source, paragraph) => {
            let reference = format!("{} ¶{paragraph} ", graph.source(source).slug());
            left.push(Span::styled(reference, dim));
        }
        Target::Source(source) => {
            left.extend(marked(screen, hit, Style::new()));
            let slug = Span::styled(format!(" {} ", graph.source(source).slug()), dim);
            return split_row(cells, &left, vec![slug]);
        }
    }
    left.extend(cut(screen, hit, cells.saturating_sub(span_width(&left))));
    left
}

/// A row: name, matching text if different, kind, number of relations.
fn entity_spans<'s>(
    screen: Screen<'s>,
    typed: &str,
    hit: &'s Hit,
    (id, cells): (EntityId, usize),
) -> Vec<Span<'s>> {
    let entity = screen.graph().entity(id);
    let (name_style, dim) = (screen.kind_style(entity), screen.style(Role::Dim));
    let count = screen.graph().degree(id);
    let right = format!("{} {count:>4} ", entity.kind().slug);
    let how = how(hit, typed);
    let mut left = vec![Span::raw(if screen.session.marks.contains(&id) { "*" } else { " " })];
    match hit.reason {
        HitReason::Field(Field::Name) | HitReason::Text => {
            left.extend(marked(screen, hit, name_style));
        }
        HitReason::Recent => {
            left.push(Span::styled(entity.name(), name_style));
            left.push(Span::styled("  recent", dim));
        }
        HitReason::Field(field) => {
            left.push(Span::styled(entity.name(), name_style));
            left.push(Span::styled(format!("  {} ", field.as_str()), dim));
            let taken = span_width(&left) + width(how) + width(&right);
            let room = cells.saturating_sub(taken);
            left.extend(cut(screen, hit, room));
        }
    }
    left.push(Span::styled(how, dim));
    split_row(cells, &left, vec![Span::styled(right, dim)])
}

/// How a text matches if it does not contain the query: `xiaomi` and 小米 sound alike.
fn how(hit: &Hit, typed: &str) -> &'static str {
    let is_wide = clusters(&hit.text).any(|(_, cells)| cells > 1);
    let is_spelt = matches!(hit.reason, HitReason::Field(_)) && !hit.highlights.is_empty();
    if is_spelt && is_wide && typed.is_ascii() { " by sound" } else { "" }
}

/// The matching text, with its matching characters highlighted.
fn marked<'s>(screen: Screen<'s>, hit: &'s Hit, style: Style) -> Vec<Span<'s>> {
    let characters = clusters(&hit.text).enumerate();
    let spans = characters.map(|(index, (character, _))| {
        let matches = hit.highlights.binary_search(&index).is_ok();
        let style = if matches { style.patch(screen.style(Role::Match)) } else { style };
        Span::styled(character, style)
    });
    spans.collect()
}

/// The same in this many cells, starting shortly before the first match if it is far into the text.
fn cut(screen: Screen<'_>, hit: &Hit, cells: usize) -> Line<'static> {
    let mut spans = marked(screen, hit, Style::new());
    let first = hit.highlights.first().copied().unwrap_or(0);
    let too_long = (spans.len() + 1).saturating_sub(cells);
    let before = first.saturating_sub(cells / 4).min(too_long);
    if first >= cells * 3 / 4 && before > 0 {
        spans.drain(..before);
        spans.insert(0, Span::raw("…"));
    }
    fit_spans(&spans, cells)
}
