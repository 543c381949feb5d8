//! The words below a picture or instead of it, and the room that they leave it.
//!
//! Both the layout and the drawing ask here, so they never disagree.

use ratatui::layout::Rect;

use crate::model::{Graph, RelationId};
use crate::query::Weakness;
use crate::text::{count, wrap_within};

use super::super::panes::inner;
use super::path::ShownPath;

/// The canvas, cut to size.
pub struct CanvasLayout {
    /// The picture, or its list.
    pub picture: Rect,
    /// The words.
    pub below: Rect,
    /// The lines of the words.
    pub words: Vec<String>,
}

/// The most lines of words.
const MAX_TEXT_ROWS: u16 = 3;

pub(crate) fn canvas_layout(
    graph: &Graph,
    path: Option<ShownPath<'_>>,
    selected: Option<RelationId>,
    pane: Rect,
) -> CanvasLayout {
    let area = inner(pane);
    let text = path.map_or_else(String::new, |path| {
        describe(graph, path, selected.and_then(|relation| path.hop_of(relation)))
    });
    // A low canvas is for the picture.
    let most = (area.height / 5).clamp(u16::from(area.height > 2), MAX_TEXT_ROWS);
    let mut words = wrap_within(&text, usize::from(area.width), usize::from(most));
    words.retain(|line| !line.is_empty());
    let height = area.height - u16::try_from(words.len()).unwrap_or(0).min(area.height);
    let below = Rect { y: area.y + height, height: area.height - height, ..area };
    CanvasLayout { picture: Rect { height, ..area }, below, words }
}

/// The title of a path: which of how many it is, and its entities.
pub(crate) fn path_title(graph: &Graph, path: ShownPath<'_>) -> String {
    let (number, count) = (path.number + 1, path.paths.len());
    let ends = [path.ends.from, path.ends.to];
    let through = path.path().map_or(&ends[..], |path| &path.entities);
    let names: Vec<&str> = through.iter().map(|id| graph.entity(*id).name()).collect();
    let number = if count == 0 { "No path".to_owned() } else { format!("Path {number}/{count}") };
    format!("{number}: {}", names.join(" → "))
}

/// What the selected hop is worth, which one is the weakest, and why.
fn describe(graph: &Graph, shown: ShownPath<'_>, selected: Option<usize>) -> String {
    let Some(path) = shown.path() else { return String::new() };
    let mut parts = Vec::new();
    if let Some(index) = selected {
        let hop = &path.hops[index];
        let which = if path.weakest == Some(index) { ", the weakest" } else { "" };
        let number = format!("hop {} of {}{which}", index + 1, path.hops.len());
        parts.push(format!("{number}: {}", reasons(&hop.weaknesses)));
    }
    if let Some(weakest) = path.weakest.filter(|weakest| selected != Some(*weakest)) {
        let hop = &path.hops[weakest];
        let (from, to) = (graph.entity(hop.from).name(), graph.entity(hop.to).name());
        let why = reasons(&hop.weaknesses);
        parts.push(format!("weakest is hop {}, {from} to {to}: {why}", weakest + 1));
    }
    if !shown.ends.without.is_empty() {
        let left_out = count(shown.ends.without.len(), "relation", "relations");
        parts.push(format!("without {left_out}, X restores"));
    }
    parts.join(" · ")
}

/// The weaknesses of a hop, in words.
pub(crate) fn reasons(weaknesses: &[Weakness]) -> String {
    if weaknesses.is_empty() {
        return "no weak hop".to_owned();
    }
    weaknesses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
