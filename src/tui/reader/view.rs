//! Draws the reader: the claim, and the cited paragraph in context.

use std::ops::Range;

use ratatui::style::{Modifier, Style};
use ratatui::text::Span;

use crate::model::{CitedPart, Paragraph, Source};
use crate::text::{
    Role, find_cited_words, find_ignoring_case, fit, long_publication_date, passage_heading, width,
    years,
};

use super::super::action::Pane;
use super::super::context::ViewState;
use super::super::frame::{Surface, styled_spans};
use super::super::panes::Arrangement;
use super::layout::ReaderLayout;
use super::page::{LineKind, PageLine, ReaderPage};
use super::state::CitedPassage;

pub(crate) fn draw(state: ViewState<'_>, surface: &mut Surface<'_>) {
    let passage = state.derived.passage.as_ref();
    let layout = ReaderLayout::new(state, surface.area);
    let source = passage.map(|passage| state.graph().source(passage.source));
    let title = Span::styled(title(state), state.style(Role::Strong));
    let room = surface.width().saturating_sub(width(&title.content) + 8);
    let published = source.and_then(Source::published);
    let dates = published.map(|when| [long_publication_date(when), years(when)]);
    let note = dates.into_iter().flatten().find(|date| width(date) <= room).unwrap_or_default();
    state.draw_pane_border(Pane::Reader, (&[title], &note), surface);
    draw_header(
        state,
        &layout,
        source.map_or("", Source::title),
        &mut surface.at(layout.header_area),
    );
    let mut surface = surface.at(layout.text_area);
    match (layout.page, passage) {
        (Some(page), Some(_)) if page.paragraph_count() == 0 => {
            surface.draw_text("the text of this source is not available", state.style(Role::Dim));
        }
        (Some(page), Some(passage)) => draw_page(state, &page, passage, &mut surface),
        _ => surface.draw_text("no claim is selected", state.style(Role::Dim)),
    }
}

fn title(state: ViewState<'_>) -> String {
    let session = state.session;
    let Some(passage) = &state.derived.passage else { return "Reader".to_owned() };
    let slug = state.graph().source(passage.source).slug();
    let count = session.cursors.claim.map_or(0, |claim| state.graph().citations_of(claim).len());
    let count = if session.cursors.reader.detour.is_some() { 0 } else { count };
    let citation = match count {
        0 | 1 => String::new(),
        count => format!(" · citation {}/{count}", session.cursors.citation + 1),
    };
    format!("{}{citation}", passage_heading(slug, passage.part))
}

fn draw_header(
    state: ViewState<'_>,
    layout: &ReaderLayout<'_>,
    title: &str,
    surface: &mut Surface<'_>,
) {
    for (y, (role, line)) in layout.header_lines.iter().enumerate() {
        surface.draw_row(y, &[Span::raw(line.as_str())], state.style(*role));
    }
    let title = fit(title, surface.width().saturating_sub(5));
    let rest = surface.width().saturating_sub(width(&title) + 4);
    let rule = format!("── {title} {}", "─".repeat(rest));
    if let Some(last) = surface.height().checked_sub(1) {
        surface.draw_row(last, &[Span::raw(rule)], state.style(Role::Dim));
    }
}

#[expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a run has a line, and lines are ranges of the text"
)]
fn draw_page(
    state: ViewState<'_>,
    page: &ReaderPage<'_>,
    passage: &CitedPassage,
    surface: &mut Surface<'_>,
) {
    let lines = page.window(state.cursors.reader.top, surface.height());
    let mut rows = 0..;
    for lines in lines.chunk_by(|line, next| line.position.paragraph == next.position.paragraph) {
        let paragraph = lines[0].position.paragraph;
        let text = page.text(paragraph).unwrap_or_default();
        let (base, styles) = text_styles(state, text, paragraph, passage);
        for (line, y) in lines.iter().zip(&mut rows) {
            let mut spans = vec![gutter(state, line, y, passage.part)];
            match line.kind {
                LineKind::Text => spans.extend(styled_spans(text, &line.range, base, &styles)),
                LineKind::Gist => {
                    let gist = page.gist(paragraph).unwrap_or_default();
                    let style = state.style(Role::Dim).italic();
                    spans.push(Span::styled(&gist[line.range.clone()], style));
                }
                LineKind::Furniture => {
                    spans.push(Span::styled("(page furniture)", state.style(Role::Dim)));
                }
            }
            surface.draw_row(y, &spans, Style::new());
        }
    }
}

/// The bar of the cited paragraph, and the number of a paragraph on its first visible line, with an ellipsis if
/// earlier lines are hidden.
fn gutter(state: ViewState<'_>, line: &PageLine, y: usize, cited: CitedPart) -> Span<'static> {
    let is_cited = is_part(line.position.paragraph, cited);
    let mark = if is_cited { "▌" } else { " " };
    let number = line.position.paragraph + 1;
    let text = match (line.kind, line.position.line, y) {
        (LineKind::Gist, _, _) => "  ≈ ".to_owned(),
        (_, 0, _) => format!("{number:>3} "),
        (_, _, 0) => format!("{number:>3}…"),
        _ => "    ".to_owned(),
    };
    let role = if is_cited { Role::Key } else { Role::Dim };
    Span::styled(format!("{mark}{text}"), state.style(role))
}

/// Whether the paragraph with this index is the cited part.
fn is_part(paragraph: usize, cited: CitedPart) -> bool {
    cited == Paragraph::from_index(paragraph).into()
}

/// The style of a paragraph, and the styles of its names, cited words and matches.
fn text_styles(
    state: ViewState<'_>,
    text: &str,
    paragraph: usize,
    passage: &CitedPassage,
) -> (Style, Vec<(Range<usize>, Style)>) {
    let reader = &state.cursors.reader;
    let is_cited = is_part(paragraph, passage.part);
    // A reader that fills the screen is for reading the whole text.
    let is_context = !is_cited && state.session.arrangement == Arrangement::Tiled;
    let base = state.style(if is_context { Role::Dim } else { Role::Text });
    let mut styles = Vec::new();
    let mentions = state.derived.names.as_ref().map(|names| names.mentions(text));
    for (index, mention) in mentions.unwrap_or_default().into_iter().enumerate() {
        let entity = state.graph().entity(mention.entity);
        let is_chosen =
            reader.name.is_some_and(|name| (name.paragraph, name.index) == (paragraph, index));
        let chosen = is_chosen.then(|| state.style(Role::Selected));
        // Without a theme, dim colours are too faint to read.
        let kind_style = || state.kind_style(entity).remove_modifier(Modifier::DIM);
        let style = chosen.unwrap_or_else(kind_style);
        styles.push((mention.range, style));
    }
    let words = passage.words.as_deref().filter(|_| is_cited);
    let cited = words.and_then(|words| find_cited_words(text, words));
    let found = find_ignoring_case(text, &reader.search);
    let ranges = cited.into_iter().chain(found);
    styles.extend(ranges.map(|range| (range, state.style(Role::Match))));
    (base, styles)
}
