//! The analysis of the whole graph: hubs, brokers, groups, and friends of rivals.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

use guanxi::model::{Entity, EntityId, Graph};
use guanxi::query::{
    Analysis, AnalysisLimits, BrokerBasis, Dimension, Filter, FilterArgs, PathQuery, Progress,
    analyse, shortest_path,
};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::paths::random_lines;
use super::sample_graph::sample_graph;

const TWO_CAMPS: &str = "
    a leads b
    a leads c
    b leads c
    a rivals d
    c cooperates x
    x cooperates p
    p leads q
    p leads r
    q leads r
    r praises s
    lone leads lone
";

fn limits(findings: usize) -> AnalysisLimits {
    AnalysisLimits { findings, broker_entities: usize::MAX }
}

fn analyse_uncancelled(graph: &Graph, filter: &Filter, limit: usize) -> Analysis {
    analyse(graph, filter, limits(limit), &|_| ControlFlow::Continue(()))
        .expect("the analysis should not be cancelled")
}

fn slugs(graph: &Graph, entities: &[EntityId]) -> String {
    entities.iter().map(|id| graph.entity(*id).slug()).collect::<Vec<_>>().join(" ")
}

#[test]
fn hubs_are_sorted_by_number_of_relations() {
    let graph =
        sample_graph("a leads b\n a mocks b\n c leads b\n d leads c\n e leads d\n e leads c");
    let hubs = |filter: &Filter| {
        let hubs = analyse_uncancelled(&graph, filter, 3).hubs.into_iter();
        hubs.map(|hub| {
            format!(
                "{} {}/{}",
                graph.entity(hub.entity).slug(),
                hub.ties.len(),
                hub.neighbour_count
            )
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(hubs(&Filter::default()), ["c 3/3", "b 3/2", "d 2/2"]);
    let args = FilterArgs::from_iter([(Dimension::Tone, "negative".to_owned())]);
    let negative = args.resolve(&graph).expect("the filter should be valid");
    assert_eq!(hubs(&negative), ["a 1/1", "b 1/1"]);
}

#[test]
fn brokers_have_a_share_and_the_entities_that_they_cut_off() {
    let graph = sample_graph(TWO_CAMPS);
    let found = analyse_uncancelled(&graph, &Filter::default(), 3).brokers;
    let descriptions: Vec<String> = found
        .iter()
        .map(|broker| {
            let name = graph.entity(broker.entity).slug();
            format!("{name} {:.3} cuts off {}", broker.share, slugs(&graph, &broker.cuts_off))
        })
        .collect();
    let expected = ["x 0.571 cuts off p q r s", "c 0.536 cuts off a b d", "p 0.536 cuts off q r s"];
    assert_eq!(descriptions, expected);
}

#[test]
fn brokers_are_computed_up_to_a_number_of_connected_entities() {
    let graph = sample_graph(TWO_CAMPS);
    let basis = |broker_entities| {
        let limits = AnalysisLimits { findings: 3, broker_entities };
        let found = analyse(&graph, &Filter::default(), limits, &|_| ControlFlow::Continue(()));
        let found = found.expect("the analysis should not be cancelled");
        (found.broker_basis, found.brokers.len(), found.groups.len())
    };
    // `lone` is connected only to itself.
    assert_eq!(basis(9), (BrokerBasis::EveryPath, 3, 2));
    assert_eq!(basis(8), (BrokerBasis::TooManyEntities { entities: 9, limit: 8 }, 0, 2));
}

#[test]
fn groups_match_the_known_camps() {
    let graph = sample_graph(TWO_CAMPS);
    let groups: Vec<String> = analyse_uncancelled(&graph, &Filter::default(), 1)
        .groups
        .iter()
        .map(|group| {
            format!(
                "{}: {} in, {} out",
                slugs(&graph, &group.members),
                group.inside.len(),
                group.outside_count
            )
        })
        .collect();
    assert_eq!(groups, ["a c b d x: 5 in, 1 out", "r p q s: 4 in, 1 out"]);
}

#[test]
fn long_queries_report_progress_and_can_be_cancelled() {
    let graph = sample_graph(TWO_CAMPS);
    let reported = RefCell::new(Vec::new());
    let record = |progress: Progress| {
        reported.borrow_mut().push(progress.step);
        ControlFlow::Continue(())
    };
    let analysis = analyse(&graph, &Filter::default(), limits(3), &record);
    assert_eq!(analysis, Some(analyse_uncancelled(&graph, &Filter::default(), 3)));
    let mut steps = reported.into_inner();
    steps.dedup();
    let expected = ["hubs", "friends of rivals", "groups", "brokers"];
    assert_eq!(steps, expected);
    for step in expected {
        let cancel = |progress: Progress| {
            if progress.step == step { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        assert_eq!(analyse(&graph, &Filter::default(), limits(3), &cancel), None, "{step}");
    }
}

#[test]
fn insights_are_sentences_with_their_relations() {
    let graph = sample_graph("x rivals y\n f praises x\n y cooperates f\n f leads z");
    let filter = Filter::default();
    let sections = analyse_uncancelled(&graph, &filter, 2).sections(&graph);
    let sentences: Vec<&str> = sections
        .iter()
        .flat_map(|section| &section.insights)
        .map(|insight| insight.sentence.as_str())
        .collect();
    let expected = [
        "3 relations connect f to 3 others (speech 1, work 1 …).",
        "2 relations connect x to 2 others (speech 1, business 1).",
        "f lies on 67% of the shortest paths between other entities. Without f, z would be cut off from the rest of the graph.",
        "f and z belong together: 1 relation among them, 2 with others.",
        "x and y belong together: 1 relation among them, 2 with others.",
        "f is on good terms with both x and y, who are at odds: f praises x and y cooperates f, yet x rivals y.",
    ];
    assert_eq!(sentences, expected);
    let last = sections.last().and_then(|section| section.insights.last());
    assert_eq!(last.map(|insight| insight.relations.len()), Some(3));
}

#[test]
fn a_friend_of_two_rivals_is_listed_with_the_relations() {
    let graph = sample_graph(
        "x rivals y\n f praises x\n f advised x\n y cooperates f\n g praises x\n g mocks y\n h praises x\n h praises y\n h mocks y",
    );
    let found = analyse_uncancelled(&graph, &Filter::default(), 9).triangles;
    assert_eq!(found.len(), 1);
    let names = |relations: &[guanxi::model::RelationId]| {
        relations
            .iter()
            .map(|id| graph.relation(*id).id_text().to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let triangle = &found[0];
    assert_eq!(slugs(&graph, &triangle.rivals), "x y");
    assert_eq!(slugs(&graph, &[triangle.friend]), "f");
    assert_eq!(names(&triangle.rivalry), "x.rivals.y");
    assert_eq!(names(&triangle.friendship[0]), "f.advised.x f.praises.x");
    assert_eq!(names(&triangle.friendship[1]), "y.cooperates.f");
    assert_eq!(analyse_uncancelled(&graph, &Filter::default(), 0).triangles, []);
}

/// The share of the shortest paths between other entities that run through each entity, by enumeration.
fn shares(graph: &Graph) -> Vec<f64> {
    let entities: Vec<EntityId> = graph.entities().map(Entity::id).collect();
    let (mut shares, mut pairs) = (vec![0.0; entities.len()], vec![0; entities.len()]);
    for from in &entities {
        for to in entities.iter().filter(|to| *to != from) {
            let paths = every_shortest_path(graph, *from, *to);
            let others = entities.iter().filter(|other| *other != from && *other != to);
            others.for_each(|other| pairs[other.index()] += usize::from(!paths.is_empty()));
            for path in &paths {
                for between in &path[1..path.len() - 1] {
                    shares[between.index()] += 1.0 / as_float(paths.len());
                }
            }
        }
    }
    shares.iter().zip(pairs).map(|(share, pairs)| share / as_float(pairs.max(1))).collect()
}

fn as_float(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("the count should be small"))
}

fn every_shortest_path(graph: &Graph, from: EntityId, to: EntityId) -> Vec<Vec<EntityId>> {
    let length =
        shortest_path(graph, &PathQuery::between(from, to)).expect("the ends should differ");
    let Some(length) = length.map(|path| path.len()) else { return Vec::new() };
    let mut paths = vec![vec![from]];
    for _ in 1..length {
        let longer = paths.iter().flat_map(|path| {
            let last = *path.last().expect("a path should not be empty");
            let next: BTreeSet<EntityId> = graph.ties(last).map(|tie| tie.other).collect();
            next.into_iter().map(|next| [path.as_slice(), &[next]].concat())
        });
        paths = longer.collect();
    }
    paths.into_iter().filter(|path| path.last() == Some(&to)).collect()
}

/// The entities outside the largest part that remains of a component when an entity is removed, found by a search from
/// each neighbour of the entity along relations that pass the filter.
fn cut_off(graph: &Graph, removed: EntityId, filter: &Filter) -> Vec<EntityId> {
    let neighbours = |entity: EntityId| -> BTreeSet<EntityId> {
        let ties = graph.ties(entity).filter(|tie| filter.allows_tie(graph, *tie));
        ties.map(|tie| tie.other).filter(|other| *other != removed).collect()
    };
    let mut parts: Vec<BTreeSet<EntityId>> = Vec::new();
    for first in neighbours(removed) {
        let mut part = BTreeSet::from([first]);
        for _ in graph.entities() {
            let reached = part.iter().flat_map(|entity| neighbours(*entity));
            part = reached.chain(part.clone()).collect();
        }
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.sort_by_key(|part| Reverse(part.len()));
    let mut cut: Vec<EntityId> = parts.into_iter().skip(1).flatten().collect();
    cut.sort_unstable();
    cut
}

proptest! {
    #[test]
    fn betweenness_matches_enumeration(lines in random_lines(8, 14)) {
        let graph = sample_graph(&lines);
        let expected = shares(&graph);
        let found = analyse_uncancelled(&graph, &Filter::default(), 8).brokers;
        for broker in &found {
            prop_assert!((broker.share - expected[broker.entity.index()]).abs() < 1e-9);
        }
        let broker_count = expected.iter().filter(|share| **share > 0.0).count();
        prop_assert_eq!(found.len(), broker_count);
    }

    #[test]
    fn cut_off_entities_match_a_search_without_the_broker(lines in random_lines(9, 14)) {
        let graph = sample_graph(&lines);
        let negative = FilterArgs::from_iter([(Dimension::Tone, "negative".to_owned())]);
        let negative = negative.resolve(&graph).expect("the filter should be valid");
        for filter in [Filter::default(), negative] {
            for broker in analyse_uncancelled(&graph, &filter, 9).brokers {
                prop_assert_eq!(cut_off(&graph, broker.entity, &filter), broker.cuts_off);
            }
        }
    }

    #[test]
    fn every_connected_entity_is_in_one_group(lines in random_lines(24, 40)) {
        let graph = sample_graph(&lines);
        let found = analyse_uncancelled(&graph, &Filter::default(), 1).groups;
        let mut members: Vec<EntityId> = found.iter().flat_map(|group| group.members.clone()).collect();
        members.sort_unstable();
        let connected = graph.entities().map(Entity::id);
        let connected = connected.filter(|id| graph.ties(*id).any(|tie| tie.other != *id));
        prop_assert_eq!(members, connected.collect::<Vec<_>>());
        let inside: usize = found.iter().map(|group| group.inside.len()).sum();
        let outside: usize = found.iter().map(|group| group.outside_count).sum();
        let loops = graph.relations().filter(|relation| {
            let (from, to) = (relation.from().id(), relation.to().id());
            from == to && graph.ties(from).all(|tie| tie.other == from)
        });
        prop_assert_eq!(inside + outside / 2 + loops.count(), graph.relation_count());
    }
}
