//! The rank of the intended name, over generated cases of every class.

use guanxi::model::Graph;
use guanxi::search::Index;

use super::cases::{CLASSES, Case, cases};
use super::name_generator::{NameGenerator, graph_with_aliases};
use super::name_lists::{BenchmarkNames, NameList};
use super::{Comparison, peers, seed};

/// The number of cases of each class.
const CASES: usize = 200;

/// The number of most connected entities whose generated names are searched for, because people search for well-known
/// ones.
const KNOWN: usize = 2_000;

/// The number of names above which the peers are too slow for all cases.
const MANY_NAMES: usize = 100_000;

/// The number of cases of each class for the peers among many names.
const FEW_CASES: usize = 10;

/// Returns the names found for a query, best first.
type Search<'s> = Box<dyn Fn(&str) -> Vec<String> + 's>;

/// A program and its mean reciprocal ranks so far.
struct Column<'s> {
    title: &'static str,
    search: Search<'s>,
    max_cases: usize,
    ranks: Vec<f64>,
}

/// Prints a table for a list of real and invented names, with aliases.
pub(crate) fn print_list(list: NameList, comparison: Comparison) {
    let BenchmarkNames { names, aliases, intended } =
        list.names(&mut NameGenerator::new(seed() + 2));
    let graph = graph_with_aliases(&names, &aliases);
    let index = Index::new(&graph);
    let title = format!("{} names of {}", names.len(), list.title());
    let mut columns = columns(&graph, &index, &names, comparison);
    print_classes(&title, &intended, &mut columns);
    let mut chance = NameGenerator::new(seed() + 5);
    let cases = (0..CASES).map(|_| &aliases[chance.below(aliases.len())]);
    let cases: Vec<Case<'_>> = cases
        .map(|(owner, alias)| Case { query: alias.to_lowercase(), name: &names[*owner] })
        .collect();
    println!("{:<20}{:>16.3}\n", "alias", columns[0].mean_rank(&cases));
}

/// Prints a table for names without aliases.
pub(crate) fn print(
    title: &str,
    graph: &Graph,
    index: &Index,
    names: &[String],
    comparison: Comparison,
) {
    let known = &names[..names.len().min(KNOWN)];
    print_classes(title, known, &mut columns(graph, index, names, comparison));
    println!();
}

fn columns<'s>(
    graph: &'s Graph,
    index: &'s Index,
    names: &'s [String],
    comparison: Comparison,
) -> Vec<Column<'s>> {
    let max_cases = if names.len() > MANY_NAMES { FEW_CASES } else { CASES };
    let column = |title, search, max_cases| Column { title, search, max_cases, ranks: Vec::new() };
    let ours: Search<'_> = Box::new(|query| search(graph, index, query));
    let mut columns = vec![column("guanxi", ours, CASES)];
    if comparison == Comparison::OursOnly {
        return columns;
    }
    let to_names = |indices: Vec<usize>| -> Vec<String> {
        indices.into_iter().map(|index| names[index].clone()).collect()
    };
    let utf32_names = peers::to_utf32(names);
    let nucleo = move |query: &str| to_names(peers::nucleo(&utf32_names, query));
    let skim = move |query: &str| to_names(peers::skim(names, query));
    columns.push(column("fuzzy-matcher", Box::new(skim), max_cases));
    columns.push(column("nucleo-matcher", Box::new(nucleo), max_cases));
    let lines = names.join("\n");
    if peers::fzf("a\n", "a").is_some() {
        let fzf = move |query: &str| -> Vec<String> {
            let found = peers::fzf(&lines, query).unwrap_or_default();
            found.lines().take(peers::MAX_RESULTS).map(str::to_owned).collect()
        };
        columns.push(column("fzf", Box::new(fzf), max_cases));
    } else {
        println!("fzf is not installed, so its column is omitted");
    }
    columns
}

/// Prints the mean reciprocal rank by class of case, ours alongside the peers'.
fn print_classes(title: &str, intended: &[String], columns: &mut [Column<'_>]) {
    println!("mean reciprocal rank over {title}, {CASES} cases per class, seed {}", seed());
    let titles = columns.iter().map(|column| format!("{:>16}", column.title));
    println!("{:<20}{}", "", titles.collect::<String>());
    let mut chance = NameGenerator::new(seed() + 3);
    for (class, make) in CLASSES {
        let cases = cases(&mut chance, intended, make, CASES);
        let cells = columns.iter_mut().map(|column| {
            let rank = column.mean_rank(&cases);
            column.ranks.push(rank);
            format!("{rank:>16.3}")
        });
        println!("{class:<20}{}", cells.collect::<String>());
    }
    let means = columns.iter().map(|column| format!("{:>16.3}", mean(&column.ranks)));
    println!("{:<20}{}", "mean of the above", means.collect::<String>());
}

impl Column<'_> {
    /// The mean reciprocal rank of the intended names.
    fn mean_rank(&self, cases: &[Case<'_>]) -> f64 {
        let prints_misses = self.title == "guanxi" && super::prints_misses();
        let cases = cases.iter().take(self.max_cases);
        let ranks = cases.map(|case| {
            let found = (self.search)(&case.query);
            let rank = found.iter().position(|name| name == case.name);
            if rank != Some(0) && prints_misses {
                eprintln!("{:?} for {:?}: {rank:?}, {:?}", case.query, case.name, found.first());
            }
            rank.map_or(0.0, |rank| 1.0 / f64::from(u32::try_from(rank + 1).unwrap_or(u32::MAX)))
        });
        mean(&ranks.collect::<Vec<f64>>())
    }
}

/// The names of the hits, best first.
fn search(graph: &Graph, index: &Index, query: &str) -> Vec<String> {
    let hits = index.search(graph, query, peers::MAX_RESULTS).hits;
    hits.iter().map(|hit| graph.entity(hit.entity).name().to_owned()).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX))
}
