//! The caption below a path, or the legend below a map, and the area left for the picture. Layout and drawing share this
//! module, so that they always agree.

use ratatui::layout::Rect;

use crate::layout::{ListedTies, MapTexts, Node, Point, Size, TieListRequest, text_rows};
use crate::model::Graph;
use crate::text::{KeyText, count, entity_name, wrap_within};

use super::super::action::Pane;
use super::super::context::ViewState;
use super::super::panes::inner;
use super::path::ShownPath;
use super::state::{CanvasForm, Scene};

/// The areas of the canvas, and the text of the caption.
pub(crate) struct CanvasLayout {
    /// The picture, or its list.
    pub picture: Rect,
    /// The area of the caption or legend.
    pub caption_area: Rect,
    /// The lines of the caption or legend.
    pub caption: Vec<String>,
}

/// The maximum number of rows in a caption.
const MAX_CAPTION_ROWS: u16 = 3;

impl ViewState<'_> {
    /// The cell of the picture at the top left of its area.
    pub(crate) fn picture_origin(self) -> Point {
        match self.session.canvas.scene() {
            Scene::Map => self.cursors.canvas.map.origin,
            Scene::Ego | Scene::Path => Point::default(),
        }
    }

    /// The area of the picture, or of its list.
    pub fn picture_area(self) -> Rect {
        picture_area(self, self.panes().area(Pane::Canvas))
    }

    /// The number of pages of ties in words below the map.
    pub(crate) fn tie_pages(self) -> usize {
        let [_, below] = map_areas(self, inner(self.panes().area(Pane::Canvas)));
        self.map_texts(Size::new(below.width, below.height)).pages
    }

    /// The legend, and the ties of the entity or group under the cursor or, when the cursor is on the focus, those whose kind
    /// the map does not name.
    fn map_texts(self, size: Size) -> MapTexts {
        let (graph, drawing) = (self.graph(), &self.derived.picture.drawing);
        if size.height == 0 {
            return MapTexts::default();
        }
        let cursor = self.cursors.node.filter(|node| self.session.focus != Some(*node));
        let node = cursor.and_then(|id| drawing.node_or_group(id));
        let relations = &self.derived.selection.relations;
        let ties = match node {
            None => ListedTies::Unnamed,
            Some(Node { group: Some(group), .. }) => {
                ListedTies::Of("members not listed".into(), &group.members, relations)
            }
            Some(node) => {
                let name = entity_name(graph, node.id);
                ListedTies::Of(name, std::slice::from_ref(&node.id), relations)
            }
        };
        let next_page = self.fill_keys(" ({more-neighbours} next)");
        let page = self.cursors.canvas.tie_page.of(self.cursors.node);
        let request = TieListRequest { ties, page, next_page: &next_page };
        drawing.texts_below(graph, &request, size)
    }
}

/// The area of the picture in a pane.
pub(crate) fn picture_area(state: ViewState<'_>, pane: Rect) -> Rect {
    if state.session.canvas.scene() == Scene::Map {
        // The text below a map takes time to compute and does not change its area.
        return map_areas(state, inner(pane))[0];
    }
    canvas_layout(state, pane).picture
}

pub(crate) fn canvas_layout(state: ViewState<'_>, pane: Rect) -> CanvasLayout {
    let area = inner(pane);
    let selected = state.cursors.relation();
    if state.session.canvas.scene() == Scene::Map {
        return layout_with_legend(state, area);
    }
    let text = state.shown_path().map_or_else(String::new, |path| {
        let hop = selected.and_then(|relation| path.path()?.hop_of(relation));
        state.fill_keys(describe_path(state.graph(), path, hop))
    });
    // A canvas of one or two rows only has room for the picture.
    let max_rows = (area.height / 5).clamp(u16::from(area.height > 2), MAX_CAPTION_ROWS);
    let mut caption = wrap_within(&text, usize::from(area.width), usize::from(max_rows));
    caption.retain(|line| !line.is_empty());
    let height = area.height - u16::try_from(caption.len()).unwrap_or(0).min(area.height);
    let caption_area = Rect { y: area.y + height, height: area.height - height, ..area };
    CanvasLayout { picture: Rect { height, ..area }, caption_area, caption }
}

/// The areas of a map, and of the text in the last rows and in the empty rows above.
fn map_areas(state: ViewState<'_>, area: Rect) -> [Rect; 2] {
    let entities = state.derived.selection.entities.len();
    let reserved = text_rows(Size::new(area.width, area.height), entities);
    let height = area.height - reserved;
    let drawing = &state.derived.picture.drawing;
    let is_whole = state.picture_origin() == Point::default() && drawing.size.height <= height;
    let is_drawn = state.session.canvas.form == CanvasForm::Drawn;
    let empty =
        if is_drawn && is_whole { height - drawing.size.height + drawing.empty_rows() } else { 0 };
    let rows = empty + reserved;
    [Rect { height, ..area }, Rect { y: area.bottom() - rows, height: rows, ..area }]
}

/// A map with its legend and ties in words below it.
fn layout_with_legend(state: ViewState<'_>, area: Rect) -> CanvasLayout {
    let [picture, below] = map_areas(state, area);
    let caption = state.map_texts(Size::new(below.width, below.height)).rows;
    let height = u16::try_from(caption.len()).unwrap_or(below.height).min(below.height);
    let caption_area = Rect { y: area.bottom() - height, height, ..area };
    CanvasLayout { picture, caption_area, caption }
}

/// The title of a path: its number and its entities.
pub(crate) fn path_title(graph: &Graph, path: ShownPath<'_>) -> String {
    let (number, count) = (path.index + 1, path.paths.len());
    let ends = [path.ends.from, path.ends.to];
    let through = path.path().map_or(&ends[..], |path| &path.entities);
    let names: Vec<_> = through.iter().map(|id| entity_name(graph, *id)).collect();
    let number = if count == 0 { "No path".to_owned() } else { format!("Path {number}/{count}") };
    format!("{number}: {}", names.join(" → "))
}

/// Describes the selected hop, the weakest hop and the number of excluded relations.
#[expect(clippy::indexing_slicing, reason = "the hops are found on the path")]
fn describe_path(graph: &Graph, shown: ShownPath<'_>, selected: Option<usize>) -> KeyText {
    let Some(path) = shown.path() else { return KeyText::default() };
    let mut parts = Vec::new();
    if let Some(index) = selected {
        let hop = &path.hops[index];
        let suffix = if path.weakest == Some(index) { ", the weakest" } else { "" };
        let number = format!("hop {} of {}{suffix}", index + 1, path.hops.len());
        let reasons = hop.weakness_labels().join(", ");
        let reasons = if reasons.is_empty() { "no weak points" } else { &reasons };
        parts.push(format!("{number}: {reasons}"));
    }
    if let Some(weakest) = path.weakest.filter(|weakest| selected != Some(*weakest)) {
        let hop = &path.hops[weakest];
        let (from, to) = (entity_name(graph, hop.from), entity_name(graph, hop.to));
        let reasons = hop.weakness_labels().join(", ");
        parts.push(format!("weakest is hop {}, {from} to {to}: {reasons}", weakest + 1));
    }
    let hint = match shown.ends.excluded.len() {
        0 => return parts.join(" · ").into(),
        1 => "; {restore-hops} restores it",
        _ => "; {restore-hops} restores them",
    };
    let excluded = count(shown.ends.excluded.len(), "relation", "relations");
    parts.push(format!("{excluded} excluded"));
    KeyText::plain(parts.join(" · ")).then(hint)
}
