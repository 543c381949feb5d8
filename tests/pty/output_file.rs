//! An answer that goes to a file while the program runs on a terminal.

use super::explorer::{BINARY, command};
use super::session::Session;

/// A shell line that shows how wide a picture in a file is and how many escape sequences it has.
const LINE: &str = r#"cd "$(mktemp -d)" && "$0" draw lei-jun -o a.txt && "$0" draw lei-jun > b.txt &&
    cmp a.txt b.txt && echo same; grep -c "$(printf '\033')" a.txt; rm a.txt b.txt"#;

#[test]
fn files_and_pipes_get_the_same_output() {
    let Some(mut session) = Session::start(command(&["sh", "-c", LINE, BINARY]), (60, 30)) else {
        return;
    };
    session.end_and_check_restored();
    assert_eq!(session.shown().text().trim_end(), "same\n0");
}
