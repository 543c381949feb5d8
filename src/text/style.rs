//! Roles of text and their styles: one palette for the explorer, the command line and messages.
//!
//! Only the terminal's own sixteen colours, so that light and dark backgrounds both work; and never colour alone:
//! anything coloured also has a word, a symbol or a line style. Red and green are for tones, yellow for warnings.

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
    /// A position in a file.
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
    /// The item under the cursor of an inactive pane.
    Remembered,
    /// The focus.
    Focus,
    /// An entity of a kind.
    Kind(EntityKindId),
    /// A tone.
    Tone(Tone),
    /// A standing.
    Standing(Standing),
}

/// Colours of kinds, in the order of the vocabulary, without red and yellow.
const KINDS: [AnsiColor; 8] = [
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
            | Self::Remembered
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
            Self::Kind(kind) => Some(KINDS[kind.index() % KINDS.len()]),
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
    /// The text in the style of its role, with escape sequences if the style needs any.
    pub(crate) fn paint(self, role: Role, text: &str) -> String {
        if self == Self::Plain || text.is_empty() {
            return text.to_owned();
        }
        let style = role.style(self);
        // One sequence for all its attributes.
        let start = style.to_string().replace("m\u{1b}[", ";");
        format!("{start}{text}{style:#}")
    }
}

#[cfg(test)]
mod tests {
    use anstyle::{AnsiColor, Style};

    use super::{KINDS, Palette, Role};
    use crate::model::{EntityKindId, Standing, Tone};

    #[test]
    fn text_is_painted_only_in_colour() {
        assert_eq!(Palette::Plain.paint(Role::Error, "error"), "error");
        assert_eq!(Palette::Ansi.paint(Role::Error, "error"), "\u{1b}[1;31merror\u{1b}[0m");
        assert_eq!(Palette::Ansi.paint(Role::Text, "error"), "error");
        assert_eq!(Palette::Ansi.paint(Role::Error, ""), "");
    }

    #[test]
    fn without_colour_the_screen_keeps_its_emphasis() {
        assert_eq!(Role::Tone(Tone::Negative).style(Palette::Plain), Style::new());
        let denied = Role::Standing(Standing::Denied);
        let emphasis = Style::new().dimmed().strikethrough();
        assert_eq!(denied.style(Palette::Plain), emphasis);
        assert_eq!(denied.style(Palette::Ansi), emphasis.fg_color(Some(AnsiColor::Yellow.into())));
    }

    #[test]
    fn kinds_never_look_like_a_warning_and_start_over() {
        assert!(!KINDS.contains(&AnsiColor::Red) && !KINDS.contains(&AnsiColor::Yellow));
        let style = |kind| Role::Kind(EntityKindId::new(kind)).style(Palette::Ansi);
        assert_eq!(style(0), style(KINDS.len()));
    }
}
