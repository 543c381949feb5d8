//! Key bindings in real shells: Alt-i inserts the entities chosen in the finder.

use super::picker::wait_for_finder;
use super::session::Session;
use super::shells::start;

const ALT_I: &[u8] = b"\x1bi";

#[test]
fn bash_inserts_at_the_cursor() {
    assert_inserts(
        "bash",
        &["--norc", "--noprofile", "-i"],
        "eval \"$(guanxi completions bash --keys)\"",
    );
}

#[test]
fn zsh_inserts_at_the_cursor() {
    assert_inserts("zsh", &["-f", "-i"], "eval \"$(guanxi completions zsh --keys)\"");
}

#[test]
fn fish_inserts_at_the_cursor() {
    assert_inserts("fish", &["--no-config"], "guanxi completions fish --keys | source");
}

/// Types a line with a gap, inserts entities there with Alt-i, and runs the line. Repeats this with another graph, and
/// once cancels the finder.
fn assert_inserts(shell: &str, arguments: &[&str], load: &str) {
    let Some((_folder, mut session)) = start(shell, arguments, load) else { return };
    // Left goes back over the closing bracket.
    session.send(b"echo is'[]'\x1b[D\x1b[D");
    pick(&mut session, "leijun\x14\x15jim farley\x14\r");
    session.send(b"\r");
    session.wait_for_text("is[lei-jun jim-farley]");
    session.send(b"echo --graph slip.yaml by' '");
    pick(&mut session, "rene\r");
    session.send(b"\r");
    session.wait_for_text("--graph slip.yaml by rene-olivier");
    session.send(b"echo no'thing' ");
    pick(&mut session, "\x03");
    session.send(b"more\r");
    session.wait_for_text("nothing more");
}

/// Opens the finder with Alt-i, types there, and waits until it has closed.
fn pick(session: &mut Session, keys: &str) {
    session.send(ALT_I);
    wait_for_finder(session);
    session.send(keys.as_bytes());
    session.wait_for("the line", |output| !output.is_set_up());
}
