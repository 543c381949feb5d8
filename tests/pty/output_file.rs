//! Output to a file while the program runs on a terminal.

use super::explorer::{BINARY, command};
use super::session::Session;

/// A shell line that compares a picture written by `-o` with a redirected one, and counts its escape sequences.
const LINE: &str = r#"cd "$(mktemp -d)" && "$0" draw lei-jun -o a.txt && "$0" draw lei-jun > b.txt &&
    cmp a.txt b.txt && echo same; grep -c "$(printf '\033')" a.txt; rm a.txt b.txt"#;

#[test]
fn files_and_pipes_get_the_same_output() {
    let Some(mut session) = Session::start(command(&["sh", "-c", LINE, BINARY]), (60, 30)) else {
        return;
    };
    session.wait_for_clean_exit();
    assert_eq!(session.output().text().trim_end(), "same\n0");
}
