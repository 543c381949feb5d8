//! The graph as a whole: hubs, brokers, groups, and friends of rivals.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

use guanxi::model::{Entity, EntityId, Graph};
use guanxi::query::{
    Analysis, Dimension, Filter, FilterArgs, PathQuery, Progress, analyse, shortest_path,
};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::paths::random_story;
use super::story::story;

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

fn analysed(graph: &Graph, filter: &Filter, most: usize) -> Analysis {
    analyse(graph, filter, most, &|_| ControlFlow::Continue(())).expect("not cancelled")
}

fn slugs(graph: &Graph, entities: &[EntityId]) -> String {
    entities.iter().map(|id| graph.entity(*id).slug()).collect::<Vec<_>>().join(" ")
}

#[test]
fn hubs_have_most_relations() {
    let graph = story("a leads b\n a mocks b\n c leads b\n d leads c\n e leads d\n e leads c");
    let told = |filter: &Filter| {
        let found = analysed(&graph, filter, 3).hubs.into_iter();
        found
            .map(|hub| {
                format!(
                    "{} {}/{}",
                    graph.entity(hub.entity).slug(),
                    hub.ties.len(),
                    hub.neighbour_count
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&Filter::default()), ["c 3/3", "b 3/2", "d 2/2"]);
    let words = FilterArgs::from_iter([(Dimension::Tone, "negative".to_owned())]);
    assert_eq!(told(&words.resolve(&graph).expect("a tone")), ["a 1/1", "b 1/1"]);
}

#[test]
fn brokers_are_listed_with_the_entities_they_cut_off() {
    let graph = story(TWO_CAMPS);
    let found = analysed(&graph, &Filter::default(), 3).brokers;
    let told: Vec<String> = found
        .iter()
        .map(|broker| {
            let name = graph.entity(broker.entity).slug();
            format!("{name} {:.3} cuts off {}", broker.share, slugs(&graph, &broker.cuts_off))
        })
        .collect();
    let expected = ["x 0.571 cuts off p q r s", "c 0.536 cuts off a b d", "p 0.536 cuts off q r s"];
    assert_eq!(told, expected);
}

#[test]
fn groups_match_the_known_camps() {
    let graph = story(TWO_CAMPS);
    let told: Vec<String> = analysed(&graph, &Filter::default(), 1)
        .groups
        .iter()
        .map(|group| {
            format!(
                "{}: {} in, {} out",
                slugs(&graph, &group.members),
                group.inside.len(),
                group.outside
            )
        })
        .collect();
    assert_eq!(told, ["a c b d x: 5 in, 1 out", "r p q s: 4 in, 1 out"]);
}

#[test]
fn long_queries_report_progress_and_can_be_cancelled() {
    let graph = story(TWO_CAMPS);
    let heard = RefCell::new(Vec::new());
    let patient = |progress: Progress| {
        heard.borrow_mut().push(progress.step);
        ControlFlow::Continue(())
    };
    let whole = analyse(&graph, &Filter::default(), 3, &patient).expect("nobody gave it up");
    assert_eq!(whole, analysed(&graph, &Filter::default(), 3));
    let mut steps = heard.into_inner();
    steps.dedup();
    let told = ["hubs", "friends of rivals", "groups", "brokers"];
    assert_eq!(steps, told);
    for step in told {
        let impatient = |progress: Progress| {
            if progress.step == step { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        assert_eq!(analyse(&graph, &Filter::default(), 3, &impatient), None, "{step}");
    }
}

#[test]
fn each_finding_lists_its_relations() {
    let graph = story("x rivals y\n f praises x\n y cooperates f\n f leads z");
    let filter = Filter::default();
    let whole = analysed(&graph, &filter, 2);
    let sections = whole.sections(&graph);
    let told: Vec<&str> = sections
        .iter()
        .flat_map(|section| &section.insights)
        .map(|insight| insight.sentence.as_str())
        .collect();
    let expected = [
        "3 relations connect f to 3 others (speech 1, work 1 …).",
        "2 relations connect x to 2 others (speech 1, business 1).",
        "f lies on 67% of the shortest paths between other entities. Without f, z would be cut off from the rest.",
        "f and z belong together: 1 relation among them, 2 with others.",
        "x and y belong together: 1 relation among them, 2 with others.",
        "f is on good terms with both x and y, who are at odds: f praises x and y cooperates f, yet x rivals y.",
    ];
    assert_eq!(told, expected);
    let last = sections.last().and_then(|section| section.insights.last()).expect("an insight");
    assert_eq!(last.relations.len(), 3);
}

#[test]
fn a_friend_of_two_rivals_is_listed_with_the_relations() {
    let graph = story(
        "x rivals y\n f praises x\n f advised x\n y cooperates f\n g praises x\n g mocks y\n h praises x\n h praises y\n h mocks y",
    );
    let found = analysed(&graph, &Filter::default(), 9).triangles;
    assert_eq!(found.len(), 1);
    let names = |relations: &[guanxi::model::RelationId]| {
        relations
            .iter()
            .map(|id| graph.relation(*id).name().to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let triangle = &found[0];
    assert_eq!(slugs(&graph, &triangle.rivals), "x y");
    assert_eq!(slugs(&graph, &[triangle.friend]), "f");
    assert_eq!(names(&triangle.rivalry), "x.rivals.y");
    assert_eq!(names(&triangle.friendship[0]), "f.advised.x f.praises.x");
    assert_eq!(names(&triangle.friendship[1]), "y.cooperates.f");
    assert_eq!(analysed(&graph, &Filter::default(), 0).triangles, []);
}

/// The share of the shortest paths between two others that lead through each entity, by counting them.
fn shares(graph: &Graph) -> Vec<f64> {
    let entities: Vec<EntityId> = graph.entities().map(Entity::id).collect();
    let (mut shares, mut pairs) = (vec![0.0; entities.len()], vec![0; entities.len()]);
    for from in &entities {
        for to in entities.iter().filter(|to| *to != from) {
            let ways = every_shortest(graph, *from, *to);
            let others = entities.iter().filter(|other| *other != from && *other != to);
            others.for_each(|other| pairs[other.index()] += usize::from(!ways.is_empty()));
            for way in &ways {
                for between in &way[1..way.len() - 1] {
                    shares[between.index()] += 1.0 / count(ways.len());
                }
            }
        }
    }
    shares.iter().zip(pairs).map(|(share, pairs)| share / count(pairs.max(1))).collect()
}

fn count(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("a small number"))
}

fn every_shortest(graph: &Graph, from: EntityId, to: EntityId) -> Vec<Vec<EntityId>> {
    let length = shortest_path(graph, &PathQuery::between(from, to)).expect("different ends");
    let Some(length) = length.map(|path| path.len()) else { return Vec::new() };
    let mut ways = vec![vec![from]];
    for _ in 1..length {
        let longer = ways.iter().flat_map(|way| {
            let last = *way.last().expect("never empty");
            let next: BTreeSet<EntityId> = graph.ties(last).map(|tie| tie.other).collect();
            next.into_iter().map(|next| [way.as_slice(), &[next]].concat())
        });
        ways = longer.collect();
    }
    ways.into_iter().filter(|way| way.last() == Some(&to)).collect()
}

/// The entities outside the largest component once one entity is removed: by a search from each of its neighbours
/// along the relations that pass.
fn cut_off(graph: &Graph, without: EntityId, filter: &Filter) -> Vec<EntityId> {
    let next = |at: EntityId| -> BTreeSet<EntityId> {
        let ties = graph.ties(at).filter(|tie| filter.allows_tie(graph, *tie));
        ties.map(|tie| tie.other).filter(|other| *other != without).collect()
    };
    let mut parts: Vec<BTreeSet<EntityId>> = Vec::new();
    for first in next(without) {
        let mut part = BTreeSet::from([first]);
        for _ in graph.entities() {
            part = part.iter().flat_map(|at| next(*at)).chain(part.clone()).collect();
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
    fn betweenness_matches_brute_force(lines in random_story(8, 14)) {
        let graph = story(&lines);
        let expected = shares(&graph);
        let found = analysed(&graph, &Filter::default(), 8).brokers;
        for broker in &found {
            prop_assert!((broker.share - expected[broker.entity.index()]).abs() < 1e-9);
        }
        let standing = expected.iter().filter(|share| **share > 0.0).count();
        prop_assert_eq!(found.len(), standing);
    }

    #[test]
    fn brokers_cut_off_entities_unreachable_without_them(lines in random_story(9, 14)) {
        let graph = story(&lines);
        let negative = FilterArgs::from_iter([(Dimension::Tone, "negative".to_owned())]);
        for filter in [Filter::default(), negative.resolve(&graph).expect("a tone")] {
            for broker in analysed(&graph, &filter, 9).brokers {
                prop_assert_eq!(cut_off(&graph, broker.entity, &filter), broker.cuts_off);
            }
        }
    }

    #[test]
    fn every_connected_entity_is_in_one_group(lines in random_story(24, 40)) {
        let graph = story(&lines);
        let found = analysed(&graph, &Filter::default(), 1).groups;
        let mut members: Vec<EntityId> = found.iter().flat_map(|group| group.members.clone()).collect();
        members.sort_unstable();
        let tied = graph.entities().map(Entity::id);
        let tied = tied.filter(|id| graph.ties(*id).any(|tie| tie.other != *id));
        prop_assert_eq!(members, tied.collect::<Vec<_>>());
        let inside: usize = found.iter().map(|group| group.inside.len()).sum();
        let outside: usize = found.iter().map(|group| group.outside).sum();
        let loops = graph.relations().filter(|relation| {
            let (from, to) = (relation.from().id(), relation.to().id());
            from == to && graph.ties(from).all(|tie| tie.other == from)
        });
        prop_assert_eq!(inside + outside / 2 + loops.count(), graph.relation_count());
    }
}
