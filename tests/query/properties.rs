//! Properties of queries on random graphs, and of text in cells.

use guanxi::model::{EntityId, Graph, RelationId};
use guanxi::query::{Dimension, FilterArgs, PathDirection, PathQuery, everything, paths};
use guanxi::text::{pad, width, wrap, wrap_within};
use proptest::prelude::{prop, prop_assert, prop_assert_eq, proptest};
use unicode_segmentation::UnicodeSegmentation;

use super::paths::random_lines;
use super::sample_graph::sample_graph;

/// Arguments of filters that random graphs can match.
const FILTERS: [(Dimension, &str); 9] = [
    (Dimension::Relation, "leads"),
    (Dimension::Relation, "!mocks"),
    (Dimension::Family, "business"),
    (Dimension::Tone, "negative"),
    (Dimension::Standing, "!alleged"),
    (Dimension::Standing, "opinion"),
    (Dimension::Since, "2024"),
    (Dimension::Until, "2023"),
    (Dimension::MinSources, "2"),
];

/// What a filter leaves; `None` if the graph does not have its values.
fn filtered(graph: &Graph, filters: &[usize]) -> Option<(Vec<EntityId>, Vec<RelationId>)> {
    let arguments = filters.iter().map(|index| FILTERS[*index]);
    let arguments: FilterArgs = arguments.map(|(key, value)| (key, value.to_owned())).collect();
    let selection = everything(graph, &arguments.resolve(graph).ok()?);
    Some((selection.entities, selection.relations))
}

proptest! {
    #[test]
    fn a_filter_in_another_dimension_only_removes(
        lines in random_lines(12, 30),
        filters in prop::sample::subsequence((0..FILTERS.len()).collect::<Vec<_>>(), 1..4),
    ) {
        let graph = sample_graph(&lines);
        let (last, first) = filters.split_last().expect("at least one");
        // A second value in the same dimension allows more.
        if first.iter().any(|index| FILTERS[*index].0 == FILTERS[*last].0) {
            return Ok(());
        }
        if let (Some(before), Some(after)) = (filtered(&graph, first), filtered(&graph, &filters)) {
            prop_assert!(after.0.iter().all(|id| before.0.contains(id)));
            prop_assert!(after.1.iter().all(|id| before.1.contains(id)));
        }
    }

    #[test]
    fn the_hops_of_a_path_are_relations_between_neighbours(lines in random_lines(12, 30)) {
        let graph = sample_graph(&lines);
        let ends = ["e0", "e1"].map(|slug| graph.find_entity(slug).expect("the entity should exist"));
        for direction in [PathDirection::Undirected, PathDirection::Directed] {
            let query = PathQuery { direction, ..PathQuery::between(ends[0], ends[1]) };
            for path in paths(&graph, &query, 5).expect("the ends should differ").paths {
                prop_assert_eq!([path.entities[0], path.entities[path.entities.len() - 1]], ends);
                prop_assert_eq!(path.hops.len() + 1, path.entities.len());
                for (pair, hop) in path.entities.windows(2).zip(&path.hops) {
                    prop_assert!(!hop.ties.is_empty());
                    for relation in hop.ties.iter().map(|tie| graph.relation(tie.relation)) {
                        let found = [relation.from().id(), relation.to().id()];
                        prop_assert!(found == [pair[0], pair[1]] || found == [pair[1], pair[0]]);
                    }
                }
            }
        }
    }

    #[test]
    fn text_fits_its_cells(text in "[a-z 雷，é\u{301}👩\u{200d}]{0,40}", cells in 0_usize..30) {
        prop_assert_eq!(width(&pad(&text, cells)), cells);
        let ranges = wrap(&text, cells);
        let mut end = 0;
        for range in ranges {
            prop_assert!(range.start >= end && text[end..range.start].trim().is_empty());
            let line = &text[range.clone()];
            // A line that is too narrow for a cluster holds that cluster alone.
            prop_assert!(width(line) <= cells || line.graphemes(true).count() == 1, "{line:?}");
            end = range.end;
        }
        prop_assert!(cells == 0 || text[end..].trim().is_empty());
        prop_assert!(wrap_within(&text, cells, 3).len() <= 3);
    }
}
