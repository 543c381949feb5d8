//! The generated sections of the README, such as keys, commands, screens and outputs, match the program.
//!
//! With `GUANXI_BLESS=1` this test writes each section, for example between `<!-- keys -->` and `<!-- end -->`; without
//! it, the test fails if a section is out of date. The picture of the screen and the demo are checked in the same way.

mod screenshot;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use clap::CommandFactory;
use guanxi::cli::Arguments;
use guanxi::load::{GraphSource, load};
use guanxi::output::{EXPORT_FORMATS, FormatCommand};
use guanxi::query::Dimension;
use guanxi::settings::{
    Binding, ColorDepth, KEYS, KeyScope, STARTER_HINTS, Setting, Theme, ThemeChoice,
};
use guanxi::text::SYMBOLS;
use guanxi::tui::{Explorer, Options};
use ratatui::crossterm::event;

use crate::keys::press;
use crate::screens::{buffer, frame, play};

const README: &str = "README.md";
const SCREENSHOT: &str = "tests/readme/screen.svg";
const DEMO: &str = "tests/readme/demo.txt";
const END: &str = "<!-- end -->";

#[test]
fn the_readme_matches_the_program() {
    let found = fs::read_to_string(README).expect("the README should be readable");
    assert_file(README, &regenerated(&found));
}

#[test]
fn the_readme_has_all_generated_sections() {
    let text = fs::read_to_string(README).expect("the README should be readable");
    for section in
        ["keys", "symbols", "commands", "settings", "filters", "formats", "screen", "output"]
    {
        let marker = format!("<!-- {section} ");
        assert!(text.contains(&marker), "{marker} is missing in the README");
    }
}

#[test]
fn the_readme_is_short_and_its_links_lead_somewhere() {
    let text = fs::read_to_string(README).expect("the README should be readable");
    let mut parts = text.split("<details>");
    let first = parts.next().into_iter();
    let visible =
        first.chain(parts.filter_map(|part| part.split_once("</details>")).map(|(_, rest)| rest));
    let count: usize = visible.map(|part| part.lines().count()).sum();
    assert!(count < 150, "{count} lines outside of <details>");
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for target in targets.filter(|target| !target.starts_with("http")) {
        let is_heading = target.strip_prefix('#').is_some_and(|anchor| {
            let headings = text.lines().filter_map(|line| line.strip_prefix("## "));
            headings
                .map(|heading| heading.to_lowercase().replace(',', "").replace(' ', "-"))
                .any(|heading| heading == anchor)
        });
        assert!(is_heading || Path::new(target).exists(), "README.md links to {target}");
    }
}

#[test]
fn the_picture_in_the_readme_is_the_screen_shown_as_text() {
    let readme = fs::read_to_string(README).expect("the README should be readable");
    let mut markers = readme.lines().filter_map(|line| line.strip_prefix("<!-- screen "));
    let script = markers.find_map(|rest| rest.strip_suffix(" -->"));
    let explorer = explorer(script.expect("the README should have a screen"));
    let picture = screenshot::svg(&buffer(&explorer), "The explorer of guanxi at Lei Jun");
    assert_file(SCREENSHOT, &picture);
    assert!(readme.contains(&format!("]({SCREENSHOT})")), "the README should show {SCREENSHOT}");
}

/// Prints the screens with `cargo test -q --test all demo -- --nocapture`.
#[test]
fn the_demo_shows_its_screens() {
    let script = fs::read_to_string(DEMO).expect("the demo should be readable");
    let played = play(&script);
    println!("{played}");
    assert_file(DEMO, &played);
}

/// Checks the contents of a file line by line, or writes them.
fn assert_file(path: &str, expected: &str) {
    if std::env::var_os("GUANXI_BLESS").is_some() {
        fs::write(path, expected).expect("the file should be writable");
    }
    let found = fs::read_to_string(path).expect("the file should be readable");
    let advice = "GUANXI_BLESS=1 updates it";
    for (number, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "{path}:{}: {advice}", number + 1);
    }
    assert!(found == expected, "{path}: {advice}");
}

/// The README with all generated sections replaced.
fn regenerated(text: &str) -> String {
    let mut result = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        result.push_str(line);
        result.push('\n');
        if let Some(marker) = line.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->"))
        {
            result.push_str(&section(marker));
            let is_closed = lines.any(|line| line == END);
            assert!(is_closed, "{line} is not closed by {END}");
            result.push_str(END);
            result.push('\n');
        }
    }
    result
}

fn section(marker: &str) -> String {
    let (name, rest) = marker.split_once(' ').unwrap_or((marker, ""));
    match name {
        "keys" => keys(),
        "symbols" => symbols(),
        "commands" => commands(),
        "settings" => settings(),
        "filters" => filters(),
        "formats" => formats(),
        "screen" => fenced("text", &frame(&explorer(rest))),
        "output" => fenced("console", &format!("$ {rest}\n{}", output(rest))),
        _ => panic!("<!-- {marker} -->: there is no such section"),
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
        for binding in rows.filter(|binding| !is_nonzero_digit(binding)) {
            let _ = writeln!(text, "| {} | {} |", keys_of(binding), help_of(binding));
        }
    }
    text.push('\n');
    text
}

/// Every symbol, from the table that pictures use.
fn symbols() -> String {
    let mut text = "\n| symbol | |\n|---|---|\n".to_owned();
    for symbol in SYMBOLS {
        let ascii = match symbol.ascii {
            same if same == symbol.glyph => String::new(),
            other => format!(" (`{other}` in ASCII)"),
        };
        let _ = writeln!(text, "| `{}` | {}{ascii} |", symbol.example, symbol.meaning);
    }
    text.push('\n');
    text
}

/// Whether a key is a digit other than 0. All digits share the row of 0.
fn is_nonzero_digit(binding: &Binding) -> bool {
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
        let about = match sub.get_name() {
            // clap's own text begins "Print this message".
            "help" => "Print the help of guanxi or of a command".to_owned(),
            _ => sub.get_about().map(ToString::to_string).unwrap_or_default(),
        };
        let _ = writeln!(text, "| `guanxi {}` | {} |", sub.get_name(), about.replace('|', "\\|"));
    }
    text.push('\n');
    text
}

/// Every setting with its variable.
fn settings() -> String {
    let mut text = "\n| setting | variable | |\n|---|---|---|\n".to_owned();
    for setting in Setting::ALL {
        let (name, variable, help) = (setting.name(), setting.variable(), setting.help());
        let _ = writeln!(text, "| `{name}` | `{variable}` | {help} |");
    }
    text.push('\n');
    text
}

/// Every export format with the command that writes it.
fn formats() -> String {
    let mut text = "\n| command | file | |\n|---|---|---|\n".to_owned();
    for format in EXPORT_FORMATS {
        let (name, suffix, description) = (format.name, format.suffix, format.description);
        let command = match format.command {
            FormatCommand::Export => format!("export {name}"),
            FormatCommand::Dedicated(command) => command.to_owned(),
        };
        let _ = writeln!(text, "| `guanxi {command}` | `{suffix}` | {description} |");
    }
    text.push('\n');
    text
}

/// The explorer on the built-in graph: `100x30 lei-jun Tab Tab`.
fn explorer(script: &str) -> Explorer {
    let mut words = script.split_whitespace();
    let size = words
        .next()
        .and_then(|size| size.split_once('x'))
        .expect("the size should be such as 100x30");
    let cells = |text: &str| text.parse().expect("the size should consist of numbers");
    let loaded = load(&GraphSource::BuiltIn, None);
    let focus = words.next().and_then(|slug| loaded.graph.find_entity(slug));
    let theme = ThemeChoice { theme: Theme::Dark, depth: ColorDepth::True };
    let hints = STARTER_HINTS.to_vec();
    let mut explorer = Explorer::new(loaded, Options { focus, hints, theme, ..Options::default() });
    explorer.input(event::Event::Resize(cells(size.0), cells(size.1)));
    for name in words {
        press(&mut explorer, name);
    }
    explorer
}

/// The output of a command line, including errors.
fn output(line: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_guanxi"));
    let folder = program.parent().expect("the program should be in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", &format!("{line} 2>&1")])
        .env("PATH", format!("{}:{path}", folder.display()))
        .env_remove("GUANXI_GRAPH")
        .env_remove("GUANXI_ARTICLES")
        .env("GUANXI_CONFIG", "none")
        .env("GUANXI_CACHE", "false")
        .output()
        .expect("`sh` should run");
    String::from_utf8(output.stdout).expect("the output should be UTF-8")
}
