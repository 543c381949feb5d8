//! Golden cases: a folder with a command (`cmd`) and everything it prints (`out`).
//!
//! `cmd` is run by `sh` with `guanxi` on its path, in an empty temporary folder. `$graphs` is the folder of the
//! fixtures. `out` has standard output, then standard error after `--- stderr`, then the exit status after
//! `--- status`, each only if there is one.
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
    let mut wrong = Vec::new();
    for case in cases() {
        let command = fs::read_to_string(case.join("cmd")).expect("each case has a cmd");
        let printed = told(&run(&command));
        let expected = fs::read_to_string(case.join("out")).unwrap_or_default();
        if printed == expected {
            continue;
        }
        if bless {
            fs::write(case.join("out"), &printed).expect("the case can be written");
        } else {
            wrong.push(format!("{}\n{}", case.display(), difference(&expected, &printed)));
        }
    }
    assert!(wrong.is_empty(), "other than expected:\n{}", wrong.join("\n"));
}

/// Runs a script with `guanxi` on its path and no other environment variables of the test.
pub(crate) fn run(script: &str) -> Output {
    let folder = tempfile::tempdir().expect("a passing folder");
    let program_folder = Path::new(PROGRAM).parent().expect("the program is in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new("sh")
        .args(["-c", script])
        .current_dir(folder.path())
        .env_clear()
        .env("PATH", format!("{}:{path}", program_folder.display()))
        .env("graphs", root().join("tests/graphs"))
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("sh runs")
}

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/cases")).expect("the folder of cases");
    let mut cases: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Everything a run printed as one text, without the path of the project on this machine.
fn told(output: &Output) -> String {
    let text = |bytes: &[u8]| {
        let here = root().to_string_lossy().into_owned();
        String::from_utf8_lossy(bytes).replace(&here, "")
    };
    let mut told = text(&output.stdout);
    let errors = text(&output.stderr);
    if !errors.is_empty() {
        told.push_str("--- stderr\n");
        told.push_str(&errors);
    }
    let status = match output.status.code() {
        Some(0) => String::new(),
        Some(status) => format!("--- status {status}\n"),
        None => "--- killed\n".to_owned(),
    };
    told + &status
}

/// The first line that differs, with both versions.
fn difference(expected: &str, printed: &str) -> String {
    let same =
        expected.lines().zip(printed.lines()).take_while(|(one, other)| one == other).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(nothing)").to_owned();
    format!("  line {}\n  - {}\n  + {}", same + 1, line(expected), line(printed))
}
