//! Every command that writes files, with every kind of path that cannot be written: it exits immediately with status 2 and one
//! message that names the path, and leaves everything as it was.

use crate::cases::run;

/// The commands that write files to the path TARGET.
const COMMANDS: [&str; 11] = [
    "export json -o TARGET",
    "export json --force -o TARGET",
    "export html -o TARGET",
    "export csv-set -o TARGET",
    "export csv-set --force -o TARGET",
    "dossier xiaomi -o TARGET",
    "draw xiaomi -o TARGET",
    "import json ../../mini.json -o TARGET",
    "init TARGET",
    "init --example TARGET",
    "man --dir TARGET",
];

/// How to prepare a path, and the path. `MOUNT` needs a file system of its own.
const PLACES: [(&str, &str); 10] = [
    ("mkdir target; echo old > target/mine", "target"),
    ("mkfifo target", "target"),
    ("ln -s /dev/full target", "target"),
    ("ln -s nowhere target", "target"),
    ("ln -s target target", "target"),
    ("echo old > file", "file/target"),
    ("mkdir inner; ln -s nowhere/deeper inner/up", "inner/up/target"),
    ("mkdir ../gone; cd ../gone; rmdir ../gone", "target"),
    ("true", "$(printf '%0300d' 0)"),
    ("MOUNT -o size=64k,ro tmpfs .; cd \"$PWD\"", "target"),
];

/// Whether a command may write to a path: manual pages can be added to a folder of other files.
fn is_writable(command: &str, preparation: &str) -> bool {
    command.starts_with("man") && preparation.starts_with("mkdir target")
}

/// Runs the commands with a path. Each line of the result is a status, whether the files are as before, the number of lines
/// of the message, whether it names the path, and the command. `None` if no file system can be mounted.
fn run_at(preparation: &str, path: &str) -> Option<String> {
    let commands = COMMANDS.iter().filter(|command| !is_writable(command, preparation));
    let commands = commands.map(|command| format!("{command}\n")).collect::<Vec<_>>().concat();
    let preparation = preparation.replace("MOUNT", "mount -t tmpfs");
    let unshare = if preparation.starts_with("mount") { "unshare $flags" } else { "" };
    let output = run(&format!(
        r#"[ "$(id -u)" = 0 ] && flags=-m || flags=-rm
        [ -z "{unshare}" ] || unshare $flags true 2>/dev/null || exit 77
        guanxi export json xiaomi -o mini.json || exit 1
        path="{path}"
        cat > script <<'END'
{preparation}
find . 2>/dev/null | sort > "$top/before"
timeout 60 guanxi $line > "$top/out" 2> "$top/errors" < /dev/null
status=$?
find . 2>/dev/null | sort > "$top/after"
END
        echo 'printf "%s " $status' >> script
        export top="$PWD" line
        while read -r command; do
          rm -rf run; mkdir -p run/here
          line=$(echo "$command" | sed "s|TARGET|$path|")
          (cd run/here && {unshare} sh ../../script)
          cmp -s before after && printf 'unchanged ' || printf 'changed '
          printf '%s %s ' "$(wc -l < errors)" "$(grep -cF "$path" errors)"
          echo "$command"
        done <<'END'
{commands}END"#
    ));
    if output.status.code() == Some(77) {
        eprintln!("skipped: no file system can be mounted here, so none is read-only");
        return None;
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
#[cfg(target_os = "linux")]
fn every_command_refuses_every_path_that_it_cannot_write() {
    for (preparation, path) in PLACES {
        let commands = COMMANDS.iter().filter(|command| !is_writable(command, preparation));
        let lines = commands.map(|command| format!("2 unchanged 1 1 {command}\n"));
        let expected = lines.collect::<Vec<_>>().concat();
        let Some(found) = run_at(preparation, path) else { continue };
        assert_eq!(found, expected, "{preparation}");
    }
}
