//! Golden cases. Each is a folder with a command (`cmd`) and everything that the command prints (`out`).
//!
//! `sh` runs `cmd` with `guanxi` on its path, in an empty temporary folder. `$graphs` is the folder of the fixtures.
//! `out` contains standard output, then standard error after `--- stderr` unless it is empty, then the exit status
//! after `--- status` unless it is 0.
//!
//! After an intended change, run `GUANXI_BLESS=1 cargo test cases` and read the diff.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The path of the built program.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_guanxi");

#[test]
fn every_command_prints_the_expected_output() {
    let bless = std::env::var_os("GUANXI_BLESS").is_some();
    let mut differences = Vec::new();
    for case in cases() {
        let command = fs::read_to_string(case.join("cmd")).expect("each case should have a cmd");
        let printed = transcript(&run(&command));
        let expected = fs::read_to_string(case.join("out")).unwrap_or_default();
        if printed == expected {
            continue;
        }
        if bless {
            fs::write(case.join("out"), &printed).expect("the case should be writable");
        } else {
            let difference = first_difference(&expected, &printed);
            differences.push(format!("{}\n{difference}", case.display()));
        }
    }
    assert!(differences.is_empty(), "unexpected output:\n{}", differences.join("\n"));
}

/// Runs a script with `guanxi` on its path and no other environment variables of the test.
pub(crate) fn run(script: &str) -> Output {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let program_folder = Path::new(PROGRAM).parent().expect("the program should be in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new("sh")
        .args(["-c", script])
        .current_dir(folder.path())
        .env_clear()
        .env("PATH", format!("{}:{path}", program_folder.display()))
        .env("graphs", root().join("tests/graphs"))
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("`sh` should run")
}

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/cases")).expect("the cases should be readable");
    let paths = entries.map(|entry| entry.expect("the cases should be readable").path());
    let mut cases: Vec<PathBuf> = paths.filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The output, errors and exit status of a command as one text, without the path of the project on this machine.
fn transcript(output: &Output) -> String {
    let text = |bytes: &[u8]| {
        let project = root().to_string_lossy().into_owned();
        String::from_utf8_lossy(bytes).replace(&project, "")
    };
    let mut transcript = text(&output.stdout);
    let errors = text(&output.stderr);
    if !errors.is_empty() {
        transcript.push_str("--- stderr\n");
        transcript.push_str(&errors);
    }
    let status = match output.status.code() {
        Some(0) => String::new(),
        Some(status) => format!("--- status {status}\n"),
        None => "--- killed\n".to_owned(),
    };
    transcript + &status
}

/// The first line that differs, with both versions.
fn first_difference(expected: &str, printed: &str) -> String {
    let pairs = expected.lines().zip(printed.lines());
    let equal_count = pairs.take_while(|(expected, printed)| expected == printed).count();
    let line = |text: &str| text.lines().nth(equal_count).unwrap_or("(nothing)").to_owned();
    format!("  line {}\n  - {}\n  + {}", equal_count + 1, line(expected), line(printed))
}
