//! The picture: cells from the layout, given glyphs by it and colours here; or its list.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::layout::{self, Cell, Cells, Highlight, Owner};
use crate::model::Standing;
use crate::query::Stated;

use super::super::action::Pane;
use super::super::state::picture::Form;
use super::super::text::{width, wrap};
use super::super::theme::Role;
use super::super::twin::{self, TwinLine};
use super::Screen;
use super::frame::{HasKeys, frame, row, split_row};
use super::relations::way_mark;

pub(super) fn draw(screen: &Screen<'_>, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let note = note(screen);
    let area =
        frame(screen, area, &title(screen), &note, HasKeys::of(screen, Pane::Canvas), buffer);
    let picture = &screen.state.picture;
    if screen.state.focus.is_none() {
        return nothing(screen, area, buffer);
    }
    match (picture.form, &picture.cells) {
        (Form::Listed, _) => draw_twin(screen, area, buffer),
        (Form::Drawn, Some(cells)) => {
            draw_cells(screen, cells, area, buffer);
            draw_page_key(screen, area, buffer);
        }
        (Form::Drawn, None) => {}
    }
}

fn title<'s>(screen: &Screen<'s>) -> Vec<Span<'s>> {
    let Some(focus) = screen.state.focus else { return vec![Span::raw("Picture")] };
    let entity = screen.graph().entity(focus);
    let mut title = vec![
        Span::styled(entity.name(), screen.kind_style(entity).patch(screen.style(Role::Focus))),
        Span::raw(format!(" · {}", entity.kind().slug)),
    ];
    title.extend(
        entity.role().map(|role| Span::styled(format!(" · {role}"), screen.style(Role::Dim))),
    );
    title
}

/// Which page of a crowded list this is, or that the entity is a look ahead. A picture tells its
/// page itself.
fn note(screen: &Screen<'_>) -> String {
    let hidden = screen.state.picture.drawing.hidden;
    if screen.state.is_looking_ahead() {
        return "looking ahead: ⏎ goes, Esc returns".to_owned();
    }
    match hidden.pages {
        _ if is_filtered_bare(screen) => "the filters hide every relation; Z clears".to_owned(),
        2.. if screen.state.picture.form == Form::Listed => {
            format!("page {}/{}, . turns", hidden.page + 1, hidden.pages)
        }
        _ => String::new(),
    }
}

/// Whether nothing is left around the focus because of the filters.
fn is_filtered_bare(screen: &Screen<'_>) -> bool {
    let state = screen.state;
    let has_ties = state.focus.is_some_and(|focus| screen.graph().degree(focus) > 0);
    !state.filter.is_empty() && state.relations.ties.is_empty() && has_ties
}

fn draw_cells(screen: &Screen<'_>, cells: &Cells, area: Rect, buffer: &mut Buffer) {
    let node = screen.state.picture.node;
    let drawing = &screen.state.picture.drawing;
    let chosen = drawing.nodes.iter().position(|drawn| Some(drawn.id) == node);
    for y in 0..area.height.min(cells.size().height) {
        for (x, cell) in (0..area.width).zip(cells.row(y)) {
            if cell.glyph.is_empty() || cell.glyph == " " && cell.owner == Owner::Nobody {
                continue;
            }
            let mut style = cell_style(screen, cell);
            let is_chosen = chosen.is_some_and(|chosen| cell.owner == Owner::Node(chosen));
            if is_chosen && !matches!(cell.role, layout::Role::Frame) {
                style = style.patch(screen.cursor_style(Pane::Canvas));
            }
            buffer[(area.x + x, area.y + y)].set_symbol(&cell.glyph).set_style(style);
        }
    }
}

/// The key that turns the page, behind what the picture says is not on this one.
fn draw_page_key(screen: &Screen<'_>, area: Rect, buffer: &mut Buffer) {
    let drawing = &screen.state.picture.drawing;
    let Some(note) = drawing.notes.last().filter(|_| drawing.hidden.pages > 1) else { return };
    let taken = note.at.x.saturating_add(u16::try_from(width(&note.text)).unwrap_or(u16::MAX));
    if taken >= area.width {
        return;
    }
    let rest = Rect { x: area.x + taken, width: area.width - taken, ..area };
    let key = [
        Span::raw(" · "),
        Span::styled(".", screen.style(Role::Key)),
        Span::styled(" turns", screen.style(Role::Dim)),
    ];
    row(rest, usize::from(note.at.y), &key, Style::new(), buffer);
}

fn cell_style(screen: &Screen<'_>, cell: &Cell) -> Style {
    let tone =
        |tone: Option<_>| tone.map_or_else(Style::new, |tone| screen.style(Role::Tone(tone)));
    let style = match cell.role {
        layout::Role::Blank => Style::new(),
        layout::Role::Focus => screen.style(Role::Focus),
        layout::Role::Frame | layout::Role::Trunk | layout::Role::Hint => screen.style(Role::Dim),
        layout::Role::Entity(kind) => screen.style(Role::Kind(kind)),
        layout::Role::Line(of) | layout::Role::Head(of) => tone(of),
        layout::Role::Label(of, standing) => match standing {
            Standing::Stated | Standing::Implied | Standing::Opinion => tone(of),
            doubtful => tone(of).patch(screen.style(Role::Standing(doubtful))),
        },
    };
    match cell.highlight {
        Highlight::Plain => style,
        Highlight::Selected if matches!(cell.role, layout::Role::Label(..)) => {
            style.patch(screen.style(Role::Selected))
        }
        Highlight::Selected => style.patch(screen.style(Role::Strong)),
        Highlight::Dimmed => style.patch(screen.style(Role::Dim)),
    }
}

fn draw_twin(screen: &Screen<'_>, area: Rect, buffer: &mut Buffer) {
    let picture = &screen.state.picture;
    let lines = twin::lines(&picture.drawing);
    let rows = picture.window.rows(usize::from(area.height), lines.len());
    for (y, line) in lines[rows].iter().enumerate() {
        match line {
            TwinLine::Entity(id) => {
                let entity = screen.graph().entity(*id);
                let name = Span::styled(entity.name(), screen.kind_style(entity).bold());
                let kind =
                    Span::styled(format!(", {}", entity.kind().slug), screen.style(Role::Dim));
                row(area, y, &[name, kind], Style::new(), buffer);
            }
            TwinLine::Relation(from, id) => {
                let relation = screen.graph().relation(*id);
                let tie = relation.seen_from(*from);
                let other = screen.graph().entity(tie.other);
                let is_cursor = screen.state.subject == Some(Stated::Relation(*id));
                let left = [
                    Span::raw(if is_cursor { "▸ " } else { "  " }),
                    Span::raw(way_mark(tie.way)),
                    Span::styled(
                        relation.reads(tie.way),
                        screen.style(Role::Tone(relation.tone())),
                    ),
                    Span::raw(" "),
                    Span::styled(other.name(), screen.kind_style(other)),
                ];
                let when = relation.when().map_or_else(String::new, |when| when.to_string());
                let spans = split_row(usize::from(area.width), &left, vec![Span::raw(when)]);
                let style =
                    if is_cursor { screen.cursor_style(Pane::Canvas) } else { Style::new() };
                row(area, y, &spans, style, buffer);
            }
        }
    }
}

fn nothing(screen: &Screen<'_>, area: Rect, buffer: &mut Buffer) {
    let told = if screen.world.errors() > 0 {
        "No entity could be read. Press ! for what is wrong, e to open the editor there, r to read \
         again."
    } else {
        "This graph has no entity yet. `guanxi init DIR` writes a starter with comments to edit; \
         `guanxi` without --graph opens the built-in graph."
    };
    for (y, range) in wrap(told, usize::from(area.width)).into_iter().enumerate() {
        row(area, y, &[Span::raw(&told[range])], Style::new(), buffer);
    }
}
