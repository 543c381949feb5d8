//! `cargo bench --bench search`: the speed and quality of search, compared with its peers on the same names.
//!
//! `-- ours` omits the peers; `-- quality` measures only the quality, on a list of real and invented names. A million
//! names are generated from a seed. `GUANXI_BENCH_NAMES` is the path of a file of names to use instead, one per line;
//! `GUANXI_BENCH_COUNT` sets the number of generated names, and `GUANXI_BENCH_SEED` the seed of names and cases.
//!
//! `-- tuning` measures only the quality, on another list of names with another seed. Tune the ranking with these cases
//! alone; `GUANXI_BENCH_MISSES=1` prints the missed ones.

#[path = "search/cases.rs"]
mod cases;
#[path = "../search/name_generator.rs"]
mod name_generator;
#[path = "search/name_lists.rs"]
mod name_lists;
#[path = "search/peers.rs"]
mod peers;
#[path = "search/quality.rs"]
mod quality;
#[path = "search/speed.rs"]
mod speed;

use std::time::Instant;

use guanxi::model::Graph;
use guanxi::search::Index;
use name_generator::{NameGenerator, graph_of};
use name_lists::NameList;

/// The seed of the published figures. Its cases have never been looked at.
const SEED: u64 = 2_026;

const TUNING_SEED: u64 = 1;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Comparison {
    WithPeers,
    OursOnly,
}

fn main() {
    let comparison =
        if has_argument("ours") { Comparison::OursOnly } else { Comparison::WithPeers };
    if has_argument("tuning") {
        return quality::print_list(NameList::Politics, comparison);
    }
    quality::print_list(NameList::Industry, comparison);
    if !has_argument("quality") {
        print_generated(comparison);
    }
}

/// Prints the speed and the quality for generated names without aliases.
fn print_generated(comparison: Comparison) {
    let names = requested_names();
    let (graph, index) = build_index("the names", &names);
    let chinese: Vec<String> = NameGenerator::new(seed() + 1).chinese_names(50_000);
    build_index("names in Chinese only", &chinese);
    speed::print_small_index();
    speed::print(&graph, &index, &names, comparison);
    quality::print("the names above", &graph, &index, &names, comparison);
}

/// Builds a graph with the names and its index, and prints the build time and the size of the index.
fn build_index(title: &str, names: &[String]) -> (Graph, Index) {
    let graph = graph_of(names);
    let bytes: usize = names.iter().map(String::len).sum();
    let slugs: usize = graph.entities().map(|entity| entity.slug().len()).sum();
    let start = Instant::now();
    let index = Index::new(&graph);
    let build_time = start.elapsed().as_secs_f64();
    let size = index.size();
    println!("{title}: {}, {bytes} bytes, and {slugs} bytes of slugs", names.len());
    println!(
        "index built in {build_time:.2} s, {size} bytes: {} % of the names, {} % of names and slugs\n",
        100 * size / bytes,
        100 * size / (bytes + slugs),
    );
    (graph, index)
}

fn environment_number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|number| number.parse().ok())
}

fn has_argument(expected: &str) -> bool {
    std::env::args().skip(1).any(|argument| argument == expected)
}

fn seed() -> u64 {
    let default = if has_argument("tuning") { TUNING_SEED } else { SEED };
    environment_number("GUANXI_BENCH_SEED").unwrap_or(default)
}

/// Whether to print missed cases, which is possible only with the cases for tuning.
fn prints_misses() -> bool {
    has_argument("tuning") && std::env::var_os("GUANXI_BENCH_MISSES").is_some()
}

/// The names of the given file, or else generated names.
fn requested_names() -> Vec<String> {
    if let Some(path) = std::env::var_os("GUANXI_BENCH_NAMES") {
        let list = std::fs::read_to_string(path).expect("the list of names should be readable");
        return list.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    }
    let count = environment_number("GUANXI_BENCH_COUNT");
    let count = count.and_then(|count| usize::try_from(count).ok());
    NameGenerator::new(seed()).names(count.unwrap_or(1_000_000))
}
