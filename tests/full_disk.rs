//! On a full disk, every command that writes exits with status 2 and a message, and leaves no files. The disk is a small
//! tmpfs in its own mount namespace, if the system allows one, and `/dev/full` for standard output.

use crate::cases::run;

/// Runs a script in a file system of 64 kB, whose free space shrinks from run to run; `None` if it cannot be mounted.
fn run_on_small_disk(script: &str) -> Option<String> {
    let output = run(&format!(
        "[ \"$(id -u)\" = 0 ] && flags=-m || flags=-rm
         mkdir disk && unshare $flags true 2>/dev/null || exit 77
         cat > script <<'END'\n{script}\nEND
         for free in 0 4 12; do
           export free
           unshare $flags sh -c 'mount -t tmpfs -o size=64k tmpfs disk || exit 77
             head -c $((65536 - free * 1024)) /dev/zero > disk/filler 2>/dev/null; cd disk; . ../script' || exit
         done"
    ));
    if output.status.code() == Some(77) {
        eprintln!("skipped: no file system can be mounted here, so no disk is full");
        return None;
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
#[cfg(target_os = "linux")]
fn no_files_are_left_on_a_full_disk() {
    let commands = [
        ("export json -o a.json", "cannot write a.json: "),
        ("export svg -o a.svg", "cannot write a.svg: "),
        ("dossier xiaomi -o a.md", "cannot write a.md: "),
        ("init --example g", "cannot write g/"),
        ("man --dir m", "cannot write to m: "),
    ];
    for (command, message) in commands {
        let script = format!(
            "guanxi {command} 2> ../errors; echo \"status $? $(grep -c '{message}' ../errors)\"; ls -A"
        );
        let Some(printed) = run_on_small_disk(&script) else { return };
        assert_eq!(printed, "status 2 1\nfiller\n".repeat(3), "{command}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn an_old_file_survives_a_full_disk() {
    let script = "rm filler; echo old > a.json; head -c 60000 /dev/zero > filler
        guanxi export json -o a.json --force 2> ../errors; echo \"status $?\"; cat a.json; ls -A";
    let Some(printed) = run_on_small_disk(script) else { return };
    assert_eq!(printed, "status 2\nold\na.json\nfiller\n".repeat(3));
}

#[test]
#[cfg(target_os = "linux")]
fn every_command_reports_a_full_standard_output() {
    let commands = [
        "show lei-jun",
        "list",
        "search xiaomi",
        "path li-bin porsche",
        "common xiaomi porsche",
        "timeline",
        "source",
        "dossier xiaomi",
        "draw",
        "dot",
        "export json",
        "export csv",
        "export html",
        "export turtle",
        "stats",
        "check",
        "config show",
        "schema",
        "completions bash",
        "man",
        "check \"$graphs/broken\"",
        "--help",
        "list --help",
        "--version",
    ];
    for command in commands {
        let output = run(&format!("guanxi {command} > /dev/full"));
        let errors = String::from_utf8_lossy(&output.stderr);
        let expected = "guanxi: cannot write the output: no space left on device\n";
        assert_eq!((output.status.code(), &*errors), (Some(2), expected), "{command}");
    }
}
