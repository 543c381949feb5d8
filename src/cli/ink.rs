//! Colour, if the stream supports it.

use crate::model::Tone;

/// Whether text is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Plain text.
    Plain,
    /// ANSI colours, of the terminal's own sixteen.
    Ansi,
}

/// What a piece of text is, from which its colour follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A name that the answer is about.
    Name,
    /// A heading.
    Heading,
    /// What may be skipped at first reading.
    Aside,
    /// A citation.
    Citation,
    /// The characters that were searched for.
    Match,
    /// The tone of a relation.
    Tone(Tone),
    /// Nothing of these.
    Plain,
}

impl Ink {
    /// The text in the colour of its role.
    pub(super) fn paint(self, role: Role, text: &str) -> String {
        match (self, code(role)) {
            (Self::Ansi, Some(code)) if !text.is_empty() => {
                format!("\u{1b}[{code}m{text}\u{1b}[0m")
            }
            _ => text.to_owned(),
        }
    }
}

fn code(role: Role) -> Option<&'static str> {
    match role {
        Role::Name => Some("1"),
        Role::Heading => Some("1;4"),
        Role::Aside => Some("2"),
        Role::Citation => Some("36"),
        Role::Match => Some("1;33"),
        Role::Tone(Tone::Positive) => Some("32"),
        Role::Plain | Role::Tone(Tone::Neutral) => None,
        Role::Tone(Tone::Negative) => Some("31"),
    }
}
