//! Commands of a user who may not read the graph, start threads or keep settings.

use crate::cases::run;

/// Defines the shell function `as_user`, which runs a command without the rights of root. Ends the script with status 77 if that
/// is not possible.
const AS_USER: &str = r#"
    chmod 755 . && cp "$(command -v guanxi)" own-guanxi && chmod 755 own-guanxi
    export GUANXI_CACHE=false
    if [ "$(id -u)" = 0 ]; then
      as_user() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
    else
      as_user() { "$@"; }
    fi
    as_user prlimit --nproc=10000 ./own-guanxi --version > version 2>&1 || exit 77
"#;

/// Runs a script; returns its output and errors, or `None` if the rights of root cannot be given up.
fn run_as_user(script: &str) -> Option<String> {
    let output = run(&format!("{AS_USER}\n({script}) 2>&1"));
    if output.status.code() == Some(77) {
        eprintln!(
            "skipped: `setpriv` or `prlimit` is missing, or another user cannot run the program"
        );
        return None;
    }
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_may_not_be_read_is_not_called_empty() {
    let Some(printed) = run_as_user(
        "mkdir g; printf 'title: T\\nentity_kinds: {t: ~}\\n' > g/guanxi.yaml
         chmod 000 g; as_user ./own-guanxi check g; chmod 711 g; as_user ./own-guanxi check g; chmod 755 g",
    ) else {
        return;
    };
    let refusal = "error[unreadable]: permission denied\n --> g\n  = help: ask its owner for read permission\n\nguanxi: no graph in g\n";
    assert_eq!(printed, refusal.repeat(2));
}

#[test]
#[cfg(target_os = "linux")]
fn commands_work_without_further_threads() {
    let Some(printed) = run_as_user(
        "(echo 'title: T'; echo 'entity_kinds: {t: {plural: ts}}'; echo entities:
          seq 30000 | sed 's/.*/  e&: {kind: t, name: Entity &}/') > g.yaml
         mkdir out; chmod 777 out
         limited() { as_user prlimit --nproc=1 ./own-guanxi \"$@\"; }
         limited search 'entity 29999' --graph g.yaml --format tsv | head -n 2 | cut -f 2
         limited stats --graph g.yaml --format tsv | head -n 2
         limited export dot e7 --graph g.yaml -o out/e7.dot && grep -c digraph out/e7.dot",
    ) else {
        return;
    };
    assert_eq!(printed, "id\ne29999\nmetric\tsubject\tcount\tsentence\nentities\t\t30000\t\n1\n");
}

#[test]
fn a_config_folder_that_is_no_folder_means_no_config_file() {
    let output = run(
        "XDG_CONFIG_HOME=/dev/null guanxi list | head -n 1; HOME=/dev/null guanxi list | head -n 1
         guanxi list --config /dev/null/x | head -n 1",
    );
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "guanxi: /dev/null/x: the file cannot be read: not a directory\n"
    );
}
