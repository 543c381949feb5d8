//! The README is true: its keys, commands, screens and outputs are the program's own.
//!
//! With `GUANXI_BLESS=1` this test writes the text between `<!-- keys -->` and `<!-- end -->`; without it, the test
//! fails if the README says something else.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use clap::CommandFactory;
use guanxi::cli::Arguments;
use guanxi::load::{GraphSource, load};
use guanxi::output::{EXPORT_FORMATS, FormatCommand};
use guanxi::query::Dimension;
use guanxi::settings::{Binding, KEYS, KeyScope};
use guanxi::text::SYMBOLS;
use guanxi::tui::{Explorer, Options};
use ratatui::crossterm::event;

use crate::keys::key_named;
use crate::screens::frame;

const README: &str = "README.md";
const END: &str = "<!-- end -->";

#[test]
fn the_readme_matches_the_program() {
    let written = fs::read_to_string(README).expect("the README");
    let made = renewed(&written);
    if std::env::var_os("GUANXI_BLESS").is_some() {
        fs::write(README, &made).expect("the README can be written");
    }
    for (number, (written, made)) in written.lines().zip(made.lines()).enumerate() {
        assert_eq!(written, made, "README.md:{}: GUANXI_BLESS=1 renews it", number + 1);
    }
    assert_eq!(written.lines().count(), made.lines().count(), "GUANXI_BLESS=1 renews README.md");
}

#[test]
fn the_readme_has_all_generated_sections() {
    let written = fs::read_to_string(README).expect("the README");
    for part in ["keys", "symbols", "commands", "filters", "formats", "screen", "output"] {
        let mark = format!("<!-- {part} ");
        assert!(written.contains(&mark), "{mark} is gone from the README");
    }
}

/// The README with everything between the markers regenerated.
fn renewed(written: &str) -> String {
    let mut made = String::new();
    let mut lines = written.lines();
    while let Some(line) = lines.next() {
        made.push_str(line);
        made.push('\n');
        if let Some(part) = line.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->")) {
            made.push_str(&part_of(part));
            let closed = lines.any(|line| line == END);
            assert!(closed, "{line} is not closed by {END}");
            made.push_str(END);
            made.push('\n');
        }
    }
    made
}

fn part_of(mark: &str) -> String {
    let (name, rest) = mark.split_once(' ').unwrap_or((mark, ""));
    match name {
        "keys" => keys(),
        "symbols" => symbols(),
        "commands" => commands(),
        "filters" => filters(),
        "formats" => formats(),
        "screen" => fenced("text", &screen(rest)),
        "output" => fenced("console", &format!("$ {rest}\n{}", output(rest))),
        _ => panic!("<!-- {mark} -->: there is no such part"),
    }
}

fn fenced(kind: &str, text: &str) -> String {
    format!("```{kind}\n{text}```\n")
}

/// One table per scope, from the key table of the program.
fn keys() -> String {
    let mut scopes: Vec<KeyScope> = KEYS.iter().map(|binding| binding.scope).collect();
    scopes.dedup();
    let mut text = String::new();
    for scope in scopes {
        let _ = writeln!(text, "\n| {} | |\n|---|---|", scope.heading());
        let rows = KEYS.iter().filter(|binding| binding.scope == scope);
        for binding in rows.filter(|binding| !is_middle_of_digits(binding)) {
            let _ = writeln!(text, "| {} | {} |", keys_of(binding), help_of(binding));
        }
    }
    text.push('\n');
    text
}

/// Every symbol, from the table with which pictures are drawn.
fn symbols() -> String {
    let mut text = "\n| symbol | |\n|---|---|\n".to_owned();
    for mark in SYMBOLS {
        let ascii = match mark.ascii {
            same if same == mark.glyph => String::new(),
            other => format!(" (`{other}` in ASCII)"),
        };
        let _ = writeln!(text, "| `{}` | {}{ascii} |", mark.example, mark.meaning);
    }
    text.push('\n');
    text
}

/// The digits share one row.
fn is_middle_of_digits(binding: &Binding) -> bool {
    binding.action.starts_with("hops-") && binding.action != "hops-0"
}

fn keys_of(binding: &Binding) -> String {
    match binding.action {
        "hops-0" => "`0` … `9`".to_owned(),
        _ => binding.keys.iter().map(|key| format!("`{key}`")).collect::<Vec<String>>().join(" "),
    }
}

fn help_of(binding: &Binding) -> &str {
    match binding.action {
        "hops-0" => "number of hops around the focus",
        _ => binding.help,
    }
}

/// Every filter with its help.
fn filters() -> String {
    let mut text = "\n| filter | |\n|---|---|\n".to_owned();
    for dimension in Dimension::all() {
        let (flag, value) = (dimension.flag(), dimension.placeholder());
        let _ = writeln!(text, "| `--{flag} {value}` | {} |", dimension.help());
    }
    text.push('\n');
    text
}

/// Every command with its first line of help.
fn commands() -> String {
    let mut text = "\n| command | |\n|---|---|\n".to_owned();
    let mut command = Arguments::command();
    command.build();
    for sub in command.get_subcommands() {
        let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(text, "| `guanxi {}` | {} |", sub.get_name(), about.replace('|', "\\|"));
    }
    text.push('\n');
    text
}

/// Every export format with the command that writes it.
fn formats() -> String {
    let mut text = "\n| command | file | |\n|---|---|---|\n".to_owned();
    for format in EXPORT_FORMATS {
        let (name, ending, description) = (format.name, format.suffix, format.description);
        let command = match format.command {
            FormatCommand::Export => format!("export {name}"),
            FormatCommand::Dedicated(command) => command.to_owned(),
        };
        let _ = writeln!(text, "| `guanxi {command}` | `{ending}` | {description} |");
    }
    text.push('\n');
    text
}

/// The explorer on the built-in graph: `100x30 lei-jun Tab Tab`.
fn screen(script: &str) -> String {
    let mut words = script.split_whitespace();
    let size = words.next().and_then(|size| size.split_once('x')).expect("a size such as 100x30");
    let cells = |text: &str| text.parse().expect("a number of cells");
    let loaded = load(&GraphSource::BuiltIn, None);
    let focus = words.next().and_then(|slug| loaded.graph.find_entity(slug));
    let mut explorer = Explorer::new(loaded, Options { focus, ..Options::default() });
    explorer.input(event::Event::Resize(cells(size.0), cells(size.1)));
    for name in words {
        let key = key_named(name).unwrap_or_else(|| panic!("{name} is no key"));
        explorer.input(event::Event::Key(key));
    }
    frame(&explorer)
}

/// What a command line prints, errors included.
fn output(line: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_guanxi")).parent().expect("a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let done = Command::new("sh")
        .args(["-c", &format!("{line} 2>&1")])
        .env("PATH", format!("{}:{path}", folder.display()))
        .env_remove("GUANXI_GRAPH")
        .env_remove("GUANXI_ARTICLES")
        .output()
        .expect("a shell");
    String::from_utf8(done.stdout).expect("text")
}
