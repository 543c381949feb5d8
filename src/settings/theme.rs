//! Colour themes: a table of the colours of every theme, and the choice of a theme.

mod contrast;
#[cfg(test)]
mod tests;

use anstyle::{Ansi256Color, AnsiColor, Color, RgbColor};

use crate::text::{Dimming, Palette, ThemeColor, ThemeColors};
use contrast::contrast;

/// A colour theme, as set by the user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The theme for the background of the terminal if the explorer can detect it, else [`Theme::Ansi`].
    #[default]
    Auto,
    /// Colours for dark backgrounds.
    Dark,
    /// Colours for light backgrounds.
    Light,
    /// The terminal's own sixteen colours.
    Ansi,
}

/// The number of available colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorDepth {
    /// None: the user has switched off colours, or the output does not go to a terminal.
    None,
    /// The terminal's own sixteen colours.
    #[default]
    Ansi,
    /// The 256 colours of xterm.
    Indexed,
    /// 24-bit colours.
    True,
}

/// A theme and a colour depth. With the background of the terminal, they determine a [`Palette`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThemeChoice {
    /// The theme that the user has set.
    pub theme: Theme,
    /// The number of available colours.
    pub depth: ColorDepth,
}

/// A colour in each theme: for the dark and the light theme, a 24-bit colour and one of xterm's 256; for the Ansi
/// theme, one of the terminal's sixteen, or `None` for its text colour.
struct ThemeRow {
    dark: (u32, u8),
    light: (u32, u8),
    ansi: Option<AnsiColor>,
}

/// The table of all themes.
#[expect(clippy::unreadable_literal, reason = "colours are written as red, green and blue")]
fn theme_row(color: ThemeColor) -> ThemeRow {
    let row = |dark, light, ansi| ThemeRow { dark, light, ansi };
    match color {
        ThemeColor::Dim => row((0xa8b0bd, 249), (0x5a6068, 241), None),
        ThemeColor::Border => row((0x7d8694, 245), (0x7d848c, 243), None),
        ThemeColor::Interface => row((0x56d4dd, 81), (0x075d73, 24), Some(AnsiColor::Cyan)),
        ThemeColor::OnInterface => row((0x10141a, 233), (0xffffff, 231), Some(AnsiColor::Black)),
        ThemeColor::Warning => row((0xf0c674, 221), (0x896109, 94), Some(AnsiColor::Yellow)),
        ThemeColor::Positive => row((0x98db92, 114), (0x157e35, 22), Some(AnsiColor::Green)),
        ThemeColor::Negative => row((0xf06c70, 203), (0xd71c02, 124), Some(AnsiColor::Red)),
        ThemeColor::DimPositive => row((0x75a05f, 107), (0x4f765b, 23), Some(AnsiColor::Green)),
        ThemeColor::DimNegative => row((0xbc878c, 174), (0xb14e4e, 95), Some(AnsiColor::Red)),
        ThemeColor::Kind1 => row((0x7d99e7, 111), (0x1a52d4, 26), Some(AnsiColor::Blue)),
        ThemeColor::Kind2 => row((0xbb9af7, 141), (0x6a3fc0, 56), Some(AnsiColor::Magenta)),
        ThemeColor::Kind3 => row((0xfea5d2, 218), (0xa02279, 126), Some(AnsiColor::BrightBlue)),
        ThemeColor::Kind4 => row((0xd8a27a, 181), (0x7a4930, 96), Some(AnsiColor::BrightMagenta)),
    }
}

impl Theme {
    /// Every theme, in display order.
    pub(crate) const ALL: [Self; 4] = [Self::Auto, Self::Dark, Self::Light, Self::Ansi];

    pub(crate) const NAMES: [&str; 4] = ["auto", "dark", "light", "ansi"];

    /// The theme with this name; [`Theme::Auto`] if there is none.
    pub(crate) fn from_name(name: &str) -> Self {
        let named =
            Self::ALL.into_iter().zip(Self::NAMES).find(|(_, theme_name)| *theme_name == name);
        named.map_or(Self::Auto, |(theme, _)| theme)
    }

    fn colors(self, depth: ColorDepth) -> ThemeColors {
        let dimming = match (self, depth) {
            (Self::Dark | Self::Light, ColorDepth::Indexed | ColorDepth::True) => Dimming::Colors,
            _ => Dimming::Attribute,
        };
        ThemeColors::new(|color| self.color(color, depth), dimming)
    }

    fn color(self, color: ThemeColor, depth: ColorDepth) -> Option<Color> {
        let row = theme_row(color);
        let (rgb, index) = match self {
            Self::Dark => row.dark,
            Self::Light => row.light,
            Self::Auto | Self::Ansi => return row.ansi.map(Color::Ansi),
        };
        match depth {
            ColorDepth::None => None,
            ColorDepth::Ansi => row.ansi.map(Color::Ansi),
            ColorDepth::Indexed => Some(Color::Ansi256(Ansi256Color(index))),
            ColorDepth::True => Some(Color::Rgb(rgb_color(rgb))),
        }
    }

    /// The dark or light theme if it is readable on a background, else [`Theme::Ansi`]: users who chose a background of
    /// medium brightness have also chosen colours for it.
    fn for_background(background: RgbColor) -> Self {
        let is_readable = |theme: &Self| {
            let text = ThemeColor::ALL
                .into_iter()
                .filter(|color| !matches!(color, ThemeColor::Border | ThemeColor::OnInterface));
            text.filter_map(|color| theme.color(color, ColorDepth::True)).all(|color| {
                matches!(color, Color::Rgb(color) if contrast(color, background) >= MIN_CONTRAST)
            })
        };
        [Self::Dark, Self::Light].into_iter().find(is_readable).unwrap_or(Self::Ansi)
    }
}

/// The contrast that text must have on the background of the terminal for a theme to be chosen automatically.
const MIN_CONTRAST: f64 = 3.0;

fn rgb_color(rgb: u32) -> RgbColor {
    let [_, red, green, blue] = rgb.to_be_bytes();
    RgbColor(red, green, blue)
}

impl ColorDepth {
    /// The colour depth of a terminal, given the variables `COLORTERM` and `TERM`.
    pub(crate) fn for_terminal(colorterm: &str, term: &str) -> Self {
        match (colorterm, term) {
            ("truecolor" | "24bit", _) => Self::True,
            (_, term) if term.ends_with("-direct") => Self::True,
            (_, term) if term.contains("256color") => Self::Indexed,
            // These terminals have 24-bit colours, but `COLORTERM` is lost over SSH.
            (_, "alacritty" | "foot" | "xterm-ghostty" | "xterm-kitty") => Self::True,
            _ => Self::Ansi,
        }
    }
}

impl ThemeChoice {
    /// Whether the palette depends on the background of the terminal.
    pub(crate) fn needs_background(self) -> bool {
        self.theme == Theme::Auto && matches!(self.depth, ColorDepth::Indexed | ColorDepth::True)
    }

    /// The palette for a background of red, green and blue, or for an unknown one (`None`).
    pub(crate) fn palette(self, background: Option<[u8; 3]>) -> Palette {
        let background = background.filter(|_| self.needs_background());
        let theme = match (self.theme, background) {
            (Theme::Auto, Some([red, green, blue])) => {
                Theme::for_background(RgbColor(red, green, blue))
            }
            (theme, _) => theme,
        };
        match self.depth {
            ColorDepth::None => Palette::Plain,
            depth => Palette::Colors(theme.colors(depth)),
        }
    }
}

impl Default for Palette {
    /// The terminal's own sixteen colours.
    fn default() -> Self {
        ThemeChoice::default().palette(None)
    }
}
