//! ASCII forms of the characters in pictures and the explorer, each as wide as the original.

use unicode_segmentation::UnicodeSegmentation;

use super::{HEAVY_DASHED, HEAVY_DOTTED, KIND_SYMBOLS, SYMBOLS, Symbol};

/// Characters and the ASCII form that they share. These forms take precedence over those in the table of symbols.
static FORMS: [(&str, &str); 20] = [
    ("·–—−‐‑╴╶", "-"),
    ("…≈", "~"),
    ("╍╏", HEAVY_DASHED.ascii),
    ("┉┋", HEAVY_DOTTED.ascii),
    ("“”„«»", "\""),
    ("‘’‚╯", "'"),
    ("→▶›", ">"),
    ("▸", ")"),
    ("←◀◂‹", "<"),
    ("│╷╵╎┊▌┃", "|"),
    ("┌┐└┘├┤┬┴┼┏┓┗┛", "+"),
    ("╭╮", "."),
    ("╰", "`"),
    ("×", "x"),
    ("¶", "P"),
    ("▁▂▃▏▎▍", "."),
    ("▄▅▆▇█▋▊▉", "#"),
    ("░", ":"),
    ("↑▲▴", "^"),
    ("↓▼", "v"),
];

/// The ASCII form of a character; `None` for a letter, and for a character that is already ASCII.
pub(crate) fn ascii_form(character: &str) -> Option<&'static str> {
    if character.is_ascii() {
        return None;
    }
    let forms = FORMS.iter().find(|(characters, _)| characters.contains(character));
    let mut symbols = SYMBOLS.iter().chain(&KIND_SYMBOLS);
    forms
        .map(|(_, form)| *form)
        .or_else(|| symbols.find(|symbol| symbol.glyph == character).map(|symbol| symbol.ascii))
}

/// Replaces characters with their ASCII forms, if they have one.
pub(crate) fn to_ascii(text: &str) -> String {
    text.graphemes(true).map(|character| ascii_form(character).unwrap_or(character)).collect()
}

/// The example of a symbol in ASCII.
pub(crate) fn ascii_example(symbol: &Symbol) -> String {
    to_ascii(&symbol.example.replace(symbol.glyph, symbol.ascii))
}

#[cfg(test)]
mod tests {
    use super::{ascii_form, to_ascii};
    use crate::text::symbol::{HEAVY_DASHED, HEAVY_DOTTED, KIND_SYMBOLS, SYMBOLS, Symbol};
    use crate::text::width;

    #[test]
    fn every_symbol_has_an_ascii_form_of_its_width() {
        for symbol in SYMBOLS.iter().chain(&KIND_SYMBOLS) {
            let form = ascii_form(symbol.glyph).unwrap_or(symbol.glyph);
            assert!(form.is_ascii() && width(form) == width(symbol.glyph), "{symbol:?}: {form}");
        }
    }

    /// Characters in pictures and lists that are not in the table of symbols, each with a meaning of its own. Junctions
    /// are not listed, because a plus sign within a line can only be a junction.
    const OTHERS: [&str; 9] = ["▲", "▼", "│", "╯", "╰", "…", "▸", "[", "]"];
    /// All of these can be in one picture, and in the lists beside it. Heavy dashes and dots always occur in runs,
    /// unlike the signs with the same form.
    #[test]
    fn no_two_meanings_share_an_ascii_form() {
        let is_sign = |symbol: &&Symbol| ![&HEAVY_DASHED, &HEAVY_DOTTED].contains(symbol);
        let symbols = SYMBOLS.iter().chain(&KIND_SYMBOLS).filter(is_sign);
        let symbols = symbols.map(|symbol| (symbol.glyph, symbol.ascii));
        let others = OTHERS.map(|glyph| (glyph, ascii_form(glyph).unwrap_or(glyph)));
        let mut forms: Vec<(&str, &str)> = symbols.chain(others).collect();
        forms.sort_unstable();
        forms.dedup();
        for (index, (glyph, form)) in forms.iter().enumerate() {
            let same = forms[..index].iter().find(|(_, other)| other == form);
            assert_eq!(same, None, "{glyph} is {form} too");
        }
    }

    #[test]
    fn letters_have_no_ascii_form() {
        assert_eq!(["a", "é", "小", "я"].map(ascii_form), [None; 4]);
        assert_eq!(to_ascii("“小米” · café…"), "\"小米\" - café~");
    }
}
