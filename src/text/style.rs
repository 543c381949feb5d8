//! Roles of text and their styles, shared by the explorer, the command line and messages.
//!
//! Styles never rely on colour alone: anything coloured also has a word, a symbol or a line style.

use anstyle::{Color, Effects, Style};

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
    /// The label of the selected relation in a picture, on top of the style of its tone.
    SelectedLabel,
    /// The focused entity.
    Focus,
    /// An entity, by its kind.
    Kind(EntityKindId),
    /// A relation or word with this tone.
    Tone(Tone),
    /// A relation with this tone beside the selected one.
    DimTone(Tone),
    /// A relation or word with this standing.
    Standing(Standing),
}

/// A colour of a theme. Several roles may use the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ThemeColor {
    /// Secondary text.
    Dim,
    /// The borders of inactive panes.
    Border,
    /// The interface: keys, citations, the active border and the background of the cursor.
    Interface,
    /// Text under the cursor.
    OnInterface,
    /// Warnings, active filters, and claims that are alleged or denied.
    Warning,
    Positive,
    /// Negative tone, and errors.
    Negative,
    /// Positive tone beside the selected relation.
    DimPositive,
    /// Negative tone beside the selected relation.
    DimNegative,
    /// Entity kinds, in vocabulary order; further kinds restart at the first colour.
    Kind1,
    Kind2,
    Kind3,
    Kind4,
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThemeColors {
    /// In the order of [`ThemeColor::ALL`].
    colors: [Option<Color>; ThemeColor::ALL.len()],
    dimming: Dimming,
}

/// How a theme shows secondary text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dimming {
    /// By the dim attribute of the terminal, whose contrast is unknown.
    Attribute,
    /// By colours.
    Colors,
}

/// The colours of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// No colours (`NO_COLOR`): plain text on the command line; bold, dim, underline and reverse in the explorer.
    Plain,
    /// The colours of a theme.
    Colors(ThemeColors),
}

impl Role {
    pub(crate) fn style(self, palette: Palette) -> Style {
        let colors = match palette {
            Palette::Plain => ThemeColors::NONE,
            Palette::Colors(colors) => colors,
        };
        let mut effects = self.effects();
        if colors.dimming == Dimming::Colors {
            effects = effects.remove(Effects::DIMMED);
        }
        let background = self.background().and_then(|color| colors.get(color));
        if background.is_some() {
            effects = effects.remove(Effects::INVERT);
        }
        let foreground = self.foreground().and_then(|color| colors.get(color));
        Style::new().effects(effects).fg_color(foreground).bg_color(background)
    }

    fn effects(self) -> Effects {
        match self {
            Self::Dim | Self::Border | Self::DimTone(_) => Effects::DIMMED,
            Self::Strong
            | Self::Heading
            | Self::Focus
            | Self::InactiveSelection
            | Self::Key
            | Self::ActiveBorder
            | Self::Warning
            | Self::Error => Effects::BOLD,
            Self::Title | Self::Match => Effects::BOLD | Effects::UNDERLINE,
            Self::Selected | Self::SelectedLabel => Effects::INVERT,
            Self::Standing(Standing::Denied) => Effects::DIMMED | Effects::STRIKETHROUGH,
            _ => Effects::new(),
        }
    }

    fn foreground(self) -> Option<ThemeColor> {
        match self {
            Self::Kind(kind) => {
                ThemeColor::KINDS.get(kind.index() % ThemeColor::KINDS.len()).copied()
            }
            Self::Tone(Tone::Positive) => Some(ThemeColor::Positive),
            Self::Tone(Tone::Negative) | Self::Error => Some(ThemeColor::Negative),
            Self::DimTone(Tone::Positive) => Some(ThemeColor::DimPositive),
            Self::DimTone(Tone::Negative) => Some(ThemeColor::DimNegative),
            Self::Warning | Self::Standing(Standing::Alleged | Standing::Denied) => {
                Some(ThemeColor::Warning)
            }
            Self::Key | Self::ActiveBorder | Self::Citation | Self::Location => {
                Some(ThemeColor::Interface)
            }
            Self::Selected => Some(ThemeColor::OnInterface),
            Self::Dim | Self::DimTone(Tone::Neutral) => Some(ThemeColor::Dim),
            Self::Border => Some(ThemeColor::Border),
            _ => None,
        }
    }

    fn background(self) -> Option<ThemeColor> {
        (self == Self::Selected).then_some(ThemeColor::Interface)
    }
}

impl ThemeColor {
    /// Every colour, in the order of the variants.
    pub(crate) const ALL: [Self; 13] = [
        Self::Dim,
        Self::Border,
        Self::Interface,
        Self::OnInterface,
        Self::Warning,
        Self::Positive,
        Self::Negative,
        Self::DimPositive,
        Self::DimNegative,
        Self::Kind1,
        Self::Kind2,
        Self::Kind3,
        Self::Kind4,
    ];

    pub(crate) const KINDS: [Self; 4] = [Self::Kind1, Self::Kind2, Self::Kind3, Self::Kind4];
}

impl ThemeColors {
    const NONE: Self = Self { colors: [None; ThemeColor::ALL.len()], dimming: Dimming::Attribute };

    /// A theme with the colours that `color` returns; `None` is the terminal's default colour.
    pub(crate) fn new(color: impl Fn(ThemeColor) -> Option<Color>, dimming: Dimming) -> Self {
        Self { colors: ThemeColor::ALL.map(color), dimming }
    }

    /// A colour; `None` for the terminal's default.
    #[expect(clippy::indexing_slicing, reason = "every colour of `ALL` is in the list")]
    pub(crate) fn get(self, color: ThemeColor) -> Option<Color> {
        self.colors[color as usize]
    }
}

impl Palette {
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
    use anstyle::{AnsiColor, Color, Style};

    use super::{Dimming, Palette, Role, ThemeColor, ThemeColors};
    use crate::model::{Standing, Tone};

    fn palette(dimming: Dimming) -> Palette {
        Palette::Colors(ThemeColors::new(
            |color| match color {
                ThemeColor::Negative => Some(Color::Ansi(AnsiColor::Red)),
                ThemeColor::Warning => Some(Color::Ansi(AnsiColor::Yellow)),
                ThemeColor::Interface => Some(Color::Ansi(AnsiColor::Cyan)),
                ThemeColor::OnInterface => Some(Color::Ansi(AnsiColor::Black)),
                _ => None,
            },
            dimming,
        ))
    }

    #[test]
    fn the_plain_palette_emits_no_escape_sequences() {
        let colors = palette(Dimming::Attribute);
        assert_eq!(Palette::Plain.paint(Role::Error, "error"), "error");
        assert_eq!(colors.paint(Role::Error, "error"), "\u{1b}[1;31merror\u{1b}[0m");
        assert_eq!(colors.paint(Role::Text, "error"), "error");
        assert_eq!(colors.paint(Role::Error, ""), "");
    }

    #[test]
    fn the_plain_palette_keeps_emphasis_in_the_explorer() {
        assert_eq!(Role::Tone(Tone::Negative).style(Palette::Plain), Style::new());
        assert_eq!(Role::Selected.style(Palette::Plain), Style::new().invert());
        let denied = Role::Standing(Standing::Denied);
        let emphasis = Style::new().dimmed().strikethrough();
        assert_eq!(denied.style(Palette::Plain), emphasis);
        let yellow = emphasis.fg_color(Some(AnsiColor::Yellow.into()));
        assert_eq!(denied.style(palette(Dimming::Attribute)), yellow);
    }

    #[test]
    fn a_theme_dims_by_colours_and_marks_the_cursor_by_a_background() {
        let colors = palette(Dimming::Colors);
        let yellow = Style::new().strikethrough().fg_color(Some(AnsiColor::Yellow.into()));
        assert_eq!(Role::Standing(Standing::Denied).style(colors), yellow);
        let cursor = Style::new().fg_color(Some(AnsiColor::Black.into()));
        let cursor = cursor.bg_color(Some(AnsiColor::Cyan.into()));
        assert_eq!(Role::Selected.style(colors), cursor);
        assert_eq!(Role::SelectedLabel.style(colors), Style::new().invert());
    }
}
