//! Signs that replace words: one table, which pictures, lists, help and README read.

use crate::model::{EntityKindId, Standing, TieDirection, Tone};

/// A sign beside a word, or a line style, and what it means.
#[derive(Debug, PartialEq, Eq)]
pub struct Mark {
    /// What is shown.
    pub glyph: &'static str,
    /// The same in ASCII.
    pub ascii: &'static str,
    /// How it looks in its place.
    pub example: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// Every mark that is explained, in that order.
pub static MARKS: &[Mark] = &[
    OUT, IN, MUTUAL, FRIENDLY, UNFRIENDLY, OPINION, ALLEGED, DENIED, SOLID, DASHED, DOTTED, HEAVY,
    LOOP, ALIKE, OTHERS, NTH, RIGHTWARDS, LEFTWARDS, ENTITY,
];

pub(crate) const OUT: Mark = mark("→", ">", "→ leads Xiaomi", "from the focus to the other end");
pub(crate) const IN: Mark =
    mark("←", "<", "← is led by Lei Jun", "from the other end to the focus");
pub(crate) const MUTUAL: Mark = mark("↔", "=", "↔ rivals Huawei", "the same in both directions");
pub(crate) const FRIENDLY: Mark =
    mark("+", "+", "+praises", "positive tone: help, praise, working together");
pub(crate) const UNFRIENDLY: Mark =
    mark("!", "!", "!rivals", "negative tone: rivalry, mockery, accusation");
pub(crate) const OPINION: Mark =
    mark("\"", "\"", "\"leads", "an opinion that the author or a speaker holds");
pub(crate) const ALLEGED: Mark =
    mark("?", "?", "?copied", "alleged: an accusation the source reports");
pub(crate) const DENIED: Mark =
    mark("≠", "#", "≠copied", "denied: the source reports it as denied");
pub(crate) const SOLID: Mark = mark("─", "-", "──leads──▶", "solid line: the source states it");
pub(crate) const DASHED: Mark = mark("╌", "~", "╌╌leads╌╌▶", "dashed line: implied, or an opinion");
pub(crate) const DOTTED: Mark = mark("┈", ".", "┈?copied┈▶", "dotted line: alleged, or denied");
pub(crate) const HEAVY: Mark = mark("━", "=", "━!rivals━━", "heavy line: negative tone");
pub(crate) const LOOP: Mark = mark("↺", "@", "↺renamed", "a relation of an entity to itself");
pub(crate) const ALIKE: Mark =
    mark("·", "*", "leads·3", "this many relations of the same kind, drawn as one line");
pub(crate) const OTHERS: Mark =
    mark("+", "+", "leads +2", "this many more relations on the same line");
pub(crate) const NTH: Mark =
    mark("/", "/", "leads 1/4", "which of the relations on the same line is selected");
pub(crate) const RIGHTWARDS: Mark =
    mark("▸", ">", "leads▸", "points right, on a line with relations in both directions");
pub(crate) const LEFTWARDS: Mark =
    mark("◂", "<", "◂leads", "points left, on a line with relations in both directions");

pub(crate) const ENTITY: Mark = mark(
    "●",
    "o",
    "●Lei Jun",
    "an entity; each kind has its own sign, in the order in which kinds are listed: ● ■ ◆ ○ □ ◇ ◉ ▣ ◈ ▪",
);

/// The signs of kinds of entity, in the order of the vocabulary; later ones share the last.
static KINDS: [Mark; 10] = [
    kind("●", "o"),
    kind("■", "#"),
    kind("◆", "*"),
    kind("○", "."),
    kind("□", "="),
    kind("◇", "^"),
    kind("◉", "@"),
    kind("▣", "&"),
    kind("◈", "%"),
    kind("▪", ","),
];

const fn kind(glyph: &'static str, ascii: &'static str) -> Mark {
    mark(glyph, ascii, "", "")
}

const fn mark(
    glyph: &'static str,
    ascii: &'static str,
    example: &'static str,
    meaning: &'static str,
) -> Mark {
    Mark { glyph, ascii, example, meaning }
}

impl Mark {
    /// The mark of a tone; a neutral one has none.
    pub(crate) fn of_tone(tone: Tone) -> Option<&'static Self> {
        match tone {
            Tone::Positive => Some(&FRIENDLY),
            Tone::Neutral => None,
            Tone::Negative => Some(&UNFRIENDLY),
        }
    }

    /// The mark of a standing beside a word; for stated and implied the line alone shows it.
    pub(crate) fn of_standing(standing: Standing) -> Option<&'static Self> {
        match standing {
            Standing::Stated | Standing::Implied => None,
            Standing::Opinion => Some(&OPINION),
            Standing::Alleged => Some(&ALLEGED),
            Standing::Denied => Some(&DENIED),
        }
    }

    pub(crate) fn of_kind(kind: EntityKindId) -> &'static Self {
        &KINDS[kind.index().min(KINDS.len() - 1)]
    }

    /// The mark of the direction of a relation, seen from the focus.
    pub(crate) fn of_direction(direction: TieDirection) -> &'static Self {
        match direction {
            TieDirection::Out => &OUT,
            TieDirection::In => &IN,
            TieDirection::Mutual => &MUTUAL,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MARKS, Mark};
    use crate::model::{Standing, TieDirection, Tone};

    #[test]
    fn every_mark_that_is_shown_is_explained() {
        let tones = Tone::ALL.iter().filter_map(|tone| Mark::of_tone(*tone));
        let standings = Standing::ALL.iter().filter_map(|standing| Mark::of_standing(*standing));
        let directions = [TieDirection::Out, TieDirection::In, TieDirection::Mutual]
            .into_iter()
            .map(Mark::of_direction);
        for mark in tones.chain(standings).chain(directions) {
            assert!(MARKS.contains(mark), "{mark:?}");
        }
        for mark in MARKS {
            assert!(mark.example.contains(mark.glyph), "{mark:?}");
        }
        let mut examples: Vec<&str> = MARKS.iter().map(|mark| mark.example).collect();
        examples.sort_unstable();
        assert!(examples.windows(2).all(|pair| pair[0] != pair[1]), "{examples:?}");
    }
}
