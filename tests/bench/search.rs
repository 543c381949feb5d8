//! Search beside its peers, on the same names in one run: milliseconds a keystroke, and quality.
//!
//! `cargo bench --bench search`. A million names are made from a seed; `GUANXI_BENCH_NAMES` gives a
//! list to use instead, one name a line, and `GUANXI_BENCH_COUNT` another number of made names.

#[path = "../searching/names.rs"]
mod names;
#[path = "search/peers.rs"]
mod peers;
#[path = "search/quality.rs"]
mod quality;
#[path = "search/speed.rs"]
mod speed;

use std::time::Instant;

use guanxi::query::search::Index;
use names::{Made, graph_of};

fn main() {
    let names = wanted_names();
    let bytes: usize = names.iter().map(String::len).sum();
    let graph = graph_of(&names);
    let slugs: usize = graph.entities().map(|entity| entity.slug().len()).sum();
    let begin = Instant::now();
    let index = Index::new(&graph);
    let built = begin.elapsed().as_secs_f64();
    let size = index.size();
    println!("{} names, {bytes} bytes of names, {slugs} of slugs", names.len());
    println!(
        "index built in {built:.2} s, {size} bytes: {} % of the names, {} % of names and slugs\n",
        100 * size / bytes,
        100 * size / (bytes + slugs),
    );
    speed::small();
    speed::print(&graph, &index, &names);
    quality::print("the names above", &graph, &index, &names);
    let few = Made::new(3).names(2_000);
    let graph = graph_of(&few);
    quality::print("2,000 names", &graph, &Index::new(&graph), &few);
}

fn wanted_names() -> Vec<String> {
    if let Some(path) = std::env::var_os("GUANXI_BENCH_NAMES") {
        let list = std::fs::read_to_string(path).expect("the list of names can be read");
        return list.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    }
    let count = std::env::var("GUANXI_BENCH_COUNT").ok().and_then(|count| count.parse().ok());
    Made::new(1).names(count.unwrap_or(1_000_000))
}
