//! How the canvas's room is shared between the picture and the words below it.
//!
//! Both `update` (laying out) and the view (painting) ask here, so they never disagree.

use ratatui::layout::Rect;

use crate::load::LoadedGraph;
use crate::model::{EntityId, Graph};
use crate::query::Weakness;
use crate::text::{count, wrap_within};

use super::panes::inner;
use super::state::State;
use super::state::picture::Scene;
use super::state::route::Route;
use super::state::subject::relation_of;

/// The canvas, cut to size.
pub struct Stage {
    /// Where the picture, or its list, is drawn.
    pub picture: Rect,
    /// Where the words are written.
    pub below: Rect,
    /// The words, in lines.
    pub words: Vec<String>,
}

/// The most lines of words.
const MOST_WORDS: u16 = 3;

/// Shares out a canvas pane.
#[must_use]
pub fn stage(state: &State, world: &LoadedGraph, canvas: Rect) -> Stage {
    let area = inner(canvas);
    let told = path_on_screen(state).map_or_else(String::new, |route| {
        let selected = relation_of(state.subject);
        let hop = selected.and_then(|relation| route.hop_of(relation));
        told(&world.graph, route, hop)
    });
    // A low canvas is for the picture.
    let most = (area.height / 5).clamp(u16::from(area.height > 2), MOST_WORDS);
    let mut words = wrap_within(&told, usize::from(area.width), usize::from(most));
    words.retain(|line| !line.is_empty());
    let height = area.height - u16::try_from(words.len()).unwrap_or(0).min(area.height);
    let below = Rect { y: area.y + height, height: area.height - height, ..area };
    Stage { picture: Rect { height, ..area }, below, words }
}

/// The paths, where one is on the canvas or none could be found.
fn path_on_screen(state: &State) -> Option<&Route> {
    state.picture.route.as_ref().filter(|_| state.picture.scene == Scene::Strip)
}

/// What is to be said where nothing can be drawn.
#[must_use]
pub fn instead(state: &State, graph: &Graph) -> Option<String> {
    if let Some(route) = path_on_screen(state).filter(|route| route.paths.is_empty()) {
        return Some(no_path(graph, route));
    }
    let (_, placed) = state.picture.atlas.under_way?;
    let is_blank = state.picture.scene == Scene::Map && state.picture.atlas.positions.is_none();
    is_blank.then(|| format!("placing {} …  Esc leaves off", count(placed, "entity", "entities")))
}

/// What a path is called: which of how many it is, and whom it leads through.
#[must_use]
pub fn title(graph: &Graph, route: &Route) -> String {
    let (number, count) = (route.at + 1, route.paths.len());
    let ends = [route.question.from, route.question.to];
    let through = route.path().map_or(&ends[..], |path| &path.entities);
    let names: Vec<&str> = through.iter().map(|id| graph.entity(*id).name()).collect();
    let number = if count == 0 { "No path".to_owned() } else { format!("Path {number}/{count}") };
    format!("{number}: {}", names.join(" → "))
}

fn no_path(graph: &Graph, route: &Route) -> String {
    let name = |id: EntityId| graph.entity(id).name();
    let (from, to) = (name(route.question.from), name(route.question.to));
    let (other, mut hints) = match route.question.without.len() {
        0 => ("", Vec::new()),
        _ => ("other ", vec!["X takes back what was left out"]),
    };
    let through = if route.filter.is_empty() { "" } else { " through the filters" };
    if !route.filter.is_empty() {
        hints.push("Z clears the filters");
    }
    hints.push("Esc leaves");
    format!("No {other}path leads from {from} to {to}{through}. {}.", hints.join(", "))
}

/// What the selected hop is worth, which one is the weakest, and why.
fn told(graph: &Graph, route: &Route, selected: Option<usize>) -> String {
    let Some(path) = route.path() else { return String::new() };
    let weakest = path.weakest.as_ref();
    let mut parts = Vec::new();
    if let Some(place) = selected {
        let hop = &path.hops[place];
        let is_weakest = weakest.is_some_and(|weakest| weakest.hop == place);
        let which = if is_weakest { ", the weakest" } else { "" };
        let number = format!("hop {} of {}{which}", place + 1, path.hops.len());
        parts.push(format!("{number}: {}", reasons(&hop.weaknesses)));
    }
    let is_told = |hop: usize| selected == Some(hop);
    if let Some(weakest) = weakest.filter(|weakest| !is_told(weakest.hop)) {
        let hop = &path.hops[weakest.hop];
        let (from, to) = (graph.entity(hop.from).name(), graph.entity(hop.to).name());
        let why = reasons(&weakest.reasons);
        parts.push(format!("weakest is hop {}, {from} to {to}: {why}", weakest.hop + 1));
    }
    if !route.question.without.is_empty() {
        let left_out = count(route.question.without.len(), "relation", "relations");
        parts.push(format!("without {left_out}, X takes back"));
    }
    parts.join(" · ")
}

/// What speaks against a hop, in words.
#[must_use]
pub fn reasons(weaknesses: &[Weakness]) -> String {
    if weaknesses.is_empty() {
        return "nothing speaks against it".to_owned();
    }
    weaknesses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
