//! The peers: plain fuzzy-matcher, nucleo-matcher, and fzf if it is installed.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::Write;
use std::process::{Command, Stdio};

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

/// The number of results that each peer returns.
pub(crate) const MAX_RESULTS: usize = 50;

/// The indices of the best names according to fuzzy-matcher alone, as a simple program would use it.
pub(crate) fn skim(names: &[String], query: &str) -> Vec<usize> {
    let matcher = SkimMatcherV2::default();
    let names = names.iter().enumerate();
    best(names.filter_map(|(index, name)| Some((matcher.fuzzy_match(name, query)?, index))))
}

/// Converts names to nucleo's own string type.
pub(crate) fn to_utf32(names: &[String]) -> Vec<Utf32String> {
    names.iter().map(|name| Utf32String::from(name.as_str())).collect()
}

/// The indices of the best names according to nucleo-matcher.
pub(crate) fn nucleo(names: &[Utf32String], query: &str) -> Vec<usize> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    best(names.iter().enumerate().filter_map(|(index, name)| {
        Some((i64::from(pattern.score(name.slice(..), &mut matcher)?), index))
    }))
}

/// All names that `fzf --filter` prints; `None` if it is not installed.
pub(crate) fn fzf(names: &str, query: &str) -> Option<String> {
    let mut child = Command::new("fzf")
        .args(["--filter", query])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let output = std::thread::scope(|scope| {
        scope.spawn(move || input.write_all(names.as_bytes()));
        child.wait_with_output()
    });
    String::from_utf8(output.ok()?.stdout).ok()
}

/// The indices with the best scores, the best first.
fn best(scored: impl Iterator<Item = (i64, usize)>) -> Vec<usize> {
    let mut heap = BinaryHeap::new();
    for (score, index) in scored {
        heap.push(Reverse((score, Reverse(index))));
        if heap.len() > MAX_RESULTS {
            heap.pop();
        }
    }
    heap.into_sorted_vec().into_iter().map(|Reverse((_, Reverse(index)))| index).collect()
}
