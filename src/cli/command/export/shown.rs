//! What is exported to be looked at: the picture, and a page with the note.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::subject::Part;
use crate::layout::{Drawing, Ego, Map, Places, Size, View, ego, map};
use crate::model::{EntityId, Graph, series};
use crate::output::{self, dossier, html as page};
use crate::query::{note, portraits, ties_in_order};

/// The room of an ego view: high enough for a crowd, as nothing has to be scrolled.
const EGO: Size = Size { width: 140, height: 160 };
/// The least room of a map, and how many rows each entity adds.
const MAP: (u16, usize) = (40, 2);
/// The most rows of a map.
const MOST_ROWS: usize = 400;
/// Columns to a row of a map.
const WIDER: usize = 3;
/// No page shows a map of more entities than anybody can look at.
const MAPPED: usize = 400;

/// The picture: the first entity named with its neighbours, or the map.
pub(super) fn svg(context: &Context, part: &Part) -> Result<Vec<u8>, Failure> {
    let graph = context.graph()?;
    let mut picture = Vec::new();
    output::svg(graph, &part.selection, &drawing(graph, part), &mut picture)?;
    Ok(picture)
}

/// The note on those named, or a portrait of everybody, with the picture.
pub(super) fn html(context: &Context, part: &Part) -> Result<Vec<u8>, Failure> {
    let graph = context.graph()?;
    let names: Vec<&str> = part.seeds.iter().map(|id| graph.entity(*id).name()).collect();
    let (title, chapters) = if part.seeds.is_empty() {
        let everybody = portraits(graph, &part.selection.entities, &part.filter);
        (graph.title().to_owned(), everybody)
    } else {
        (series(&names), note(graph, &part.seeds, &part.filter))
    };
    let mut text = Vec::new();
    dossier(graph, &title, &part.filter.words(graph), &chapters, &mut text)?;
    let is_mapped = !part.seeds.is_empty() || part.selection.entities.len() <= MAPPED;
    let picture = if is_mapped { Some(svg(context, part)?) } else { None };
    let picture = picture.as_deref().map(String::from_utf8_lossy);
    let mut whole = Vec::new();
    page(&title, &String::from_utf8_lossy(&text), picture.as_deref(), &mut whole)?;
    Ok(whole)
}

fn drawing(graph: &Graph, part: &Part) -> Drawing {
    match part.seeds[..] {
        [] => whole(graph, part),
        [focus, ..] => around(graph, focus, part),
    }
}

fn around(graph: &Graph, focus: EntityId, part: &Part) -> Drawing {
    let ties = ties_in_order(graph, focus, &part.filter);
    let selection = &part.selection;
    ego(&Ego { graph, focus, selection, ties: &ties, size: EGO, page: 0, before: None })
}

fn whole(graph: &Graph, part: &Part) -> Drawing {
    let selection = &part.selection;
    let places = Places::new(graph, selection, None);
    let rows = usize::from(MAP.0) + selection.entities.len() * MAP.1 / 2;
    let rows = rows.min(MOST_ROWS);
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let size = Size::new(cells(rows * WIDER), cells(rows));
    let view = View::default();
    map(&Map { graph, selection, places: &places, view, focus: None, named: None, size })
}
