//! A misspelt name: accepted on a terminal, with a note, unless the output is for a program.

use super::explorer::{BINARY, command};
use super::session::Session;

/// A shell line that shows the first line of an answer and of its note.
const LINE: &str = r#""$0" show suing --kind firm | head -n 1; "$0" show suing --format tsv;
    "$0" show suing --color never >&2"#;

#[test]
fn only_a_person_at_a_terminal_is_shown_a_similar_name() {
    let Some(mut session) = Session::start(command(&["sh", "-c", LINE, BINARY]), (100, 30)) else {
        return;
    };
    session.end_and_check_restored();
    let text = session.shown().text();
    let lines: Vec<&str> = text.lines().map(str::trim_end).take(4).collect();
    let refused = "guanxi: no entity `suing`: did you mean Suning?";
    let shown = "guanxi: no `suing`; showing Suning";
    assert_eq!(lines, [refused, refused, shown, "Suning (firm, suning)"]);
}
