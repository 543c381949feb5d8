//! A screen as an SVG picture.
//!
//! Every text fills its cells exactly, whatever the font, and box-drawing characters are drawn as lines, so that they
//! join.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// The size of a cell in pixels.
const CELL_WIDTH: f32 = 9.0;
const CELL_HEIGHT: f32 = 20.0;
const MARGIN: f32 = 12.0;
const BACKGROUND: &str = "#15181e";
const FOREGROUND: &str = "#d7dce5";
const FONT: &str = "ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace";

/// The picture of a screen.
pub(super) fn svg(screen: &Buffer, title: &str) -> String {
    let mut layers = Layers::default();
    for y in 0..screen.area.height {
        layers.row(screen, y);
    }
    let width = f32::from(screen.area.width) * CELL_WIDTH + 2.0 * MARGIN;
    let height = f32::from(screen.area.height) * CELL_HEIGHT + 2.0 * MARGIN;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n\
         <title>{title}</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n\
         <g transform=\"translate({MARGIN},{MARGIN})\" font-family=\"{FONT}\" font-size=\"15\">\n"
    );
    text.push_str(&layers.backgrounds);
    for (attributes, path) in layers.lines {
        let _ = writeln!(text, "<path fill=\"none\" {attributes} d=\"{path}\"/>");
    }
    for (attributes, words) in layers.words {
        let _ = writeln!(text, "<g {attributes}>\n{words}</g>");
    }
    text.push_str("</g>\n</svg>\n");
    text
}

/// The parts of the picture from back to front; lines and words are grouped by their attributes.
#[derive(Default)]
struct Layers {
    backgrounds: String,
    lines: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
}

impl Layers {
    fn row(&mut self, screen: &Buffer, y: u16) {
        let mut x = 0;
        while x < screen.area.width {
            let cell = &screen[(x, y)];
            let symbol = cell.symbol();
            let text = if is_word(symbol) {
                let rest = (x..screen.area.width).map(|x| &screen[(x, y)]);
                rest.take_while(|next| is_word(next.symbol()) && has_same_style(cell, next))
                    .map(Cell::symbol)
                    .collect()
            } else {
                symbol.to_owned()
            };
            let cells = u16::try_from(text.width()).expect("a row has at most 65,535 cells");
            self.background(cell, (x, y), cells);
            self.glyphs(cell, (x, y), cells, &text);
            x += cells.max(1);
        }
    }

    fn background(&mut self, cell: &Cell, at: (u16, u16), cells: u16) {
        let (_, background) = colors(cell);
        if background != BACKGROUND {
            let (x, y) = corner(at);
            let width = f32::from(cells) * CELL_WIDTH;
            let _ = writeln!(
                self.backgrounds,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{CELL_HEIGHT}\" fill=\"{background}\"/>"
            );
        }
    }

    fn glyphs(&mut self, cell: &Cell, at: (u16, u16), cells: u16, text: &str) {
        let (color, _) = colors(cell);
        let opacity = if cell.modifier.contains(Modifier::DIM) { " opacity=\".6\"" } else { "" };
        if let Some(line) = Line::of(text) {
            let dashes = line
                .dashes
                .map_or_else(String::new, |dashes| format!(" stroke-dasharray=\"{dashes}\""));
            let width = line.width;
            let attributes =
                format!("stroke=\"{color}\" stroke-width=\"{width}\"{dashes}{opacity}");
            self.lines.entry(attributes).or_default().push_str(&line.path(at));
        } else if !text.trim().is_empty() {
            let mut attributes = format!("fill=\"{color}\"{opacity}");
            for (modifier, attribute) in [
                (Modifier::BOLD, " font-weight=\"bold\""),
                (Modifier::UNDERLINED, " text-decoration=\"underline\""),
                (Modifier::CROSSED_OUT, " text-decoration=\"line-through\""),
            ] {
                if cell.modifier.contains(modifier) {
                    attributes.push_str(attribute);
                }
            }
            let (x, y) = corner(at);
            let (y, width) = (y + 15.0, f32::from(cells) * CELL_WIDTH);
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
            let _ = writeln!(
                self.words.entry(attributes).or_default(),
                "<text x=\"{x}\" y=\"{y}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\">{escaped}</text>"
            );
        }
    }
}

/// Whether the character can share a text with its neighbours: fonts draw ASCII with the same width.
fn is_word(symbol: &str) -> bool {
    symbol.bytes().all(|byte| byte.is_ascii_graphic())
}

fn has_same_style(one: &Cell, other: &Cell) -> bool {
    (one.fg, one.bg, one.modifier) == (other.fg, other.bg, other.modifier)
}

/// The upper left corner of a cell in pixels.
fn corner((x, y): (u16, u16)) -> (f32, f32) {
    (f32::from(x) * CELL_WIDTH, f32::from(y) * CELL_HEIGHT)
}

/// The colours of the text and of its background.
fn colors(cell: &Cell) -> (String, String) {
    let foreground = hexadecimal(cell.fg).unwrap_or_else(|| FOREGROUND.to_owned());
    let background = hexadecimal(cell.bg).unwrap_or_else(|| BACKGROUND.to_owned());
    if cell.modifier.contains(Modifier::REVERSED) {
        (background, foreground)
    } else {
        (foreground, background)
    }
}

/// A 24-bit colour; `None` for the default colour of the terminal.
fn hexadecimal(color: Color) -> Option<String> {
    match color {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        other => panic!("{other} depends on the terminal"),
    }
}

/// A box-drawing character.
struct Line {
    /// The sides of the cell that it touches: up 1, right 2, down 4, left 8.
    sides: u8,
    is_round: bool,
    width: f32,
    /// The lengths of dashes and gaps.
    dashes: Option<&'static str>,
}

impl Line {
    fn of(symbol: &str) -> Option<Self> {
        let plain = |sides| Self { sides, is_round: false, width: 1.2, dashes: None };
        let heavy = |sides| Self { width: 2.4, ..plain(sides) };
        let dashed = |sides, width, dashes| Self { width, dashes: Some(dashes), ..plain(sides) };
        let line = match symbol {
            "│" => plain(5),
            "─" => plain(10),
            "┌" => plain(6),
            "┐" => plain(12),
            "└" => plain(3),
            "┘" => plain(9),
            "├" => plain(7),
            "┤" => plain(13),
            "┬" => plain(14),
            "┴" => plain(11),
            "┼" => plain(15),
            "╭" => Self { is_round: true, ..plain(6) },
            "╮" => Self { is_round: true, ..plain(12) },
            "╰" => Self { is_round: true, ..plain(3) },
            "╯" => Self { is_round: true, ..plain(9) },
            "┃" => heavy(5),
            "━" => heavy(10),
            "┏" => heavy(6),
            "┓" => heavy(12),
            "┗" => heavy(3),
            "┛" => heavy(9),
            "╌" => dashed(10, 1.2, "2.5 2"),
            "╍" => dashed(10, 2.4, "2.5 2"),
            "┈" => dashed(10, 1.2, "1 1.25"),
            "┉" => dashed(10, 2.4, "1 1.25"),
            "╎" => dashed(5, 1.2, "6 4"),
            "╏" => dashed(5, 2.4, "6 4"),
            "┊" => dashed(5, 1.2, "2 3"),
            "┋" => dashed(5, 2.4, "2 3"),
            _ => return None,
        };
        Some(line)
    }

    fn path(&self, at: (u16, u16)) -> String {
        let (left, top) = corner(at);
        let (right, bottom) = (left + CELL_WIDTH, top + CELL_HEIGHT);
        let (x, y) = (left + CELL_WIDTH / 2.0, top + CELL_HEIGHT / 2.0);
        let ends = [(x, top), (right, y), (x, bottom), (left, y)];
        let mut ends = (0..4).filter(|side| self.sides >> side & 1 == 1).map(|side| ends[side]);
        if self.is_round {
            let (from, to) = (ends.next().expect("a corner"), ends.next().expect("a corner"));
            return format!("M{},{}Q{x},{y} {},{}", from.0, from.1, to.0, to.1);
        }
        match self.sides {
            5 => format!("M{x},{top}V{bottom}"),
            10 => format!("M{left},{y}H{right}"),
            _ => {
                ends.fold(String::new(), |path, end| format!("{path}M{x},{y}L{},{}", end.0, end.1))
            }
        }
    }
}

#[test]
fn texts_fill_their_cells_and_lines_join() {
    let screen = Buffer::with_lines(["│小a b", "╰──"]);
    let picture = svg(&screen, "A test");
    for expected in [
        "d=\"M4.5,0V20M4.5,20Q4.5,30 9,30M9,30H18M18,30H27\"",
        "<text x=\"9\" y=\"15\" textLength=\"18\" lengthAdjust=\"spacingAndGlyphs\">小</text>",
        "<text x=\"27\" y=\"15\" textLength=\"9\" lengthAdjust=\"spacingAndGlyphs\">a</text>",
        "<text x=\"45\" y=\"15\" textLength=\"9\" lengthAdjust=\"spacingAndGlyphs\">b</text>",
    ] {
        assert!(picture.contains(expected), "{expected}: {picture}");
    }
}
