//! What two readers who had not seen the graph assert from the articles: all of it is in the graph, or
//! argued away.
//!
//! `readers/reader-1.tsv` and `reader-2.tsv` are their lists, each of two articles, never to be changed;
//! `mapped.tsv` names for each line the relations (`from.kind.to`, `.2` …), facts (`entity/what it says`)
//! and roles (`entity/role`) that carry it, between ` ; `, or `-` and the reason. `reader-*-pairs.tsv` are the
//! pairs they expect of three families, and `pairs-mapped.tsv` the two ends in the graph, or `-` and the
//! reason; a pair that the graph has and no reader expected is a line of the list `graph`, with its reason.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use guanxi::load::{GraphSource, load};
use guanxi::model::{Entity, Graph, Relation, Standing};

/// The entities whose pairs are listed.
const ASKED: [&str; 4] = ["xiaomi", "lei-jun", "xpeng", "huawei"];
/// The families of those pairs.
const FAMILIES: [&str; 3] = ["cooperation", "advice", "rivalry"];
/// How a comment begins if the list names the wrong paragraph.
const WRONG_PARAGRAPH: &str = "paragraph: ";

#[test]
fn every_line_of_the_lists_is_mapped_once() {
    let lists = [("reader-1", [1, 2, 3]), ("reader-2", [1, 2, 3])];
    assert_eq!(copied("mapped.tsv", 3), originals(&lists));
    let lists = [("reader-1-pairs", [0, 1, 2]), ("reader-2-pairs", [0, 1, 2])];
    assert_eq!(copied("pairs-mapped.tsv", 3), originals(&lists));
}

#[test]
fn mapped_records_exist_cite_the_paragraph_and_have_no_stronger_standing() {
    let graph = load(&GraphSource::BuiltIn, None).graph;
    let faults: Vec<String> =
        rows("mapped.tsv").iter().flat_map(|row| faults(&graph, row)).collect();
    assert_eq!(faults, [""; 0]);
}

#[test]
fn the_families_return_the_pairs_that_were_expected() {
    let graph = load(&GraphSource::BuiltIn, None).graph;
    let mut expected = BTreeSet::new();
    for row in rows("pairs-mapped.tsv") {
        let [list, line, family, .., pairs, comment] = fields(&row);
        let is_argued = pairs == "-" || list == "graph";
        assert!(!is_argued || !comment.is_empty(), "{list}:{line} gives no reason");
        let pairs = pairs.split(" + ").filter(|pair| *pair != "-");
        expected.extend(pairs.map(|pair| format!("{family}: {}", in_order(pair.split(' ')))));
    }
    assert_eq!(returned(&graph), expected);
}

/// What is wrong with a line of the map.
fn faults(graph: &Graph, row: &[String]) -> Vec<String> {
    let [list, line, .., ids, comment] = fields(row);
    let listed = &rows(&format!("{list}.tsv"))[line.parse::<usize>().expect("a line") - 2];
    let location = format!("{list}:{line}");
    if ids == "-" {
        let reason = format!("{location} gives no reason");
        return if comment.is_empty() { vec![reason] } else { Vec::new() };
    }
    let (mut faults, mut cited) = (Vec::new(), comment.starts_with(WRONG_PARAGRAPH));
    for id in ids.split(" ; ") {
        let Some(found) = Mapped::find(graph, id) else {
            faults.push(format!("{location}: the graph has no {id}"));
            continue;
        };
        cited |=
            listed[0].split(' ').any(|paragraph| found.cites.iter().any(|cite| cite == paragraph));
        let is_firmer =
            found.standing.is_some_and(|standing| doubts(standing.as_str()) > doubts(&listed[5]));
        if is_firmer && comment.is_empty() {
            faults.push(format!(
                "{location}: {id} is firmer than {}, and no comment says why",
                listed[5]
            ));
        }
    }
    if !cited {
        faults.push(format!("{location}: {ids} cites none of {}", listed[0]));
    }
    faults
}

/// A relation, fact or role that a line is mapped to.
struct Mapped {
    cites: Vec<String>,
    /// Only for a relation.
    standing: Option<Standing>,
}

impl Mapped {
    fn find(graph: &Graph, id: &str) -> Option<Self> {
        let Some((slug, says)) = id.split_once('/') else {
            let relation = graph.relation(graph.find_relation(id)?);
            let cites = relation.cites().map(|cite| cite.reference(graph)).collect();
            return Some(Self { cites, standing: Some(relation.standing()) });
        };
        let entity = graph.entity(graph.find_entity(slug)?);
        if says == "role" {
            let cites = entity.cites().map(|cite| cite.reference(graph)).collect();
            return Some(Self { cites, standing: None });
        }
        let fact = entity.facts().find(|fact| fact.says() == says)?;
        let cites = fact.cites().map(|cite| cite.reference(graph)).collect();
        Some(Self { cites, standing: None })
    }
}

/// Higher is firmer.
fn doubts(standing: &str) -> usize {
    let order = ["denied", "alleged", "opinion", "implied", "stated"];
    order.iter().position(|word| *word == standing).unwrap_or_else(|| panic!("{standing}?"))
}

/// Each pair of one of the four that the three families return.
fn returned(graph: &Graph) -> BTreeSet<String> {
    let wanted = graph.relations().filter(|relation| {
        FAMILIES.contains(&relation.family())
            && ends(*relation).iter().any(|end| ASKED.contains(end))
    });
    wanted.map(|relation| format!("{}: {}", relation.family(), in_order(ends(relation)))).collect()
}

fn ends(relation: Relation<'_>) -> [&str; 2] {
    [relation.from(), relation.to()].map(Entity::slug)
}

fn in_order<'s>(ends: impl IntoIterator<Item = &'s str>) -> String {
    let mut ends: Vec<&str> = ends.into_iter().collect();
    ends.sort_unstable();
    ends.join(" and ")
}

/// List, line and three cells of each line of a map, those of the graph's own left out.
fn copied(map: &str, cells: usize) -> Vec<Vec<String>> {
    let rows = rows(map).into_iter().filter(|row| row[0] != "graph");
    rows.map(|row| row[..2 + cells].to_vec()).collect()
}

/// The same of the lists themselves; of each list the cells meant.
fn originals(lists: &[(&str, [usize; 3])]) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    for (list, cells) in lists {
        for (index, row) in rows(&format!("{list}.tsv")).iter().enumerate() {
            let mut line = vec![(*list).to_owned(), (index + 2).to_string()];
            line.extend(cells.iter().map(|cell| row[*cell].clone()));
            lines.push(line);
        }
    }
    lines
}

/// The seven cells of a line of a map.
fn fields(row: &[String]) -> [&str; 7] {
    let cells: Vec<&str> = row.iter().map(String::as_str).collect();
    cells.try_into().unwrap_or_else(|_| panic!("{row:?} has not seven cells"))
}

/// The cells of a table below its heading.
fn rows(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers").join(name);
    let text =
        fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}
