//! What a piece of text is, and how that looks: the one palette of terminal, command line and messages.
//!
//! Only the terminal's own sixteen colours, so that light and dark backgrounds both work; and colour never speaks
//! alone: anything with one also has a word, a sign or a line style. Red and green belong to tones, yellow to warnings.

use anstyle::{AnsiColor, Effects, Style};

use crate::model::{EntityKindId, Standing, Tone};

/// What a piece of text is, from which its look follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Text,
    /// Text that may be skipped: surroundings, dates, marks.
    Dim,
    /// Emphasised text: what the answer is about.
    Strong,
    /// The heading of a part of an answer.
    Title,
    /// A heading in a list.
    Heading,
    /// A citation.
    Citation,
    /// Characters that matched, words that are cited.
    Match,
    /// Where something is in a file.
    Location,
    /// Something to notice: problems, active filters.
    Warning,
    /// Something that is wrong.
    Error,
    /// A key.
    Key,
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
    /// An entity of a kind.
    Kind(EntityKindId),
    /// A tone.
    Tone(Tone),
    /// A standing.
    Standing(Standing),
}

/// Colours of kinds, in the order of the vocabulary; red and yellow are left out.
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
    /// None, as `NO_COLOR` asks: plain text on the command line, bold, dim, underline and reverse on the screen.
    Plain,
    /// The terminal's sixteen.
    #[default]
    Ansi,
}

impl Role {
    /// How it looks.
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
    /// The text as its role looks, with escape sequences around it if there is a look and there are colours.
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
