//! The fuzz targets, run on their seeds and random mutations of them. `.ci/fuzz` runs them for longer, with
//! `cargo fuzz` if it is installed.

#[expect(unreachable_pub, reason = "the fuzzer's crate uses it too")]
mod saved_graph;
#[expect(unreachable_pub, reason = "the fuzzer's crate uses them too")]
mod targets;

use std::fs;
use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use crate::cases::root;
use crate::loading::contents;
use crate::random_actions::Rng;

/// The environment variable for a time limit per target, in seconds, instead of a number of executions.
const SECONDS: &str = "GUANXI_FUZZ_SECONDS";
const EXECUTIONS: usize = 60;
const MAX_LENGTH: usize = 1 << 14;

/// Text with a special meaning for one of the targets.
const PIECES: [&str; 28] = [
    "\n",
    "\n  ",
    ": ",
    "- ",
    "&a ",
    "*a",
    "!t ",
    "|\n",
    ">-\n",
    "---\n",
    "\"",
    "'",
    "[",
    "}",
    "#",
    "\t",
    "\r",
    "\u{1b}[",
    "\u{1b}[200~",
    "\u{1b}]52;c;",
    "\u{202e}",
    "\u{0}",
    "雷",
    "..",
    "/",
    "~",
    "99999",
    "kind:",
];

/// The seeds of a target: the files in its folder, and for YAML also fixtures.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    let folder = root().join("tests/fuzz/seeds").join(target);
    for entry in fs::read_dir(folder).expect("each target should have seeds") {
        let path = entry.expect("the seeds should be readable").path();
        seeds.push(fs::read(path).expect("the seed should be readable"));
    }
    // Folders are listed in any order, but the mutations should be the same everywhere.
    seeds.sort();
    if matches!(target, "load" | "readers") {
        for graph in [
            "mini/guanxi.yaml",
            "mini/parts/rest.yml",
            "anchors/guanxi.yaml",
            "hostile/guanxi.yaml",
        ] {
            seeds.push(
                fs::read(root().join("tests/graphs").join(graph))
                    .expect("the fixture should be readable"),
            );
        }
    }
    seeds
}

/// A random seed with one to eight mutations: a bit, a byte, a piece, a removal, a repetition, or a part of another seed.
fn mutate(rng: &mut Rng, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut data = seeds[rng.below(seeds.len())].clone();
    for _ in 0..=rng.below(8) {
        let at = rng.below(data.len() + 1);
        let end = (at + rng.below(32)).min(data.len());
        match rng.below(6) {
            0 if at < data.len() => data[at] ^= 1 << rng.below(8),
            1 => data.insert(at, u8::try_from(rng.below(256)).unwrap_or_default()),
            2 => drop(data.splice(at..at, PIECES[rng.below(PIECES.len())].bytes())),
            3 => drop(data.drain(at..end)),
            4 => {
                let repeated = data[at..end].repeat(rng.below(4));
                drop(data.splice(at..at, repeated));
            }
            _ => {
                let other = &seeds[rng.below(seeds.len())];
                let start = rng.below(other.len() + 1);
                let part = other[start..(start + rng.below(64)).min(other.len())].to_vec();
                drop(data.splice(at..at, part));
            }
        }
    }
    data.truncate(MAX_LENGTH);
    data
}

/// Runs a target, and prints the number of executions.
fn run(name: &str, target: targets::Target) {
    let seeds = seeds(name);
    let seconds = std::env::var(SECONDS).ok().and_then(|seconds| seconds.parse().ok());
    let duration = seconds.map(Duration::from_secs);
    let seed = duration.map_or(1, |_| u64::from(std::process::id()) | 1);
    let (mut rng, start, mut count) = (Rng::new(0x9E37_79B9 * seed), Instant::now(), 0);
    let mut execute = |data: &[u8]| {
        let outcome = catch_unwind(|| target(data));
        assert!(outcome.is_ok(), "{name} fails on b\"{}\"", data.escape_ascii());
        count += 1;
    };
    for seed in &seeds {
        execute(seed);
    }
    let mut mutations = 0;
    while duration.map_or(mutations < EXECUTIONS, |limit| start.elapsed() < limit) {
        execute(&mutate(&mut rng, &seeds));
        mutations += 1;
    }
    eprintln!("{name}: {count} executions without a finding");
}

#[test]
fn no_target_fails_on_its_seeds_or_mutations_of_them() {
    for (name, target) in targets::TARGETS {
        run(name, target);
    }
}

#[test]
fn every_target_has_a_program_for_the_fuzzer() {
    let folder = root().join("tests/fuzz/fuzz_targets");
    for (name, _) in targets::TARGETS {
        let program = fs::read_to_string(folder.join(format!("{name}.rs")))
            .expect("each target should have a program");
        assert!(program.contains("fuzz_target!"), "the program of {name} does not run it");
    }
}
