//! Generates random graphs that resemble real ones. A seed always yields the same graph.

use std::fmt::Write as _;

use guanxi::model::Graph;

use super::sketch;

/// A random number generator with the same numbers on every machine (`SplitMix64`, Steele et al. 2014).
pub(crate) struct Rng(u64);

impl Rng {
    pub(crate) fn new(seed: usize) -> Self {
        Self(seed as u64)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let number = (mixed ^ (mixed >> 31)) % (limit.max(1) as u64);
        usize::try_from(number).expect("the number should be below a usize")
    }
}

const KINDS: [&str; 8] = [
    "-leads->",
    "-praises->",
    "=rivals=",
    "-advised->",
    "=cooperates-with=",
    "-mocks->",
    "-sells-to->",
    "-put-money-into->",
];
const NAMES: [&str; 8] = [
    "Li",
    "小鹏汽车",
    "Guangzhou Automobile Group",
    "He Xiaopeng",
    "BYD",
    "Volkswagen AG",
    "雷军",
    "SAIC",
];

/// A graph of `count` entities in which a few have most of the relations.
pub(crate) fn graph(seed: usize, count: usize) -> Graph {
    let mut rng = Rng::new(seed);
    let mut lines = String::new();
    for entity in 0..count {
        let name = NAMES[rng.below(NAMES.len())];
        let _ = writeln!(lines, "e{entity} \"{name} {entity}\"");
    }
    for relation in 0..count * 2 {
        let from = rng.below(count);
        // Low numbers are more frequent.
        let limit = rng.below(count) + 1;
        let to = rng.below(limit);
        let kind = KINDS[rng.below(KINDS.len())];
        let standing = ["", "", "", " ?", " ~"][relation % 5];
        let _ = writeln!(lines, "e{from} {kind} e{to}{standing}");
    }
    sketch::graph(&lines)
}

/// The lines of a graph of a hub and its neighbours.
pub(crate) fn hub(neighbours: usize) -> String {
    let lines = (0..neighbours).map(|number| {
        let kind = KINDS[number % KINDS.len()];
        format!("hub {kind} n{number:03}\n")
    });
    lines.collect()
}
