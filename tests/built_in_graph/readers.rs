//! Every claim that two readers, who had not seen the graph, found in the articles is in the graph, or there is a
//! reason why it is not.
//!
//! `readers/reader-1.tsv` and `reader-2.tsv` are their lists, each for two articles; these files must not be changed.
//! `mapped.tsv` lists for each line the corresponding relations (`from.kind.to`, `.2` …), facts (`entity/label`) and
//! roles (`entity/role`), separated by ` ; `, or `-` and a reason. `reader-*-pairs.tsv` list the pairs that the readers
//! expected in three families, and `pairs-mapped.tsv` the two ends in the graph, or `-` and a reason. A pair in the
//! graph that no reader expected is a line of the list `graph`, with a reason.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use guanxi::load::{GraphSource, load};
use guanxi::model::{Entity, Graph, Relation, Standing};

/// The entities whose pairs are listed.
const ENTITIES: [&str; 4] = ["xiaomi", "lei-jun", "xpeng", "huawei"];
/// The families of those pairs.
const FAMILIES: [&str; 3] = ["cooperation", "advice", "rivalry"];
/// The prefix of a comment that explains that the list gives the wrong paragraph.
const WRONG_PARAGRAPH: &str = "paragraph: ";

#[test]
fn every_line_of_the_lists_is_mapped_once() {
    let lists = [("reader-1", [1, 2, 3]), ("reader-2", [1, 2, 3])];
    assert_eq!(copied("mapped.tsv", 3), originals(&lists));
    let lists = [("reader-1-pairs", [0, 1, 2]), ("reader-2-pairs", [0, 1, 2])];
    assert_eq!(copied("pairs-mapped.tsv", 3), originals(&lists));
}

#[test]
fn mapped_claims_exist_cite_the_paragraph_and_have_no_stronger_standing() {
    let graph = load(&GraphSource::BuiltIn, None).graph;
    let faults: Vec<String> =
        rows("mapped.tsv").iter().flat_map(|row| faults(&graph, row)).collect();
    assert_eq!(faults, [""; 0]);
}

#[test]
fn the_families_contain_the_expected_pairs() {
    let graph = load(&GraphSource::BuiltIn, None).graph;
    let mut expected = BTreeSet::new();
    for row in rows("pairs-mapped.tsv") {
        let [list, line, family, .., pairs, comment] = fields(&row);
        let needs_reason = pairs == "-" || list == "graph";
        assert!(!needs_reason || !comment.is_empty(), "{list}:{line} gives no reason");
        let pairs = pairs.split(" + ").filter(|pair| *pair != "-");
        expected.extend(pairs.map(|pair| format!("{family}: {}", in_order(pair.split(' ')))));
    }
    assert_eq!(pairs_in_families(&graph), expected);
}

/// The faults of a line of `mapped.tsv`.
fn faults(graph: &Graph, row: &[String]) -> Vec<String> {
    let [list, line, .., ids, comment] = fields(row);
    let listed = &rows(&format!("{list}.tsv"))
        [line.parse::<usize>().expect("the line should be a number") - 2];
    let location = format!("{list}:{line}");
    if ids == "-" {
        let reason = format!("{location} gives no reason");
        return if comment.is_empty() { vec![reason] } else { Vec::new() };
    }
    let (mut faults, mut cited) = (Vec::new(), comment.starts_with(WRONG_PARAGRAPH));
    for id in ids.split(" ; ") {
        let Some(claim) = MappedClaim::find(graph, id) else {
            faults.push(format!("{location}: the graph has no {id}"));
            continue;
        };
        cited |=
            listed[0].split(' ').any(|paragraph| claim.cites.iter().any(|cite| cite == paragraph));
        let is_stronger =
            claim.standing.is_some_and(|standing| rank(standing.as_str()) > rank(&listed[5]));
        if is_stronger && comment.is_empty() {
            faults.push(format!(
                "{location}: {id} is stronger than {}, and no comment gives a reason",
                listed[5]
            ));
        }
    }
    if !cited {
        faults.push(format!("{location}: {ids} cites none of {}", listed[0]));
    }
    faults
}

/// A relation, fact or role to which a line is mapped.
struct MappedClaim {
    cites: Vec<String>,
    /// The standing of a relation; `None` for a fact or role.
    standing: Option<Standing>,
}

impl MappedClaim {
    fn find(graph: &Graph, id: &str) -> Option<Self> {
        let Some((slug, label)) = id.split_once('/') else {
            let relation = graph.relation(graph.find_relation(id)?);
            let cites = relation.cites().map(|cite| cite.reference(graph)).collect();
            return Some(Self { cites, standing: Some(relation.standing()) });
        };
        let entity = graph.entity(graph.find_entity(slug)?);
        if label == "role" {
            let cites = entity.cites().map(|cite| cite.reference(graph)).collect();
            return Some(Self { cites, standing: None });
        }
        let fact = entity.facts().find(|fact| fact.label() == label)?;
        let cites = fact.cites().map(|cite| cite.reference(graph)).collect();
        Some(Self { cites, standing: None })
    }
}

/// The rank of a standing; a stronger standing has a higher rank.
fn rank(standing: &str) -> usize {
    let order = ["denied", "alleged", "opinion", "implied", "stated"];
    let rank = order.iter().position(|word| *word == standing);
    rank.unwrap_or_else(|| panic!("unknown standing {standing}"))
}

/// The pairs in the three families with at least one of the four entities.
fn pairs_in_families(graph: &Graph) -> BTreeSet<String> {
    let relations = graph.relations().filter(|relation| {
        FAMILIES.contains(&relation.family())
            && ends(*relation).iter().any(|end| ENTITIES.contains(end))
    });
    let pairs =
        relations.map(|relation| format!("{}: {}", relation.family(), in_order(ends(relation))));
    pairs.collect()
}

fn ends(relation: Relation<'_>) -> [&str; 2] {
    [relation.from(), relation.to()].map(Entity::slug)
}

fn in_order<'s>(ends: impl IntoIterator<Item = &'s str>) -> String {
    let mut ends: Vec<&str> = ends.into_iter().collect();
    ends.sort_unstable();
    ends.join(" and ")
}

/// The list, the line and the next `cells` cells of each row of a table, except those of the list `graph`.
fn copied(map: &str, cells: usize) -> Vec<Vec<String>> {
    let rows = rows(map).into_iter().filter(|row| row[0] != "graph");
    rows.map(|row| row[..2 + cells].to_vec()).collect()
}

/// What [`copied`] should return: the list, the line and the cells with the given indices of each row of the lists.
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

/// The seven cells of a row.
fn fields(row: &[String]) -> [&str; 7] {
    let cells: Vec<&str> = row.iter().map(String::as_str).collect();
    cells.try_into().unwrap_or_else(|_| panic!("{row:?} does not have seven cells"))
}

/// The cells of a table, without its header row.
fn rows(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers").join(name);
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}
