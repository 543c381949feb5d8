//! Relations between entities, and timelines.

use guanxi::model::{ClaimId, EntityId, Graph, TieDirection, Tone};
use guanxi::query::{
    Dimension, Filter, FilterArgs, RelationTally, Scope, TimelineEvent, common_neighbours, pair,
    timeline,
};

use super::sample_graph::sample_graph;

const RIVALS: &str = "
    source press 2024-07
    source wire 2019
    source blog
    person a A
    fact a age 50 2020 wire#1
    fact a slogan Onward press#1
    a praises b 2021-03 opinion press#1
    a praises b 2021 wire#1
    a mocks b alleged press#1
    b advised a 2019/2020 wire#1
    a rivals b 2023? press#1
    a leads c press#1
    b leads c 2022 press#1
    b mocks b 2022 press#1
    c makes d
    b makes d blog#1
    a makes d
    e advised a
";

fn ids(graph: &Graph, slugs: &str) -> Vec<EntityId> {
    let id = |slug| graph.find_entity(slug).expect("the sample graph should have this entity");
    slugs.split(' ').map(id).collect()
}

fn filter(graph: &Graph, args: &FilterArgs) -> Filter {
    args.resolve(graph).expect("the filter should be valid")
}

#[test]
fn common_neighbours_are_listed_with_their_relations() {
    let graph = sample_graph(RIVALS);
    let neighbours = |targets: &str, at_least: usize| {
        let targets = ids(&graph, targets);
        let neighbours = common_neighbours(&graph, &targets, at_least, &Filter::default());
        let descriptions = neighbours.into_iter().map(|neighbour| {
            let counts = neighbour.ties.iter().map(|ties| ties.len().to_string());
            let counts = counts.collect::<Vec<_>>().join("+");
            format!("{} {counts}", graph.entity(neighbour.entity).slug())
        });
        descriptions.collect::<Vec<String>>()
    };
    assert_eq!(neighbours("a b", 2), ["c 1+1", "d 1+1"]);
    assert_eq!(neighbours("a b a", 2), ["c 1+1", "d 1+1"]);
    assert_eq!(neighbours("a b c", 3), ["d 1+1+1"]);
    assert_eq!(neighbours("a b c", 2), ["d 1+1+1"]);
    assert_eq!(neighbours("c d", 1), ["a 1+1", "b 1+1"]);
    assert_eq!(neighbours("d e", 2), ["a 1+1"]);
    assert_eq!(neighbours("e", 1), ["a 1"]);
}

#[test]
fn a_pair_is_listed_in_date_order_and_counted() {
    let graph = sample_graph(RIVALS);
    let [a, b] = ids(&graph, "a b")[..] else { unreachable!() };
    let found = pair(&graph, a, b, &Filter::default());
    let names: Vec<String> = found
        .ties
        .iter()
        .map(|tie| format!("{:?} {}", tie.direction, graph.relation(tie.relation).id_text()))
        .collect();
    let expected = [
        "In b.advised.a",
        "Out a.praises.b.2",
        "Out a.praises.b",
        "Mutual a.rivals.b",
        "Out a.mocks.b",
    ];
    assert_eq!((names, found.dated_count), (expected.map(str::to_owned).to_vec(), 4));
    let describe = |tally: &RelationTally| {
        let kind = &graph.relation_kind(tally.kind).slug;
        let not_stated: Vec<String> = tally
            .not_stated
            .iter()
            .map(|(standing, count)| format!("{count} {standing}"))
            .collect();
        format!(
            "{:?} {} {kind} {} ({})",
            tally.direction,
            tally.tone,
            tally.count,
            not_stated.join(", ")
        )
    };
    let tallies: Vec<String> = found.tallies.iter().map(describe).collect();
    let expected = [
        "Out positive praises 2 (1 opinion)",
        "Out negative mocks 1 (1 alleged)",
        "In positive advised 1 ()",
        "Mutual negative rivals 1 ()",
    ];
    assert_eq!(tallies, expected);
    let seen_from_b = pair(&graph, b, a, &Filter::default());
    let praises = seen_from_b.tallies.iter().find(|tally| tally.count == 2);
    assert_eq!(
        praises.map(|tally| (tally.direction, tally.tone)),
        Some((TieDirection::In, Tone::Positive))
    );
}

fn describe_events(graph: &Graph, events: &[TimelineEvent]) -> Vec<String> {
    let date =
        |when: Option<guanxi::model::When>| when.map_or("-".to_owned(), |when| when.to_string());
    let descriptions = events.iter().map(|event| {
        let claim = match event.claim {
            ClaimId::Relation(id) => graph.relation(id).id_text().to_string(),
            ClaimId::Fact { entity, index } => {
                let entity = graph.entity(entity);
                let fact = entity.facts().nth(index).expect("the entity should have this fact");
                format!("{}: {} {}", entity.slug(), fact.label(), fact.value())
            }
            ClaimId::Role(_) => unreachable!("timelines contain no roles"),
        };
        format!("{} ({}) {claim}", date(event.when), date(event.published))
    });
    descriptions.collect()
}

#[test]
fn a_timeline_lists_dated_and_undated_events_with_publication_dates() {
    let graph = sample_graph(RIVALS);
    let around = Scope::Around(ids(&graph, "a"));
    let found = timeline(&graph, &around, &Filter::default());
    let dated = [
        "2019/2020 (2019) b.advised.a",
        "2020 (2019) a: age 50",
        "2021 (2019) a.praises.b.2",
        "2021-03 (2024-07) a.praises.b",
        "2023? (2024-07) a.rivals.b",
    ];
    assert_eq!(describe_events(&graph, &found.dated), dated);
    let undated = [
        "- (2024-07) a.leads.c",
        "- (2024-07) a.makes.d",
        "- (2024-07) a.mocks.b",
        "- (2024-07) e.advised.a",
        "- (2024-07) a: slogan Onward",
    ];
    assert_eq!(describe_events(&graph, &found.undated), undated);
    let args = FilterArgs::from_iter([(Dimension::Since, "2021-02".to_owned())]);
    let late = timeline(&graph, &around, &filter(&graph, &args));
    assert_eq!(describe_events(&graph, &late.dated), dated[2..]);
    assert_eq!((late.undated.len(), late.hidden_undated_count), (0, 5));
}

#[test]
fn every_scope_of_a_timeline_is_supported() {
    let graph = sample_graph(RIVALS);
    let count = |scope: &Scope| {
        let found = timeline(&graph, scope, &Filter::default());
        (found.dated.len(), found.undated.len())
    };
    // Without the relation of b to itself.
    assert_eq!(count(&Scope::Among(ids(&graph, "a b"))), (4, 1));
    assert_eq!(count(&Scope::Around(ids(&graph, "a a"))), (5, 5));
    let blog = graph.find_source("blog").expect("the sample graph should have this source");
    let found = timeline(&graph, &Scope::Source(blog), &Filter::default());
    assert_eq!(describe_events(&graph, &found.undated), ["- (-) b.makes.d"]);
    assert_eq!(count(&Scope::All), (7, 7));
}
