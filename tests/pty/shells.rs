//! Completion in real shells: Tab completes what only the graph knows.

use std::fs;
use std::path::Path;
use std::process::Command;

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use super::session::Session;
use crate::cases::{PROGRAM, root};

/// A line to type, and the line after Tab.
const LINES: &[(&str, &str)] = &[
    ("guanxi show li-b", "guanxi show li-bin"),
    ("guanxi show lei-jun li-b", "guanxi show lei-jun li-bin"),
    ("guanxi list relations --kind per", "guanxi list relations --kind person"),
    ("guanxi list --family rival", "guanxi list --family rivalry"),
    ("guanxi source su7", "guanxi source su7-marketing"),
    ("guanxi --graph slip.yaml show rene", "guanxi --graph slip.yaml show rene-olivier"),
    ("guanxi show --graph=slip.yaml rene", "guanxi show --graph=slip.yaml rene-olivier"),
];

/// Ctrl-U, which empties the line.
const EMPTY_LINE: &[u8] = b"\x15";

/// A graph with one source of one paragraph, so that Tab after the source has one answer.
const ONE_PARAGRAPH: &str = "sources:\n  weekly:\n    title: Two wheels\n    paragraphs: [One.]\n";

#[test]
fn bash_completes() {
    let paragraph = ("guanxi source --graph one.yaml weekly#", "weekly#1");
    assert_completes(
        "bash",
        &["--norc", "--noprofile"],
        "eval \"$(guanxi completions bash)\"",
        &[paragraph],
    );
}

#[test]
fn zsh_completes() {
    let paragraph = ("guanxi source --graph one.yaml weekly#", "weekly\\#1");
    let load = "autoload -U compinit; compinit -u -D; eval \"$(guanxi completions zsh)\"";
    assert_completes("zsh", &["-f"], load, &[paragraph]);
}

#[test]
fn fish_completes() {
    let paragraph = ("guanxi source --graph one.yaml weekly#", "weekly#1");
    assert_completes("fish", &["--no-config"], "guanxi completions fish | source", &[paragraph]);
}

/// In elvish `#` begins a comment, even inside a word.
#[test]
fn elvish_completes() {
    assert_completes("elvish", &["-norc"], "eval (guanxi completions elvish | slurp)", &[]);
}

/// PowerShell asks the terminal for the position of its cursor, so its own function for Tab is called instead.
#[test]
fn powershell_completes() {
    let script = "guanxi completions powershell | Out-String | Invoke-Expression;
        $line = 'guanxi show lei-jun li-b'; (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText";
    assert_prints("pwsh", &["-NoProfile", "-Command", script], "li-bin\n");
}

/// Nushell too asks the terminal for the position of its cursor, so its completer is called instead.
#[test]
fn nushell_completes() {
    let script = "source guanxi.nu;
        do $env.config.completions.external.completer [guanxi show lei-jun li-b] | get value | to text";
    assert_prints("nu", &["--no-config-file", "--commands", script], "li-bin\n");
}

/// Types each common line and each line for this shell, followed by Tab, in a shell that has loaded the completion script.
fn assert_completes(shell: &str, arguments: &[&str], load: &str, own_lines: &[(&str, &str)]) {
    let Some((_folder, mut session)) = start(shell, arguments, load) else { return };
    for (typed, completed) in LINES.iter().chain(own_lines) {
        session.send(format!("{typed}\t").as_bytes());
        session.wait_for_text(completed);
        session.send(EMPTY_LINE);
    }
}

/// Starts a shell in a folder with graphs, and has it load a script.
pub(super) fn start(shell: &str, arguments: &[&str], load: &str) -> Option<(TempDir, Session)> {
    let folder = folder_for(shell)?;
    let mut command = CommandBuilder::new(shell);
    command.args(arguments);
    command.cwd(folder.path());
    command.env_clear();
    for (name, value) in environment(folder.path()) {
        command.env(name, value);
    }
    let mut session = Session::start(command, (100, 30))?;
    // The typed line contains quotes within the word, so only the output of `echo` contains it unbroken.
    session.send(format!("{load}; echo rea'dy'\r").as_bytes());
    session.wait_for_text("ready");
    Some((folder, session))
}

/// Runs a script in a shell, and checks what it prints.
fn assert_prints(shell: &str, arguments: &[&str], expected: &str) {
    let Some(folder) = folder_for(shell) else { return };
    let mut command = Command::new(shell);
    command.args(arguments).current_dir(folder.path()).env_clear();
    let output = command.envs(environment(folder.path())).output().expect("the shell should run");
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{output:?}");
}

/// A folder with graphs and the script for Nushell, which reads scripts only from files. `None`, with a message, if
/// the shell is not installed.
fn folder_for(shell: &str) -> Option<TempDir> {
    if Command::new(shell).arg("--version").output().is_err() {
        eprintln!("skipped: {shell} is not installed, so what it loads is not tested");
        return None;
    }
    let folder = tempfile::tempdir().expect("a folder should be created");
    let script = Command::new(PROGRAM).args(["completions", "nushell"]).output();
    let script = script.expect("guanxi should run").stdout;
    fs::write(folder.path().join("guanxi.nu"), script).expect("the script should be writable");
    fs::write(folder.path().join("one.yaml"), ONE_PARAGRAPH).expect("the graph should be writable");
    fs::copy(root().join("tests/readme/slip.yaml"), folder.path().join("slip.yaml"))
        .expect("the graph should be copied");
    Some(folder)
}

fn environment(home: &Path) -> [(&'static str, String); 4] {
    let programs =
        Path::new(PROGRAM).parent().expect("the program should be in a folder").display();
    let path = format!("{programs}:{}", std::env::var("PATH").unwrap_or_default());
    let home = home.display().to_string();
    [("PATH", path), ("HOME", home), ("TERM", "xterm".to_owned()), ("LC_ALL", "C.UTF-8".to_owned())]
}
