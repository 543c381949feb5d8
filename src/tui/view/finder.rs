//! The finder: what is typed, what is found and why, and a look at the best.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;

use crate::query::search::{Field, Hit};

use super::super::card;
use super::super::state::finder::{Finder, Purpose};
use super::super::theme::Role;
use super::Screen;
use super::frame::{overlay_frame, row, split_row};
use super::overlay::draw_input;

/// From this width on the entity under the cursor is shown beside the list.
const PREVIEW: u16 = 90;

pub(super) fn draw(screen: &Screen<'_>, finder: &Finder, area: Rect, buffer: &mut Buffer) {
    let area = overlay_frame(screen, area, &title(screen, finder), "⏎ takes, Esc leaves", buffer);
    draw_input(screen, &finder.input, area, buffer);
    let told = told(finder);
    row(area, 1, &[Span::styled(told, screen.style(Role::Dim))], Style::new(), buffer);
    let below =
        Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area };
    let list = if area.width < PREVIEW { below } else { Rect { width: area.width / 2, ..below } };
    let hits = &finder.answer.hits;
    for (y, place) in finder.cursor.window.rows(usize::from(list.height), hits.len()).enumerate() {
        let is_cursor = place == finder.cursor.row;
        let spans = hit_spans(screen, &hits[place], is_cursor, usize::from(list.width));
        let style = if is_cursor { screen.style(Role::Selected) } else { Style::new() };
        row(list, y, &spans, style, buffer);
    }
    if list.width < below.width {
        let x = list.right() + 2;
        let preview = Rect { x, width: below.right().saturating_sub(x), ..below };
        draw_preview(screen, finder, preview, buffer);
    }
}

fn title(screen: &Screen<'_>, finder: &Finder) -> String {
    match (finder.purpose, screen.state.focus) {
        (Purpose::Path, Some(focus)) => {
            format!("Path from {} to …", screen.graph().entity(focus).name())
        }
        _ => "Find an entity".to_owned(),
    }
}

fn told(finder: &Finder) -> String {
    match (&finder.answer.hint, finder.answer.hits.len()) {
        (Some(hint), _) => hint.clone(),
        (None, 0) => "nothing is called so; fewer letters find more".to_owned(),
        (None, 1) => "1 found".to_owned(),
        (None, count) => format!("{count} found"),
    }
}

/// A row: name, what matched where that is another text, kind, number of relations.
fn hit_spans<'s>(
    screen: &Screen<'s>,
    hit: &'s Hit,
    is_cursor: bool,
    cells: usize,
) -> Vec<Span<'s>> {
    let entity = screen.graph().entity(hit.entity);
    let mut left = vec![Span::raw(if is_cursor { "▸ " } else { "  " })];
    let name_style = screen.kind_style(entity);
    if hit.field == Field::Name {
        left.extend(marked(screen, hit, name_style));
    } else {
        left.push(Span::styled(entity.name(), name_style));
        left.push(Span::styled(format!("  {} ", hit.field.word()), screen.style(Role::Dim)));
        left.extend(marked(screen, hit, Style::new()));
    }
    let count = screen.graph().degree(hit.entity);
    let right = format!("{} {count:>4} ", entity.kind().slug);
    split_row(cells, &left, vec![Span::styled(right, screen.style(Role::Dim))])
}

/// The text that matched, its matching letters marked.
fn marked<'s>(screen: &Screen<'s>, hit: &'s Hit, style: Style) -> Vec<Span<'s>> {
    let letters = hit.matched.graphemes(true).enumerate();
    let spans = letters.map(|(place, letter)| {
        let matches = hit.letters.binary_search(&place).is_ok();
        let style = if matches { style.patch(screen.style(Role::Match)) } else { style };
        Span::styled(letter, style)
    });
    spans.collect()
}

fn draw_preview(screen: &Screen<'_>, finder: &Finder, area: Rect, buffer: &mut Buffer) {
    let lines = card::lines(screen.world, finder.chosen(), usize::from(area.width));
    for (y, (role, line)) in lines.iter().take(usize::from(area.height)).enumerate() {
        row(area, y, &[Span::styled(line.as_str(), screen.style(*role))], Style::new(), buffer);
    }
}
