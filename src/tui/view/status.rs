//! The upper line: program, graph, where it comes from; focus, hops, how much is shown; filters.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::{Role, count, width};

use super::super::context::Screen;
use super::super::frame::{row, split_row};
use super::super::state::State;
use super::super::state::atlas::Reach;
use super::super::state::picture::Scene;

pub(super) fn draw(screen: &Screen<'_>, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let graph = screen.graph();
    let right = right(screen);
    let taken: usize = right.iter().map(|span| width(&span.content)).sum();
    let mut left = vec![Span::styled(" guanxi", screen.style(Role::Strong))];
    let origin = screen.world.place.to_string();
    let title = if graph.title().is_empty() { "untitled graph" } else { graph.title() };
    let room = usize::from(area.width).saturating_sub(taken + 12);
    // Where it comes from gives way before the title does.
    if width(title) + width(&origin) <= room {
        left.push(Span::raw(format!(" · {title} · {origin}")));
    } else {
        left.push(Span::raw(format!(" · {title}")));
    }
    let spans = split_row(usize::from(area.width), &left, right);
    row(area, 0, &spans, ratatui::style::Style::new(), buffer);
}

fn right<'s>(screen: &Screen<'s>) -> Vec<Span<'s>> {
    let (state, graph) = (screen.state, screen.graph());
    let mut spans = Vec::new();
    let errors = screen.world.errors();
    let problems = errors + screen.world.warnings();
    if problems > 0 {
        let told = match errors {
            0 => count(problems, "warning", "warnings"),
            _ => count(errors, "error", "errors"),
        };
        spans.push(Span::styled(format!("! {told}  "), screen.style(Role::Warning)));
    }
    if let Some(focus) = state.focus {
        let slug = graph.entity(focus).slug();
        spans.push(Span::styled(slug, screen.style(Role::Strong)));
        spans.push(Span::raw(format!(" · {}{}", reach(state), shown(state))));
    }
    if !state.marks.is_empty() {
        spans.push(Span::raw(format!(" · {} marked", state.marks.len())));
    }
    if !state.filter.is_empty() {
        let args = state.filter.to_args(graph);
        spans.push(Span::styled(format!("  filters: {args} "), screen.style(Role::Warning)));
    }
    spans.push(Span::raw(" "));
    spans
}

/// How far the picture reaches.
fn reach(state: &State) -> String {
    let picture = &state.picture;
    let route = picture.route.as_ref();
    let (number, things) = match picture.scene {
        Scene::Map if picture.atlas.reach == Reach::Everything => return "everything".to_owned(),
        Scene::Strip if route.is_none_or(|route| route.paths.is_empty()) => {
            return "no path".to_owned();
        }
        Scene::Strip => (route.map_or(0, |route| route.hops().len()), "a path of "),
        Scene::Ego | Scene::Map => (state.hops, ""),
    };
    let hops = if number == 1 { "hop" } else { "hops" };
    format!("{things}{number} {hops}")
}

/// How many entities the picture shows of those the hops reach.
fn shown(state: &State) -> String {
    if state.picture.scene == Scene::Strip {
        return String::new();
    }
    let all = state.picture.selection.entities.len();
    let hidden = state.picture.drawing.hidden.entities.min(all);
    if hidden == 0 {
        format!(" · {all} shown")
    } else {
        format!(" · {} of {all} shown", all - hidden)
    }
}
