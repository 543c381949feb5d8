//! The figures of a graph with many sources and long names fit on a screen.

use super::explorer::{BINARY, command};
use super::session::Session;

/// A shell line that makes a graph, whose slugs are long if there is an argument, and prints its figures.
const LINE: &str = r#"cd "$(mktemp -d)" && long=-of-the-district-court-for-the-northern-part-of-the-province
{
    echo 'title: Many sources'
    echo "entity_kinds: {firm$1: {plural: firms}}"
    echo "relation_kinds: {met: {says: met, mutual: true, family: meetings$1}}"
    echo 'sources:'
    for number in $(seq 700); do
        name=register-$number; [ "$number" = 7 ] && name=$name$long
        echo "  $name: {title: Register $number, paragraphs: [Entry.]}"
    done
    echo "entities: {x: {kind: firm$1, name: Alder$1}, y: {kind: firm$1, name: Birch}}"
    echo 'relations: [{from: x, kind: met, to: y, claim: They met., cites: [register-1#1]}]'
} > many.yaml
"$0" stats --graph many.yaml; rm many.yaml"#;

/// The table of sources, which is the same for short and long names.
const SOURCES: &str = "\
Sources, with paragraph and claim counts
  cited  uncited  page furniture  relations  facts  only here  id
  1      0        0               1          0      1          register-1
  0      1        0               0          0      0          register-2
  0      1        0               0          0      0          register-3
  0      1        0               0          0      0          register-4
  0      1        0               0          0      0          register-5
  0      1        0               0          0      0          register-6
  0      1        0               0          0      0          register-7-of-th…
  0      1        0               0          0      0          register-8
  0      1        0               0          0      0          register-9
  0      1        0               0          0      0          register-10
  and 690 more; use --all to list them
";

/// The lines before and after the table of sources.
const SHORT: [&str; 2] = [
    "\
Many sources
2 entities, 1 relation, 700 sources, 700 independent sources
Entities            Relations
  kind  entities      family    relations  not stated
  firm  2             meetings  1          0
",
    "\
Most connected
  ██████  1 relation connects Alder to 1 other (meetings 1).
  ██████  1 relation connects Birch to 1 other (meetings 1).
Groups
  Alder and Birch belong together: 1 relation among them, none with others.
",
];

const LONG: [&str; 2] = [
    "\
Many sources
2 entities, 1 relation, 700 sources, 700 independent sources
Entities                          Relations
  kind                entities      family                 relations  not stated
  firm-of-the-distr…  2             meetings-of-the-dist…  1          0
",
    "\
Most connected
  ██████  1 relation connects Alder-of-the-district-c… to 1 other (meetings-of…
            1).
  ██████  1 relation connects Birch to 1 other (meetings-of… 1).
Groups
  Alder-of-the-district-c… and Birch belong together: 1 relation among them,
    none with others.
",
];

fn check(argument: &str, rows: u16, [before, after]: [&str; 2]) {
    let command = command(&["sh", "-c", LINE, BINARY, argument]);
    let Some(mut session) = Session::start(command, (80, rows)) else { return };
    assert_eq!(session.text_at_exit(), [before, SOURCES, after].concat().trim_end());
}

#[test]
fn the_figures_of_many_sources_fit_on_a_screen() {
    check("", 24, SHORT);
}

#[test]
fn long_names_are_cut() {
    check("-of-the-district-court-for-the-northern-part-of-the-province", 26, LONG);
}
