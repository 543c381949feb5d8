//! `cargo bench --bench layout`: pictures of graphs of growing size, compared with Graphviz in the same run.
//!
//! Prints medians of seven runs in milliseconds. Graphviz runs once, as a program rather than a library, so its time
//! includes reading and writing. If one of its programs is not installed, its row says so.

use std::ops::ControlFlow;
use std::process::Command;
use std::time::Instant;

use guanxi::layout::{
    Drawing, EgoRequest, Folding, GlyphSet, MapRequest, Node, Positions, Rect, Size, ego, map,
};
use guanxi::model::{Entity, Graph, Selection};
use guanxi::query::{Filter, Grouping, neighbourhood, ties_in_reading_order};

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

/// The maximum number of nodes to compare with Graphviz; for more, `neato` takes minutes.
const MAX_COMPARED: usize = 1000;

fn main() {
    measure_commands();
    measure_ego_views();
    measure_maps();
    measure_positions();
}

/// Measures the whole command on the built-in graph, from its start to the last byte.
fn measure_commands() {
    println!("\n`guanxi draw` in {}x{}, whole command", SIZE.width, SIZE.height);
    let size = format!("{}x{}", SIZE.width, SIZE.height);
    let scenes: [&[&str]; 4] =
        [&["jim-farley"], &["lei-jun"], &["lei-jun", "--depth", "2"], &["--view", "map"]];
    for arguments in scenes {
        let run = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_guanxi"));
            command.arg("draw").args(arguments).args(["--size", &size]);
            command.output().expect("the command should run")
        };
        println!("{:>10.2} ms  guanxi draw {}", median_time(run).0, arguments.join(" "));
    }
}

/// Measures ego views of the most connected entity of random graphs, with two hops, and of a hub.
fn measure_ego_views() {
    println!("\nego view in {}x{}", SIZE.width, SIZE.height);
    println!("{:>8}{:>10}{:>10}{:>12}{:>10}", "nodes", "ms", "shown", "readable %", "overlaps");
    for count in [10, 40, 150] {
        print_ego_row(&random::graph(count, count), 2);
    }
    print_ego_row(&sketch::graph(&random::hub(200)), 1);
}

fn print_ego_row(graph: &Graph, hops: usize) {
    let ids = graph.entities().map(Entity::id);
    let focus = ids.max_by_key(|id| graph.degree(*id)).expect("the graph should not be empty");
    let filter = Filter::default();
    let around = neighbourhood(graph, &[focus], hops, &filter);
    let (selection, ties) = (&around.selection, ties_in_reading_order(graph, focus, &filter));
    let request = EgoRequest::new(graph, focus, selection, &ties, SIZE);
    let (time, drawing) = median_time(|| ego(&request));
    let (all, shown) = (selection.entities.len(), drawing.nodes.len());
    let (readable, overlaps) = (readable_percentage(graph, &drawing, shown), overlaps(&drawing));
    println!("{all:>8}{time:>10.2}{shown:>10}{readable:>12.0}{overlaps:>10}");
}

/// Measures maps: finding the groups, then drawing.
fn measure_maps() {
    println!("\nmap in {}x{}", SIZE.width, SIZE.height);
    println!(
        "{:>8}{:>10}{:>10}{:>10}{:>10}{:>12}",
        "nodes", "group ms", "draw ms", "names", "lines", "readable %"
    );
    for count in [10, 40, 100, 300, 1000, 3000, 10_000] {
        let graph = random::graph(count, count);
        let (selection, grouping) = (&Selection::all(&graph), Grouping::default());
        let group = || grouping.groups(&graph, selection, &|_| ControlFlow::Continue(()));
        let (group_time, groups) = median_time(group);
        let request = MapRequest {
            graph: &graph,
            selection,
            groups: &groups.unwrap_or_default(),
            folding: &Folding::default(),
            focus: None,
            max_members: usize::MAX,
            size: SIZE,
            glyph_set: GlyphSet::Unicode,
        };
        let (draw_time, drawing) = median_time(|| map(&request));
        let names = drawing.nodes.iter().filter(|node| node.group.is_none()).count();
        let lines = drawing.edges.iter().filter(|edge| edge.points.len() > 1).count();
        let readable = readable_percentage(&graph, &drawing, count);
        println!(
            "{count:>8}{group_time:>10.2}{draw_time:>10.2}{names:>10}{lines:>10}{readable:>12}"
        );
    }
}

/// Measures positions by distance in the graph, compared with Graphviz.
fn measure_positions() {
    println!("\npositions; Graphviz with -Goverlap=prism");
    println!("{:>6} {:<8}{:>10}{:>12}{:>10}", "nodes", "by", "place ms", "crossings", "stress");
    for count in [10, 40, 100, 300, 1000, 3000] {
        let graph = random::graph(count, count);
        let selection = &Selection::all(&graph);
        let plain = PlainGraph::from_selection(&graph, selection);
        let (time, positions) = median_time(|| Positions::new(&graph, selection));
        let points: Vec<Position> = positions.iter().map(|(_, point)| (point.x, point.y)).collect();
        let (crossings, stress) = (plain.crossings(&points), plain.stress(&points));
        println!("{count:>6} {:<8}{time:>10.2}{crossings:>12}{stress:>10.0}", "guanxi");
        if count <= MAX_COMPARED {
            for program in PEERS {
                print_peer(program, count, &plain);
            }
        }
    }
}

fn print_peer(program: &str, count: usize, plain: &PlainGraph) {
    if !graphviz::is_installed(program) {
        println!("{count:>6} {program:<8} skipped: not installed");
        return;
    }
    let started = Instant::now();
    let positions = graphviz::positions(program, &["-Goverlap=prism"], plain);
    let time = started.elapsed().as_secs_f64() * 1e3;
    let (crossings, stress) = (plain.crossings(&positions), plain.stress(&positions));
    println!("{count:>6} {program:<8}{time:>10.2}{crossings:>12}{stress:>10.0}");
}

/// The percentage of names that are legible, in full or shortened.
fn readable_percentage(graph: &Graph, drawing: &Drawing, all: usize) -> usize {
    let is_readable = |node: &&Node| {
        node.label == graph.entity(node.id).name() || node.label.chars().count() >= 4
    };
    100 * drawing.nodes.iter().filter(is_readable).count() / all.max(1)
}

/// The number of pairs of names that overlap.
fn overlaps(drawing: &Drawing) -> usize {
    let names: Vec<Rect> = drawing.nodes.iter().map(Node::name_rect).collect();
    let each = names.iter().enumerate();
    each.map(|(index, a)| names[index + 1..].iter().filter(|b| a.overlaps(**b)).count()).sum()
}

/// The median time of seven runs in milliseconds, and the result.
fn median_time<T>(run: impl Fn() -> T) -> (f64, T) {
    let mut times = Vec::new();
    loop {
        let start = Instant::now();
        let result = std::hint::black_box(run());
        times.push(start.elapsed().as_secs_f64() * 1e3);
        if times.len() >= 7 {
            times.sort_by(f64::total_cmp);
            return (times[times.len() / 2], result);
        }
    }
}
