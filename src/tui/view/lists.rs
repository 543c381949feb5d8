//! The lists that lie over the panes: problems, filters, claims, sources, the card.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::load::{Problem, Severity};
use crate::model::{Entity, visible};
use crate::output::PRODUCTS;
use crate::query::{Constraint, Dimension, FacetCount};
use crate::text::{ClaimText, Role, count, pad, plain_date, wrap};

use super::super::card;
use super::super::panes::DETAIL;
use super::super::state::export::Export;
use super::super::state::filtering::Row;
use super::super::state::menu::Cursor;
use super::super::state::overlay::Panel;
use super::Screen;
use super::frame::{overlay_frame, row, split_row};

pub(super) fn draw_problems(screen: &Screen<'_>, cursor: Cursor, area: Rect, buffer: &mut Buffer) {
    let errors = count(screen.world.errors(), "error", "errors");
    let warnings = count(screen.world.warnings(), "warning", "warnings");
    let title = format!("Problems: {errors}, {warnings}");
    let area = overlay_frame(screen, area, &title, "⏎ opens the editor", buffer);
    let problems = &screen.world.problems;
    let (list, detail) = split(area);
    draw_rows(screen, list, cursor, problems.len(), buffer, |place| {
        let problem = &problems[place];
        let role = if problem.severity == Severity::Error { Role::Warning } else { Role::Dim };
        vec![
            Span::styled(pad(&problem.severity.to_string(), 8), screen.style(role)),
            Span::styled(format!("{} ", problem.place()), screen.style(Role::Dim)),
            Span::raw(problem.message.as_str()),
        ]
    });
    if let Some(problem) = problems.get(cursor.row) {
        draw_text(screen, &detail_of(problem), detail, buffer);
    }
}

/// The rows of a list, and those below that tell the one under the cursor in full.
pub(super) fn split(area: Rect) -> (Rect, Rect) {
    let below = u16::try_from(DETAIL).unwrap_or(area.height);
    let height = area.height.saturating_sub(below);
    (Rect { height, ..area }, Rect { y: area.y + height, height: area.height - height, ..area })
}

fn detail_of(problem: &Problem) -> String {
    let help = problem.help.as_deref().map_or_else(String::new, |help| format!(": {help}"));
    format!("{}{help}", problem.message)
}

pub(super) fn draw_filters(screen: &Screen<'_>, panel: &Panel, area: Rect, buffer: &mut Buffer) {
    let note = "Space only this, x not this, Z clear";
    let area = overlay_frame(screen, area, "Filters", note, buffer);
    let flag = |row: &Row| row.dimension().flag();
    let rows = &panel.rows;
    draw_rows(screen, area, panel.cursor, rows.len(), buffer, |place| {
        let is_first = place == 0 || flag(&rows[place - 1]) != flag(&rows[place]);
        let heading = if is_first { flag(&rows[place]) } else { "" };
        match &rows[place] {
            Row::Setting(dimension) => setting_spans(screen, *dimension),
            Row::Value(value) => {
                filter_spans(screen, value, heading, usize::from(area.width).saturating_sub(2))
            }
        }
    });
}

fn setting_spans<'s>(screen: &Screen<'s>, dimension: Dimension) -> Vec<Span<'s>> {
    let args = screen.state.filter.to_args(screen.graph());
    let value = args.get(dimension).to_owned();
    let heading = Span::styled(pad(dimension.flag(), FLAG), screen.style(Role::Heading));
    if value.is_empty() {
        let about = format!("     any: ⏎ for {}", dimension.prompt());
        return vec![heading, Span::styled(about, screen.style(Role::Dim))];
    }
    vec![heading, Span::raw("only "), Span::styled(value, screen.style(Role::Strong))]
}

/// The entities visited, each with the claim that was selected there.
pub(super) fn draw_trail(screen: &Screen<'_>, cursor: Cursor, area: Rect, buffer: &mut Buffer) {
    let note = "⏎ goes, y p y c copy";
    let area = overlay_frame(screen, area, "Trail", note, buffer);
    let trail = &screen.state.trail;
    draw_rows(screen, area, cursor, trail.steps().len(), buffer, |place| {
        let step = trail.steps()[place];
        let entity = screen.graph().entity(step.entity);
        let here = if place == trail.position() { "here " } else { "     " };
        let claim = step.subject.map(|subject| ClaimText::new(screen.graph(), subject).sentence);
        let mut spans = vec![Span::styled(here, screen.style(Role::Key))];
        spans.extend(visit_spans(screen, entity, claim));
        spans
    });
}

/// Places to come back to, each with the claim that was selected there.
pub(super) fn draw_bookmarks(screen: &Screen<'_>, cursor: Cursor, area: Rect, buffer: &mut Buffer) {
    let area = overlay_frame(screen, area, "Bookmarks", "⏎ goes, B takes one away", buffer);
    let bookmarks = &screen.state.bookmarks;
    draw_rows(screen, area, cursor, bookmarks.len(), buffer, |place| {
        let Some((entity, subject)) = bookmarks[place].target(screen.graph()) else {
            let told = format!("{} is not in the graph any more", bookmarks[place].entity);
            return vec![Span::styled(visible(&told).into_owned(), screen.style(Role::Dim))];
        };
        let entity = screen.graph().entity(entity);
        let claim = subject.map(|subject| ClaimText::new(screen.graph(), subject).sentence);
        visit_spans(screen, entity, claim)
    });
}

/// An entity with the claim that was selected there.
fn visit_spans<'s>(
    screen: &Screen<'s>,
    entity: Entity<'s>,
    claim: Option<String>,
) -> Vec<Span<'s>> {
    vec![
        Span::styled(pad(entity.name(), 22), screen.kind_style(entity)),
        Span::styled(format!(" {}", claim.unwrap_or_default()), screen.style(Role::Dim)),
    ]
}

/// The cells for the flag of a row of the filters.
const FLAG: usize = 12;

fn filter_spans<'s>(
    screen: &Screen<'s>,
    value: &FacetCount,
    flag: &str,
    cells: usize,
) -> Vec<Span<'s>> {
    let (mark, role) = match value.constraint {
        Constraint::Any => ("    ", Role::Text),
        Constraint::Include => ("only", Role::Strong),
        Constraint::Exclude => ("not ", Role::Warning),
    };
    let left = [
        Span::styled(pad(flag, FLAG), screen.style(Role::Heading)),
        Span::styled(mark, screen.style(role)),
        Span::raw(" "),
        Span::styled(value.facet.word(screen.graph()).to_owned(), screen.style(role)),
    ];
    let count = Span::styled(value.count.to_string(), screen.style(Role::Dim));
    split_row(cells.min(60), &left, vec![count])
}

pub(super) fn draw_sources(screen: &Screen<'_>, cursor: Cursor, area: Rect, buffer: &mut Buffer) {
    let graph = screen.graph();
    let sources = graph.sources().len();
    let title = count(sources, "source", "sources");
    let area = overlay_frame(screen, area, &title, "⏎ lists its claims", buffer);
    draw_rows(screen, area, cursor, sources, buffer, |place| {
        let source = graph.source(crate::model::SourceId::new(place));
        let published = plain_date(source.published());
        let left = [
            Span::styled(pad(source.slug(), 24), screen.style(Role::Strong)),
            Span::raw(source.title()),
        ];
        let right = format!(" {published} ¶{}", source.paragraph_count());
        let cells = usize::from(area.width).saturating_sub(2);
        split_row(cells, &left, vec![Span::styled(right, screen.style(Role::Dim))])
    });
}

pub(super) fn draw_export(screen: &Screen<'_>, export: Export, area: Rect, buffer: &mut Buffer) {
    let area = overlay_frame(screen, area, "Export", "⏎ to a file, c copies", buffer);
    draw_rows(screen, area, export.cursor, PRODUCTS.len(), buffer, |place| {
        let product = &PRODUCTS[place];
        let name = Span::styled(pad(product.name, 14), screen.style(Role::Strong));
        vec![name, Span::raw(product.description)]
    });
}

pub(super) fn draw_card(screen: &Screen<'_>, cursor: Cursor, area: Rect, buffer: &mut Buffer) {
    let area = overlay_frame(screen, area, "Card", "j k scroll, Esc leaves", buffer);
    let state = screen.state;
    let lines = card::lines(screen.world, state.focus, &state.filter, usize::from(area.width));
    let shown = cursor.window.rows(usize::from(area.height), lines.len());
    for (y, (role, line)) in lines[shown].iter().enumerate() {
        row(area, y, &[Span::styled(line.as_str(), screen.style(*role))], Style::new(), buffer);
    }
}

/// The rows of a list that are on screen, with the one under the cursor marked.
pub(super) fn draw_rows<'s>(
    screen: &Screen<'_>,
    area: Rect,
    cursor: Cursor,
    count: usize,
    buffer: &mut Buffer,
    spans: impl Fn(usize) -> Vec<Span<'s>>,
) {
    for (y, place) in cursor.window.rows(usize::from(area.height), count).enumerate() {
        let is_cursor = place == cursor.row;
        let mark = Span::raw(if is_cursor { "▸ " } else { "  " });
        let line: Vec<Span<'_>> = std::iter::once(mark).chain(spans(place)).collect();
        let style = if is_cursor { screen.style(Role::Selected) } else { Style::new() };
        row(area, y, &line, style, buffer);
    }
}

pub(super) fn draw_text(screen: &Screen<'_>, text: &str, area: Rect, buffer: &mut Buffer) {
    for (y, range) in wrap(text, usize::from(area.width)).into_iter().enumerate() {
        row(area, y, &[Span::raw(&text[range])], screen.style(Role::Strong), buffer);
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Rect, Screen, draw_problems};
    use crate::load::{GraphSource, load};
    use crate::text::Palette;
    use crate::tui::state::State;
    use ratatui::buffer::Buffer;

    #[test]
    fn a_problem_of_a_whole_file_has_no_line_and_one_is_told_as_one() {
        let world = load(&GraphSource::Folder("no-such-folder".into()), None);
        let state = State::default();
        let screen = Screen { world: &world, state: &state, palette: Palette::Plain };
        let area = Rect::new(0, 0, 70, 8);
        let mut buffer = Buffer::empty(area);
        let mut cursor = Cursor::default();
        cursor.settle(2, world.problems.len());
        draw_problems(&screen, cursor, area, &mut buffer);
        let row = |y| (0..area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        assert!(row(0).contains(" Problems: 1 error, no warnings "), "{}", row(0));
        assert!(row(1).contains("error   no-such-folder "), "{}", row(1));
    }
}
