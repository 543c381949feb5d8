//! A misspelt name is accepted on a terminal, with a note, unless the output is for a program.

use super::explorer::{BINARY, command};
use super::session::Session;

/// A shell line that shows an entity in a pipe, as TSV and on the terminal.
const LINE: &str = r#""$0" show suing --kind firm | head -n 1; "$0" show suing --format tsv;
    "$0" show suing --color never >&2"#;

#[test]
fn a_similar_name_is_accepted_only_on_a_terminal() {
    let Some(mut session) = Session::start(command(&["sh", "-c", LINE, BINARY]), (100, 30)) else {
        return;
    };
    session.wait_for_clean_exit();
    let text = session.output().text();
    let lines: Vec<&str> = text.lines().map(str::trim_end).take(4).collect();
    let refused = "guanxi: no entity `suing`: did you mean Suning?";
    let output = "guanxi: no `suing`; showing Suning";
    assert_eq!(lines, [refused, refused, output, "Suning (firm, suning)"]);
}
