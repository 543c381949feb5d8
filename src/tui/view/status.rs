//! The status line: program, graph and source; focus, hops and number of entities shown; filters.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::text::{Role, count, width};

use super::super::canvas::state::{BasePicture, MapExtent, Scene};
use super::super::context::Screen;
use super::super::frame::{Surface, span_width, split_row};

pub(super) fn draw(screen: Screen<'_>, on: &mut Surface<'_>) {
    let (graph, right) = (screen.graph(), right(screen));
    let mut left = vec![Span::styled(" guanxi", screen.style(Role::Strong))];
    let graph_source = screen.loaded.source.to_string();
    let title = if graph.title().is_empty() { "untitled graph" } else { graph.title() };
    let room = on.cells().saturating_sub(span_width(&right) + 12);
    left.push(Span::raw(format!(" · {title}")));
    // Drop the source before cutting the title.
    if width(title) + width(&graph_source) <= room {
        left.push(Span::raw(format!(" · {graph_source}")));
    }
    on.row(0, &split_row(on.cells(), &left, right), Style::new());
}

fn right(screen: Screen<'_>) -> Vec<Span<'_>> {
    let (session, graph) = (screen.session, screen.graph());
    let mut spans = Vec::new();
    let errors = screen.loaded.errors();
    let problems = errors + screen.loaded.warnings();
    if problems > 0 {
        let text = match errors {
            0 => count(problems, "warning", "warnings"),
            _ => count(errors, "error", "errors"),
        };
        spans.push(Span::styled(format!("! {text}  "), screen.style(Role::Warning)));
    }
    if let Some(focus) = session.focus {
        let slug = graph.entity(focus).slug();
        spans.push(Span::styled(slug, screen.style(Role::Strong)));
        spans.push(Span::raw(format!(" · {}{}", hop_count(screen), entity_count(screen))));
    }
    if !session.marks.is_empty() {
        spans.push(Span::raw(format!(" · {} marked", session.marks.len())));
    }
    if !session.filter.is_empty() {
        let args = session.filter.to_args(graph);
        spans.push(Span::styled(format!("  filters: {args} "), screen.style(Role::Warning)));
    }
    spans.push(Span::raw(" "));
    spans
}

/// The number of hops shown.
fn hop_count(screen: Screen<'_>) -> String {
    let canvas = &screen.session.canvas;
    let (number, prefix) = match (screen.shown_path(), canvas.base, canvas.extent) {
        (Some(path), _, _) if path.paths.is_empty() => return "no path".to_owned(),
        (Some(path), _, _) => (path.hops().len(), "a path of "),
        (None, BasePicture::Map, MapExtent::Everything) => return "everything".to_owned(),
        (None, BasePicture::Map | BasePicture::Ego, _) => (screen.session.hops, ""),
    };
    format!("{prefix}{}", count(number, "hop", "hops"))
}

/// The number of entities shown, out of all entities within reach if some are hidden.
fn entity_count(screen: Screen<'_>) -> String {
    if screen.session.canvas.scene() == Scene::Path {
        return String::new();
    }
    let all = screen.derived.selection.entities.len();
    let hidden = screen.derived.picture.drawing.hidden.entities.min(all);
    match hidden {
        0 => format!(" · {all} shown"),
        _ => format!(" · {} of {all} shown", all - hidden),
    }
}
