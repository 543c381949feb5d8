//! A pipe whose reader closes it early is not an error; a full disk is.

use crate::cases::run;

/// Enough entities that their output does not fit into a pipe.
const LARGE: &str = r#"
awk 'BEGIN {
  print "entity_kinds:\n  thing: {plural: things}\nentities:"
  for (i = 0; i < 5000; i++) printf "  thing-%d: {kind: thing, name: Thing %d}\n", i, i
}' > large.yaml
"#;

#[test]
fn a_closed_pipe_is_exit_status_0_and_silent() {
    for command in ["export json", "dot", "search -n 5000 thing"] {
        let script = format!(
            "{LARGE}\n{{ guanxi {command} --graph large.yaml; echo $? > status; }} | head -1 > seen
             wc -l < seen; cat status"
        );
        let output = run(&script);
        let printed = String::from_utf8_lossy(&output.stdout);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!((&*printed, &*errors), ("1\n0\n", ""), "{command}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_exits_with_2_and_a_message() {
    let output = run("guanxi check \"$graphs/harbour\" > /dev/full");
    let errors = String::from_utf8_lossy(&output.stderr);
    let expected = "guanxi: cannot write the output: no space left on device\n";
    assert_eq!((output.status.code(), &*errors), (Some(2), expected));
}
