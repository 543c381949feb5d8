//! Screen scripts: sizes and keys, with the frames that result from them.
//!
//! A script is a text file in `tests/screens`. It starts with the graph `graph.yaml`; `graph web.yaml` opens another
//! graph of that folder, `graph web.yaml yard` at an entity, and `graph built-in` the built-in graph as on a first start.
//! `size 80x24`, `keys Tab Enter`, `click 10 4` (zero-based column and row) and `paste 3 ab` (the
//! text three times) act on the explorer, and a frame is enclosed in two fences. Any other line is a comment. To accept
//! changed frames, run the tests with `GUANXI_BLESS=1` and read the diff.

use std::fs;
use std::path::{Path, PathBuf};

use guanxi::layout::GlyphSet;
use guanxi::load::{GraphSource, load};
use guanxi::settings::STARTER_HINTS;
use guanxi::tui::action::{Action, PromptAction};
use guanxi::tui::{Explorer, Options};
use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::event;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::keys::press;

const FENCE: &str = "```";

#[test]
fn frames_match_their_goldens() {
    let mut differences = Vec::new();
    for path in scripts() {
        let expected = fs::read_to_string(&path).expect("the script should be readable");
        let found = play(&expected);
        if found == expected {
            continue;
        }
        if std::env::var_os("GUANXI_BLESS").is_some() {
            fs::write(&path, &found).expect("the script should be writable");
        }
        let difference = first_difference(&expected, &found);
        differences.push(format!("{}:\n{difference}", path.display()));
    }
    let advice = "if the new frames are right, GUANXI_BLESS=1 cargo test --test all accepts them";
    assert!(differences.is_empty(), "{}\n{advice}", differences.join("\n"));
}

#[test]
fn the_paragraph_that_a_role_cites_is_shown_with_the_matching_words_highlighted() {
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

#[test]
fn text_under_the_cursor_is_not_dim() {
    let mut explorer = open("built-in");
    act(&mut explorer, "size 80x24");
    act(&mut explorer, "keys t");
    let buffer = buffer(&explorer);
    let row: Vec<&Cell> = buffer.content.iter().filter(|cell| cell.bg == Color::Cyan).collect();
    assert!(row.len() > 70, "{} cells are under the cursor", row.len());
    assert!(row.iter().all(|cell| !cell.modifier.contains(Modifier::DIM)));
}

#[test]
fn an_ascii_screen_has_no_unicode_lines_or_symbols() {
    for path in scripts() {
        let script = fs::read_to_string(&path).expect("the script should be readable");
        let mut explorer = open_with("graph.yaml", GlyphSet::Ascii);
        for line in script.lines() {
            match line.strip_prefix("graph ") {
                Some(name) => explorer = open_with(name, GlyphSet::Ascii),
                None if line == FENCE => {
                    let frame = frame(&explorer);
                    let glyph = frame.chars().find(|character| is_glyph(*character));
                    assert_eq!(glyph, None, "{}:\n{frame}", path.display());
                }
                None => act(&mut explorer, line),
            }
        }
    }
}

/// Whether a character is punctuation outside ASCII, an arrow, a part of a line, a geometric shape or a pattern of dots.
fn is_glyph(character: char) -> bool {
    matches!(character, '\u{a1}'..='\u{bf}' | '×' | '\u{2010}'..='\u{2bff}')
}

fn scripts() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/screens").expect("the scripts should be readable");
    let paths = entries.map(|entry| entry.expect("the scripts should be readable").path());
    let mut scripts: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "txt")).collect();
    scripts.sort();
    scripts
}

/// Runs a script, and returns it with the frames that the program shows.
pub(crate) fn play(script: &str) -> String {
    let mut explorer = open("graph.yaml");
    let mut result = String::new();
    let mut lines = script.lines();
    while let Some(line) = lines.next() {
        if line == FENCE {
            lines.find(|line| *line == FENCE).expect("the frame should be closed");
            result.extend([FENCE, "\n", &frame(&explorer), FENCE, "\n"]);
            continue;
        }
        match line.strip_prefix("graph ") {
            Some(name) => explorer = open(name),
            None => act(&mut explorer, line),
        }
        result.push_str(line);
        result.push('\n');
    }
    result
}

/// The explorer on a graph of the folder, at the entity whose slug follows the name, if one does.
fn open(name: &str) -> Explorer {
    open_with(name, GlyphSet::Unicode)
}

fn open_with(name: &str, glyph_set: GlyphSet) -> Explorer {
    let (name, slug) = name.split_once(' ').unwrap_or((name, ""));
    let source = match name {
        "built-in" => GraphSource::BuiltIn,
        name => GraphSource::File(Path::new("tests/screens").join(name)),
    };
    let loaded = load(&source, None);
    let focus = loaded.graph.find_entity(slug);
    let hints = if name == "built-in" { STARTER_HINTS.to_vec() } else { Vec::new() };
    Explorer::new(loaded, Options { focus, hints, glyph_set, ..Options::default() })
}

/// Performs the action in a line of a script.
pub(crate) fn act(explorer: &mut Explorer, line: &str) {
    let cells = |text: &str| text.parse().expect("the size or cell should consist of numbers");
    if let Some(size) = line.strip_prefix("size ") {
        let (width, height) = size.split_once('x').expect("the size should be such as 80x24");
        explorer.input(event::Event::Resize(cells(width), cells(height)));
    }
    if let Some(paste) = line.strip_prefix("paste ") {
        let (times, text) = paste.split_once(' ').expect("`paste` should have a number and a text");
        let text = text.repeat(times.parse().expect("`paste` should have a number"));
        explorer.act(Action::Prompt(PromptAction::Paste(text)));
    }
    if let Some(cell) = line.strip_prefix("click ") {
        let (column, row) = cell.split_once(' ').expect("`click` should have a column and a row");
        explorer.act(Action::Click(Position::new(cells(column), cells(row))));
    }
    if let Some(names) = line.strip_prefix("keys ") {
        press(explorer, names);
    }
}

/// The screen as text, without trailing spaces.
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
            x += u16::try_from(symbol.width().max(1)).expect("the symbol should be narrow");
        }
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// The cells of the screen.
pub(crate) fn buffer(explorer: &Explorer) -> Buffer {
    let size = explorer.state().size;
    let area = Rect::new(0, 0, size.width, size.height);
    let mut buffer = Buffer::empty(area);
    explorer.view_state().render(area, &mut buffer);
    buffer
}

fn first_difference(expected: &str, found: &str) -> String {
    let mut pairs = expected.lines().zip(found.lines()).enumerate();
    let difference = pairs.find(|(_, (expected, found))| expected != found);
    difference.map_or_else(
        || "one is longer".to_owned(),
        |(number, (expected, found))| format!("line {}:\n- {expected}\n+ {found}", number + 1),
    )
}
