//! Vector pictures show everything without overlaps, and have no more crossings than those of `sfdp`.

use std::collections::BTreeMap;

use guanxi::layout::{MapPoint, VectorPicture};
use guanxi::model::{EntityId, Graph, RelationId, Selection};

use super::graphviz_comparison::skip_without;
use super::measure::{PlainGraph, Position, cross};
use super::{graphviz, random, sketch};

#[test]
fn vector_pictures_cross_no_more_than_sfdp() {
    if skip_without(&["sfdp"]) {
        return;
    }
    let mut worse = Vec::new();
    let random = [(1, 10), (2, 20), (3, 40), (4, 70), (5, 100), (6, 150)];
    let random = random.map(|(seed, count)| random::graph(seed, count));
    for graph in random.into_iter().chain([super::built_in()]) {
        let selection = Selection::all(&graph);
        let plain = PlainGraph::from_selection(&graph, &selection);
        let picture = VectorPicture::new(&graph, &selection);
        let positions = graphviz::positions("sfdp", &["-Goverlap=prism"], &plain);
        let (ours, theirs) = (crossings(&graph, &picture), plain.crossings(&positions));
        if ours > theirs {
            worse.push(format!("{} entities: {ours}, sfdp {theirs}", plain.names.len()));
        }
    }
    assert!(worse.is_empty(), "crossings:\n{}", worse.join("\n"));
}

#[test]
fn names_and_labels_never_overlap() {
    let random = (0..12).map(|seed| random::graph(seed, 5 + 12 * seed));
    let star = sketch::graph(&random::hub(80));
    for graph in random.chain([star, super::built_in()]) {
        let picture = VectorPicture::new(&graph, &Selection::all(&graph));
        let areas: Vec<[MapPoint; 2]> = picture.text_areas().collect();
        for (index, [min, max]) in areas.iter().enumerate() {
            for [other_min, other_max] in &areas[index + 1..] {
                let is_apart = max.x <= other_min.x
                    || other_max.x <= min.x
                    || max.y <= other_min.y
                    || other_max.y <= min.y;
                assert!(is_apart, "{} at {min:?} and {other_min:?}", graph.title());
            }
        }
    }
}

#[test]
fn every_entity_and_every_relation_is_drawn() {
    let graph = random::graph(3, 60);
    let selection = Selection::all(&graph);
    let picture = VectorPicture::new(&graph, &selection);
    assert!(picture == VectorPicture::new(&graph, &selection), "different pictures of one graph");
    let entities: Vec<EntityId> = picture.middles().map(|(id, _)| id).collect();
    let relations: Vec<RelationId> = picture.lines().map(|(id, _)| id).collect();
    assert_eq!((entities, relations), (selection.entities, selection.relations));
}

/// The number of pairs of curves that cross, with one curve for each pair of entities.
fn crossings(graph: &Graph, picture: &VectorPicture) -> usize {
    let mut curves: BTreeMap<[EntityId; 2], Vec<MapPoint>> = BTreeMap::new();
    for (relation, points) in picture.lines() {
        let relation = graph.relation(relation);
        let mut ends = [relation.from().id(), relation.to().id()];
        ends.sort_unstable();
        if ends[0] != ends[1] {
            curves.insert(ends, points);
        }
    }
    let curves: Vec<([EntityId; 2], Vec<MapPoint>)> = curves.into_iter().collect();
    let mut crossings = 0;
    for (index, (ends, points)) in curves.iter().enumerate() {
        for (other_ends, other_points) in &curves[index + 1..] {
            let is_separate = !ends.iter().any(|end| other_ends.contains(end));
            crossings += usize::from(is_separate && lines_cross(points, other_points));
        }
    }
    crossings
}

fn lines_cross(a: &[MapPoint], b: &[MapPoint]) -> bool {
    let pieces = |points: &'_ [MapPoint]| -> Vec<[Position; 2]> {
        points.windows(2).map(|pair| [(pair[0].x, pair[0].y), (pair[1].x, pair[1].y)]).collect()
    };
    let others = pieces(b);
    pieces(a).iter().any(|piece| others.iter().any(|other| cross(*piece, *other)))
}
