//! The status line: program, graph and source; focus, hops and number of entities shown; filters.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::text::{Role, count, width};

use super::super::action::Pane;
use super::super::canvas::state::{BasePicture, MapExtent, Scene};
use super::super::context::ViewState;
use super::super::frame::{Surface, span_width, split_row};

pub(super) fn draw(state: ViewState<'_>, surface: &mut Surface<'_>) {
    let (graph, right) = (state.graph(), right_side(state));
    let mut left = vec![Span::styled(" guanxi", state.style(Role::Strong))];
    let graph_source = &state.loaded.source_name;
    let title = if graph.title().is_empty() { "untitled graph" } else { graph.title() };
    let room = surface.width().saturating_sub(span_width(&right) + 12);
    left.push(Span::raw(format!(" · {title}")));
    // Drop the source before truncating the title.
    if width(title) + width(graph_source) <= room {
        left.push(Span::raw(format!(" · {graph_source}")));
    }
    surface.draw_row(0, &split_row(surface.width(), &left, right), Style::new());
}

fn right_side(state: ViewState<'_>) -> Vec<Span<'_>> {
    let (session, graph) = (state.session, state.graph());
    let mut spans = Vec::new();
    let errors = state.loaded.error_count();
    let problems = errors + state.loaded.warning_count();
    if problems > 0 {
        let text = match errors {
            0 => count(problems, "warning", "warnings"),
            _ => count(errors, "error", "errors"),
        };
        spans.push(Span::styled(format!("! {text}  "), state.style(Role::Warning)));
    }
    if let Some(focus) = session.focus {
        let slug = graph.entity(focus).slug();
        spans.push(Span::styled(slug, state.style(Role::Strong)));
        spans.push(Span::raw(format!(" · {}{}", hop_count(state), entity_count(state))));
    }
    if !session.marks.is_empty() {
        spans.push(Span::raw(format!(" · {} marked", session.marks.len())));
    }
    if !session.filter.is_empty() {
        let args = session.filter.to_args(graph);
        spans.push(Span::styled(format!("  filters: {args} "), state.style(Role::Warning)));
    }
    spans.push(Span::raw(" "));
    spans
}

fn hop_count(state: ViewState<'_>) -> String {
    let canvas = &state.session.canvas;
    let (number, prefix) = match (state.shown_path(), canvas.base, canvas.extent) {
        (Some(path), _, _) if path.paths.is_empty() => return "no path".to_owned(),
        (Some(path), _, _) => (path.hops().len(), "a path of "),
        (None, BasePicture::Map, MapExtent::Everything) => return "everything".to_owned(),
        (None, BasePicture::Map | BasePicture::Ego, _) => (state.session.hops, ""),
    };
    format!("{prefix}{}", count(number, "hop", "hops"))
}

/// The number of entities that the canvas shows; if some are hidden, also the number of all entities in the selection.
fn entity_count(state: ViewState<'_>) -> String {
    let has_canvas = !state.panes().area(Pane::Canvas).is_empty();
    if !has_canvas || state.session.canvas.scene() == Scene::Path {
        return String::new();
    }
    let all = state.derived.selection.entities.len();
    let hidden = state.derived.picture.drawing.hidden.entities.min(all);
    let shown = match hidden {
        0 => format!(" · {all} shown"),
        _ => format!(" · {} of {all} shown", all - hidden),
    };
    // A map draws or counts every relation; an ego view says how many are missing.
    let relations = state.derived.selection.relations.len();
    match state.session.canvas.scene() {
        Scene::Map => format!("{shown} · {}", count(relations, "relation", "relations")),
        Scene::Ego | Scene::Path => shown,
    }
}
