//! The rows of the finder: each hit, with the text that matches.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::model::EntityId;
use crate::search::{Field, Hit, SearchScope, Target};
use crate::text::{Role, clusters, fit, name_and_suffix_within, name_within, width};

use super::super::super::context::ViewState;
use super::super::super::frame::{fit_spans, span_width, split_row};
use super::super::View;

/// How the rows of a list are drawn.
#[derive(Clone, Copy)]
pub(super) struct HitRow<'s> {
    pub(super) view: View<'s>,
    pub(super) scope: SearchScope,
    pub(super) cells: usize,
}

impl<'s> HitRow<'s> {
    /// The row of a hit: its source, the text that matches, its type.
    pub(super) fn spans(self, hit: &'s Hit) -> Vec<Span<'s>> {
        let state = self.view.state;
        let (graph, dim) = (state.graph(), state.style(Role::Dim));
        if let Target::Entity(entity) = hit.target {
            return self.entity(hit, entity);
        }
        let mut left = vec![Span::raw(" ")];
        let mut label = if self.scope == SearchScope::All { hit.target.as_str() } else { "" };
        match hit.target {
            Target::Paragraph(source, paragraph) => {
                let slug = fit(graph.source(source).slug(), (self.cells / 3).max(MIN_SUBJECT));
                let reference = format!("{slug} ¶{paragraph} ");
                left.push(Span::styled(reference, dim));
            }
            Target::Source(source) => label = graph.source(source).slug(),
            _ => {}
        }
        let missing = missing(hit) + &hit.target.disputed_suffix(graph);
        let right = if label.is_empty() { missing } else { format!("{missing} {label} ") };
        let room = self.cells.saturating_sub(span_width(&left) + width(&right));
        left.extend(cut(state, hit, room));
        split_row(self.cells, &left, vec![Span::styled(right, dim)])
    }

    /// The row of an entity: name, the text that matches if it is another, kind, number of relations.
    fn entity(self, hit: &'s Hit, id: EntityId) -> Vec<Span<'s>> {
        let (state, graph) = (self.view.state, self.view.state.graph());
        let entity = graph.entity(id);
        let (name_style, dim) = (state.kind_style(entity), state.style(Role::Dim));
        let right = format!("{} {} {:>4} ", missing(hit), entity.kind().slug, graph.degree(id));
        let right = right.trim_start().to_owned();
        let how = how(hit, self.view.controls.input.value());
        let mark = if state.session.marks.contains(&id) { "*" } else { " " };
        let mut left = vec![Span::raw(mark)];
        let room = self.cells.saturating_sub(width(&right) + 2);
        let (name, suffix) = name_and_suffix_within(graph, id, room);
        let how = if width(&name) + width(&suffix) + width(how) > room { "" } else { how };
        match hit.field {
            _ if state.derived.hits.is_visited(hit) => {
                let name = Span::styled(format!("{name}{suffix}"), name_style);
                left.extend([name, Span::styled("  recent", dim)]);
            }
            Field::Name => {
                left.extend(fit_spans(&marked(state, hit, name_style), width(&name)));
                left.push(Span::styled(suffix, dim));
            }
            field => {
                let name = Span::styled(format!("{name}{suffix}"), name_style);
                left.extend([name, Span::styled(format!("  {} ", field.as_str()), dim)]);
                let taken = span_width(&left) + width(how) + width(&right);
                left.extend(cut(state, hit, self.cells.saturating_sub(taken)));
            }
        }
        left.push(Span::styled(how, dim));
        split_row(self.cells, &left, vec![Span::styled(right, dim)])
    }
}

/// The typed words that a hit does not contain: `without dr`.
fn missing(hit: &Hit) -> String {
    let words = hit.missing.join(", ");
    if words.is_empty() { words } else { format!(" without {words} ") }
}

/// How a text matches if it does not contain the query: `xiaomi` and 小米 sound alike.
fn how(hit: &Hit, typed: &str) -> &'static str {
    let is_wide = clusters(&hit.matched).any(|(_, cells)| cells > 1);
    let is_spelt = matches!(hit.field, Field::Name | Field::Alias) && !hit.highlights.is_empty();
    if is_spelt && is_wide && typed.is_ascii() { " by sound" } else { "" }
}

/// The matching text, with its matching characters highlighted.
fn marked<'s>(state: ViewState<'s>, hit: &'s Hit, style: Style) -> Vec<Span<'s>> {
    let characters = clusters(&hit.matched).enumerate();
    let spans = characters.map(|(index, (character, _))| {
        let matches = hit.highlights.binary_search(&index).is_ok();
        let style = if matches { style.patch(state.style(Role::Match)) } else { style };
        Span::styled(character, style)
    });
    spans.collect()
}

/// The matching text in this many cells: the name of its subject, then the part with the first match.
fn cut(state: ViewState<'_>, hit: &Hit, cells: usize) -> Line<'static> {
    let (graph, mut spans) = (state.graph(), marked(state, hit, Style::new()));
    let Some(id) = hit.subject(graph) else {
        return fit_spans(&from_match(spans, hit, 0, cells), cells);
    };
    let named = hit.length_of_subject(graph);
    let rest = spans.split_off(named);
    let is_whole = named > 0 && width(&hit.matched) <= cells;
    let name = name_within(graph, id, if is_whole { cells } else { (cells / 3).max(MIN_SUBJECT) });
    if named == 0 || (!is_whole && name != graph.entity(id).name()) {
        spans = vec![Span::raw(name)];
    }
    if named == 0 {
        spans.push(Span::raw(": "));
    }
    let left = cells.saturating_sub(span_width(&spans));
    spans.extend(from_match(rest, hit, named, left));
    fit_spans(&spans, cells)
}

/// The minimum width of the name of a hit's subject.
const MIN_SUBJECT: usize = 12;

/// The characters of a text from `start` on, from shortly before the first match if it is far into the text.
fn from_match<'s>(
    mut spans: Vec<Span<'s>>,
    hit: &Hit,
    start: usize,
    cells: usize,
) -> Vec<Span<'s>> {
    let first = hit.highlights.iter().find_map(|at| at.checked_sub(start)).unwrap_or(0);
    let mark = if start > 0 { " …" } else { "…" };
    let too_long = (spans.len() + width(mark)).saturating_sub(cells);
    let before = first.saturating_sub(cells / 4).min(too_long);
    if first >= cells * 3 / 4 && before > 0 {
        spans.drain(..before);
        spans.insert(0, Span::raw(mark));
    }
    spans
}
