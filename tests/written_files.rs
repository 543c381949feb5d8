//! Files are written whole or not at all: on a full disk, and when a signal ends the program.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::cases::{PROGRAM, run};

/// The signals on which the program removes its temporary file, unlike SIGKILL and those of fatal faults, such as SIGSEGV.
pub(crate) const HANDLED: [Signal; 7] = [
    Signal::INT,
    Signal::TERM,
    Signal::HUP,
    Signal::QUIT,
    Signal::ALARM,
    Signal::USR1,
    Signal::USR2,
];

/// Every file in a folder with its content, sorted by name.
fn contents(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("the folder should be readable");
    let mut files: Vec<_> = entries
        .map(|entry| {
            let path = entry.expect("the folder should be readable").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("the file should be readable"))
        })
        .collect();
    files.sort();
    files
}

/// Runs a command with growing file size limits, as a substitute for a full disk, until it succeeds. Each failure must
/// print this message and leave the folder as it was.
#[track_caller]
fn fail_at_every_size(prepare: &str, command: &str, message: &str) {
    let script = format!(
        "{prepare}
         find . -type f | sort > ../before; find . -type f -exec cat {{}} + > ../before-text
         limit=1; failures=0
         until (ulimit -f $limit; {command}) > ../out 2> ../errors; do
           echo \"$? $(cat ../errors)\" >> ../failures
           find . | grep -v '^.$' | sort > ../after; find . -type f -exec cat {{}} + > ../after-text
           cmp ../before ../after && cmp ../before-text ../after-text || exit 9
           limit=$((limit * 4)); failures=$((failures + 1))
         done
         sort -u ../failures; [ $failures -gt 0 ] && echo failed; find . | sort"
    );
    let output = run(&format!("mkdir inner && cd inner && {script}"));
    let printed = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(errors, "", "{printed}");
    assert!(printed.starts_with(&format!("2 guanxi: {message}\nfailed\n")), "{printed}");
}

#[test]
fn a_full_disk_leaves_the_old_output_file() {
    fail_at_every_size(
        "echo old > a.json",
        "guanxi export json -o a.json --force",
        "cannot write a.json: file too large",
    );
}

#[test]
fn a_full_disk_leaves_no_new_output_file() {
    fail_at_every_size("", "guanxi export svg -o a.svg", "cannot write a.svg: file too large");
}

#[test]
fn a_full_disk_leaves_no_part_of_a_new_graph() {
    let output = run("for limit in 0 2 8; do
           (ulimit -f $limit; guanxi init --example new/graph); echo \"status $?\"; ls -A
         done");
    let errors = String::from_utf8_lossy(&output.stderr);
    let is_refusal = |line: &str| line.contains("cannot write new/graph/");
    assert_eq!(errors.lines().filter(|line| is_refusal(line)).count(), 3, "{errors}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "status 2\n".repeat(3));
}

/// A graph whose export takes long enough to be interrupted.
fn large_graph() -> String {
    use std::fmt::Write as _;
    let mut text = "entity_kinds: {thing: {plural: things}}\nentities:\n".to_owned();
    for index in 0..4_000 {
        writeln!(text, "  t-{index}: {{kind: thing, name: Thing {index}}}")
            .expect("writing to a String cannot fail");
    }
    text
}

pub(crate) fn send(child: &Child, signal: Signal) {
    let id = i32::try_from(child.id())
        .ok()
        .and_then(Pid::from_raw)
        .expect("the program should have a process id");
    kill_process(id, signal).expect("the program should be running");
}

/// A folder with the graph to export and the folder `out`.
fn export_folder() -> TempDir {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    fs::create_dir(folder.path().join("out")).expect("the folder should be created");
    fs::write(folder.path().join("graph.yaml"), large_graph())
        .expect("the graph should be written");
    folder
}

/// Adds the arguments of an export that overwrites `out/a.json`.
fn with_export(mut program: Command, folder: &Path) -> Command {
    program.args(["export", "json", "--force", "-o"]).arg(folder.join("out/a.json"));
    program.arg("--graph").arg(folder.join("graph.yaml"));
    program.env("GUANXI_CACHE", "false").stdin(Stdio::null()).stderr(Stdio::null());
    program
}

/// Starts an export over a file, and waits until its temporary file exists; `None` if the export ends first.
fn start_export(folder: &Path, program: Command) -> Option<Child> {
    let mut child = with_export(program, folder).spawn().expect("the program should start");
    while child.try_wait().expect("the program should be running").is_none() {
        if contents(&folder.join("out")).len() > 1 {
            return Some(child);
        }
        thread::sleep(Duration::from_millis(1));
    }
    None
}

/// Whether this process ignores a signal, as background jobs of a script do; its children inherit that.
fn is_ignored(signal: Signal) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask & (1 << (signal.as_raw() - 1)) != 0)
}

/// Sends a signal to an export that overwrites a file. Repeats this until the signal arrives before the export ends.
fn interrupt_export(folder: &Path, signal: Signal) {
    for _ in 0..50 {
        fs::write(folder.join("out/a.json"), "old").expect("the file should be written");
        let Some(mut child) = start_export(folder, Command::new(PROGRAM)) else { continue };
        send(&child, signal);
        let status = child.wait().expect("the program should end");
        if let Some(number) = std::os::unix::process::ExitStatusExt::signal(&status) {
            return assert_eq!(number, signal.as_raw());
        }
    }
    panic!("every export ended before the signal: enlarge the graph");
}

#[test]
fn a_signal_leaves_the_old_file_and_no_temporary_one() {
    let folder = export_folder();
    let out = folder.path().join("out");
    for signal in HANDLED.into_iter().filter(|signal| !is_ignored(*signal)) {
        interrupt_export(folder.path(), signal);
        assert_eq!(contents(&out), [("a.json".to_owned(), "old".to_owned())], "{signal:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn an_ignored_signal_does_not_end_an_export() {
    let folder = export_folder();
    let out = folder.path().join("out");
    fs::write(out.join("a.json"), "old").expect("the file should be written");
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"trap '' HUP; exec "$0" "$@""#, PROGRAM]);
    let Some(mut child) = start_export(folder.path(), shell) else {
        panic!("the export ended before the signal: enlarge the graph");
    };
    send(&child, Signal::HUP);
    assert!(child.wait().expect("the program should end").success());
    assert!(contents(&out)[0].1.contains("Thing 3999"), "the export is not complete");
}

fn remove_temporary_files(folder: &Path) {
    for (name, _) in contents(folder).iter().filter(|(name, _)| name.starts_with(".guanxi-")) {
        fs::remove_file(folder.join(name)).expect("the file should be removed");
    }
}

/// The number of runs for each signal, at evenly spaced moments of an export.
const MOMENTS: u32 = 6;

#[test]
fn an_output_file_is_old_or_complete_whenever_a_signal_arrives() {
    let folder = export_folder();
    let out = folder.path().join("out");
    let export = || with_export(Command::new(PROGRAM), folder.path());
    let start = std::time::Instant::now();
    assert!(export().status().expect("the program should run").success());
    let (duration, complete) = (start.elapsed(), contents(&out));
    let others = [Signal::KILL, Signal::ABORT, Signal::SEGV];
    for signal in HANDLED.into_iter().chain(others) {
        for moment in 1..=MOMENTS {
            fs::write(out.join("a.json"), "old").expect("the file should be written");
            let mut child = export().spawn().expect("the program should start");
            thread::sleep(duration * moment / MOMENTS);
            let has_ended = child.try_wait().expect("waiting should work").is_some();
            if !has_ended {
                send(&child, signal);
            }
            child.wait().expect("the program should end");
            if !HANDLED.contains(&signal) {
                remove_temporary_files(&out);
            }
            let found = contents(&out);
            let old = [("a.json".to_owned(), "old".to_owned())];
            let is_whole = found == old || found == complete;
            let names: Vec<&String> = found.iter().map(|(name, _)| name).collect();
            assert!(is_whole, "{signal:?} at moment {moment} leaves {names:?}");
        }
    }
}
