use anstyle::{Ansi256Color, Color, RgbColor};

use super::contrast::{contrast, linear};
use super::{ColorDepth, Theme, ThemeChoice, rgb_color};
use crate::model::{EntityKindId, Standing, Tone};
use crate::text::{Palette, Role, ThemeColor};
use ThemeColor::{
    Border, DimNegative, DimPositive, Interface, Kind1, Kind2, Kind3, Kind4, Negative, OnInterface,
    Positive, Warning,
};

/// The dark and the light theme, each with its worst background and the colour of plain text. The worst background is
/// the lightest common dark one (One Dark), or the darkest common light one.
const THEMES: [(Theme, u32, u32); 2] =
    [(Theme::Dark, 0x0028_2c34, 0x00e0_e0e0), (Theme::Light, 0x00f2_f2f2, 0x0020_2020)];
const DEPTHS: [ColorDepth; 2] = [ColorDepth::Indexed, ColorDepth::True];

/// Pairs of colour groups, and the minimum `OKLab` distance between a colour of one and a colour of the other. A
/// distance of 0.02 is just noticeable. Signs or words distinguish all of them as well.
const DISTINCT: [(&[ThemeColor], &[ThemeColor], f64); 8] = [
    (&[Positive], &[Negative], 0.07),
    (&[Positive, Negative, Warning], &[Interface], 0.05),
    (&[Positive, Negative], &[Warning], 0.03),
    (&[Positive, Negative, Warning, Interface], &[Kind1, Kind2, Kind3, Kind4], 0.03),
    (&[DimPositive], &[DimNegative], 0.04),
    (&[Positive], &[DimPositive], 0.025),
    (&[Negative], &[DimNegative], 0.04),
    (&[DimPositive, DimNegative], &[Interface], 0.025),
];

/// Matrices that simulate colour vision deficiencies in linear sRGB: Machado, Oliveira and Fernandes, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, table for severity
/// 1.0.
const VISIONS: [(&str, [[f64; 3]; 3]); 4] = [
    ("normal vision", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn rgb(theme: Theme, color: ThemeColor, depth: ColorDepth) -> RgbColor {
    match theme.color(color, depth) {
        Some(Color::Rgb(color)) => color,
        Some(Color::Ansi256(Ansi256Color(index))) => indexed_rgb(index),
        other => panic!("{theme:?} has no {color:?} for {depth:?} but {other:?}"),
    }
}

/// The colour at an index of at least 16 in xterm's 256 colours: a 6x6x6 cube, then 24 greys.
fn indexed_rgb(index: u8) -> RgbColor {
    let Some(grey) = index.checked_sub(232) else {
        let cube = index.checked_sub(16).expect("the first 16 colours depend on the terminal");
        let level = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
        return RgbColor(level(cube / 36), level(cube / 6 % 6), level(cube % 6));
    };
    let level = 8 + 10 * grey;
    RgbColor(level, level, level)
}

/// A colour as seen with a kind of vision, in `OKLab` (Björn Ottosson, "A perceptual color space for image processing",
/// 2020).
fn oklab(color: RgbColor, vision: &[[f64; 3]; 3]) -> [f64; 3] {
    let multiply = |matrix: &[[f64; 3]; 3], vector: [f64; 3]| {
        matrix.map(|row| row.iter().zip(vector).map(|(factor, value)| factor * value).sum::<f64>())
    };
    let seen = multiply(vision, linear(color)).map(|component| component.clamp(0.0, 1.0));
    let cones = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    let lab = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    multiply(&lab, multiply(&cones, seen).map(f64::cbrt))
}

fn distance(one: RgbColor, other: RgbColor, vision: &[[f64; 3]; 3]) -> f64 {
    let (one, other) = (oklab(one, vision), oklab(other, vision));
    one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn text_and_lines_are_readable_on_the_background_of_their_theme() {
    let mut faults = Vec::new();
    for (theme, background, _) in THEMES {
        for (depth, color) in
            DEPTHS.into_iter().flat_map(|depth| ThemeColor::ALL.map(|color| (depth, color)))
        {
            let (background, min) = match color {
                OnInterface => (rgb(theme, Interface, depth), 4.5),
                Border => (rgb_color(background), 3.0),
                _ => (rgb_color(background), 4.5),
            };
            let ratio = contrast(rgb(theme, color, depth), background);
            if ratio < min {
                faults.push(format!("{theme:?} {depth:?} {color:?}: {ratio:.2}"));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn tones_and_the_interface_are_distinguishable_with_any_colour_vision() {
    let mut faults = Vec::new();
    for (theme, depth) in
        THEMES.into_iter().flat_map(|(theme, ..)| DEPTHS.map(|depth| (theme, depth)))
    {
        for (one, other, min, vision) in pairs() {
            let (name, matrix) = vision;
            let found = distance(rgb(theme, one, depth), rgb(theme, other, depth), matrix);
            if found < min {
                faults
                    .push(format!("{theme:?} {depth:?} {one:?} {other:?}: {found:.3} with {name}"));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

type Vision = (&'static str, &'static [[f64; 3]; 3]);

fn pairs() -> impl Iterator<Item = (ThemeColor, ThemeColor, f64, Vision)> {
    DISTINCT.into_iter().flat_map(|(ones, others, min)| {
        let pairs = ones.iter().flat_map(move |one| others.iter().map(move |other| (*one, *other)));
        pairs.flat_map(move |(one, other)| {
            VISIONS.iter().map(move |(name, matrix)| (one, other, min, (*name, matrix)))
        })
    })
}

#[test]
fn tones_differ_from_plain_text() {
    for (theme, _, text) in THEMES {
        for (depth, color) in DEPTHS
            .into_iter()
            .flat_map(|depth| [Positive, Negative, Interface, Warning].map(|color| (depth, color)))
        {
            for (name, matrix) in &VISIONS {
                let found = distance(rgb(theme, color, depth), rgb_color(text), matrix);
                assert!(found >= 0.05, "{theme:?} {depth:?} {color:?}: {found:.3} with {name}");
            }
        }
    }
}

#[test]
fn sixteen_colours_give_roles_distinct_attributes() {
    let palette = ThemeChoice { theme: Theme::Ansi, depth: ColorDepth::Ansi }.palette(None);
    let kinds = [0, 1, 2, 3].map(|kind| Role::Kind(EntityKindId::new(kind)));
    let roles = [
        Role::Text,
        Role::Dim,
        Role::Strong,
        Role::Match,
        Role::Warning,
        Role::Key,
        Role::Citation,
        Role::Selected,
        Role::Tone(Tone::Positive),
        Role::Tone(Tone::Negative),
        Role::DimTone(Tone::Positive),
        Role::DimTone(Tone::Negative),
        Role::Standing(Standing::Alleged),
        Role::Standing(Standing::Denied),
    ];
    let styles: Vec<_> = roles.into_iter().chain(kinds).map(|role| role.style(palette)).collect();
    for (index, style) in styles.iter().enumerate() {
        let same = styles[..index].iter().position(|other| other == style);
        assert_eq!(same, None, "{style:?}");
    }
}

#[test]
fn emphasis_remains_without_colours() {
    let roles = [
        Role::Text,
        Role::Dim,
        Role::Strong,
        Role::Match,
        Role::Selected,
        Role::Standing(Standing::Denied),
    ];
    let styles = roles.map(|role| role.style(Palette::Plain));
    for (index, style) in styles.iter().enumerate() {
        assert!(style.get_fg_color().is_none() && style.get_bg_color().is_none(), "{style:?}");
        assert!(!styles[..index].contains(style), "{style:?}");
    }
}

#[test]
fn kinds_start_again_at_the_first_colour() {
    let style = |kind| Role::Kind(EntityKindId::new(kind)).style(Palette::default());
    assert_eq!(style(0), style(4));
    assert_ne!(style(0), style(1));
}

#[test]
fn the_background_decides_if_no_theme_is_set() {
    let palette = |theme, depth, background: Option<u32>| {
        let background = background.map(|rgb| {
            let [_, red, green, blue] = rgb.to_be_bytes();
            [red, green, blue]
        });
        ThemeChoice { theme, depth }.palette(background)
    };
    let fixed = |theme| palette(theme, ColorDepth::True, None);
    let auto = |background| palette(Theme::Auto, ColorDepth::True, Some(background));
    // Black, Solarized Dark, Nord.
    for dark in [0, 0x2b36, 0x002e_3440] {
        assert_eq!(auto(dark), fixed(Theme::Dark), "{dark:06x}");
    }
    // White, Solarized Light, Gruvbox Light.
    for light in [0x00ff_ffff, 0x00fd_f6e3, 0x00fb_f1c7] {
        assert_eq!(auto(light), fixed(Theme::Light), "{light:06x}");
    }
    assert_eq!(auto(0x0080_8080), fixed(Theme::Ansi));
    assert_eq!(palette(Theme::Auto, ColorDepth::True, None), fixed(Theme::Ansi));
    assert_eq!(palette(Theme::Light, ColorDepth::True, Some(0)), fixed(Theme::Light));
    assert_eq!(palette(Theme::Auto, ColorDepth::None, Some(0)), Palette::Plain);
    assert_eq!(palette(Theme::Light, ColorDepth::Ansi, None), Palette::default());
    let indexed = palette(Theme::Dark, ColorDepth::Indexed, None);
    assert_ne!(indexed, fixed(Theme::Dark));
    assert_eq!(palette(Theme::Auto, ColorDepth::Indexed, Some(0)), indexed);
}

#[test]
fn the_environment_shows_how_many_colours_a_terminal_has() {
    for (colorterm, term, expected) in [
        ("truecolor", "xterm", ColorDepth::True),
        ("24bit", "", ColorDepth::True),
        ("", "xterm-direct", ColorDepth::True),
        ("", "xterm-kitty", ColorDepth::True),
        ("", "tmux-256color", ColorDepth::Indexed),
        ("", "linux", ColorDepth::Ansi),
        ("1", "xterm", ColorDepth::Ansi),
    ] {
        assert_eq!(ColorDepth::for_terminal(colorterm, term), expected, "{colorterm} {term}");
    }
}
