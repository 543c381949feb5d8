//! `cargo bench --bench layout`: pictures of graphs of growing size, compared with Graphviz in the same run.
//!
//! Prints medians of seven runs in milliseconds. Graphviz is measured as a program, including reading and writing, not
//! as a library; if a program is missing, its columns say so.

use std::process::Command;
use std::time::Instant;

use guanxi::layout::{
    Drawing, EgoRequest, MapRequest, Node, Positions, Rect, Size, Viewport, ego, map,
};
use guanxi::model::{Entity, Graph, Selection};
use guanxi::query::{Filter, neighbourhood, ties_in_order};

use measure::{PlainGraph, Position};

#[path = "../pictures/graphviz.rs"]
mod graphviz;
#[path = "../pictures/measure.rs"]
mod measure;
#[path = "../pictures/random.rs"]
mod random;
#[path = "../pictures/sketch.rs"]
mod sketch;

/// The size of every picture.
const SIZE: Size = Size { width: 120, height: 40 };
/// The programs compared, with overlaps removed by the method of Gansner and Hu (2010).
const PEERS: [&str; 2] = ["neato", "sfdp"];

/// Above this number of nodes, `neato` takes minutes.
const MOST_BESIDE: usize = 1000;

fn main() {
    commands();
    egos();
    maps();
}

/// The whole command on the built-in graph, from start to the last byte.
fn commands() {
    println!("\n`guanxi draw` in {}x{}, whole command", SIZE.width, SIZE.height);
    let size = format!("{}x{}", SIZE.width, SIZE.height);
    let scenes: [&[&str]; 4] =
        [&["jim-farley"], &["lei-jun"], &["lei-jun", "--depth", "2"], &["--view", "map"]];
    for words in scenes {
        let run = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_guanxi"));
            command.arg("draw").args(words).args(["--size", &size]).output().expect("it runs")
        };
        println!("{:>10.2} ms  guanxi draw {}", timed(run).0, words.join(" "));
    }
}

/// Ego views of the busiest entity of a graph, two hops around it, and of a hub.
fn egos() {
    println!("\nego view in {}x{}", SIZE.width, SIZE.height);
    println!("{:>8}{:>10}{:>10}{:>12}{:>10}", "nodes", "ms", "shown", "readable %", "overlaps");
    for count in [10, 40, 150] {
        ego_row(&random::graph(count, count), 2);
    }
    ego_row(&sketch::graph(&random::hub(200)), 1);
}

fn ego_row(graph: &Graph, hops: usize) {
    let ids = graph.entities().map(Entity::id);
    let focus = ids.max_by_key(|id| graph.degree(*id)).expect("not empty");
    let filter = Filter::default();
    let around = neighbourhood(graph, &[focus], hops, &filter);
    let (selection, ties) = (&around.selection, ties_in_order(graph, focus, &filter));
    let ask =
        EgoRequest { graph, focus, selection, ties: &ties, size: SIZE, page: 0, previous: None };
    let (time, drawing) = timed(|| ego(&ask));
    let (all, shown) = (selection.entities.len(), drawing.nodes.len());
    let (read, overlaps) = (readable(graph, &drawing, shown), overlaps(&drawing));
    println!("{all:>8}{time:>10.2}{shown:>10}{read:>12.0}{overlaps:>10}");
}

/// Whole maps: layout, then drawing a viewport.
fn maps() {
    println!("\nmap in {}x{}; Graphviz with -Goverlap=prism", SIZE.width, SIZE.height);
    println!(
        "{:>6} {:<8}{:>10}{:>10}{:>12}{:>10}{:>12}{:>10}",
        "nodes", "by", "place ms", "draw ms", "crossings", "stress", "readable %", "overlaps"
    );
    for count in [10, 40, 100, 300, 1000, 3000] {
        let graph = random::graph(count, count);
        let (selection, view) = (&Selection::all(&graph), Viewport::default());
        let plain = PlainGraph::of(&graph, selection);
        let (time, positions) = timed(|| Positions::new(&graph, selection, None));
        let positions = &positions;
        let ask = MapRequest {
            graph: &graph,
            selection,
            positions,
            view,
            focus: None,
            cursor: None,
            size: SIZE,
        };
        let (drawn, drawing) = timed(|| map(&ask));
        let spots: Vec<Position> = positions.iter().map(|(_, spot)| (spot.x, spot.y)).collect();
        println!(
            "{count:>6} {:<8}{time:>10.2}{drawn:>10.2}{:>12}{:>10.0}{:>12.0}{:>10}",
            "guanxi",
            plain.crossings(&spots),
            plain.stress(&spots),
            readable(&graph, &drawing, count),
            overlaps(&drawing)
        );
        if count <= MOST_BESIDE {
            for program in PEERS {
                beside(program, count, &plain);
            }
        }
    }
}

fn beside(program: &str, count: usize, plain: &PlainGraph) {
    if !graphviz::is_there(program) {
        println!("{count:>6} {program:<8} skipped: not installed");
        return;
    }
    let started = Instant::now();
    let spots = graphviz::places(program, &["-Goverlap=prism"], plain);
    let time = started.elapsed().as_secs_f64() * 1e3;
    let (crossings, stress) = (plain.crossings(&spots), plain.stress(&spots));
    println!("{count:>6} {program:<8}{time:>10.2}{:>10}{crossings:>12}{stress:>10.0}", "");
}

/// The percentage of names that can be read, whole or shortened.
fn readable(graph: &Graph, drawing: &Drawing, all: usize) -> usize {
    let is_read = |label: &str, name: &str| label == name || label.chars().count() >= 4;
    let read = drawing.nodes.iter().filter(|n| is_read(&n.label, graph.entity(n.id).name()));
    100 * read.count() / all.max(1)
}

/// How many pairs of names share a cell.
fn overlaps(drawing: &Drawing) -> usize {
    let names: Vec<Rect> = drawing.nodes.iter().map(Node::name_rect).collect();
    let each = names.iter().enumerate();
    each.map(|(index, a)| names[index + 1..].iter().filter(|b| a.overlaps(**b)).count()).sum()
}

/// The median time of some runs in milliseconds, and the result.
fn timed<T>(ask: impl Fn() -> T) -> (f64, T) {
    let mut times = Vec::new();
    loop {
        let started = Instant::now();
        let answer = std::hint::black_box(ask());
        times.push(started.elapsed().as_secs_f64() * 1e3);
        if times.len() >= 7 {
            times.sort_by(f64::total_cmp);
            return (times[times.len() / 2], answer);
        }
    }
}
