//! The picture: cells from the layout, given glyphs by it and colours here; or its list.

mod title;
mod twin;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::layout::{self, Cell, Cells, Highlight, Owner};
use crate::model::{EntityId, Standing};
use crate::text::{Role, width, wrap};

use super::super::argument::Pane;
use super::super::context::Screen;
use super::super::frame::{HasKeys, frame, row};
use super::super::stage;
use super::super::state::picture::{Form, Scene};

pub(super) fn draw(screen: &Screen<'_>, pane: Rect, buffer: &mut Buffer) {
    if pane.is_empty() {
        return;
    }
    let (title, note) = (title::title(screen), title::note(screen));
    let area = frame(screen, pane, &title, &note, HasKeys::of(screen, Pane::Canvas), buffer);
    let picture = &screen.state.picture;
    if screen.state.focus.is_none() {
        return nothing(screen, area, buffer);
    }
    if let Some(told) = stage::instead(screen.state, screen.graph()) {
        return say(&told, area, buffer);
    }
    let stage = stage::stage(screen.state, screen.world, pane);
    match (picture.form, &picture.cells) {
        (Form::Listed, _) => twin::draw(screen, stage.picture, buffer),
        (Form::Drawn, Some(cells)) => {
            draw_cells(screen, cells, stage.picture, buffer);
            draw_page_key(screen, stage.picture, buffer);
        }
        (Form::Drawn, None) => {}
    }
    for (y, line) in stage.words.iter().enumerate() {
        row(stage.below, y, &[Span::raw(line.as_str())], screen.style(Role::Dim), buffer);
    }
}

fn draw_cells(screen: &Screen<'_>, cells: &Cells, area: Rect, buffer: &mut Buffer) {
    let node = screen.state.picture.node;
    let drawing = &screen.state.picture.drawing;
    let chosen = drawing.nodes.iter().position(|drawn| Some(drawn.id) == node);
    let marks = screen.state.marks.iter();
    let place = |id: &EntityId| drawing.nodes.iter().position(|drawn| drawn.id == *id);
    let marked: Vec<usize> = marks.filter_map(place).collect();
    let weak = weakest_edge(screen);
    for y in 0..area.height.min(cells.size().height) {
        for (x, cell) in (0..area.width).zip(cells.row(y)) {
            if cell.glyph.is_empty() || cell.glyph == " " && cell.owner == Owner::Nothing {
                continue;
            }
            let mut style = cell_style(screen, cell);
            let is_weak = weak.is_some_and(|weak| cell.owner == Owner::Edge(weak));
            if is_weak && matches!(cell.role, layout::CellRole::Label(..)) {
                style = style.patch(screen.style(Role::Warning));
            }
            if marked.iter().any(|marked| cell.owner == Owner::Node(*marked)) {
                style = style.patch(screen.style(Role::Match));
            }
            let is_chosen = chosen.is_some_and(|chosen| cell.owner == Owner::Node(chosen));
            if is_chosen && !matches!(cell.role, layout::CellRole::Frame) {
                style = style.patch(screen.cursor_style(Pane::Canvas));
            }
            buffer[(area.x + x, area.y + y)].set_symbol(&cell.glyph).set_style(style);
        }
    }
}

/// The edge that a path is most likely to break at.
fn weakest_edge(screen: &Screen<'_>) -> Option<usize> {
    let picture = &screen.state.picture;
    let route = picture.route.as_ref().filter(|_| picture.scene == Scene::Strip)?;
    picture.drawing.edge_of(route.path()?.weakest.as_ref()?.relation)
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
        layout::CellRole::Blank => Style::new(),
        layout::CellRole::Focus => screen.style(Role::Focus),
        layout::CellRole::Frame | layout::CellRole::Trunk | layout::CellRole::Hint => {
            screen.style(Role::Dim)
        }
        layout::CellRole::Entity(kind) => screen.style(Role::Kind(kind)),
        layout::CellRole::Line(of) | layout::CellRole::Head(of) => tone(of),
        layout::CellRole::Label(of, standing) => match standing {
            Standing::Stated | Standing::Implied | Standing::Opinion => tone(of),
            doubtful => tone(of).patch(screen.style(Role::Standing(doubtful))),
        },
    };
    match cell.highlight {
        Highlight::Plain => style,
        Highlight::Selected if matches!(cell.role, layout::CellRole::Label(..)) => {
            style.patch(screen.style(Role::Selected))
        }
        Highlight::Selected => style.patch(screen.style(Role::Strong)),
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
    say(told, area, buffer);
}

/// Words instead of a picture.
fn say(told: &str, area: Rect, buffer: &mut Buffer) {
    for (y, range) in wrap(told, usize::from(area.width)).into_iter().enumerate() {
        row(area, y, &[Span::raw(&told[range])], Style::new(), buffer);
    }
}
