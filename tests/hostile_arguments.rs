//! No argument or variable can forge a line, an escape sequence or invisible text in what a command prints.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::cases::{PROGRAM, root};

const HOSTILE: &str =
    "x\nFORGED\r\u{1b}[31m\u{9b}1m\u{202e}\u{200f}\u{2028}\u{ad}\u{115f}\u{1160}\u{3164}";

fn guanxi(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let graph = root().join("tests/graphs/harbour");
    Command::new(PROGRAM)
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("GUANXI_GRAPH", graph)
        .envs(variables.iter().copied())
        .output()
        .expect("the program should run")
}

/// The words that start the lines of a part of the help, indented by `indent` spaces.
fn first_words(help: &str, indent: usize) -> Vec<String> {
    let prefix = " ".repeat(indent);
    let lines = help.lines().filter_map(|line| line.strip_prefix(&prefix));
    let lines = lines.filter(|line| !line.starts_with(' '));
    lines.filter_map(|line| Some(line.split([' ', ',']).next()?.to_owned())).collect()
}

fn help_of(folder: &Path, arguments: &[&str]) -> String {
    let arguments = [arguments, &["--help"]].concat();
    String::from_utf8(guanxi(folder, &arguments, &[]).stdout).expect("help should be text")
}

fn commands(folder: &Path) -> Vec<String> {
    let help = help_of(folder, &[]);
    let (_, rest) = help.split_once("Commands:\n").expect("the help should list the commands");
    let (commands, _) = rest.split_once("\n\n").expect("the list should end");
    first_words(commands, 2)
}

/// The options of a command that take a value.
fn options(folder: &Path, command: &str) -> Vec<String> {
    let help = help_of(folder, &[command]);
    let lines = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    let with_value = lines.filter(|line| line.contains('<'));
    let option = |line: &str| line.split(", ").last()?.split(' ').next().map(str::to_owned);
    with_value.filter_map(option).collect()
}

/// The output of a command, if any of it is hostile.
fn hostile_output(arguments: &[&str], output: &Output) -> Option<String> {
    let printed = [&output.stdout[..], &output.stderr].concat();
    let text = String::from_utf8_lossy(&printed);
    let is_invisible = |character: char| HOSTILE.contains(character) && !character.is_ascii();
    let is_hostile =
        |character: char| (character.is_control() && character != '\n') || is_invisible(character);
    let is_forged =
        text.contains(is_hostile) || text.lines().any(|line| line.starts_with("FORGED"));
    is_forged.then(|| format!("{arguments:?} printed {text:?}"))
}

#[test]
fn arguments_are_shown_escaped() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let (folder, flag) = (folder.path(), format!("--{HOSTILE}"));
    let mut lines: Vec<Vec<String>> = vec![vec![HOSTILE.to_owned()], vec![flag.clone()]];
    for command in commands(folder) {
        let words = |words: &[&str]| -> Vec<String> {
            [&[command.as_str()], words].concat().iter().map(ToString::to_string).collect()
        };
        let hostile_words = [&[HOSTILE][..], &[HOSTILE, HOSTILE], &["sea-star", HOSTILE], &[&flag]];
        lines.extend(hostile_words.into_iter().map(words));
        let options = options(folder, &command);
        lines.extend(options.iter().map(|option| words(&["sea-star", option, HOSTILE])));
    }
    assert!(lines.len() > 200, "the options were not found");
    let found: Vec<String> = lines
        .iter()
        .filter_map(|line| {
            let words: Vec<&str> = line.iter().map(String::as_str).collect();
            // Some commands create files that others would read.
            let folder = tempfile::tempdir().expect("the temporary folder should be created");
            hostile_output(&words, &guanxi(folder.path(), &words, &[]))
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn variables_and_the_folder_are_shown_escaped() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let inner = folder.path().join(HOSTILE);
    fs::create_dir(&inner).expect("the folder should be created");
    let names = ["GRAPH", "ARTICLES", "DEPTH", "COLOR", "EDITOR", "OPENER", "CONFIG"];
    let found: Vec<String> = names
        .iter()
        .flat_map(|name| {
            let name = format!("GUANXI_{name}");
            let lines = [&["check"][..], &["config", "check"], &["config", "show"]];
            let run =
                |line: &&[&str]| hostile_output(line, &guanxi(&inner, line, &[(&name, HOSTILE)]));
            lines.iter().filter_map(run).map(|found| format!("{name}: {found}")).collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[cfg(unix)]
#[test]
fn programs_get_the_exact_path_of_the_config_file() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let path = OsStr::from_bytes(b"/caf\xe9/config.toml");
    let output = Command::new(PROGRAM)
        .args(["config", "path"])
        .env_clear()
        .env("GUANXI_CONFIG", path)
        .output()
        .expect("the program should run");
    assert_eq!(output.stdout, [path.as_bytes(), b"\n"].concat());
}

#[test]
fn words_that_a_hit_lacks_are_shown_escaped() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    for format in ["table", "json"] {
        let line = ["search", "sea star \u{115f}x", "--format", format];
        let output = guanxi(folder.path(), &line, &[]);
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(printed.contains("\\u{115f}"), "{printed}");
        assert_eq!(hostile_output(&line, &output), None);
    }
}

#[test]
fn suggested_commands_mean_the_same_in_every_shell() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let path = r#"it's\'a\\b $x;"!*~ \"#;
    let output = guanxi(folder.path(), &["init", path], &[]);
    let printed = String::from_utf8(output.stdout).expect("the output should be text");
    let (_, word) = printed.trim_end().split_once("guanxi --graph ").expect("a suggested command");
    for shell in ["sh", "dash", "bash", "zsh", "fish"] {
        let run = Command::new(shell).args(["-c", &format!("printf %s {word}")]).output();
        let Ok(run) = run else {
            eprintln!("skipped: {shell} is not installed, so it reads no suggested command");
            continue;
        };
        assert_eq!(String::from_utf8_lossy(&run.stdout), path, "{shell}");
    }
}
