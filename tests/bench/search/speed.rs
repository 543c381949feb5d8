//! Milliseconds from a key to its result.

use std::time::Instant;

use guanxi::model::Graph;
use guanxi::search::{Index, SearchOptions, SearchSession};

use super::name_generator::{NameGenerator, graph_of};
use super::{Company, peers};

/// What is typed: names of firms and people, a misspelling of each kind, and what no name has.
const WORDS: &[&str] = &[
    "shanghai", "xiaomiau", "leijunwe", "porschet", "kelvorai", "wangwei ", "martinra", "boranson",
];
const SLIPS: &[&str] = &[
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

/// The time to index a small graph.
pub(crate) fn small() {
    let graph = graph_of(&NameGenerator::new(5).names(100));
    let times = Times((0..20).map(|_| milliseconds(|| Index::new(&graph).size())).collect());
    println!("index of 100 names: {:.3} ms\n", times.median());
}

/// Prints a table: each program, with median and maximum per keystroke by number of characters typed.
pub(crate) fn print(graph: &Graph, index: &Index, names: &[String], company: Company) {
    println!("processor milliseconds a keystroke, median (worst); behind it times ours");
    println!("{:<28}{:>18}{:>18}{:>18}{:>18}", "", "1 letter", "2", "4", "8");
    let ours =
        row("guanxi, at once", None, WORDS, |query| index.search(graph, query, 50).hits.len());
    typing("guanxi, letter by letter", index, graph, WORDS);
    row("guanxi, with a slip", None, SLIPS, |query| index.search(graph, query, 50).hits.len());
    typing("  the same, by letters", index, graph, SLIPS);
    if company == Company::Peers {
        print_peers(names, &ours);
    }
    println!();
}

fn print_peers(names: &[String], ours: &Vec<f64>) {
    let against = Some(ours);
    row("fuzzy-matcher", against, WORDS, |query| peers::skim(names, query).len());
    let prepared = peers::prepared(names);
    row("nucleo-matcher", against, WORDS, |query| peers::nucleo(&prepared, query).len());
    let lines = names.join("\n");
    if peers::fzf("a\n", "a").is_some() {
        let search = |query: &str| peers::fzf(&lines, query).map_or(0, |found| found.len());
        row_by("fzf --filter, by the wall", against, WORDS, |query| wall(|| search(query)));
    } else {
        println!("fzf is not installed: its row is left out");
    }
}

fn row(
    title: &str,
    ours: Option<&Vec<f64>>,
    words: &[&str],
    search: impl Fn(&str) -> usize,
) -> Vec<f64> {
    row_by(title, ours, words, |query| {
        search(query);
        milliseconds(|| search(query))
    })
}

fn row_by(
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

fn typing(title: &str, index: &Index, graph: &Graph, words: &[&str]) {
    let mut keys: Vec<Times> = (0..=8).map(|_| Times(Vec::new())).collect();
    let (mut worst, mut worst_query) = (0.0, "");
    for word in words {
        let mut session = SearchSession::default();
        for length in 1..=8 {
            let query = &word[..length];
            let time = milliseconds(|| {
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

/// Processor time of all threads: wall-clock time would include other load on the machine.
#[cfg(unix)]
fn milliseconds<T>(work: impl FnOnce() -> T) -> f64 {
    let now = || rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    let begin = now();
    std::hint::black_box(work());
    let end = now();
    let seconds =
        std::time::Duration::from_secs(u64::try_from(end.tv_sec - begin.tv_sec).unwrap_or(0));
    let nanoseconds = i32::try_from(end.tv_nsec - begin.tv_nsec).unwrap_or(0);
    seconds.as_secs_f64() * 1e3 + f64::from(nanoseconds) / 1e6
}

#[cfg(not(unix))]
fn milliseconds<T>(work: impl FnOnce() -> T) -> f64 {
    wall(work)
}

fn wall<T>(work: impl FnOnce() -> T) -> f64 {
    let begin = Instant::now();
    std::hint::black_box(work());
    begin.elapsed().as_secs_f64() * 1_000.0
}
