//! Roles of text and their styles, shared by the explorer, the command line and messages.
//!
//! Styles use only the terminal's own sixteen colours, which suit light and dark backgrounds, and never rely on colour
//! alone: anything coloured also has a word, a symbol or a line style. Tones are red and green, warnings yellow.

use anstream::ColorChoice;
use anstyle::{AnsiColor, Effects, Style};

use crate::model::{EntityKindId, Standing, Tone};

/// The role of a piece of text, which determines its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Text,
    /// Secondary text: context, dates, symbols.
    Dim,
    /// Emphasised text.
    Strong,
    /// The heading of a section.
    Title,
    /// A heading in a list.
    Heading,
    /// A citation.
    Citation,
    /// Matching characters and cited words.
    Match,
    /// A file name with a line number.
    Location,
    /// Warnings and active filters.
    Warning,
    /// An error.
    Error,
    /// A key.
    Key,
    /// The border of a pane.
    Border,
    /// The border of the active pane.
    ActiveBorder,
    /// The item under the cursor.
    Selected,
    /// The item under the cursor in an inactive pane.
    InactiveSelection,
    /// The focused entity.
    Focus,
    /// An entity, by its kind.
    Kind(EntityKindId),
    /// A relation or word with this tone.
    Tone(Tone),
    /// A relation or word with this standing.
    Standing(Standing),
}

/// In vocabulary order; without red and yellow, which mean hostile tone and warnings.
const KIND_COLORS: [AnsiColor; 8] = [
    AnsiColor::Cyan,
    AnsiColor::Green,
    AnsiColor::Magenta,
    AnsiColor::Blue,
    AnsiColor::BrightBlue,
    AnsiColor::BrightMagenta,
    AnsiColor::BrightCyan,
    AnsiColor::BrightGreen,
];

/// Whether colours may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// No colours (`NO_COLOR`): plain text on the command line; bold, dim, underline and reverse in the explorer.
    Plain,
    /// The sixteen colours of the terminal.
    #[default]
    Ansi,
}

impl Role {
    pub(crate) fn style(self, palette: Palette) -> Style {
        let color = self.color().filter(|_| palette == Palette::Ansi);
        Style::new().effects(self.effects()).fg_color(color.map(Into::into))
    }

    fn effects(self) -> Effects {
        match self {
            Self::Dim | Self::Border => Effects::DIMMED,
            Self::Strong
            | Self::Heading
            | Self::Focus
            | Self::InactiveSelection
            | Self::Key
            | Self::ActiveBorder
            | Self::Warning
            | Self::Error => Effects::BOLD,
            Self::Title | Self::Match => Effects::BOLD | Effects::UNDERLINE,
            Self::Selected => Effects::INVERT,
            Self::Standing(Standing::Denied) => Effects::DIMMED | Effects::STRIKETHROUGH,
            _ => Effects::new(),
        }
    }

    fn color(self) -> Option<AnsiColor> {
        match self {
            Self::Kind(kind) => Some(KIND_COLORS[kind.index() % KIND_COLORS.len()]),
            Self::Tone(Tone::Positive) => Some(AnsiColor::Green),
            Self::Tone(Tone::Negative) | Self::Error => Some(AnsiColor::Red),
            Self::Warning | Self::Standing(Standing::Alleged | Standing::Denied) => {
                Some(AnsiColor::Yellow)
            }
            Self::Key | Self::ActiveBorder | Self::Citation => Some(AnsiColor::Cyan),
            Self::Location => Some(AnsiColor::Blue),
            _ => None,
        }
    }
}

impl Palette {
    pub(crate) fn choose(colors: ColorChoice) -> Self {
        if colors == ColorChoice::Never { Self::Plain } else { Self::Ansi }
    }

    /// The text in the style of a role, with escape sequences if needed.
    pub(crate) fn paint(self, role: Role, text: &str) -> String {
        if self == Self::Plain || text.is_empty() {
            return text.to_owned();
        }
        let style = role.style(self);
        // All attributes go in a single escape sequence.
        let start = style.to_string().replace("m\u{1b}[", ";");
        format!("{start}{text}{style:#}")
    }
}

#[cfg(test)]
mod tests {
    use anstyle::{AnsiColor, Style};

    use super::{KIND_COLORS, Palette, Role};
    use crate::model::{EntityKindId, Standing, Tone};

    #[test]
    fn the_plain_palette_emits_no_escape_sequences() {
        assert_eq!(Palette::Plain.paint(Role::Error, "error"), "error");
        assert_eq!(Palette::Ansi.paint(Role::Error, "error"), "\u{1b}[1;31merror\u{1b}[0m");
        assert_eq!(Palette::Ansi.paint(Role::Text, "error"), "error");
        assert_eq!(Palette::Ansi.paint(Role::Error, ""), "");
    }

    #[test]
    fn the_plain_palette_keeps_emphasis_in_the_explorer() {
        assert_eq!(Role::Tone(Tone::Negative).style(Palette::Plain), Style::new());
        let denied = Role::Standing(Standing::Denied);
        let emphasis = Style::new().dimmed().strikethrough();
        assert_eq!(denied.style(Palette::Plain), emphasis);
        assert_eq!(denied.style(Palette::Ansi), emphasis.fg_color(Some(AnsiColor::Yellow.into())));
    }

    #[test]
    fn kind_colours_avoid_warning_colours_and_wrap_around() {
        assert!(
            !KIND_COLORS.contains(&AnsiColor::Red) && !KIND_COLORS.contains(&AnsiColor::Yellow)
        );
        let style = |kind| Role::Kind(EntityKindId::new(kind)).style(Palette::Ansi);
        assert_eq!(style(0), style(KIND_COLORS.len()));
    }
}
