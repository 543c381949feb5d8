//! `cargo bench --bench graph`: queries on large graphs, compared with petgraph's own `Graph`.
//!
//! Prints medians in microseconds, and how many times longer petgraph takes for the same query in the same run.

use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::Instant;

use guanxi::model::{EntityId, Graph};
use guanxi::query::{
    Dimension, Filter, FilterArgs, PathQuery, analyse, everything, neighbourhood, paths,
    shortest_path,
};
use petgraph::algo::articulation_points::articulation_points;
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::UndirectedAdaptor;

use generate::{Extent, generate, picks};

#[expect(clippy::cast_possible_truncation, reason = "numbers of a generated graph are small")]
mod generate;

/// One query: our median, and petgraph's if it was measured.
struct Row {
    question: &'static str,
    ours: f64,
    petgraph: Option<f64>,
}

fn main() {
    let extents = [(100_000, 300_000), (1_000_000, 3_000_000)];
    for (entities, relations) in extents {
        let started = Instant::now();
        let graph = generate(Extent { entities, relations }, 7);
        let plain = plain(&graph);
        let hub = EntityId::new(0);
        println!(
            "\n{entities} entities, {relations} relations, hub of {}, built in {:.1} s",
            graph.degree(hub),
            started.elapsed().as_secs_f64()
        );
        println!("{:<44}{:>12}{:>14}{:>9}", "question", "guanxi µs", "petgraph µs", "ratio");
        ask_all(&graph, &plain, hub);
        ask_as_a_whole(&graph, &plain);
        ask_filtered(&graph, hub);
    }
}

impl Row {
    fn print(&self) {
        let Self { question, ours, petgraph } = self;
        match petgraph {
            Some(theirs) => {
                println!("{question:<44}{ours:>12.1}{theirs:>14.1}{:>9.1}", theirs / ours);
            }
            None => println!("{question:<44}{ours:>12.1}{:>14}{:>9}", "-", "-"),
        }
    }
}

fn ask_all(graph: &Graph, plain: &UnGraph<(), ()>, hub: EntityId) {
    let froms = picks(graph, 200, 1);
    let tos = picks(graph, 200, 2);
    let ordinary: Vec<(EntityId, EntityId)> =
        froms.iter().copied().zip(tos).filter(|(from, to)| from != to).collect();
    let from_hub: Vec<(EntityId, EntityId)> =
        froms.iter().map(|from| (hub, *from)).filter(|(hub, to)| hub != to).collect();
    let worst = |pairs: &[(EntityId, EntityId)]| {
        pairs.iter().map(|pair| median(&[*pair], |pair| ours(graph, pair))).fold(0.0, f64::max)
    };

    Row {
        question: "shortest path, ordinary, median",
        ours: median(&ordinary, |pair| ours(graph, pair)),
        petgraph: Some(median(&ordinary[..7], |pair| theirs(plain, pair))),
    }
    .print();
    Row {
        question: "  petgraph's astar on our graph",
        ours: median(&ordinary[..7], |pair| adapted(graph, pair)),
        petgraph: None,
    }
    .print();
    Row {
        question: "shortest path, ordinary, worst of 200",
        ours: worst(&ordinary),
        petgraph: None,
    }
    .print();
    Row {
        question: "shortest path, no hub in between, median",
        ours: median(&ordinary, |pair| without_hubs(graph, pair)),
        petgraph: None,
    }
    .print();
    Row {
        question: "shortest path from the hub, median",
        ours: median(&from_hub, |pair| ours(graph, pair)),
        petgraph: Some(median(&from_hub[..7], |pair| theirs(plain, pair))),
    }
    .print();
    Row {
        question: "shortest path from the hub, worst of 200",
        ours: worst(&from_hub),
        petgraph: None,
    }
    .print();
    Row {
        question: "3 best paths, ordinary, median",
        ours: median(&ordinary, |pair| best(graph, pair, 3)),
        petgraph: None,
    }
    .print();
    Row {
        question: "10 best paths, ordinary, median",
        ours: median(&ordinary, |pair| best(graph, pair, 10)),
        petgraph: None,
    }
    .print();
    Row {
        question: "10 best paths, ordinary, worst of 200",
        ours: ordinary
            .iter()
            .map(|pair| median(&[*pair], |pair| best(graph, pair, 10)))
            .fold(0.0, f64::max),
        petgraph: None,
    }
    .print();
    around("2 hops, with relations among them", graph, plain, &froms, 2).print();
    around("3 hops, with relations among them", graph, plain, &froms, 3).print();
    Row {
        question: "2 hops around the hub, with relations",
        ours: median(&[hub], |from| {
            neighbourhood(graph, &[from], 2, &Filter::default()).hops.len()
        }),
        petgraph: None,
    }
    .print();
}

/// Queries of the whole graph, run once each because they are slow.
fn ask_as_a_whole(graph: &Graph, plain: &UnGraph<(), ()>) {
    let filter = Filter::default();
    let row = |question, ours| Row { question, ours, petgraph: None }.print();
    let analysed = || analyse(graph, &filter, 10, &|_| ControlFlow::Continue(()));
    row(
        "hubs, brokers, groups, friends of rivals",
        once(|| analysed().map_or(0, |it| it.hubs.len())),
    );
    Row {
        question: "articulation points, by petgraph on our rows",
        ours: once(|| articulation_points(UndirectedAdaptor(graph)).len()),
        petgraph: Some(once(|| articulation_points(plain).len())),
    }
    .print();
}

/// The cost of filters: on one tone, and on three dimensions at once.
fn ask_filtered(graph: &Graph, hub: EntityId) {
    let filter = |args: &[(Dimension, &str)]| {
        let args = args.iter().map(|(dimension, value)| (*dimension, (*value).to_owned()));
        args.collect::<FilterArgs>().resolve(graph).expect("a filter")
    };
    let of_a_tone = filter(&[(Dimension::Tone, "positive")]);
    let filter = filter(&[
        (Dimension::Tone, "!negative"),
        (Dimension::Since, "2010"),
        (Dimension::MinSources, "1"),
    ]);
    let row = |question, ask: &dyn Fn() -> usize| {
        Row { question, ours: median(&[hub; 3], |_| ask()), petgraph: None }.print();
    };
    row("counts of all values, no filter", &|| Filter::default().counts(graph).len());
    row("counts of all values, three filters", &|| filter.counts(graph).len());
    row("everything of one tone", &|| everything(graph, &of_a_tone).relations.len());
    row("everything under three filters", &|| everything(graph, &filter).relations.len());
    row("2 hops around the hub, of one tone", &|| {
        neighbourhood(graph, &[hub], 2, &of_a_tone).hops.len()
    });
}

fn around(
    question: &'static str,
    graph: &Graph,
    plain: &UnGraph<(), ()>,
    froms: &[EntityId],
    depth: usize,
) -> Row {
    let filter = Filter::default();
    let ours = |from: EntityId| neighbourhood(graph, &[from], depth, &filter).hops.len();
    for from in &froms[..7] {
        assert_eq!(ours(*from), bounded(plain, *from, depth), "the same entities");
    }
    Row {
        question,
        ours: median(froms, ours),
        petgraph: Some(median(&froms[..7], |from| bounded(plain, from, depth))),
    }
}

/// The same graph in petgraph's own type; direction does not matter for these queries.
fn plain(graph: &Graph) -> UnGraph<(), ()> {
    let mut plain = UnGraph::with_capacity(graph.entity_count(), graph.relation_count());
    for _ in graph.entities() {
        plain.add_node(());
    }
    for relation in graph.relations() {
        plain.add_edge(node(relation.from().id()), node(relation.to().id()), ());
    }
    plain
}

fn node(entity: EntityId) -> NodeIndex {
    NodeIndex::new(entity.index())
}

fn ours(graph: &Graph, (from, to): (EntityId, EntityId)) -> usize {
    let path = shortest_path(graph, &PathQuery::between(from, to)).expect("different ends");
    path.map_or(0, |path| path.len())
}

fn without_hubs(graph: &Graph, (from, to): (EntityId, EntityId)) -> usize {
    let question = PathQuery { max_degree: Some(1000), ..PathQuery::between(from, to) };
    shortest_path(graph, &question).expect("different ends").map_or(0, |path| path.len())
}

fn best(graph: &Graph, (from, to): (EntityId, EntityId), count: usize) -> usize {
    paths(graph, &PathQuery::between(from, to), count).expect("different ends").paths.len()
}

fn theirs(plain: &UnGraph<(), ()>, (from, to): (EntityId, EntityId)) -> usize {
    let goal = node(to);
    petgraph::algo::astar(plain, node(from), |at| at == goal, |_| 1_u32, |_| 0)
        .map_or(0, |(_, path)| path.len())
}

fn adapted(graph: &Graph, (from, to): (EntityId, EntityId)) -> usize {
    petgraph::algo::astar(UndirectedAdaptor(graph), from, |at| at == to, |_| 1_u32, |_| 0)
        .map_or(0, |(_, path)| path.len())
}

/// The number of nodes within `depth` hops, by petgraph's own breadth-first search.
fn bounded(plain: &UnGraph<(), ()>, from: EntityId, depth: usize) -> usize {
    let mut search = petgraph::visit::Bfs::new(plain, node(from));
    let mut level_end = 1;
    let mut met = 0;
    let mut level = 0;
    while search.next(plain).is_some() {
        met += 1;
        if met == level_end {
            level += 1;
            level_end = met + search.stack.len();
            if level > depth {
                break;
            }
        }
    }
    met
}

/// The time of a query that is too slow to repeat, in microseconds.
fn once(question: impl FnOnce() -> usize) -> f64 {
    let started = Instant::now();
    black_box(question());
    started.elapsed().as_secs_f64() * 1e6
}

/// The median time of a query over several subjects, three runs each, in microseconds.
fn median<T: Copy>(subjects: &[T], question: impl Fn(T) -> usize) -> f64 {
    let mut times: Vec<f64> = Vec::new();
    for subject in subjects {
        for _ in 0..3 {
            let started = Instant::now();
            black_box(question(black_box(*subject)));
            times.push(started.elapsed().as_secs_f64() * 1e6);
        }
    }
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
