//! Colours by role, never by widget.
//!
//! Only the terminal's own sixteen colours, so light and dark backgrounds both work; and nothing
//! is told by colour alone: whatever has a colour also has a word, a glyph or a line style.

use ratatui::style::{Color, Modifier, Style};

use crate::model::{EntityKindId, Standing, Tone};

/// Whether colours may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Palette {
    /// The terminal's sixteen.
    #[default]
    Sixteen,
    /// Bold, dim, underline and reverse only, as `NO_COLOR` asks.
    Plain,
}

/// What a piece of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Text,
    /// Text that stands back: surroundings, dates, marks.
    Dim,
    /// Text that stands out.
    Strong,
    /// A heading in a list.
    Heading,
    /// The border of a pane.
    Border,
    /// The border of the pane that has the keys.
    ActiveBorder,
    /// The row or thing under the cursor.
    Selected,
    /// The row under the cursor of a pane that does not have the keys.
    Remembered,
    /// The focus.
    Focus,
    /// Letters that matched, words that are cited.
    Match,
    /// A key.
    Key,
    /// Something to notice: problems, active filters.
    Warning,
    /// An entity of a kind.
    Kind(EntityKindId),
    /// A tone.
    Tone(Tone),
    /// A standing.
    Standing(Standing),
}

/// Colours for kinds, in the vocabulary's order; red and yellow are left for tone and warnings.
const KINDS: [Color; 8] = [
    Color::Cyan,
    Color::Green,
    Color::Magenta,
    Color::Blue,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::LightGreen,
];

impl Palette {
    /// The style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let style = Style::new().add_modifier(modifier(role));
        match (self, color(role)) {
            (Self::Sixteen, Some(color)) => style.fg(color),
            _ => style,
        }
    }
}

fn modifier(role: Role) -> Modifier {
    match role {
        Role::Dim | Role::Border => Modifier::DIM,
        Role::Strong | Role::Heading | Role::Key | Role::Warning | Role::ActiveBorder => {
            Modifier::BOLD
        }
        Role::Remembered | Role::Focus => Modifier::BOLD,
        Role::Selected => Modifier::REVERSED,
        Role::Match => Modifier::BOLD.union(Modifier::UNDERLINED),
        Role::Standing(Standing::Denied) => Modifier::DIM.union(Modifier::CROSSED_OUT),
        Role::Text | Role::Kind(_) | Role::Tone(_) | Role::Standing(_) => Modifier::empty(),
    }
}

fn color(role: Role) -> Option<Color> {
    match role {
        Role::Kind(kind) => Some(KINDS[kind.index() % KINDS.len()]),
        Role::Tone(Tone::Positive) => Some(Color::Green),
        Role::Tone(Tone::Negative) => Some(Color::Red),
        Role::Warning | Role::Standing(Standing::Alleged | Standing::Denied) => Some(Color::Yellow),
        Role::Key | Role::ActiveBorder => Some(Color::Cyan),
        _ => None,
    }
}
