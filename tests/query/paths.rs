//! Paths: strength, limits, and lengths compared with petgraph.

use std::collections::{BTreeMap, BTreeSet};

use guanxi::model::{Entity, EntityId, Graph, RelationEdge};
use guanxi::query::{
    Dimension, FilterArgs, Path, PathDirection, PathError, PathQuery, Strength, paths,
    shortest_path,
};
use petgraph::graph::NodeIndex;
use petgraph::visit::{EdgeRef as _, IntoEdgeReferences as _, UndirectedAdaptor};
use proptest::prelude::{Just, Strategy, prop_assert_eq, proptest};

use super::sample_graph::sample_graph;

fn id(graph: &Graph, slug: &str) -> EntityId {
    graph.find_entity(slug).unwrap_or_else(|| panic!("no {slug}"))
}

fn path_query(graph: &Graph, from: &str, to: &str) -> PathQuery {
    PathQuery::between(id(graph, from), id(graph, to))
}

fn chain(graph: &Graph, entities: &[EntityId]) -> String {
    entities.iter().map(|id| graph.entity(*id).slug()).collect::<Vec<_>>().join(" ")
}

fn chains(graph: &Graph, query: &PathQuery, count: usize) -> Vec<String> {
    let found = paths(graph, query, count).expect("the ends should differ");
    found.paths.iter().map(|path| chain(graph, &path.entities)).collect()
}

const ROUNDABOUT: &str = "
    source press 2024-07
    source wire 2024-07
    a leads b alleged
    b leads z
    a leads c press#1 wire#1
    c leads z 2024 press#1 wire#1
    a leads d
    d leads e
    e leads z
    z praises a
";

#[test]
fn paths_are_sorted_by_length_and_then_by_strength() {
    let graph = sample_graph(ROUNDABOUT);
    let found = chains(&graph, &path_query(&graph, "a", "z"), 9);
    assert_eq!(found, ["a z", "a c z", "a b z", "a d e z"]);
    assert_eq!(chains(&graph, &path_query(&graph, "a", "z"), 2), ["a z", "a c z"]);
    assert_eq!(chains(&graph, &path_query(&graph, "a", "z"), 0), [""; 0]);
}

#[test]
fn a_path_reports_its_weakest_hop_with_reasons() {
    let graph = sample_graph(ROUNDABOUT);
    let query = PathQuery { direction: PathDirection::Directed, ..path_query(&graph, "a", "z") };
    let found = paths(&graph, &query, 9).expect("the ends should differ");
    let weakest = |path: &Path| {
        let index = path.weakest.expect("each path should have a weak hop");
        let hop = &path.hops[index];
        let reasons: Vec<String> = hop.weaknesses.iter().map(ToString::to_string).collect();
        let name = graph.relation(hop.ties[0].relation).id_text();
        format!("{index}: {name}: {}", reasons.join(", "))
    };
    let weakest_hops: Vec<String> = found.paths.iter().map(weakest).collect();
    let expected = [
        "0: a.leads.c: undated",
        "0: a.leads.b: alleged, a single witness, undated",
        "0: a.leads.d: a single witness, undated",
    ];
    assert_eq!(weakest_hops, expected);
}

#[test]
fn parallel_relations_are_one_hop_with_the_strongest_first() {
    let graph = sample_graph("a mocks b alleged\n b praises a 2024\n a rivals b");
    let found = paths(&graph, &path_query(&graph, "b", "a"), 9).expect("the ends should differ");
    let names: Vec<String> = found.paths[0].hops[0]
        .ties
        .iter()
        .map(|tie| format!("{:?} {}", tie.direction, graph.relation(tie.relation).id_text()))
        .collect();
    assert_eq!(names, ["Out b.praises.a", "Mutual a.rivals.b", "In a.mocks.b"]);
    assert_eq!(found.paths.len(), 1);
}

#[test]
fn every_limit_excludes_paths() {
    let graph = sample_graph(ROUNDABOUT);
    let query = path_query(&graph, "a", "z");
    let avoid_entities = vec![id(&graph, "c")];
    let without_c = PathQuery { avoid_entities, ..query.clone() };
    assert_eq!(chains(&graph, &without_c, 9), ["a z", "a b z", "a d e z"]);
    let avoid_relations =
        vec![graph.find_relation("z.praises.a").expect("the relation should exist")];
    let without_praise = PathQuery { avoid_relations, ..query.clone() };
    assert_eq!(chains(&graph, &without_praise, 1), ["a c z"]);
    let args = FilterArgs::from_iter([(Dimension::Standing, "!alleged".to_owned())]);
    let filter = args.resolve(&graph).expect("the filter should be valid");
    let not_alleged = PathQuery { filter, direction: PathDirection::Directed, ..query.clone() };
    assert_eq!(chains(&graph, &not_alleged, 9), ["a c z", "a d e z"]);
    let short = PathQuery { max_hops: Some(2), ..query.clone() };
    assert_eq!(chains(&graph, &short, 9), ["a z", "a c z", "a b z"]);
    let backwards =
        PathQuery { direction: PathDirection::Directed, ..path_query(&graph, "z", "a") };
    assert_eq!(chains(&graph, &backwards, 9), ["z a"]);
}

#[test]
fn max_degree_excludes_hubs_between_the_ends() {
    let graph = sample_graph(
        "a leads h\n h leads z\n h leads x\n h leads y\n a leads b\n b leads c\n c leads z",
    );
    let query = PathQuery { max_degree: Some(3), ..path_query(&graph, "a", "z") };
    assert_eq!(chains(&graph, &query, 9), ["a b c z"]);
    let from_hub = PathQuery { max_degree: Some(3), ..path_query(&graph, "h", "b") };
    assert_eq!(chains(&graph, &from_hub, 9), ["h a b", "h z c b"]);
}

#[test]
fn paths_between_sets_never_pass_through_another_member() {
    let graph =
        sample_graph("firm f\n firm g\n firm h\n f leads a\n g leads f\n h leads b\n b leads a");
    let firms = ["f", "g", "h"].map(|slug| id(&graph, slug)).to_vec();
    let to_person = PathQuery { from: firms.clone(), ..path_query(&graph, "f", "a") };
    assert_eq!(chains(&graph, &to_person, 9), ["f a", "h b a"]);
    let to_firm = PathQuery { from: firms, ..path_query(&graph, "f", "f") };
    assert_eq!(chains(&graph, &to_firm, 9), ["g f", "h b a f"]);
}

#[test]
fn a_missing_path_is_distinguished_from_an_invalid_query() {
    let graph = sample_graph("a leads b\n c leads d");
    assert_eq!(chains(&graph, &path_query(&graph, "a", "c"), 9), [""; 0]);
    assert_eq!(shortest_path(&graph, &path_query(&graph, "a", "c")), Ok(None));
    let same = path_query(&graph, "a", "a");
    assert_eq!(paths(&graph, &same, 1), Err(PathError::SameEnds));
    let avoid_entities = vec![id(&graph, "b")];
    let avoided = PathQuery { avoid_entities, ..path_query(&graph, "a", "b") };
    assert_eq!(shortest_path(&graph, &avoided), Err(PathError::EmptyEnd));
}

/// The lines of a sample graph with random relations.
pub(super) fn random_lines(entities: usize, relations: usize) -> impl Strategy<Value = String> {
    let kinds = proptest::sample::select(vec!["leads", "mocks", "rivals"]);
    let standings = proptest::sample::select(vec!["", "opinion", "alleged", "2024"]);
    let ends = (0..entities, 0..entities);
    let relation = (ends, kinds, standings)
        .prop_map(|((from, to), kind, rest)| format!("e{from} {kind} e{to} {rest}"));
    let people: String = (0..entities)
        .flat_map(|number| ["person e".to_owned(), number.to_string(), "\n".to_owned()])
        .collect();
    (Just(people), proptest::collection::vec(relation, 0..relations))
        .prop_map(|(people, relations)| people + &relations.join("\n"))
}

fn node(entity: EntityId) -> NodeIndex {
    NodeIndex::new(entity.index())
}

/// The same graph in petgraph's own type, with an edge for each direction in which a path may follow a relation.
fn petgraph_copy(graph: &Graph, direction: PathDirection) -> petgraph::Graph<(), ()> {
    let mut copy = petgraph::Graph::new();
    for _ in graph.entities() {
        copy.add_node(());
    }
    for relation in graph.relations() {
        let (from, to) = (node(relation.from().id()), node(relation.to().id()));
        copy.add_edge(from, to, ());
        if relation.kind().mutual || direction == PathDirection::Undirected {
            copy.add_edge(to, from, ());
        }
    }
    copy
}

/// The length of every simple path and the total penalty of its hops' strongest relations, sorted.
fn every_path(graph: &Graph, from: EntityId, to: EntityId) -> Vec<(usize, u64)> {
    let copy = petgraph_copy(graph, PathDirection::Undirected);
    let paths = petgraph::algo::all_simple_paths::<Vec<NodeIndex>, _, std::hash::RandomState>(
        &copy,
        node(from),
        node(to),
        0,
        None,
    );
    let entities = |path: Vec<NodeIndex>| path.into_iter().map(|node| EntityId::new(node.index()));
    let paths: BTreeSet<Vec<EntityId>> = paths.map(|path| entities(path).collect()).collect();
    let strength = Strength::new(graph);
    let penalty = |pair: &[EntityId]| {
        let ties = graph.ties(pair[0]).filter(|tie| tie.other == pair[1]);
        let penalties = ties.map(|tie| strength.penalty(tie.relation));
        penalties.min().expect("each hop should have a relation")
    };
    let mut costs: Vec<(usize, u64)> =
        paths.iter().map(|path| (path.len() - 1, path.windows(2).map(penalty).sum())).collect();
    costs.sort_unstable();
    costs
}

fn cost(path: &Path) -> (usize, u64) {
    let weaknesses = path.hops.iter().flat_map(|hop| &hop.weaknesses);
    (path.hops.len(), weaknesses.map(|weakness| weakness.penalty()).sum())
}

proptest! {
    #[test]
    fn the_shortest_path_is_as_long_as_in_petgraph(lines in random_lines(24, 40)) {
        let graph = sample_graph(&lines);
        let from = id(&graph, "e0");
        for direction in [PathDirection::Undirected, PathDirection::Directed] {
            let copy = petgraph_copy(&graph, direction);
            let lengths = petgraph::algo::dijkstra(&copy, node(from), None, |_| 1_usize);
            for to in graph.entities().map(Entity::id).filter(|to| *to != from) {
                let query = PathQuery { direction, ..PathQuery::between(from, to) };
                let path = shortest_path(&graph, &query).expect("the ends should differ");
                prop_assert_eq!(path.map(|path| path.len() - 1), lengths.get(&node(to)).copied());
            }
        }
    }

    #[test]
    fn petgraph_returns_the_same_results_on_our_graph_as_on_its_own(lines in random_lines(24, 40)) {
        let graph = sample_graph(&lines);
        let from = id(&graph, "e0");
        let copy = petgraph_copy(&graph, PathDirection::Undirected);
        let on_copy = petgraph::algo::dijkstra(&copy, node(from), None, |_| 1_usize);
        let on_ours = petgraph::algo::dijkstra(UndirectedAdaptor(&graph), from, None, |_| 1_usize);
        let on_ours = on_ours.into_iter().map(|(entity, length)| (node(entity), length));
        prop_assert_eq!(on_ours.collect::<BTreeMap<_, _>>(), on_copy.into_iter().collect());
        let ends = |edge: RelationEdge| (edge.source(), edge.target());
        let edges = (&graph).edge_references().map(ends).collect::<Vec<_>>();
        let relations =
            graph.relations().map(|relation| (relation.from().id(), relation.to().id()));
        prop_assert_eq!(edges, relations.collect::<Vec<_>>());
    }

    #[test]
    fn the_best_paths_match_exhaustive_search(lines in random_lines(7, 14)) {
        let graph = sample_graph(&lines);
        let (from, to) = (id(&graph, "e0"), id(&graph, "e1"));
        let every_cost = every_path(&graph, from, to);
        for count in [1, 3, 1000] {
            let paths = paths(&graph, &PathQuery::between(from, to), count);
            let paths = paths.expect("the ends should differ").paths;
            let costs: Vec<(usize, u64)> = paths.iter().map(cost).collect();
            prop_assert_eq!(&costs, &every_cost[..every_cost.len().min(count)]);
            let distinct: BTreeSet<_> = paths.iter().map(|path| &path.entities).collect();
            prop_assert_eq!(distinct.len(), costs.len());
        }
    }
}
