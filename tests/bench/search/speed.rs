//! The time from a keystroke to its results.

use std::time::Instant;

use guanxi::model::Graph;
use guanxi::search::{Index, SearchOptions, SearchSession};

use super::name_generator::{NameGenerator, graph_of};
use super::{Comparison, peers};

/// The queries typed: names of firms and people, in full or in part, and text that no name contains.
const WORDS: &[&str] = &[
    "shanghai", "xiaomiau", "leijunwe", "porschet", "kelvorai", "wangwei ", "martinra", "boranson",
];
/// The same queries with a typo each.
const TYPOS: &[&str] = &[
    "shnaghai", "xaiomiau", "lejiunwe", "proschet", "kelovrai", "wnagwei ", "matrinra", "borasnon",
];
const LENGTHS: [usize; 4] = [1, 2, 4, 8];

/// Milliseconds of several runs, each with a different query.
struct Times(Vec<f64>);

impl Times {
    fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
    }

    fn worst(&self) -> f64 {
        self.0.iter().copied().fold(0.0, f64::max)
    }
}

/// Prints the time to index a small graph.
pub(crate) fn print_small_index() {
    let graph = graph_of(&NameGenerator::new(5).names(100));
    let times = Times((0..20).map(|_| cpu_time(|| Index::new(&graph).size())).collect());
    println!("index of 100 names: {:.3} ms\n", times.median());
}

/// Prints a table with a row for each program: median and maximum times by number of characters typed.
pub(crate) fn print(graph: &Graph, index: &Index, names: &[String], comparison: Comparison) {
    println!("CPU milliseconds per keystroke: median (worst), and the ratio to ours");
    println!("{:<28}{:>18}{:>18}{:>18}{:>18}", "", "1 letter", "2", "4", "8");
    let ours =
        row("guanxi, pasted", None, WORDS, |query| index.search(graph, query, 50).hits.len());
    print_typing_row("guanxi, typed", index, graph, WORDS);
    row("guanxi, typo, pasted", None, TYPOS, |query| index.search(graph, query, 50).hits.len());
    print_typing_row("guanxi, typo, typed", index, graph, TYPOS);
    if comparison == Comparison::WithPeers {
        print_peers(names, &ours);
    }
    println!();
}

fn print_peers(names: &[String], ours: &Vec<f64>) {
    let ours = Some(ours);
    row("fuzzy-matcher", ours, WORDS, |query| peers::skim(names, query).len());
    let utf32_names = peers::to_utf32(names);
    row("nucleo-matcher", ours, WORDS, |query| peers::nucleo(&utf32_names, query).len());
    let lines = names.join("\n");
    if peers::fzf("a\n", "a").is_some() {
        let search = |query: &str| peers::fzf(&lines, query).map_or(0, |found| found.len());
        print_row("fzf --filter, wall-clock", ours, WORDS, |query| wall_time(|| search(query)));
    } else {
        println!("fzf is not installed, so its row is omitted");
    }
}

fn row(
    title: &str,
    ours: Option<&Vec<f64>>,
    words: &[&str],
    search: impl Fn(&str) -> usize,
) -> Vec<f64> {
    print_row(title, ours, words, |query| {
        search(query);
        cpu_time(|| search(query))
    })
}

fn print_row(
    title: &str,
    ours: Option<&Vec<f64>>,
    words: &[&str],
    time: impl Fn(&str) -> f64,
) -> Vec<f64> {
    print!("{title:<28}");
    let mut medians = Vec::new();
    for (index, length) in LENGTHS.into_iter().enumerate() {
        let times = words.iter().map(|word| time(&word[..length]));
        let times = Times(times.collect());
        print_cell(&times, ours.and_then(|ours| ours.get(index)).copied());
        medians.push(times.median());
    }
    println!();
    medians
}

fn print_typing_row(title: &str, index: &Index, graph: &Graph, words: &[&str]) {
    let mut keys: Vec<Times> = (0..=8).map(|_| Times(Vec::new())).collect();
    let (mut worst, mut worst_query) = (0.0, "");
    for word in words {
        let mut session = SearchSession::default();
        for length in 1..=8 {
            let query = &word[..length];
            let time = cpu_time(|| {
                index
                    .search_in_session(&mut session, graph, query, &SearchOptions::with_limit(50))
                    .map_or(0, |answer| answer.hits.len())
            });
            keys[length].0.push(time);
            if time > worst {
                (worst, worst_query) = (time, query);
            }
        }
    }
    print!("{title:<28}");
    for length in LENGTHS {
        print_cell(&keys[length], None);
    }
    println!("   worst key {worst:.2} (`{worst_query}`)");
}

fn print_cell(times: &Times, ours: Option<f64>) {
    let ratio = ours.map_or(String::new(), |ours| format!(" {:.0}x", times.median() / ours));
    let cell = format!("{:.2} ({:.2}){ratio}", times.median(), times.worst());
    print!("{cell:>18}");
}

/// The CPU time of all threads in milliseconds. Wall-clock time would be affected by other load on the machine.
#[cfg(unix)]
fn cpu_time<T>(work: impl FnOnce() -> T) -> f64 {
    let now = || rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    let start = now();
    std::hint::black_box(work());
    let end = now();
    let seconds =
        std::time::Duration::from_secs(u64::try_from(end.tv_sec - start.tv_sec).unwrap_or(0));
    let nanoseconds = i32::try_from(end.tv_nsec - start.tv_nsec).unwrap_or(0);
    seconds.as_secs_f64() * 1e3 + f64::from(nanoseconds) / 1e6
}

#[cfg(not(unix))]
fn cpu_time<T>(work: impl FnOnce() -> T) -> f64 {
    wall_time(work)
}

fn wall_time<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed().as_secs_f64() * 1_000.0
}
