//! The rank of the intended name, over generated cases of every kind.

use guanxi::model::Graph;
use guanxi::search::Index;

use super::name_generator::{NameGenerator, graph_with_aliases};
use super::{Comparison, peers, seed};

/// The number of cases of each kind.
const CASES: usize = 200;

/// The intended names belong to this number of most connected entities, because people search for well-known ones.
const KNOWN: usize = 2_000;

/// Turns a name into a query; `None` if this kind of query is impossible for the name.
type QueryMaker = fn(&mut NameGenerator, &str) -> Option<String>;

/// A query and the intended name.
struct Case<'n> {
    query: String,
    name: &'n str,
}

const KINDS: [(&str, QueryMaker); 5] = [
    ("misspelling", misspelling),
    ("transposition", transposition),
    ("abbreviation", abbreviation),
    ("initials", initials),
    ("words reversed", reversed),
];

/// Prints the mean reciprocal rank by kind of case, next to the ranks of the peers.
pub(crate) fn print(
    title: &str,
    graph: &Graph,
    index: &Index,
    names: &[String],
    comparison: Comparison,
) {
    println!("mean reciprocal rank over {title}, {CASES} cases per kind");
    println!("{:<20}{:>10}{:>16}{:>16}", "", "guanxi", "fuzzy-matcher", "nucleo-matcher");
    let utf32_names = peers::to_utf32(names);
    let mut sums = [0.0; 3];
    for (kind, make) in KINDS {
        let cases = cases(names, make);
        let ours = mean_rank(&cases, |query| search(graph, index, query));
        let to_names =
            |indices: Vec<usize>| indices.into_iter().map(|index| names[index].clone()).collect();
        let few = &cases[..cases.len().min(if names.len() > 100_000 { 40 } else { CASES })];
        let few = if comparison == Comparison::OursOnly { &[] } else { few };
        let skim = mean_rank(few, |query| to_names(peers::skim(names, query)));
        let nucleo = mean_rank(few, |query| to_names(peers::nucleo(&utf32_names, query)));
        println!("{kind:<20}{ours:>10.3}{skim:>16.3}{nucleo:>16.3}");
        for (sum, value) in sums.iter_mut().zip([ours, skim, nucleo]) {
            *sum += value;
        }
    }
    let alias = mean_alias_rank(names);
    println!("{:<20}{alias:>10.3}", "alias");
    let [ours, skim, nucleo] = [(sums[0] + alias) / 6.0, sums[1] / 5.0, sums[2] / 5.0];
    println!("{:<20}{ours:>10.3}{skim:>16.3}{nucleo:>16.3}\n", "all");
}

/// The names of the hits, best first.
fn search(graph: &Graph, index: &Index, query: &str) -> Vec<String> {
    let hits = index.search(graph, query, peers::MAX_RESULTS).hits;
    hits.iter().map(|hit| graph.entity(hit.entity).name().to_owned()).collect()
}

fn cases(
    names: &[String],
    make: impl Fn(&mut NameGenerator, &str) -> Option<String>,
) -> Vec<Case<'_>> {
    let mut chance = NameGenerator::new(seed() + 3);
    let mut cases = Vec::new();
    for _ in 0..CASES * 50 {
        let name = &names[chance.below(names.len().min(KNOWN))];
        if cases.len() < CASES
            && let Some(query) = make(&mut chance, name)
        {
            cases.push(Case { query, name });
        }
    }
    cases
}

/// The mean reciprocal rank of the intended names.
fn mean_rank(cases: &[Case<'_>], search: impl Fn(&str) -> Vec<String>) -> f64 {
    let ranks = cases.iter().map(|case| {
        let found = search(&case.query);
        let rank = found.iter().position(|name| name == case.name);
        if rank != Some(0) && std::env::var_os("GUANXI_BENCH_MISSES").is_some() {
            eprintln!("{:?} for {:?}: {rank:?}, {:?}", case.query, case.name, found.first());
        }
        rank.map_or(0.0, |rank| 1.0 / f64::from(u32::try_from(rank + 1).unwrap_or(u32::MAX)))
    });
    let sum: f64 = ranks.sum();
    sum / f64::from(u32::try_from(cases.len()).unwrap_or(u32::MAX))
}

/// The mean reciprocal rank for queries that are an alias unrelated to the name.
fn mean_alias_rank(names: &[String]) -> f64 {
    let names = &names[..names.len().min(20_000)];
    let others = NameGenerator::new(seed() + 4).names(KNOWN);
    let pairs: Vec<(usize, String)> = others.into_iter().enumerate().collect();
    let graph = graph_with_aliases(names, &pairs);
    let index = Index::new(&graph);
    let mut chance = NameGenerator::new(seed() + 5);
    let cases: Vec<Case<'_>> = (0..CASES)
        .map(|_| {
            let (index, alias) = &pairs[chance.below(pairs.len())];
            Case { query: alias.to_lowercase(), name: &names[*index] }
        })
        .collect();
    mean_rank(&cases, |query| search(&graph, &index, query))
}

fn letters(name: &str) -> Option<Vec<char>> {
    let letters: Vec<char> = name.to_lowercase().chars().collect();
    (letters.len() >= 5 && name.is_ascii()).then_some(letters)
}

/// Replaces, removes or inserts a character other than the first.
fn misspelling(chance: &mut NameGenerator, name: &str) -> Option<String> {
    let mut letters = letters(name)?;
    let index = 1 + chance.below(letters.len() - 1);
    let other = char::from(b"abcdefghijklmnopqrstuvwxyz"[chance.below(26)]);
    if letters[index] == ' ' || letters[index] == other {
        return None;
    }
    match chance.below(3) {
        0 => letters[index] = other,
        1 => drop(letters.remove(index)),
        _ => letters.insert(index, other),
    }
    Some(letters.into_iter().collect())
}

fn transposition(chance: &mut NameGenerator, name: &str) -> Option<String> {
    let mut letters = letters(name)?;
    let index = chance.below(letters.len() - 1);
    if letters[index] == letters[index + 1] || letters[index..=index + 1].contains(&' ') {
        return None;
    }
    letters.swap(index, index + 1);
    Some(letters.into_iter().collect())
}

/// Drops the vowels and spaces, or cuts each word to its first three characters.
fn abbreviation(chance: &mut NameGenerator, name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    if chance.below(2) == 0 {
        let mut is_first = true;
        let consonants = lower
            .chars()
            .filter(|letter| std::mem::take(&mut is_first) || !"aeiou ".contains(*letter));
        let consonants: String = consonants.collect();
        return (consonants.len() >= 4 && name.is_ascii()).then_some(consonants);
    }
    let words: Vec<String> = lower.split(' ').map(|word| word.chars().take(3).collect()).collect();
    (words.len() >= 2).then(|| words.join(" "))
}

fn initials(_: &mut NameGenerator, name: &str) -> Option<String> {
    let initials: String = name.split(' ').filter_map(|word| word.chars().next()).collect();
    (initials.chars().count() >= 3).then(|| initials.to_lowercase())
}

fn reversed(_: &mut NameGenerator, name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').rev().collect();
    (words.len() >= 2).then(|| words.join(" ").to_lowercase())
}
