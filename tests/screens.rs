//! Screen scripts: a size and keys, then the whole frame that they lead to.
//!
//! A script is a text in `tests/screens`. `graph web.yaml` opens another graph of that folder than
//! `graph.yaml`, `size 80x24`, `keys Tab Enter` and `paste 3 ab` (the text three times) act, `frame` is followed by the screen between two fences; any other line is a comment. To accept what the program
//! shows now, run the tests with `GUANXI_BLESS=1` and read the diff.

use std::fs;
use std::path::{Path, PathBuf};

use guanxi::load::{GraphSource, load};
use guanxi::tui::action::{Action, PromptAction};
use guanxi::tui::{Explorer, Options};
use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::event;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::keys::key_named;

const FENCE: &str = "```";

#[test]
fn frames_match_their_goldens() {
    let mut wrong = Vec::new();
    for path in scripts() {
        let written = fs::read_to_string(&path).expect("a script can be read");
        let played = play(&written);
        if played == written {
            continue;
        }
        if std::env::var_os("GUANXI_BLESS").is_some() {
            fs::write(&path, &played).expect("a script can be written");
        }
        wrong.push(format!("{}:\n{}", path.display(), first_difference(&written, &played)));
    }
    let advice = "if the new frames are right, GUANXI_BLESS=1 cargo test --test all takes them";
    assert!(wrong.is_empty(), "{}\n{advice}", wrong.join("\n"));
}

#[test]
fn the_paragraph_that_a_role_cites_is_shown_with_the_matching_words_lit() {
    let mut explorer = open("graph.yaml");
    act(&mut explorer, "size 80x24");
    act(&mut explorer, "keys / h e a d Space c l o u d");
    let buffer = buffer(&explorer);
    let preview = buffer.content.chunks(80).skip_while(|row| row[1].symbol() != "─").flatten();
    let lit = preview.filter(|cell| cell.modifier.contains(Modifier::UNDERLINED));
    let lit: String = lit.map(Cell::symbol).collect();
    let (role, paragraph) = ("HeadCloud", "Cloud");
    assert_eq!(lit, format!("{role}{paragraph}"));
}

fn scripts() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/screens").expect("the folder of scripts");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut scripts: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    scripts.sort();
    scripts
}

/// The script with the frames that the program shows.
fn play(script: &str) -> String {
    let mut explorer = open("graph.yaml");
    let mut played = String::new();
    let mut lines = script.lines();
    while let Some(line) = lines.next() {
        if line == FENCE {
            lines.find(|line| *line == FENCE).expect("a frame is closed");
            played.extend([FENCE, "\n", &frame(&explorer), FENCE, "\n"]);
            continue;
        }
        match line.strip_prefix("graph ") {
            Some(name) => explorer = open(name),
            None => act(&mut explorer, line),
        }
        played.push_str(line);
        played.push('\n');
    }
    played
}

fn open(name: &str) -> Explorer {
    let source = GraphSource::File(Path::new("tests/screens").join(name));
    Explorer::new(load(&source, None), Options::default())
}

pub(crate) fn act(explorer: &mut Explorer, line: &str) {
    if let Some(size) = line.strip_prefix("size ") {
        let (width, height) = size.split_once('x').expect("a size such as 80x24");
        let cells = |text: &str| text.parse().expect("a number of cells");
        explorer.input(event::Event::Resize(cells(width), cells(height)));
    }
    if let Some(paste) = line.strip_prefix("paste ") {
        let (times, text) = paste.split_once(' ').expect("a number and a text");
        let text = text.repeat(times.parse().expect("a number"));
        explorer.act(Action::Prompt(PromptAction::Paste(text)));
    }
    for name in line.strip_prefix("keys ").into_iter().flat_map(str::split_whitespace) {
        let key = key_named(name).unwrap_or_else(|| panic!("{name} is no key"));
        explorer.input(event::Event::Key(key));
    }
}

/// The screen as text: rows without trailing spaces.
pub(crate) fn frame(explorer: &Explorer) -> String {
    let buffer = buffer(explorer);
    let area = buffer.area;
    let mut text = String::new();
    for y in 0..area.height {
        let mut row = String::new();
        let mut x = 0;
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += u16::try_from(symbol.width().max(1)).expect("a letter is narrow");
        }
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

fn buffer(explorer: &Explorer) -> Buffer {
    let size = explorer.state().size;
    let area = Rect::new(0, 0, size.width, size.height);
    let mut buffer = Buffer::empty(area);
    explorer.view_state().render(area, &mut buffer);
    buffer
}

fn first_difference(written: &str, played: &str) -> String {
    let pairs = written.lines().zip(played.lines()).enumerate();
    let differs = pairs.into_iter().find(|(_, (written, played))| written != played);
    differs.map_or_else(
        || "one is longer".to_owned(),
        |(number, (written, played))| format!("line {}:\n- {written}\n+ {played}", number + 1),
    )
}
