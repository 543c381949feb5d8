//! `cargo bench --bench graph`: queries on large graphs, compared with petgraph's own `Graph`.
//!
//! Prints medians in microseconds, and how many times longer petgraph takes for the same query in the same run.

use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::Instant;

use guanxi::model::{EntityId, Graph};
use guanxi::query::{
    AnalysisLimits, Dimension, Filter, FilterArgs, PathQuery, analyse, everything, neighbourhood,
    paths, shortest_path,
};
use petgraph::algo::articulation_points::articulation_points;
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::UndirectedAdaptor;

use generate::{Extent, generate, random_entities};

#[expect(clippy::cast_possible_truncation, reason = "the numbers of a generated graph are small")]
mod generate;

/// The median time of a query in guanxi, and in petgraph if measured.
struct Row {
    query: &'static str,
    ours: f64,
    petgraph: Option<f64>,
}

fn main() {
    let extents = [(100_000, 300_000), (1_000_000, 3_000_000)];
    for (entities, relations) in extents {
        let started = Instant::now();
        let graph = generate(Extent { entities, relations }, 7);
        let copy = petgraph_copy(&graph);
        let hub = EntityId::new(0);
        println!(
            "\n{entities} entities, {relations} relations, hub of {}, built in {:.1} s",
            graph.degree(hub),
            started.elapsed().as_secs_f64()
        );
        println!("{:<44}{:>12}{:>14}{:>9}", "query", "guanxi µs", "petgraph µs", "ratio");
        measure_paths(&graph, &copy, hub);
        measure_analysis(&graph, &copy);
        measure_filters(&graph, hub);
    }
}

impl Row {
    fn print(&self) {
        let Self { query, ours, petgraph } = self;
        match petgraph {
            Some(theirs) => {
                println!("{query:<44}{ours:>12.1}{theirs:>14.1}{:>9.1}", theirs / ours);
            }
            None => println!("{query:<44}{ours:>12.1}{:>14}{:>9}", "-", "-"),
        }
    }
}

fn measure_paths(graph: &Graph, copy: &UnGraph<(), ()>, hub: EntityId) {
    let froms = random_entities(graph, 200, 1);
    let tos = random_entities(graph, 200, 2);
    let ordinary: Vec<(EntityId, EntityId)> =
        froms.iter().copied().zip(tos).filter(|(from, to)| from != to).collect();
    let from_hub: Vec<(EntityId, EntityId)> =
        froms.iter().map(|from| (hub, *from)).filter(|(hub, to)| hub != to).collect();
    let worst = |pairs: &[(EntityId, EntityId)]| {
        pairs.iter().map(|pair| median(&[*pair], |pair| ours(graph, pair))).fold(0.0, f64::max)
    };

    Row {
        query: "shortest path, ordinary, median",
        ours: median(&ordinary, |pair| ours(graph, pair)),
        petgraph: Some(median(&ordinary[..7], |pair| theirs(copy, pair))),
    }
    .print();
    Row {
        query: "  petgraph's astar on our graph",
        ours: median(&ordinary[..7], |pair| theirs_on_our_graph(graph, pair)),
        petgraph: None,
    }
    .print();
    Row { query: "shortest path, ordinary, worst of 200", ours: worst(&ordinary), petgraph: None }
        .print();
    Row {
        query: "shortest path, no hub in between, median",
        ours: median(&ordinary, |pair| without_hubs(graph, pair)),
        petgraph: None,
    }
    .print();
    Row {
        query: "shortest path from the hub, median",
        ours: median(&from_hub, |pair| ours(graph, pair)),
        petgraph: Some(median(&from_hub[..7], |pair| theirs(copy, pair))),
    }
    .print();
    Row {
        query: "shortest path from the hub, worst of 200",
        ours: worst(&from_hub),
        petgraph: None,
    }
    .print();
    Row {
        query: "3 best paths, ordinary, median",
        ours: median(&ordinary, |pair| best(graph, pair, 3)),
        petgraph: None,
    }
    .print();
    Row {
        query: "10 best paths, ordinary, median",
        ours: median(&ordinary, |pair| best(graph, pair, 10)),
        petgraph: None,
    }
    .print();
    Row {
        query: "10 best paths, ordinary, worst of 200",
        ours: ordinary
            .iter()
            .map(|pair| median(&[*pair], |pair| best(graph, pair, 10)))
            .fold(0.0, f64::max),
        petgraph: None,
    }
    .print();
    around("2 hops, with relations among them", graph, copy, &froms, 2).print();
    around("3 hops, with relations among them", graph, copy, &froms, 3).print();
    Row {
        query: "2 hops around the hub, with relations",
        ours: median(&[hub], |from| {
            neighbourhood(graph, &[from], 2, &Filter::default()).hops.len()
        }),
        petgraph: None,
    }
    .print();
}

/// Measures the analysis of the whole graph, which runs only once because it is slow.
fn measure_analysis(graph: &Graph, copy: &UnGraph<(), ()>) {
    let filter = Filter::default();
    let limits = AnalysisLimits { findings: 10, broker_entities: usize::MAX };
    let analyse = || analyse(graph, &filter, limits, &|_| ControlFlow::Continue(()));
    Row {
        query: "hubs, brokers, groups, friends of rivals",
        ours: once(|| analyse().map_or(0, |analysis| analysis.hubs.len())),
        petgraph: None,
    }
    .print();
    Row {
        query: "articulation points, by petgraph on our rows",
        ours: once(|| articulation_points(UndirectedAdaptor(graph)).len()),
        petgraph: Some(once(|| articulation_points(copy).len())),
    }
    .print();
}

/// Measures queries with a filter on one tone, and with a filter on three dimensions.
fn measure_filters(graph: &Graph, hub: EntityId) {
    let filter = |args: &[(Dimension, &str)]| {
        let args = args.iter().map(|(dimension, value)| (*dimension, (*value).to_owned()));
        args.collect::<FilterArgs>().resolve(graph).expect("the filter should be valid")
    };
    let one_tone = filter(&[(Dimension::Tone, "positive")]);
    let filter = filter(&[
        (Dimension::Tone, "!negative"),
        (Dimension::Since, "2010"),
        (Dimension::MinSources, "1"),
    ]);
    let row = |query, run: &dyn Fn() -> usize| {
        Row { query, ours: median(&[hub; 3], |_| run()), petgraph: None }.print();
    };
    row("counts of all values, no filter", &|| Filter::default().facet_counts(graph).len());
    row("counts of all values, three filters", &|| filter.facet_counts(graph).len());
    row("everything with one tone", &|| everything(graph, &one_tone).relations.len());
    row("everything, three filters", &|| everything(graph, &filter).relations.len());
    row("2 hops around the hub, one tone", &|| {
        neighbourhood(graph, &[hub], 2, &one_tone).hops.len()
    });
}

fn around(
    query: &'static str,
    graph: &Graph,
    copy: &UnGraph<(), ()>,
    froms: &[EntityId],
    depth: usize,
) -> Row {
    let filter = Filter::default();
    let ours = |from: EntityId| neighbourhood(graph, &[from], depth, &filter).hops.len();
    for from in &froms[..7] {
        let theirs = petgraph_neighbourhood(copy, *from, depth);
        assert_eq!(ours(*from), theirs, "both should reach the same number of entities");
    }
    Row {
        query,
        ours: median(froms, ours),
        petgraph: Some(median(&froms[..7], |from| petgraph_neighbourhood(copy, from, depth))),
    }
}

/// The same graph in petgraph's own type; direction does not matter for these queries.
fn petgraph_copy(graph: &Graph) -> UnGraph<(), ()> {
    let mut copy = UnGraph::with_capacity(graph.entity_count(), graph.relation_count());
    for _ in graph.entities() {
        copy.add_node(());
    }
    for relation in graph.relations() {
        copy.add_edge(node(relation.from().id()), node(relation.to().id()), ());
    }
    copy
}

fn node(entity: EntityId) -> NodeIndex {
    NodeIndex::new(entity.index())
}

fn ours(graph: &Graph, (from, to): (EntityId, EntityId)) -> usize {
    let path = shortest_path(graph, &PathQuery::between(from, to)).expect("the ends should differ");
    path.map_or(0, |path| path.len())
}

fn without_hubs(graph: &Graph, (from, to): (EntityId, EntityId)) -> usize {
    let query = PathQuery { max_degree: Some(1000), ..PathQuery::between(from, to) };
    shortest_path(graph, &query).expect("the ends should differ").map_or(0, |path| path.len())
}

fn best(graph: &Graph, (from, to): (EntityId, EntityId), count: usize) -> usize {
    paths(graph, &PathQuery::between(from, to), count).expect("the ends should differ").paths.len()
}

fn theirs(copy: &UnGraph<(), ()>, (from, to): (EntityId, EntityId)) -> usize {
    let goal = node(to);
    petgraph::algo::astar(copy, node(from), |node| node == goal, |_| 1_u32, |_| 0)
        .map_or(0, |(_, path)| path.len())
}

fn theirs_on_our_graph(graph: &Graph, (from, to): (EntityId, EntityId)) -> usize {
    let is_goal = |entity| entity == to;
    petgraph::algo::astar(UndirectedAdaptor(graph), from, is_goal, |_| 1_u32, |_| 0)
        .map_or(0, |(_, path)| path.len())
}

/// The number of nodes within `depth` hops, by petgraph's own breadth-first search.
fn petgraph_neighbourhood(copy: &UnGraph<(), ()>, from: EntityId, depth: usize) -> usize {
    let mut search = petgraph::visit::Bfs::new(copy, node(from));
    let mut level_end = 1;
    let mut visited = 0;
    let mut level = 0;
    while search.next(copy).is_some() {
        visited += 1;
        if visited == level_end {
            level += 1;
            level_end = visited + search.stack.len();
            if level > depth {
                break;
            }
        }
    }
    visited
}

/// The time of a query that is too slow to repeat, in microseconds.
fn once(run: impl FnOnce() -> usize) -> f64 {
    let start = Instant::now();
    black_box(run());
    start.elapsed().as_secs_f64() * 1e6
}

/// The median time of a query over several inputs, three runs each, in microseconds.
fn median<T: Copy>(inputs: &[T], run: impl Fn(T) -> usize) -> f64 {
    let mut times: Vec<f64> = Vec::new();
    for input in inputs {
        for _ in 0..3 {
            let start = Instant::now();
            black_box(run(black_box(*input)));
            times.push(start.elapsed().as_secs_f64() * 1e6);
        }
    }
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
