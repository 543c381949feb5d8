//! Graphviz as a peer: the same graph, laid out by one of its programs.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use super::measure::{PlainGraph, Position};

/// Whether a program of Graphviz is installed.
pub(crate) fn is_there(program: &str) -> bool {
    let mut command = Command::new(program);
    let answer = command.arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status();
    answer.is_ok_and(|status| status.success())
}

/// The graph in DOT, rows as `n0`, `n1` … with their names as labels.
pub(crate) fn dot(plain: &PlainGraph) -> String {
    let mut text = String::from("graph {\nnode [shape=box]\n");
    for (row, name) in plain.names.iter().enumerate() {
        let _ = writeln!(text, "n{row} [label=\"{name}\"]");
    }
    for (a, b) in &plain.pairs {
        let _ = writeln!(text, "n{a} -- n{b}");
    }
    text + "}\n"
}

/// Runs a program on a text and returns its output.
pub(crate) fn run(program: &str, arguments: &[&str], text: &str) -> String {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program is there");
    let mut input = child.stdin.take().expect("a pipe");
    let text = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("the writer ends").expect("it reads everything");
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

/// The position that a program gives each row.
pub(crate) fn places(program: &str, arguments: &[&str], plain: &PlainGraph) -> Vec<Position> {
    let arguments = [&["-Tplain"], arguments].concat();
    read(&run(program, &arguments, &dot(plain)), plain.names.len())
}

/// The positions in Graphviz's plain format: `node n3 x y …`.
fn read(printed: &str, count: usize) -> Vec<Position> {
    let mut places = vec![(0.0, 0.0); count];
    for line in printed.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let ["node", name, x, y, ..] = words[..] else { continue };
        let row: usize = name[1..].parse().expect("a row");
        places[row] = (x.parse().expect("a number"), y.parse().expect("a number"));
    }
    places
}
