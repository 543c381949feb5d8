//! Maps: names shown in full, and invariants of every map.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::ControlFlow;

use guanxi::layout::{
    Drawing, Edge, Folding, GlyphSet, MapRequest, Node, PaintOptions, Size, map, paint,
};
use guanxi::model::{Entity, EntityGroup, EntityId, Graph, Relation, Selection};
use guanxi::query::Grouping;

use unicode_width::UnicodeWidthStr;

use super::map_faults::find_map_faults;
use super::{SIZES, built_in, random, sketch};

/// The whole graph as a map.
pub(super) fn map_of(graph: &Graph, size: Size) -> Drawing {
    let folding = Folding::default();
    draw(graph, &Selection::all(graph), Grouping::default(), &folding, size)
}

fn draw(
    graph: &Graph,
    selection: &Selection,
    grouping: Grouping,
    folding: &Folding,
    size: Size,
) -> Drawing {
    let groups = &groups(graph, grouping);
    let (focus, max_members) = (None, usize::MAX);
    let glyph_set = GlyphSet::Unicode;
    map(&MapRequest { graph, selection, groups, folding, focus, max_members, size, glyph_set })
}

fn groups(graph: &Graph, grouping: Grouping) -> Vec<EntityGroup> {
    let groups = grouping.groups(graph, &Selection::all(graph), &|_| ControlFlow::Continue(()));
    groups.expect("nothing should cancel this")
}

fn check(graph: &Graph, selection: &Selection, drawing: &Drawing, what: &str) {
    let faults = find_map_faults(graph, selection, drawing);
    assert!(faults.is_empty(), "{what}, {:?}:\n{}", drawing.size, faults.join("\n"));
}

/// The slugs of the entities whose names are shown in full.
fn whole_names(graph: &Graph, drawing: &Drawing) -> BTreeSet<String> {
    let nodes = drawing.nodes.iter().filter(|node| node.group.is_none());
    let whole = nodes.filter(|node| node.label == graph.entity(node.id).name());
    whole.map(|node| graph.entity(node.id).slug().to_owned()).collect()
}

/// The number of lines between two entities.
fn line_count(drawing: &Drawing) -> usize {
    drawing.edges.iter().filter(|edge| edge.points.len() > 1).count()
}

#[test]
fn the_same_graph_gives_the_same_map() {
    let (graph, size) = (random::graph(2, 60), Size::new(120, 40));
    assert!(map_of(&graph, size) == map_of(&graph, size), "different pictures");
}

#[test]
fn maps_are_valid_at_any_size() {
    let random = [(1, 10), (2, 40), (7, 45), (3, 150), (4, 1000)];
    let random = random.map(|(seed, count)| random::graph(seed, count));
    for graph in random.into_iter().chain([built_in()]) {
        let small = [(0, 0), (5, 2), (20, 6), (40, 10), (63, 17), (97, 31)];
        for (width, height) in small.into_iter().chain(SIZES) {
            let drawing = map_of(&graph, Size::new(width, height));
            check(&graph, &Selection::all(&graph), &drawing, "map");
            let is_complete = drawing.hidden.entities + drawing.hidden.relations == 0;
            assert!(is_complete || width < 40, "{width}x{height}: {:?}", drawing.hidden);
        }
    }
}

#[test]
fn every_grouping_and_any_folding_is_valid() {
    let (graph, size) = (built_in(), Size::new(120, 40));
    let all = Selection::all(&graph);
    let mut grouping = Grouping::default();
    for _ in 0..4 {
        let groups = groups(&graph, grouping);
        let closed: BTreeSet<EntityId> = groups.iter().map(|group| group.members[0]).collect();
        let opened: BTreeSet<EntityId> =
            groups.iter().skip(3).map(|group| group.members[0]).collect();
        for folding in [
            Folding { closed: closed.clone(), ..Folding::default() },
            Folding { opened: opened.clone(), ..Folding::default() },
            Folding { opened, closed: closed.into_iter().take(2).collect() },
        ] {
            let drawing = draw(&graph, &all, grouping, &folding, size);
            check(&graph, &all, &drawing, grouping.name());
        }
        grouping = grouping.next();
    }
}

#[test]
fn closed_groups_show_no_members_and_count_everything() {
    let graph = built_in();
    let all = Selection::all(&graph);
    let closed = graph.entities().map(Entity::id).collect();
    let folding = Folding { closed, ..Folding::default() };
    let drawing = draw(&graph, &all, Grouping::default(), &folding, Size::new(120, 40));
    assert_eq!(line_count(&drawing), 0);
    let groups = drawing.nodes.iter().filter_map(|node| node.group.as_ref());
    let members: usize = groups.map(|group| group.members.len()).sum();
    assert_eq!(members, all.entities.len());
}

#[test]
fn a_map_of_few_entities_shows_every_name_and_every_relation() {
    for (seed, count) in [(1, 3), (2, 8), (3, 13), (4, 20), (5, 30)] {
        let graph = random::graph(seed, count);
        for (width, height) in [(40, 10), (80, 24), (120, 40), (200, 60)] {
            let drawing = map_of(&graph, Size::new(width, height));
            let what = format!("{count} entities, {width}x{height}");
            assert_eq!(whole_names(&graph, &drawing).len(), count, "{what}");
            let is_counted = |group: &guanxi::layout::GroupContent| {
                group.members.is_empty() && group.inside.is_empty()
            };
            let mut groups = drawing.nodes.iter().filter_map(|node| node.group.as_ref());
            assert!(groups.all(is_counted), "{what}");
            let relations: usize = drawing.edges.iter().map(|edge| edge.relations.len()).sum();
            assert_eq!(relations, graph.relation_count(), "{what}");
            check(&graph, &Selection::all(&graph), &drawing, &what);
        }
    }
}

#[test]
fn a_map_of_few_entities_draws_every_relation_as_a_line() {
    for (seed, count) in [(1, 5), (2, 8), (3, 13), (4, 20), (5, 30), (6, 30), (7, 30)] {
        let graph = random::graph(seed, count);
        for (width, height) in SIZES {
            let drawing = map_of(&graph, Size::new(width, height));
            let texts: Vec<&str> = drawing
                .edges
                .iter()
                .filter(|edge| edge.is_in_words())
                .map(|edge| &*edge.label)
                .collect();
            assert!(texts.is_empty(), "{count} entities, {width}x{height}: {texts:?}");
        }
    }
}

#[test]
fn merged_groups_are_named_after_all_groups_or_count_them() {
    let graph = built_in();
    let all = Selection::all(&graph);
    for (width, height) in SIZES {
        for grouping in [Grouping::Kind, Grouping::Family, Grouping::Source] {
            let groups = groups(&graph, grouping);
            let size = Size::new(width, height);
            let drawing = draw(&graph, &all, grouping, &Folding::default(), size);
            check(&graph, &all, &drawing, grouping.name());
            let mut named_count = 0;
            for node in drawing.nodes.iter().filter(|node| node.group.is_some()) {
                let title = node.label.trim_start_matches("▸ ");
                // A long name may be cut.
                let names = groups.iter().filter_map(|group| group.name.as_deref());
                named_count += names
                    .filter(|name| title.contains(&*name.chars().take(6).collect::<String>()))
                    .count();
                let words: Vec<&str> = title.split(' ').collect();
                let others = words.windows(2).find(|pair| pair[1].starts_with("group"));
                let others = others.and_then(|pair| pair[0].trim_start_matches('+').parse().ok());
                named_count += others.unwrap_or(0);
            }
            let alone = drawing.nodes.iter().filter(|node| node.group.is_none());
            let alone = alone.map(|node| node.id).collect::<Vec<_>>();
            let is_single =
                |group: &&EntityGroup| matches!(group.members[..], [only] if alone.contains(&only));
            let single = groups.iter().filter(is_single).count();
            let what = format!("{} at {width}x{height}", grouping.name());
            assert!(
                named_count + single >= groups.len(),
                "{what}: {named_count} of {}",
                groups.len()
            );
        }
    }
}

#[test]
fn the_legend_explains_every_sign_on_the_map() {
    for graph in [built_in(), random::graph(3, 13), random::graph(5, 30), random::graph(4, 200)] {
        for (width, height) in [(78, 20), (80, 24), (120, 40), (200, 60)] {
            let size = Size::new(width, height - 3);
            let drawing = map_of(&graph, size);
            let rows_before = drawing.notes.len();
            let with_legend = drawing.clone().with_legend(&graph, 3);
            let legend: Vec<&str> =
                with_legend.notes[rows_before..].iter().map(|note| &*note.text).collect();
            let legend = legend.join("  ");
            let nodes = drawing.nodes.iter();
            let kinds = nodes.filter_map(|node| node.symbol).map(|symbol| symbol.glyph);
            let text = paint(&drawing, PaintOptions::default()).to_text();
            let signs = ["━", "╌", "┈", "•", "↳", "?", "\"", "≠", "↯", "↺", "↔", " & ", " inside"];
            let signs = signs.into_iter().filter(|sign| text.contains(sign));
            for sign in kinds.chain(signs) {
                assert!(legend.contains(sign.trim()), "{width}x{height}: {sign} in {legend}");
            }
        }
    }
}

/// A graph whose names start with the same words.
fn graph_of_similar_names(entities: usize) -> Graph {
    let mut lines = String::new();
    for number in 0..entities {
        let _ = writeln!(lines, "e{number} \"Company of the Northern Province {number}\"");
        for step in [1, 3, 7] {
            let kind = ["-sued-over-a-contract->", "-owns->", "=cooperates-with="][number % 3];
            let _ = writeln!(lines, "e{number} {kind} e{}", (number * 5 + step) % entities);
        }
    }
    sketch::graph(&lines)
}

#[test]
fn a_map_of_long_names_draws_every_relation_as_a_line() {
    for count in [8, 13, 30] {
        let graph = graph_of_similar_names(count);
        for (width, height) in [(40, 10), (78, 20), (80, 24), (120, 40), (200, 60)] {
            let drawing = map_of(&graph, Size::new(width, height));
            let what = format!("{count} entities, {width}x{height}");
            check(&graph, &Selection::all(&graph), &drawing, &what);
            assert!(!drawing.edges.iter().any(Edge::is_in_words), "{what}");
        }
    }
}

#[test]
fn labels_on_a_map_have_all_words_or_at_least_six_cells_of_them() {
    for size in [(40, 10), (80, 24), (118, 35), (120, 40), (200, 60)] {
        let drawing = map_of(&built_in(), Size::new(size.0, size.1));
        let lines = drawing.edges.iter().filter(|edge| edge.points.len() > 1);
        for label in lines.map(|edge| &edge.label).filter(|label| label.contains('…')) {
            let words = label.split_inclusive('…').next().unwrap_or_default();
            let words = words.trim_start_matches(['?', '"', '≠', '↯', '+']);
            assert!(words.chars().count() >= 6, "{size:?}: {label}");
        }
    }
}

#[test]
fn the_legend_uses_the_empty_rows_below_the_map() {
    let graph = built_in();
    let rows = |drawing: &Drawing| {
        let text = paint(drawing, PaintOptions::default()).to_text();
        text.trim_end().lines().count()
    };
    let mut used = 0;
    for height in 30..42 {
        let map = map_of(&graph, Size::new(118, height));
        let empty = usize::from(height) - rows(&map);
        let text = paint(&map.with_legend(&graph, 1), PaintOptions::default()).to_text();
        let first = text.lines().position(|line| line.contains('━') && line.contains("negative"));
        // The legend needs at least two rows.
        let expected = usize::from(height) - usize::from(empty > 0);
        assert!(first.is_some_and(|row| row <= expected), "{empty} empty rows\n{text}");
        used += usize::from(empty > 0);
    }
    assert!(used > 0, "no map leaves rows empty");
}

#[test]
fn the_map_of_the_built_in_graph_shows_at_least_as_much_as_one_with_braille_lines() {
    let graph = built_in();
    // A map with braille lines shows 24 whole names and 89 lines in the map pane of a 120x40 screen.
    // There, the texts below the map take four rows.
    let drawing = map_of(&graph, Size::new(118, 32));
    let (names, lines) = (whole_names(&graph, &drawing).len(), line_count(&drawing));
    assert!(names >= 24 && lines >= 89, "{names} names, {lines} lines");
}

/// At typical terminal sizes with columns for two or more groups.
#[test]
fn the_legend_gives_truncated_names_in_full() {
    let mut cut = 0;
    for graph in [built_in(), random::graph(1, 45), random::graph(2, 100)] {
        for (width, height) in [(120, 37), (160, 47), (200, 57)] {
            let drawing = map_of(&graph, Size::new(width, height)).with_legend(&graph, 3);
            let text = paint(&drawing, PaintOptions::default()).to_text();
            for node in drawing.nodes.iter().filter(|node| node.group.is_none()) {
                let name = graph.entity(node.id).name();
                let is_cut = node.full_label().ends_with('…');
                cut += usize::from(is_cut);
                assert!(!is_cut || text.contains(name), "{name} at {width}x{height}:\n{text}");
            }
        }
    }
    assert!(cut > 0, "no map cuts a name");
}

#[test]
fn titles_differ_and_texts_about_relations_name_groups_by_their_titles() {
    let mut texts = 0;
    for graph in [built_in(), random::graph(1, 45), random::graph(2, 100), random::graph(3, 200)] {
        for (width, height) in [(80, 24), (120, 40), (160, 50), (200, 60)] {
            let drawing = map_of(&graph, Size::new(width, height));
            let groups = drawing.nodes.iter().filter(|node| node.group.is_some());
            let mut titles: Vec<&str> = groups.map(|node| node.label.as_str()).collect();
            titles.sort_unstable();
            let picture = paint(&drawing, PaintOptions::default()).to_text();
            assert!(titles.windows(2).all(|pair| pair[0] != pair[1]), "{titles:?}\n{picture}");
            let names = drawing.edges.iter().filter_map(|edge| edge.label.strip_prefix("↔ "));
            let names = names.filter_map(|text| Some(text.rsplit_once(": ")?.0));
            for name in names.filter(|name| !name.contains('…')) {
                texts += 1;
                let is_name = |title: &&&str| {
                    let start = title.split(" · ").next().unwrap_or_default();
                    let cut = start.strip_suffix('…');
                    cut.map_or(start == name, |start| name.starts_with(start))
                };
                let is_titled = titles.iter().filter(is_name).count() == 1;
                let is_closed = titles.iter().any(|title| title.starts_with('▸'));
                assert!(is_titled || is_closed, "{name} in {titles:?}\n{picture}");
            }
        }
    }
    assert!(texts > 20, "only {texts} texts");
}

#[test]
fn the_built_in_map_truncates_only_names_longer_than_thirty_cells() {
    let graph = built_in();
    let mut faults = Vec::new();
    for (width, height) in [(80, 24), (100, 30), (120, 40), (160, 50)] {
        let drawing = map_of(&graph, Size::new(width, height));
        // A name at the end of a column cannot continue in the next one.
        let is_last =
            |node: &&Node| drawing.boxes.iter().any(|area| area.bottom() == node.at.bottom() + 1);
        let nodes = drawing.nodes.iter().filter(|node| node.group.is_none());
        let cut = nodes.filter(|node| !is_last(node) && node.full_label().contains('…'));
        let names = cut.map(|node| graph.entity(node.id).name().to_owned());
        let short = names.filter(|name| name.width() <= 30);
        faults.extend(short.map(|name| format!("{width}x{height}: {name}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn five_hubs_among_five_hundred_are_named_in_full() {
    let mut lines = String::new();
    for hub in 0..5 {
        let _ = writeln!(lines, "h{hub} \"Hub Number {hub}\"");
        for leaf in 0..30 + hub * 10 {
            let _ = writeln!(lines, "h{hub} =met= e{}", (leaf * 7 + hub * 90) % 495);
        }
    }
    for number in 0..495 {
        let _ = writeln!(lines, "e{number} \"Person {number}\"");
        let _ = writeln!(lines, "e{number} =met= e{}", (number * 13 + 5) % 495);
    }
    let graph = sketch::graph(&lines);
    assert_eq!(graph.entity_count(), 500);
    for (width, height) in SIZES {
        let drawing = map_of(&graph, Size::new(width, height));
        let whole = whole_names(&graph, &drawing);
        assert!((0..5).all(|hub| whole.contains(&format!("h{hub}"))), "{width}x{height}");
        // Entities without room for their names are counted; no name is cut to three characters.
        let names = drawing.nodes.iter().filter(|node| node.group.is_none());
        assert!(names.into_iter().all(|node| node.label.chars().count() > 3));
    }
}

#[test]
fn entities_stay_in_their_groups_when_a_filter_hides_others() {
    let (graph, size) = (random::graph(5, 60), Size::new(120, 40));
    let all = Selection::all(&graph);
    let mut part = Selection { entities: all.entities[..50].to_vec(), ..Selection::default() };
    let is_inside = |relation: &Relation<'_>| {
        [relation.from(), relation.to()].iter().all(|end| part.entities.contains(&end.id()))
    };
    part.relations = graph.relations().filter(is_inside).map(Relation::id).collect();
    let drawing = draw(&graph, &part, Grouping::default(), &Folding::default(), size);
    check(&graph, &part, &drawing, "a part of the graph");
}
