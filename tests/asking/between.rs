//! Relations between entities, and timelines.

use guanxi::model::{ClaimId, EntityId, Graph, TieDirection, Tone};
use guanxi::query::{
    Dimension, Filter, FilterArgs, RelationTally, Scope, TimelineEvent, common_neighbours, pair,
    timeline,
};

use super::story::story;

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
    c makes d
    b makes d blog#1
    a makes d
    e advised a
";

fn ids(graph: &Graph, slugs: &str) -> Vec<EntityId> {
    slugs.split(' ').map(|slug| graph.find_entity(slug).expect("in the story")).collect()
}

fn filter(graph: &Graph, words: &FilterArgs) -> Filter {
    words.resolve(graph).expect("a filter that makes sense")
}

#[test]
fn common_neighbours_are_listed_with_their_relations() {
    let graph = story(RIVALS);
    let told = |asked: &str, at_least: usize| {
        let found = common_neighbours(&graph, &ids(&graph, asked), at_least, &Filter::default());
        let told = found.into_iter().map(|common| {
            let ties = common.ties.iter().map(|ties| ties.len().to_string()).collect::<Vec<_>>();
            format!("{} {}", graph.entity(common.entity).slug(), ties.join("+"))
        });
        told.collect::<Vec<String>>()
    };
    assert_eq!(told("a b", 2), ["c 1+1", "d 1+1"]);
    assert_eq!(told("a b a", 2), ["c 1+1", "d 1+1"]);
    assert_eq!(told("a b c", 3), ["d 1+1+1"]);
    assert_eq!(told("a b c", 2), ["d 1+1+1"]);
    assert_eq!(told("c d", 1), ["a 1+1", "b 1+1"]);
    assert_eq!(told("d e", 2), ["a 1+1"]);
    assert_eq!(told("e", 1), ["a 1"]);
}

#[test]
fn a_pair_is_listed_in_date_order_and_counted() {
    let graph = story(RIVALS);
    let [a, b] = ids(&graph, "a b")[..] else { unreachable!() };
    let found = pair(&graph, a, b, &Filter::default());
    let names: Vec<String> = found
        .ties
        .iter()
        .map(|tie| format!("{:?} {}", tie.direction, graph.relation(tie.relation).name()))
        .collect();
    let expected = [
        "In b.advised.a",
        "Out a.praises.b.2",
        "Out a.praises.b",
        "Mutual a.rivals.b",
        "Out a.mocks.b",
    ];
    assert_eq!((names, found.dated_count), (expected.map(str::to_owned).to_vec(), 4));
    let told = |tally: &RelationTally| {
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
    let tallies: Vec<String> = found.tallies.iter().map(told).collect();
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

fn told(graph: &Graph, events: &[TimelineEvent]) -> Vec<String> {
    let shown =
        |when: Option<guanxi::model::When>| when.map_or("-".to_owned(), |when| when.to_string());
    let told = events.iter().map(|event| {
        let what = match event.claim {
            ClaimId::Relation(id) => graph.relation(id).name().to_string(),
            ClaimId::Fact { entity, index } => {
                let entity = graph.entity(entity);
                let fact = entity.facts().nth(index).expect("a fact of the entity");
                format!("{}: {} {}", entity.slug(), fact.says(), fact.value())
            }
            ClaimId::Role(_) => unreachable!("a role does not happen"),
        };
        format!("{} ({}) {what}", shown(event.when), shown(event.published))
    });
    told.collect()
}

#[test]
fn a_timeline_keeps_event_and_publication_apart_and_drops_nothing() {
    let graph = story(RIVALS);
    let around = Scope::Around(ids(&graph, "a"));
    let found = timeline(&graph, &around, &Filter::default());
    let dated = [
        "2019/2020 (2019) b.advised.a",
        "2020 (2019) a: age 50",
        "2021 (2019) a.praises.b.2",
        "2021-03 (2024-07) a.praises.b",
        "2023? (2024-07) a.rivals.b",
    ];
    assert_eq!(told(&graph, &found.dated), dated);
    let undated = [
        "- (2024-07) a.leads.c",
        "- (2024-07) a.makes.d",
        "- (2024-07) a.mocks.b",
        "- (2024-07) e.advised.a",
        "- (2024-07) a: slogan Onward",
    ];
    assert_eq!(told(&graph, &found.undated), undated);
    let words = FilterArgs::from_iter([(Dimension::Since, "2021-02".to_owned())]);
    let late = timeline(&graph, &around, &filter(&graph, &words));
    assert_eq!(told(&graph, &late.dated), dated[2..]);
    assert_eq!((late.undated.len(), late.undated_hidden), (0, 5));
}

#[test]
fn timelines_of_several_a_source_and_everything() {
    let graph = story(RIVALS);
    let count = |scope: &Scope| {
        let found = timeline(&graph, scope, &Filter::default());
        (found.dated.len(), found.undated.len())
    };
    assert_eq!(count(&Scope::Among(ids(&graph, "a b"))), (4, 1));
    assert_eq!(count(&Scope::Around(ids(&graph, "a a"))), (5, 5));
    let blog = graph.find_source("blog").expect("in the story");
    let found = timeline(&graph, &Scope::Source(blog), &Filter::default());
    assert_eq!(told(&graph, &found.undated), ["- (-) b.makes.d"]);
    assert_eq!(count(&Scope::All), (6, 7));
}
