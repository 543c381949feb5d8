//! Draws the picture as coloured glyphs or as a list.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Span;

use crate::layout::{Cell, CellRole, Cells, Highlight, Owner};
use crate::model::{Graph, Standing, Tone};
use crate::query::Filter;
use crate::text::{KeyText, Role, count, entity_name, width};

use super::super::action::Pane;
use super::super::context::ViewState;
use super::super::frame::Surface;
use super::caption::canvas_layout;
use super::map_state::MAX_ON_MAP;
use super::path::ShownPath;
use super::state::{CanvasForm, Scene};
use super::{list_form, title};

const ALL_INVALID: &str = "No entity could be read. Press {problems} to list the problems, {edit} to \
                            open the editor at one of them, {reload} to reload.";
const NO_ENTITIES: &str = "This graph has no entities yet. `guanxi init DIR` writes a commented \
                           starter graph to edit; `guanxi` without --graph opens the built-in graph.";

pub(crate) fn draw(state: ViewState<'_>, surface: &mut Surface<'_>) {
    let layout = canvas_layout(state, surface.area);
    let (title, note) = (title::title(state), title::note(state));
    let mut surface = state.draw_pane_border(Pane::Canvas, (&title, &note), surface);
    if let Some(message) = placeholder(state).map(|text| state.fill_pane_keys(text)) {
        return surface.draw_text(&message, Style::new());
    }
    let mut picture = surface.at(layout.picture);
    match state.session.canvas.form {
        CanvasForm::Listed => list_form::draw(state, &mut picture),
        CanvasForm::Drawn => {
            draw_cells(state, &state.derived.picture.cells, &mut picture);
            draw_note_keys(state, &mut picture);
        }
    }
    let mut below = surface.at(layout.caption_area);
    for (y, line) in layout.caption.iter().enumerate() {
        below.draw_row(y, &[Span::raw(line.as_str())], state.style(Role::Dim));
    }
}

fn draw_cells(state: ViewState<'_>, cells: &Cells, surface: &mut Surface<'_>) {
    let (area, drawing) = (surface.area, &state.derived.picture.drawing);
    let cursor = state.cursors.node.and_then(|id| drawing.node_index(id)).map(Owner::Node);
    let marks = state.session.marks.iter().copied();
    let marked: Vec<Owner> =
        marks.filter_map(|id| drawing.node_index(id)).map(Owner::Node).collect();
    let weakest = weakest_edge(state).map(Owner::Edge);
    let origin = state.picture_origin();
    for y in 0..area.height.min(cells.size().height) {
        let row = cells.row(y.saturating_add(origin.y));
        for (x, cell) in (0..area.width).zip(row.iter().skip(usize::from(origin.x))) {
            if cell.glyph.is_empty() || cell.glyph == " " && cell.owner == Owner::Nothing {
                continue;
            }
            let mut style = cell_style(state, cell);
            if weakest == Some(cell.owner) && matches!(cell.role, CellRole::Label(..)) {
                style = style.patch(state.style(Role::Warning));
            }
            if marked.contains(&cell.owner) {
                style = style.patch(state.style(Role::Match));
            }
            if cursor == Some(cell.owner) && !matches!(cell.role, CellRole::Frame) {
                style = style.patch(state.cursor_style(Pane::Canvas));
            }
            surface.buffer[(area.x + x, area.y + y)].set_symbol(&cell.glyph).set_style(style);
        }
    }
}

fn weakest_edge(state: ViewState<'_>) -> Option<usize> {
    let weakest = state.shown_path()?.path()?.weakest_hop()?;
    state.derived.picture.drawing.edge_index(weakest.strongest().relation)
}

/// Draws keys after the note on hidden items: for the next page, if there are several, and for the list form, if it adds
/// the relations that the note counts as "here".
fn draw_note_keys(state: ViewState<'_>, surface: &mut Surface<'_>) {
    let drawing = &state.derived.picture.drawing;
    let Some(note) = drawing.notes.last().filter(|_| drawing.hidden.describe().is_some()) else {
        return;
    };
    let used = note.at.x.saturating_add(u16::try_from(width(&note.text)).unwrap_or(u16::MAX));
    let Some(width) = surface.area.width.checked_sub(used) else { return };
    let hidden = &drawing.hidden;
    let keys = [
        ("{more-neighbours}", " next page", hidden.pages > 1),
        ("{toggle-list}", " list", hidden.among > 0),
    ];
    let mut spans: Vec<Span<'_>> = Vec::new();
    for (key, text, _) in keys.into_iter().filter(|(_, _, is_needed)| *is_needed) {
        let parts = [
            Span::raw(" · "),
            Span::styled(state.fill_keys(key), state.style(Role::Key)),
            Span::styled(text, state.style(Role::Dim)),
        ];
        // A key that does not fit is omitted.
        let needed: usize = spans.iter().chain(&parts).map(Span::width).sum();
        if needed <= usize::from(width) {
            spans.extend(parts);
        }
    }
    let rest = Rect { x: surface.area.x + used, width, ..surface.area };
    surface.at(rest).draw_row(usize::from(note.at.y), &spans, Style::new());
}

fn cell_style(state: ViewState<'_>, cell: &Cell) -> Style {
    let is_dim = cell.highlight == Highlight::Dimmed;
    let tone_style = |tone: Option<Tone>| match tone {
        Some(tone) if is_dim => state.style(Role::DimTone(tone)),
        None if is_dim => state.style(Role::Dim),
        tone => tone.map_or_else(Style::new, |tone| state.style(Role::Tone(tone))),
    };
    let style = match cell.role {
        CellRole::Blank => Style::new(),
        CellRole::Focus => state.style(Role::Focus),
        CellRole::Group => state.style(Role::Strong),
        CellRole::Frame | CellRole::Trunk | CellRole::Hint => state.style(Role::Dim),
        CellRole::Entity(kind) => state.style(Role::Kind(kind)),
        CellRole::Line(tone) | CellRole::Head(tone) => tone_style(tone),
        CellRole::Label(tone, standing) => match standing {
            Standing::Stated | Standing::Implied | Standing::Opinion => tone_style(tone),
            Standing::Denied if is_dim => tone_style(tone).add_modifier(Modifier::CROSSED_OUT),
            _ if is_dim => tone_style(tone),
            doubtful => tone_style(tone).patch(state.style(Role::Standing(doubtful))),
        },
    };
    match cell.highlight {
        Highlight::Plain | Highlight::Dimmed => style,
        Highlight::Selected if matches!(cell.role, CellRole::Label(..)) => {
            style.patch(state.style(Role::SelectedLabel))
        }
        Highlight::Selected => style.patch(state.style(Role::Strong)),
    }
}

/// The message shown instead of the picture if there is nothing to draw.
fn placeholder(state: ViewState<'_>) -> Option<KeyText> {
    if state.session.focus.is_none() {
        return Some(if state.loaded.error_count() > 0 { ALL_INVALID } else { NO_ENTITIES }.into());
    }
    if let Some(path) = state.shown_path().filter(|path| path.paths.is_empty()) {
        return Some(no_path_message(state.graph(), &state.session.filter, path));
    }
    let map = &state.derived.map;
    let is_blank = state.session.canvas.scene() == Scene::Map && map.groups.is_none();
    map.pending.filter(|_| is_blank).map(|_| {
        let entities = state.graph().entity_count().min(MAX_ON_MAP);
        let entities = count(entities, "entity", "entities");
        KeyText::plain(format!("grouping {entities} …")).then("  {leave} cancels")
    })
}

fn no_path_message(graph: &Graph, filter: &Filter, path: ShownPath<'_>) -> KeyText {
    let (from, to) = (entity_name(graph, path.ends.from), entity_name(graph, path.ends.to));
    let (other, mut hints) = match path.ends.excluded.len() {
        0 => ("", KeyText::default()),
        _ => ("other ", "{restore-hops} restores excluded hops, ".into()),
    };
    let scope = if filter.is_empty() { "" } else { " with these filters" };
    if !filter.is_empty() {
        hints = hints.then("{clear-filters} clears the filters, ");
    }
    let message = KeyText::plain(format!("No {other}path leads from {from} to {to}{scope}. "));
    message.then(hints).then("{leave} closes.")
}
