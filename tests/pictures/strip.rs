//! Path strips are valid at any size.

use std::collections::BTreeSet;

use guanxi::layout::{
    Drawing, Edge, GlyphSet, Leg, Node, Note, PathLegs, Rect, Size, StripRequest, ToneSign,
    WeakestHop, path_strip,
};
use guanxi::model::{Entity, EntityId, Graph, RelationId, Selection};
use guanxi::query::{Path, PathQuery, paths};
use guanxi::text::width;

use super::{faults, random};

/// The strip of the path along the given entities, checked for faults.
pub(super) fn checked_strip(graph: &Graph, entities: &[EntityId], size: Size) -> Drawing {
    let legs: Vec<Leg> = entities.windows(2).map(|pair| leg(graph, pair[0], pair[1])).collect();
    let (from, weakest, others) = (entities[0], None, &[][..]);
    let (tone_sign, glyph_set) = (ToneSign::Shown, GlyphSet::Unicode);
    let request =
        StripRequest { graph, from, legs: &legs, weakest, others, size, tone_sign, glyph_set };
    let drawing = path_strip(&request);
    assert!(drawing == path_strip(&request), "different pictures for one request");
    let relations = legs.iter().flat_map(|leg| leg.relations.iter().copied()).collect();
    let selection = Selection { entities: entities.to_vec(), relations, ..Selection::default() };
    let mut faults = faults::find_faults(graph, &selection, &drawing);
    faults.extend(note_faults(&drawing));
    assert!(faults.is_empty(), "{size:?}, {} hops:\n{}", legs.len(), faults.join("\n"));
    drawing
}

fn leg(graph: &Graph, from: EntityId, to: EntityId) -> Leg {
    let ties = graph.ties(from).filter(|tie| tie.other == to);
    let relations: Vec<RelationId> = ties.map(|tie| tie.relation).collect();
    Leg { to, relations }
}

/// Finds notes that are outside the picture, or that overlap each other, a label or a line.
fn note_faults(drawing: &Drawing) -> Vec<String> {
    let rect = |text: &str, at| {
        Rect::line(at, u16::try_from(width(text)).expect("the note should be narrow"))
    };
    let labels = drawing.nodes.iter().map(Node::name_rect);
    let labels: Vec<Rect> = labels.chain(drawing.edges.iter().map(Edge::label_rect)).collect();
    let lines: Vec<_> = drawing.edges.iter().flat_map(faults::cells).collect();
    let mut faults = Vec::new();
    for (index, note) in drawing.notes.iter().enumerate() {
        let cells = rect(&note.text, note.at);
        let others = drawing.notes[index + 1..].iter().map(|other| rect(&other.text, other.at));
        let is_free = !labels.iter().copied().chain(others).any(|other| cells.overlaps(other))
            && !lines.iter().any(|cell| cells.contains(*cell));
        if !is_free || !cells.fits(drawing.size) {
            let (text, at) = (&note.text, note.at);
            faults.push(format!("`{text}` at {at:?} overlaps something or is outside"));
        }
    }
    faults
}

#[test]
fn strips_are_valid_at_any_size_and_length() {
    let graph = random::graph(11, 60);
    for length in 1..=8 {
        let entities = find_path(&graph, length);
        for (width, height) in [0, 1, 9, 17, 18, 26, 33, 40, 57, 80, 120, 300]
            .into_iter()
            .flat_map(|width| [0, 1, 2, 3, 7, 10, 24, 60].map(|height| (width, height)))
        {
            checked_strip(&graph, &entities, Size::new(width, height));
        }
    }
}

/// The picture of all these paths, with the first one chosen, checked for faults.
fn checked_paths(graph: &Graph, paths: &[PathLegs], size: Size) -> Drawing {
    let PathLegs { from, legs } = &paths[0];
    let (from, others) = (*from, &paths[1..]);
    let (tone_sign, glyph_set) = (ToneSign::Shown, GlyphSet::Unicode);
    let weakest = Some(WeakestHop { hop: 0, reasons: "a single witness, undated".to_owned() });
    let drawing = path_strip(&StripRequest {
        graph,
        from,
        legs,
        weakest,
        others,
        size,
        tone_sign,
        glyph_set,
    });
    let ends = paths.iter().flat_map(|path| path.legs.iter().map(|leg| leg.to));
    let entities: BTreeSet<EntityId> = paths.iter().map(|path| path.from).chain(ends).collect();
    let relations = paths.iter().flat_map(|path| path.legs.iter().flat_map(|leg| &leg.relations));
    let relations: BTreeSet<RelationId> = relations.copied().collect();
    let (entities, relations) = (entities.into_iter().collect(), relations.into_iter().collect());
    let selection = Selection { entities, relations, ..Selection::default() };
    let mut faults = faults::find_faults(graph, &selection, &drawing);
    faults.extend(note_faults(&drawing));
    assert!(faults.is_empty(), "{size:?}, {} paths:\n{}", paths.len(), faults.join("\n"));
    drawing
}

fn path_legs(path: &Path) -> PathLegs {
    let hops = path.hops.iter().zip(&path.entities[1..]);
    let legs = hops.map(|(hop, to)| Leg {
        to: *to,
        relations: hop.ties.iter().map(|tie| tie.relation).collect(),
    });
    PathLegs { from: path.entities[0], legs: legs.collect() }
}

#[test]
fn pictures_of_several_paths_are_valid_at_any_size() {
    let graph = random::graph(17, 40);
    let entities: Vec<EntityId> = graph.entities().map(Entity::id).collect();
    let mut most_nodes = 0;
    for (from, to) in [(0, 1), (2, 30), (5, 39), (12, 25)] {
        let query = PathQuery::between(entities[from], entities[to]);
        let found = paths(&graph, &query, 9).expect("the ends should be different").paths;
        let mut found: Vec<PathLegs> = found.iter().map(path_legs).collect();
        for _ in 0..found.len() {
            found.rotate_left(1);
            for (width, height) in [(0, 0), (17, 3), (40, 9), (78, 9), (60, 120), (78, 20)]
                .into_iter()
                .chain([(118, 36), (198, 12), (198, 56), (400, 100)])
            {
                let drawing = checked_paths(&graph, &found, Size::new(width, height));
                most_nodes = most_nodes.max(drawing.nodes.len());
            }
        }
    }
    assert!(most_nodes > 12, "{most_nodes} nodes");
}

#[test]
fn hops_that_paths_share_are_drawn_once() {
    let graph = random::graph(17, 40);
    let entities: Vec<EntityId> = graph.entities().map(Entity::id).collect();
    let query = PathQuery::between(entities[2], entities[30]);
    let found = paths(&graph, &query, 9).expect("the ends should be different").paths;
    let found: Vec<PathLegs> = found.iter().map(path_legs).collect();
    let drawing = checked_paths(&graph, &found, Size::new(400, 100));
    assert_eq!((drawing.hidden.entities, drawing.hidden.relations), (0, 0));
    let hops: usize = found.iter().map(|path| path.legs.len()).sum();
    assert!(drawing.edges.len() < hops, "{} edges for {hops} hops", drawing.edges.len());
}

/// The picture of the nine best paths between two entities of the built-in graph.
fn built_in_paths(from: &str, to: &str, size: Size) -> Drawing {
    let graph = super::built_in();
    let id = |slug| graph.find_entity(slug).expect("the entity should be in the graph");
    let found = paths(&graph, &PathQuery::between(id(from), id(to)), 9);
    let found = found.expect("the ends should be different").paths;
    checked_paths(&graph, &found.iter().map(path_legs).collect::<Vec<_>>(), size)
}

fn assert_notes(drawing: &Drawing, texts: &[&str]) {
    for text in texts {
        let is_found = drawing.notes.iter().any(|note| note.text == *text);
        assert!(is_found, "`{text}` is not in {:#?}", drawing.notes);
    }
}

/// At the usual terminal size, paths with more entities than fit side by side are still one picture: every entity and
/// every hop is drawn once, and each hop of the chosen path has its evidence below it.
#[test]
fn paths_that_are_too_wide_for_a_grid_are_merged_one_hop_per_row() {
    let drawing = built_in_paths("jia-yueting", "xpeng", Size::new(80, 24));
    let repeated = drawing.notes.iter().filter(|note| note.text.starts_with(['●', '■', '◉']));
    assert_eq!(repeated.count(), 0, "{:#?}", drawing.notes);
    assert!(drawing.nodes.len() >= 6, "{} entities", drawing.nodes.len());
    assert!(drawing.edges.len() >= 8, "{} hops", drawing.edges.len());
    assert_notes(&drawing, &["2019-09-24? · phone-as-car-key#6", "“It is announced that Xiaomi”"]);
}

#[test]
fn captions_use_the_room_up_to_the_next_line() {
    let drawing = built_in_paths("lei-jun", "porsche", Size::new(98, 28));
    let texts = [
        "weakest: a single witness, undated",
        "2025? · winning-with-decency#37",
        "“still the best car”",
        "Lei Jun says that to him no car in the world is better than a Porsche.",
    ];
    assert_notes(&drawing, &texts);
}

#[test]
fn a_ladder_has_claims_and_quotes_where_there_is_room() {
    let drawing = built_in_paths("jim-farley", "chengdu-auto-show", Size::new(120, 40));
    assert_eq!((drawing.hidden.entities, drawing.hidden.relations), (0, 0));
    let texts = [
        "winning-with-decency#9 +8 · “Xiaomi's SU7 sports sedan”",
        "Xiaomi held the Xiaomi 5G launch on 24 September.",
        "The XPeng P7 has been shown at the Chengdu Auto Show.",
    ];
    assert_notes(&drawing, &texts);
    let is_named_again = |note: &Note| note.text == "◆XPeng P7";
    assert!(!drawing.notes.iter().any(is_named_again), "{:#?}", drawing.notes);
}

#[test]
fn paths_that_are_too_wide_for_a_ladder_are_stacked() {
    let drawing = built_in_paths("jim-farley", "chengdu-auto-show", Size::new(44, 60));
    let is_named_again = |note: &Note| note.text == "◆XPeng P7";
    assert!(drawing.notes.iter().any(is_named_again), "{:#?}", drawing.notes);
}

#[test]
fn paths_of_eight_hops_fit_on_a_typical_screen() {
    let graph = random::graph(11, 60);
    let entities = find_path(&graph, 8);
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let drawing = checked_strip(&graph, &entities, Size::new(width, height));
        assert_eq!(drawing.edges.len(), 8, "{width}x{height}");
    }
}

/// A path of `hops` hops that visits each entity once.
fn find_path(graph: &Graph, hops: usize) -> Vec<EntityId> {
    fn extend(graph: &Graph, path: &mut Vec<EntityId>, hops: usize) -> bool {
        if path.len() > hops {
            return true;
        }
        let Some(&end) = path.last() else { return false };
        let next: Vec<EntityId> = graph.ties(end).map(|tie| tie.other).collect();
        next.into_iter().any(|next| {
            if path.contains(&next) {
                return false;
            }
            path.push(next);
            let is_found = extend(graph, path, hops);
            if !is_found {
                path.pop();
            }
            is_found
        })
    }
    let mut starts = graph.entities().map(guanxi::model::Entity::id);
    starts
        .find_map(|start| {
            let mut path = vec![start];
            extend(graph, &mut path, hops).then_some(path)
        })
        .expect("a graph of sixty entities should have such a path")
}
