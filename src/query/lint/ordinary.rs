//! Words that English writes with a capital letter although they are not names.

/// Lower-case words, by group.
const ORDINARY: &[&str] = &[
    // The calendar.
    "january february march april may june july august september october november",
    "december monday tuesday wednesday thursday friday saturday sunday",
    // Peoples and languages.
    "chinese american german european japanese korean asian western eastern english",
    "french italian british indian russian",
    // Persons and titles.
    "i mr mrs ms dr ceo ceos cfo cto coo vp pr hr",
    // Abbreviations and other words for things.
    "ipo r d ev evs suv suvs nev nevs mpv ai ar vr it ota gps abs tv pc usb nfc qr app",
    "api cpu gpu led km kw kwh hp nm rmb usd eur vat gdp ok faq url diy q a internet",
    "paragraph headline caption byline",
];

pub(super) fn is_ordinary(word: &str) -> bool {
    ORDINARY.iter().any(|line| line.split(' ').any(|known| known == word))
}
