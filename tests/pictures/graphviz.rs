//! Runs the programs of Graphviz, and lays graphs out with them.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use super::measure::{PlainGraph, Position};

/// Whether a program of Graphviz is installed.
pub(crate) fn is_installed(program: &str) -> bool {
    let mut command = Command::new(program);
    let status = command.arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// The graph in DOT. Rows are called `n0`, `n1`, …, and labelled with their names.
fn dot(plain: &PlainGraph) -> String {
    let mut text = String::from("graph {\nnode [shape=box]\n");
    for (row, name) in plain.names.iter().enumerate() {
        let _ = writeln!(text, "n{row} [label=\"{name}\"]");
    }
    for (a, b) in &plain.pairs {
        let _ = writeln!(text, "n{a} -- n{b}");
    }
    text + "}\n"
}

/// Runs a program with DOT text as standard input.
pub(crate) fn run(program: &str, arguments: &[&str], dot: &[u8]) -> Output {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program should run");
    let mut input = child.stdin.take().expect("standard input should be piped");
    let dot = dot.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&dot));
    let output = child.wait_with_output().expect("the program should exit");
    writer.join().expect("the writer should not panic").expect("all input should be read");
    output
}

/// The layout of a program in Graphviz's plain format.
pub(crate) fn plain_layout(program: &str, arguments: &[&str], plain: &PlainGraph) -> String {
    let arguments = [&["-Tplain"], arguments].concat();
    let output = run(program, &arguments, dot(plain).as_bytes());
    String::from_utf8(output.stdout).expect("the output should be UTF-8")
}

/// The position of each row in the layout of a program.
pub(crate) fn positions(program: &str, arguments: &[&str], plain: &PlainGraph) -> Vec<Position> {
    parse_positions(&plain_layout(program, arguments, plain), plain.names.len())
}

/// Parses the positions in Graphviz's plain format: `node n3 x y …`.
fn parse_positions(printed: &str, count: usize) -> Vec<Position> {
    let mut positions = vec![(0.0, 0.0); count];
    for line in printed.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let ["node", name, x, y, ..] = words[..] else { continue };
        let row: usize = name[1..].parse().expect("the name should be `n` and a row");
        let number = |text: &str| text.parse().expect("the coordinate should be a number");
        positions[row] = (number(x), number(y));
    }
    positions
}
