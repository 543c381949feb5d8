//! The CSV set is imported as the graph from which it was exported.

use crate::cases::run;

const GRAPHS: [&str; 10] = [
    "everything.yaml",
    "ages",
    "anchors",
    "clerks",
    "harbour",
    "hostile",
    "namesakes",
    "passage",
    "quarrel",
    "../../graph",
];

#[test]
fn an_import_of_the_set_has_no_differences() {
    for graph in GRAPHS {
        let script = format!(
            "set -e
            guanxi export csv-set --bom --graph \"$graphs/{graph}\" -o set
            guanxi import csv set -o imported > /dev/null
            guanxi diff \"$graphs/{graph}\" imported
            guanxi export json --graph \"$graphs/{graph}\" > before.json
            guanxi export json --graph imported > after.json
            cmp before.json after.json
            guanxi export csv-set --bom --graph imported -o again
            diff -r set again"
        );
        let output = run(&script);
        let printed = String::from_utf8_lossy(&output.stdout);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{graph}: {printed}{errors}");
    }
}

#[test]
fn citations_of_articles_without_gists_read_back_without_the_articles() {
    let script = "set -e
        mkdir -p g/articles
        printf 'Para one.\n\nPara two.\n\nPara three.\n' > g/articles/s.txt
        cp g/articles/s.txt g/articles/t.txt
        cat > g/guanxi.yaml << 'YAML'
entity_kinds: {p: {plural: ps}}
relation_kinds: {k: {says: k, back: bk}}
sources: {s: {title: S}, t: {title: T}, u: {title: U}}
entities: {a: {kind: p, name: A, role: R, cites: [t#1]}, b: {kind: p, name: B}}
relations:
  - {from: a, kind: k, to: b, claim: c, cites: ['s#1 \"one\"', s#2, u]}
YAML
        guanxi export json --graph g > g.json
        guanxi import json g.json -o from-json
        guanxi export csv-set --graph g -o set
        guanxi import csv set -o from-set
        guanxi export yaml --graph g > g.yaml
        for copy in from-json from-set g.yaml; do
          guanxi check --graph $copy
          guanxi check --graph $copy --articles g/articles
          guanxi diff g $copy
        done
        grep -A1 'paragraphs' g.yaml";
    let output = run(script);
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{printed}{}", String::from_utf8_lossy(&output.stderr));
    let listed = printed.matches("paragraphs: [~, ~, ~]").count();
    assert_eq!(listed, 2, "{printed}");
}

#[test]
fn other_tables_in_the_folder_of_a_set_are_reported() {
    let script = "set -e
        guanxi export csv-set --graph \"$graphs/everything.yaml\" -o set
        echo 'a,b' > set/other.csv
        guanxi import csv set -o imported";
    let printed = String::from_utf8_lossy(&run(script).stdout).into_owned();
    let problem = "warning[not-mapped]: this is not a table of the set, so it is left out\n --> set/other.csv\n";
    assert!(printed.contains(problem), "{printed}");
}

#[test]
fn rows_in_any_order_and_spreadsheet_tables_are_read() {
    // As some spreadsheets write them: in another order, with semicolons, without derived columns.
    let script = "set -e
        guanxi export csv-set --graph \"$graphs/everything.yaml\" -o set
        cd set
        printf 'name;note;entity\\nAlder, & Sons;;al\\nAlder AG;printed so;al\\n' > aliases.csv
        { head -n 1 links.csv; tail -n +2 links.csv | sort -r; } > sorted && mv sorted links.csv
        guanxi import csv *.csv -o ../imported
        guanxi show al --graph ../imported";
    let output = run(script);
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for expected in ["Alder, & Sons", "Alder AG (printed so)", "Q4242424242"] {
        assert!(printed.contains(expected), "{expected} is missing: {printed}");
    }
}

#[test]
fn a_broken_free_form_cell_loses_only_itself() {
    let script = "set -e
        guanxi export csv-set --graph \"$graphs/everything.yaml\" -o set
        for table in entities relations sources graph; do
          sed -i '2,$s/{\"\"/{/g' set/$table.csv
        done
        guanxi import csv set -o imported | grep -A1 'error'
        guanxi diff \"$graphs/everything.yaml\" imported --format tsv | cut -f 1-4";
    let output = run(script);
    let printed = String::from_utf8_lossy(&output.stdout);
    let problem = |place: &str| {
        format!(
            "error[wrong-shape]: the cell `extra` is left out, because it is not JSON: a name without double quotes (character 2)\n --> {place}\n"
        )
    };
    for place in
        ["set/entities.csv:2", "set/relations.csv:2", "set/sources.csv:2", "set/graph.csv:2"]
    {
        assert!(printed.contains(&problem(place)), "{place}: {printed}");
    }
    let changes = "type\tchange\tid\tfield\ngraph\tchanged\t\textra\nsource\tchanged\ta\textra\nentity\tchanged\tal\textra\nrelation\tchanged\tal.owns.bi\textra\n";
    assert!(printed.ends_with(changes), "{printed}");
}

#[test]
fn spreadsheet_numbers_and_booleans_are_read_unless_ambiguous() {
    // As some programs write them: capital booleans, and decimals in columns with empty cells.
    let script = "set -e
        guanxi export csv-set --graph \"$graphs/everything.yaml\" -o set
        sed -i -E 's/,true,/,TRUE,/; s/,false,/,False,/' set/relation-kinds.csv
        sed -i -E 's/,(1|3),/,\\1.0,/' set/citations.csv
        sed -i -E 's/,1987,/,1987.0,/; s/^al,([12]),/al,\\1.0,/' set/facts.csv
        grep -q TRUE set/relation-kinds.csv; grep -q 1987.0 set/facts.csv
        guanxi import csv set -o imported > /dev/null
        guanxi diff \"$graphs/everything.yaml\" imported
        sed -i 's/,a,1.0,/,a,1.5,/' set/citations.csv
        guanxi import csv set -o broken | grep -A1 'error' | head -5";
    let output = run(script);
    let printed = String::from_utf8_lossy(&output.stdout);
    let expected = "no differences\n\
        error[bad-citation]: `1.5` is not a paragraph number\n --> set/citations.csv:2\n";
    assert!(printed.starts_with(expected), "{printed}{}", String::from_utf8_lossy(&output.stderr));
}
