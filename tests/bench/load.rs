//! `cargo bench --bench load`: reading a graph from one YAML file, compared with `serde_yaml` reading the same text
//! as a whole, and `serde_json` reading equal data, each into typed records that borrow.
//!
//! Prints the best of some runs. `GUANXI_BENCH_ENTITIES` sets the number of entities (20,000 by default, three
//! relations each); with `GUANXI_BENCH_KEEP` the text is also written to that file.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use guanxi::load::{GraphSource, load};

use records::Whole;

#[path = "load/text.rs"]
mod text;

#[path = "load/records.rs"]
mod records;

const RUNS: usize = 5;

fn main() {
    let entities =
        std::env::var("GUANXI_BENCH_ENTITIES").ok().and_then(|number| number.parse().ok());
    let texts = text::generate(entities.unwrap_or(20_000), 7);
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    std::fs::write(file.path(), &texts.yaml).expect("room for the file");
    if let Some(kept) = std::env::var_os("GUANXI_BENCH_KEEP") {
        std::fs::write(kept, &texts.yaml).expect("room for the file");
    }
    let ours = best(|| relations_of(file.path()));
    let yaml =
        best(|| serde_yaml::from_str::<Whole<'_>>(&texts.yaml).expect("YAML").relations.len());
    let json =
        best(|| serde_json::from_str::<Whole<'_>>(&texts.json).expect("JSON").relations.len());
    println!("{} entities, {} relations", texts.entities, texts.entities * 3);
    println!("{:<44}{:>10}{:>8}{:>8}{:>8}", "reader", "ms", "MB", "MB/s", "ratio");
    for (reader, milliseconds, bytes) in [
        ("guanxi: file to graph, everything checked", ours, texts.yaml.len()),
        ("serde_yaml: text to records", yaml, texts.yaml.len()),
        ("serde_json: text to records", json, texts.json.len()),
    ] {
        let megabytes = megabytes(bytes);
        let (speed, ratio) = (megabytes / milliseconds * 1e3, milliseconds / ours);
        println!("{reader:<44}{milliseconds:>10.1}{megabytes:>8.1}{speed:>8.0}{ratio:>8.2}");
    }
}

fn relations_of(file: &Path) -> usize {
    let loaded = load(&GraphSource::File(file.to_owned()), None);
    assert_eq!(loaded.problems, []);
    loaded.graph.relation_count()
}

/// The shortest of some runs, in milliseconds.
fn best(mut read: impl FnMut() -> usize) -> f64 {
    let run = |_| {
        let started = Instant::now();
        black_box(read());
        started.elapsed().as_secs_f64() * 1e3
    };
    (0..RUNS).map(run).fold(f64::INFINITY, f64::min)
}

#[expect(clippy::cast_precision_loss, reason = "only to be printed")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
