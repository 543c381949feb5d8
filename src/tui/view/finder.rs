//! The finder: what is typed, what is found and why, and a look at the best.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::model::EntityId;
use crate::search::NameField;
use crate::text::{Role, clusters, width};

use super::super::preview;
use super::super::state::finder::{
    Awaited, Finder, Hit, HitReason, MOST, Purpose, SearchScope, Target,
};
use super::Screen;
use super::frame::{overlay_frame, row, split_row};
use super::overlay::draw_input;

/// From this width on what is under the cursor is shown beside the list.
const PREVIEW: u16 = 90;

/// What can be typed beside words.
const LANGUAGE: &str = "kind:… source:… relation:… 'exact ^begins ends$ !not one | other";

pub(super) fn draw(screen: &Screen<'_>, finder: &Finder, area: Rect, buffer: &mut Buffer) {
    let area = overlay_frame(screen, area, &title(screen, finder), "⏎ takes, Esc leaves", buffer);
    draw_input(screen, &finder.input, area, buffer);
    let marked = match screen.state.marks.len() {
        0 => String::new(),
        count => format!(" · {count} marked"),
    };
    let told = format!("{}{marked}", told(finder));
    row(area, 1, &[Span::styled(told, screen.style(Role::Dim))], Style::new(), buffer);
    let below =
        Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area };
    let list = if area.width < PREVIEW { below } else { Rect { width: area.width / 2, ..below } };
    let count = finder.hits.len();
    for (y, place) in finder.cursor.window.rows(usize::from(list.height), count).enumerate() {
        let is_cursor = place == finder.cursor.row;
        let mark = Span::raw(if is_cursor { "▸" } else { " " });
        let spans = find_spans(screen, finder, place, usize::from(list.width.saturating_sub(1)));
        let spans: Vec<Span<'_>> = std::iter::once(mark).chain(spans).collect();
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
    if let (Purpose::Path, Some(focus)) = (finder.purpose, screen.state.focus) {
        return format!("Path from {} to …", screen.graph().entity(focus).name());
    }
    let words = SearchScope::ALL.map(|scope| {
        let word = scope.word();
        if scope == finder.scope { format!("[{word}]") } else { word.to_owned() }
    });
    format!("Find {}", words.join(" "))
}

fn told(finder: &Finder) -> String {
    match (&finder.hint, finder.hits.len()) {
        (Some(hint), _) => hint.clone(),
        (None, _) if finder.input.value().is_empty() => LANGUAGE.to_owned(),
        (None, 0) if finder.awaited != Awaited::Nothing => "searching …".to_owned(),
        (None, 0) => {
            let what = finder.scope.word();
            format!("nothing among the {what}; fewer letters find more, Tab looks elsewhere")
        }
        (None, MOST) => format!("the best {MOST}"),
        (None, count) => format!("{count} found"),
    }
}

fn find_spans<'s>(
    screen: &Screen<'s>,
    finder: &'s Finder,
    place: usize,
    cells: usize,
) -> Vec<Span<'s>> {
    let hit = &finder.hits[place];
    let graph = screen.graph();
    let dim = screen.style(Role::Dim);
    match hit.target {
        Target::Entity(entity) => entity_spans(screen, finder, hit, (entity, cells)),
        Target::Relation(_) => {
            let room = cells.saturating_sub(1);
            [Span::raw(" ")].into_iter().chain(cut(screen, hit, room)).collect()
        }
        Target::Paragraph(source, paragraph) => {
            let place = format!(" {} ¶{paragraph} ", graph.source(source).slug());
            let room = cells.saturating_sub(width(&place));
            [Span::styled(place, dim)].into_iter().chain(cut(screen, hit, room)).collect()
        }
        Target::Source(source) => {
            let slug = format!(" {} ", graph.source(source).slug());
            let left: Vec<Span<'_>> =
                [Span::raw(" ")].into_iter().chain(marked(screen, hit, Style::new())).collect();
            split_row(cells, &left, vec![Span::styled(slug, dim)])
        }
    }
}

/// A row: name, what matched where that is another text, kind, number of relations.
fn entity_spans<'s>(
    screen: &Screen<'s>,
    finder: &Finder,
    hit: &'s Hit,
    (id, cells): (EntityId, usize),
) -> Vec<Span<'s>> {
    let entity = screen.graph().entity(id);
    let (name_style, dim) = (screen.kind_style(entity), screen.style(Role::Dim));
    let count = screen.graph().degree(id);
    let right = format!("{} {count:>4} ", entity.kind().slug);
    let how = how(hit, finder.input.value());
    let mut left = vec![Span::raw(if screen.state.marks.contains(&id) { "*" } else { " " })];
    match hit.reason {
        HitReason::Field(NameField::Name) | HitReason::Text => {
            left.extend(marked(screen, hit, name_style));
        }
        HitReason::Recent => {
            left.push(Span::styled(entity.name(), name_style));
            left.push(Span::styled("  recent", dim));
        }
        HitReason::Field(field) => {
            left.push(Span::styled(entity.name(), name_style));
            left.push(Span::styled(format!("  {} ", field.word()), dim));
            let taken: usize = left.iter().map(|span| width(&span.content)).sum();
            let room = cells.saturating_sub(taken + width(how) + width(&right));
            left.extend(cut(screen, hit, room));
        }
    }
    left.push(Span::styled(how, dim));
    split_row(cells, &left, vec![Span::styled(right, dim)])
}

/// How a text fits that does not hold what was typed: `xiaomi` and 小米 sound alike.
fn how(hit: &Hit, typed: &str) -> &'static str {
    let is_wide = clusters(&hit.text).any(|(_, cells)| cells > 1);
    let is_spelt = matches!(hit.reason, HitReason::Field(_)) && !hit.letters.is_empty();
    if is_spelt && is_wide && typed.is_ascii() { " by sound" } else { "" }
}

/// The text that matched, its matching letters marked.
fn marked<'s>(screen: &Screen<'s>, hit: &'s Hit, style: Style) -> Vec<Span<'s>> {
    let letters = clusters(&hit.text).enumerate();
    let spans = letters.map(|(place, (letter, _))| {
        let matches = hit.letters.binary_search(&place).is_ok();
        let style = if matches { style.patch(screen.style(Role::Match)) } else { style };
        Span::styled(letter, style)
    });
    spans.collect()
}

/// The same in so many cells, from a little before the first letter that matched where that is far
/// in the text.
fn cut<'s>(screen: &Screen<'s>, hit: &'s Hit, cells: usize) -> Vec<Span<'s>> {
    let mut spans = marked(screen, hit, Style::new());
    let first = hit.letters.first().copied().unwrap_or(0);
    let too_long = (spans.len() + 1).saturating_sub(cells);
    let before = first.saturating_sub(cells / 4).min(too_long);
    if first >= cells * 3 / 4 && before > 0 {
        spans.drain(..before);
        spans.insert(0, Span::raw("…"));
    }
    let mut filled = 0;
    let fits = spans.iter().take_while(|span| {
        filled += width(&span.content);
        filled < cells
    });
    let fits = fits.count();
    if fits + 1 < spans.len() {
        spans.truncate(fits);
        spans.push(Span::raw("…"));
    }
    spans
}

fn draw_preview(screen: &Screen<'_>, finder: &Finder, area: Rect, buffer: &mut Buffer) {
    let lines = preview::lines(screen.world, finder.chosen(), usize::from(area.width));
    for (y, (role, line)) in lines.iter().take(usize::from(area.height)).enumerate() {
        row(area, y, &[Span::styled(line.as_str(), screen.style(*role))], Style::new(), buffer);
    }
}
