//! Symbols that replace words: one table for pictures, lists, help and README.

pub(crate) mod ascii;

use crate::model::{EntityKindId, Standing, TieDirection, Tone};

/// A symbol or a line style, and its meaning.
#[derive(Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The symbol itself.
    pub glyph: &'static str,
    /// Its replacement in ASCII.
    pub ascii: &'static str,
    /// An example of its use.
    pub example: &'static str,
    /// Its meaning.
    pub meaning: &'static str,
}

/// Every symbol in the legend, in help order.
pub static SYMBOLS: &[Symbol] = &[
    OUT,
    IN,
    MUTUAL,
    FRIENDLY,
    UNFRIENDLY,
    OPINION,
    ALLEGED,
    DENIED,
    DISPUTED,
    SOLID,
    DASHED,
    DOTTED,
    HEAVY,
    HEAVY_DASHED,
    HEAVY_DOTTED,
    FORK,
    BELOW,
    LOOP,
    MORE,
    NTH,
    ENTITY,
];

pub(crate) const OUT: Symbol =
    symbol("→", ">", "→ leads Xiaomi", "from the focus to the other end");
pub(crate) const IN: Symbol =
    symbol("←", "<", "← is led by Lei Jun", "from the other end to the focus");
pub(crate) const MUTUAL: Symbol =
    symbol("↔", "&", "↔ rivals Huawei", "the same in both directions");
pub(crate) const FRIENDLY: Symbol = symbol(
    "+",
    "+",
    "+praises",
    "positive tone, in lists, and in pictures without colour: help, praise, working together",
);
pub(crate) const UNFRIENDLY: Symbol =
    symbol("!", "!", "rivals !", "negative tone in lists: rivalry, mockery, accusation");
pub(crate) const OPINION: Symbol =
    symbol("\"", "\"", "\"leads", "an opinion of the author or a speaker");
pub(crate) const ALLEGED: Symbol =
    symbol("?", "?", "?copied", "alleged: an accusation that the source reports");
pub(crate) const DENIED: Symbol =
    symbol("≠", "\\", "≠copied", "denied: someone denies it, according to the source");
pub(crate) const DISPUTED: Symbol =
    symbol("↯", "x", "↯ disputed", "disputed by another claim in the graph");
pub(crate) const SOLID: Symbol = symbol("─", "-", "──leads──▶", "solid line: the source states it");
pub(crate) const DASHED: Symbol =
    symbol("╌", "_", "╌╌leads╌╌▶", "dashed line: implied, or an opinion");
pub(crate) const DOTTED: Symbol = symbol("┈", ":", "┈?copied┈▶", "dotted line: alleged, or denied");
pub(crate) const HEAVY: Symbol = symbol("━", "=", "━rivals━━", "heavy line: negative tone");
pub(crate) const HEAVY_DASHED: Symbol =
    symbol("╍", "~", "╍rivals╍╍", "heavy dashed line: negative, and implied or an opinion");
pub(crate) const HEAVY_DOTTED: Symbol =
    symbol("┉", "!", "┉?mocked┉▶", "heavy dotted line: negative, and alleged or denied");
pub(crate) const FORK: Symbol =
    symbol("•", "{", "├•─┬─", "on the map: lines of one entity to several others fork here");
pub(crate) const BELOW: Symbol =
    symbol("↳", "L", "↳ leads├─▶", "on the map: more lines of the entity above end in this row");
pub(crate) const LOOP: Symbol = symbol("↺", "}", "↺renamed", "a relation of an entity to itself");
pub(crate) const MORE: Symbol =
    symbol("+", "+", "leads +2", "the number of further relations on the same line");
pub(crate) const NTH: Symbol = symbol(
    "/",
    "/",
    "leads 1/4",
    "the position of the selected relation among those on the same line",
);
pub(crate) const ENTITY: Symbol = symbol(
    "●",
    "o",
    "●Lei Jun",
    "an entity; the first ten kinds have a symbol each, in the order in which they are declared, and any others share the last: ● ■ ◆ ○ □ ◇ ◉ ▣ ◈ ▪",
);

/// The symbols of entity kinds, in vocabulary order; further kinds share the last one.
pub(super) static KIND_SYMBOLS: [Symbol; 10] = [
    kind("●", "o"),
    kind("■", "#"),
    kind("◆", "*"),
    kind("○", "O"),
    kind("□", "%"),
    kind("◇", "$"),
    kind("◉", "@"),
    kind("▣", "("),
    kind("◈", ";"),
    kind("▪", ","),
];

const fn kind(glyph: &'static str, ascii: &'static str) -> Symbol {
    symbol(glyph, ascii, "", "")
}

const fn symbol(
    glyph: &'static str,
    ascii: &'static str,
    example: &'static str,
    meaning: &'static str,
) -> Symbol {
    Symbol { glyph, ascii, example, meaning }
}

const MIN_WIDTH_FOR_WORD: usize = 24;

/// The symbol for a disputed claim, with the word if there is room.
pub(crate) fn disputed_symbol(room: usize) -> &'static str {
    if room < MIN_WIDTH_FOR_WORD { DISPUTED.glyph } else { DISPUTED.example }
}

/// A standing as a word, or as a symbol if there is no room for the word; empty for stated.
pub(crate) fn standing_within(standing: Standing, room: usize) -> &'static str {
    match standing {
        Standing::Stated => "",
        _ if standing.as_str().len() <= room => standing.as_str(),
        // Pictures show an implied relation as a dashed line.
        Standing::Implied => DASHED.glyph,
        _ => Symbol::for_standing(standing).map_or("", |symbol| symbol.glyph),
    }
}

impl Symbol {
    pub(crate) fn for_tone(tone: Tone) -> Option<&'static Self> {
        match tone {
            Tone::Positive => Some(&FRIENDLY),
            Tone::Neutral => None,
            Tone::Negative => Some(&UNFRIENDLY),
        }
    }

    /// The symbol of a standing; `None` for stated and implied, which only the line style distinguishes.
    pub(crate) fn for_standing(standing: Standing) -> Option<&'static Self> {
        match standing {
            Standing::Stated | Standing::Implied => None,
            Standing::Opinion => Some(&OPINION),
            Standing::Alleged => Some(&ALLEGED),
            Standing::Denied => Some(&DENIED),
        }
    }

    #[expect(clippy::indexing_slicing, reason = "the index is at most the last")]
    pub(crate) fn for_kind(kind: EntityKindId) -> &'static Self {
        &KIND_SYMBOLS[kind.index().min(KIND_SYMBOLS.len() - 1)]
    }

    pub(crate) fn for_direction(direction: TieDirection) -> &'static Self {
        match direction {
            TieDirection::Out => &OUT,
            TieDirection::In => &IN,
            TieDirection::Mutual => &MUTUAL,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SYMBOLS, Symbol};
    use crate::model::{Standing, TieDirection, Tone};

    #[test]
    fn every_symbol_that_is_shown_is_in_the_legend() {
        let tones = Tone::ALL.iter().filter_map(|tone| Symbol::for_tone(*tone));
        let standings = Standing::ALL.iter().filter_map(|standing| Symbol::for_standing(*standing));
        let directions = [TieDirection::Out, TieDirection::In, TieDirection::Mutual]
            .into_iter()
            .map(Symbol::for_direction);
        for symbol in tones.chain(standings).chain(directions) {
            assert!(SYMBOLS.contains(symbol), "{symbol:?}");
        }
        for symbol in SYMBOLS {
            assert!(symbol.example.contains(symbol.glyph), "{symbol:?}");
        }
        let mut examples: Vec<&str> = SYMBOLS.iter().map(|symbol| symbol.example).collect();
        examples.sort_unstable();
        assert!(examples.windows(2).all(|pair| pair[0] != pair[1]), "{examples:?}");
    }
}
