use super::beginnings::grade_words;
use super::class::MatchClass;
use super::matches::MatchSet;
use super::name_query::NameQuery;
use super::typo_pattern::TypoPattern;
use crate::search::lookup::is_separator;
use crate::search::spelling::count_content_words;

/// In characters, without spaces.
const MIN_LENGTH_FOR_ONE_TYPO: usize = 3;

/// In characters, without spaces.
const MIN_LENGTH_FOR_TWO_TYPOS: usize = 6;

/// Adds names that match with typos, trying one typo before two, unless complete words match without any.
pub(super) fn add_typos(query: NameQuery<'_>, matches: &mut MatchSet) {
    let length = query.text.length();
    if length < MIN_LENGTH_FOR_ONE_TYPO || matches.has_class(MatchClass::is_complete) {
        return;
    }
    if let Some(pattern) = TypoPattern::new(&query.text.joined, 1) {
        add_prefixes_with_typos(query, matches, &pattern);
    }
    let is_good = |class: MatchClass| class <= MatchClass::WordsTypo && class != MatchClass::Role;
    if matches.has_class(is_good) {
        return;
    }
    add_names_with_misspelt_word(query, matches);
    // In a long query, a prefix with one typo is not a coincidence.
    let is_close = |class: MatchClass| {
        is_good(class) || class == MatchClass::PrefixTypo && length > MIN_LENGTH_FOR_TWO_TYPOS
    };
    if length < MIN_LENGTH_FOR_TWO_TYPOS
        || matches.has_class(is_close)
        || query.is_done(matches, MatchClass::WholeTwoTypos)
    {
        return;
    }
    let pattern = TypoPattern::new(&query.text.joined, 2);
    // Among very many names the first character must be right, or swapped with the second.
    let limit_starts = |pattern: TypoPattern| {
        if query.has_many_spellings() { pattern.with_correct_start() } else { pattern }
    };
    if let Some(pattern) = pattern.map(limit_starts) {
        add_prefixes_with_typos(query, matches, &pattern);
    }
}

fn add_prefixes_with_typos(query: NameQuery<'_>, matches: &mut MatchSet, pattern: &TypoPattern) {
    let (names, length) = (&query.names.spellings, query.text.length());
    let words = query.text.words().count();
    let mut best = query.new_collector();
    let indexes =
        [(&query.names.first_words, MatchEnd::Name), (&query.names.later_words, MatchEnd::Word)];
    for (index, at_end) in indexes {
        pattern.search(index, names.text(), |typo_match| {
            query.collect(&mut best, index.offsets(typo_match.range), |offset| {
                let end = match_end(names.bytes(), offset, typo_match.length, at_end)?;
                let class = typo_class(pattern.typos, end, length)?;
                let has_fewer_words = || names.spelling_around(offset).1.split(' ').count() < words;
                // An extra word is not a typo: `dr farley` has one more than Farley.
                let is_short = class == MatchClass::WholeTwoTypos && has_fewer_words();
                Some(if is_short { MatchClass::PrefixTwoTypos } else { class }.into())
            });
        });
    }
    matches.add_best(names, best);
}

/// The class of a match with typos; `None` if it is too weak.
fn typo_class(typos: usize, end: MatchEnd, length: usize) -> Option<MatchClass> {
    match (typos, end) {
        (1, MatchEnd::Name) => Some(MatchClass::WholeTypo),
        (1, MatchEnd::Word) => Some(MatchClass::WordsTypo),
        (1, MatchEnd::WithinWord) => {
            (length > MIN_LENGTH_FOR_ONE_TYPO).then_some(MatchClass::PrefixTypo)
        }
        (_, MatchEnd::Name) => Some(MatchClass::WholeTwoTypos),
        _ => (length > MIN_LENGTH_FOR_TWO_TYPOS).then_some(MatchClass::PrefixTwoTypos),
    }
}

/// Adds names that have all words in any order, one of them with a typo, found by the rarest of the others.
fn add_names_with_misspelt_word(query: NameQuery<'_>, matches: &mut MatchSet) {
    let mut best = query.new_collector();
    let count = query.text.words().count();
    for (index, word) in query.text.words().enumerate() {
        let Some(pattern) = TypoPattern::new(word, 1) else { continue };
        if count == 1 || word.chars().count() < MIN_LENGTH_FOR_ONE_TYPO {
            continue;
        }
        let others = || {
            let words = query.text.words().enumerate();
            words.filter(move |(other, _)| *other != index).map(|(_, word)| word)
        };
        let classes = [MatchClass::WholeTypo, MatchClass::WordsTypo];
        query.collect_with_rarest_word(query.names, &mut best, others(), &classes, |name| {
            grade_words(name, others())?;
            let words = || name.split(' ');
            let is_whole = count_content_words(words()) == count_content_words(query.text.words());
            let class = if is_whole { MatchClass::WholeTypo } else { MatchClass::WordsTypo };
            words().any(|word| pattern.matches(word)).then_some(class.into())
        });
    }
    matches.add_best(&query.names.spellings, best);
}

#[derive(Clone, Copy)]
enum MatchEnd {
    Name,
    Word,
    WithinWord,
}

/// Where a match of `length` bytes, not counting spaces, ends: at the end of a word, within a word or, if the spelling
/// ends there too, `at_end`; `None` if the spelling is shorter than the match.
#[expect(clippy::indexing_slicing, reason = "offsets are those of words in the text")]
fn match_end(text: &[u8], offset: u32, length: usize, at_end: MatchEnd) -> Option<MatchEnd> {
    let mut remaining = length;
    for byte in &text[offset as usize..] {
        match (remaining, *byte) {
            (0, byte) if is_separator(byte) => return Some(at_end),
            (0, b' ') => return Some(MatchEnd::Word),
            (0, _) => return Some(MatchEnd::WithinWord),
            (_, byte) if is_separator(byte) => return None,
            (_, b' ') => {}
            _ => remaining -= 1,
        }
    }
    None
}
