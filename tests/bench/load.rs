//! `cargo bench --bench load`: loading a graph from one YAML file, compared with `serde_yaml` for the same text and
//! `serde_json` for the same data, which both deserialize the whole text into typed records that borrow from it.
//!
//! Prints the best of five runs. `GUANXI_BENCH_ENTITIES` sets the number of entities (20,000 by default, with three
//! relations each); `GUANXI_BENCH_KEEP` is the path of a file to which the YAML is also written.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use guanxi::load::{GraphSource, load};

use records::GraphRecord;

#[path = "load/text.rs"]
mod text;

#[path = "load/records.rs"]
mod records;

const RUNS: usize = 5;

fn main() {
    let entities =
        std::env::var("GUANXI_BENCH_ENTITIES").ok().and_then(|number| number.parse().ok());
    let texts = text::generate(entities.unwrap_or(20_000), 7);
    let file = tempfile::NamedTempFile::new().expect("the temporary file should be created");
    std::fs::write(file.path(), &texts.yaml).expect("the temporary file should be written");
    if let Some(path) = std::env::var_os("GUANXI_BENCH_KEEP") {
        std::fs::write(path, &texts.yaml).expect("the file should be written");
    }
    let ours = best_time(|| load_relations(file.path()));
    let yaml = best_time(|| {
        let graph = serde_yaml::from_str::<GraphRecord<'_>>(&texts.yaml);
        graph.expect("the YAML should be valid").relations.len()
    });
    let json = best_time(|| {
        let graph = serde_json::from_str::<GraphRecord<'_>>(&texts.json);
        graph.expect("the JSON should be valid").relations.len()
    });
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

/// Loads a file, and returns the number of relations.
fn load_relations(file: &Path) -> usize {
    let loaded = load(&GraphSource::File(file.to_owned()), None);
    assert_eq!(loaded.problems, []);
    loaded.graph.relation_count()
}

/// The shortest time of [`RUNS`] runs, in milliseconds.
fn best_time(mut run: impl FnMut() -> usize) -> f64 {
    let time = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..RUNS).map(time).fold(f64::INFINITY, f64::min)
}

#[expect(clippy::cast_precision_loss, reason = "the number is only printed")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
