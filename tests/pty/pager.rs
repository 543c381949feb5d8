//! Output that exceeds the screen goes through a pager; the exit status stays that of the command.

use std::process::{Command, Stdio};

use super::explorer::{BINARY, command};
use super::session::Session;

/// A pager that shows how many lines it gets, and the options of `less`.
const COUNT: &str = r#"export GUANXI_PAGER='echo "paged $(grep -c "") LESS=$LESS"'"#;

/// Starts a shell line on a terminal of 60 columns and 10 lines.
fn start(line: &str) -> Option<Session> {
    let mut command = command(&["sh", "-c", line, BINARY, env!("CARGO_MANIFEST_DIR")]);
    for variable in ["PAGER", "GUANXI_PAGER", "LESS", "FORCE_HYPERLINK", "TERM_PROGRAM"] {
        command.env_remove(variable);
    }
    Session::start(command, (60, 10))
}

/// The screen after a shell line.
fn shown_after(line: &str) -> Option<String> {
    Some(start(line)?.text_at_exit())
}

fn assert_shows(line: &str, expected: &str) {
    let Some(shown) = shown_after(line) else { return };
    assert_eq!(shown, expected, "{line}");
}

fn assert_ends_with(line: &str, expected: &str) {
    let Some(shown) = shown_after(line) else { return };
    assert!(shown.ends_with(expected), "{line}\n{shown}");
}

#[test]
fn only_output_that_exceeds_the_screen_is_paged() {
    assert_shows(&format!(r#"{COUNT}; "$0" list families"#), "paged 31 LESS=FRX");
    assert_shows(&format!(r#"{COUNT}; LESS=-S "$0" list families"#), "paged 31 LESS=-S");
    let short = "\
Suning (firm, suning)
also 苏宁

Background, not stated by any source
  Chinese chain of electrical goods shops.

0 of 2 relations, --source courage-speech";
    assert_shows(&format!(r#"{COUNT}; "$0" show suning --source courage-speech"#), short);
}

#[test]
fn the_pager_is_chosen_and_switched_off() {
    let last = "list families | tail -n 1 | cut -c 1-5";
    for off in ["GUANXI_PAGER= PAGER=false", "PAGER= ", "PAGER=cat", "GUANXI_PAGER=cat PAGER=false"]
    {
        let line = format!(r#"{off} "$0" list families > /dev/tty; echo "status $?""#);
        assert_ends_with(&line, "media        6          spoke_through\nstatus 0");
    }
    assert_ends_with(
        &format!(r#"{COUNT}; "$0" --no-pager list families"#),
        "media        6          spoke_through",
    );
    assert_ends_with(
        &format!(r#"{COUNT}; TERM=dumb "$0" list families"#),
        "media        6          spoke_through",
    );
    assert_shows(&format!(r#"{COUNT}; "$0" {last}"#), "media");
    assert_ends_with(
        &format!(r#"{COUNT}; "$0" list families < /dev/null"#),
        "media        6          spoke_through",
    );
    assert_shows(r#"GUANXI_PAGER='wc -l' PAGER=false "$0" list families"#, "31");
    assert_shows(r#"PAGER='wc -l' "$0" list families"#, "31");
    assert_shows(r#"PAGER='WORD=here sh -c "wc -l; echo \$WORD"' "$0" list families"#, "31\nhere");
}

#[test]
fn a_missing_pager_is_reported_and_not_used() {
    let line = r#"PAGER='no-such-pager -x' "$0" list families 2> /tmp/$$; echo "status $?"; cat /tmp/$$; rm /tmp/$$"#;
    assert_ends_with(
        line,
        "media        6          spoke_through\nstatus 0\nguanxi: cannot run the pager `no-such-pager -x`: check GUANXI_PAGER and PAGER",
    );
}

#[test]
fn the_exit_status_is_that_of_the_command() {
    let check = r#""$0" check "$1/tests/graphs/broken"; echo "status $?""#;
    assert_shows(
        &format!(r#"export PAGER='tail -n 1 | sed "s/.*broken: //"'; {check}"#),
        "3 errors, no warnings; 2 entities, 1 relation, 1 source\nstatus 1",
    );
    assert_shows(&format!("export PAGER='wc -l; false'; {check}"), "22\nstatus 1");
}

#[test]
fn a_pager_that_ends_early_is_a_closed_pipe() {
    for pager in ["true", "head -n 1 > /dev/null", "kill -9 $$"] {
        assert_ends_with(
            &format!(r#"PAGER='{pager}' "$0" export json; echo "status $?""#),
            "status 0",
        );
    }
}

#[test]
fn less_keeps_the_keyboard_after_an_interrupt() {
    let less = Command::new("less").arg("--version").stdout(Stdio::null()).status();
    if less.is_err() {
        eprintln!("skipped: less is not installed, so it pages nothing");
        return;
    }
    let Some(mut session) = start(r#"trap : INT; "$0" list families; echo "status $?""#) else {
        return;
    };
    session.wait_for("the prompt of less", |shown| shown.text().trim_end().ends_with(':'));
    session.send(b"\x03");
    // An interrupt may discard keys.
    session.send_until_end(b"q");
    session.wait_for_clean_exit();
    assert!(
        session.output().text().trim_end().ends_with("status 0"),
        "{}",
        session.output().text()
    );
}

#[test]
fn links_are_only_for_terminals_that_show_them() {
    let shown = |line: &str| {
        let mut session = start(line)?;
        session.wait_for_clean_exit();
        let bytes = session.output().bytes.clone();
        Some(String::from_utf8_lossy(&bytes).matches("\u{1b}]8;;file://").count())
    };
    let article = r#"cd "$(mktemp -d)"; mkdir articles; echo "A quarrel" > articles/gazette.txt; export GUANXI_ARTICLES="$PWD/articles""#;
    let show = r#""$0" show ada-berg.leads.north-ferry --graph "$1/tests/graphs/harbour""#;
    let Some(links) = shown(&format!("{article}; TERM_PROGRAM=WezTerm {show}")) else { return };
    assert_eq!(links, 1);
    for without in [
        show.to_owned(),
        format!("TERM_PROGRAM=WezTerm {show} | cat"),
        format!("TERM_PROGRAM=WezTerm {show} --color never"),
    ] {
        assert_eq!(shown(&format!("{article}; {without}")), Some(0), "{without}");
    }
}
