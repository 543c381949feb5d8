//! Search compared with its peers on the same names in one run: milliseconds per keystroke, and quality.
//!
//! `cargo bench --bench search`, or `-- ours` without the peers. A million names are generated from a seed.
//! `GUANXI_BENCH_NAMES` names a file of names to use instead, one per line; `GUANXI_BENCH_COUNT` sets the number of
//! generated names, and `GUANXI_BENCH_SEED` the seed of names and cases. To print the missed cases
//! (`GUANXI_BENCH_MISSES=1`), use another seed than that of the published figures.

#[path = "../search/name_generator.rs"]
mod name_generator;
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

/// The seed of the published figures; no one has looked at its cases.
const SEED: u64 = 2_026;

/// Whether the peers run as well.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Company {
    Peers,
    Alone,
}

fn main() {
    let alone = std::env::args().any(|argument| argument == "ours");
    let company = if alone { Company::Alone } else { Company::Peers };
    let names = wanted_names();
    let (graph, index) = indexed("the names", &names);
    let chinese: Vec<String> = NameGenerator::new(seed() + 1).chinese_names(50_000);
    indexed("names in Chinese only", &chinese);
    speed::small();
    speed::print(&graph, &index, &names, company);
    quality::print("the names above", &graph, &index, &names, company);
    let few = NameGenerator::new(seed() + 2).names(2_000);
    let graph = graph_of(&few);
    quality::print("2,000 names", &graph, &Index::new(&graph), &few, company);
}

/// The graph and the index of names, with how long that took and how large it is.
fn indexed(title: &str, names: &[String]) -> (Graph, Index) {
    let graph = graph_of(names);
    let bytes: usize = names.iter().map(String::len).sum();
    let slugs: usize = graph.entities().map(|entity| entity.slug().len()).sum();
    let begin = Instant::now();
    let index = Index::new(&graph);
    let built = begin.elapsed().as_secs_f64();
    let size = index.size();
    println!("{title}: {}, {bytes} bytes, and {slugs} of slugs", names.len());
    println!(
        "index built in {built:.2} s, {size} bytes: {} % of the names, {} % of names and slugs\n",
        100 * size / bytes,
        100 * size / (bytes + slugs),
    );
    (graph, index)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|number| number.parse().ok())
}

fn seed() -> u64 {
    number("GUANXI_BENCH_SEED").unwrap_or(SEED)
}

fn wanted_names() -> Vec<String> {
    if let Some(path) = std::env::var_os("GUANXI_BENCH_NAMES") {
        let list = std::fs::read_to_string(path).expect("the list of names can be read");
        return list.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    }
    let count = number("GUANXI_BENCH_COUNT").and_then(|count| usize::try_from(count).ok());
    NameGenerator::new(seed()).names(count.unwrap_or(1_000_000))
}
