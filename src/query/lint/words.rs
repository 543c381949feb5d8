//! Words in gists and claims that look like names missing from the graph.
//!
//! To avoid false positives, a word counts only if it is capitalised in the middle of a sentence, is not part of a
//! known name, never occurs in lower case in the text of the graph, and is neither one that English always capitalises
//! nor listed as ordinary.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Extra, FileLine, Graph, Relation};
use crate::query::names::{NameIndex, words};

use super::{LintRule, LintWarning};

/// Words that English capitalises although they are not names; listed in lower case.
const ORDINARY_WORDS: &[&str] = &[
    // The calendar.
    "january february march april may june july august september october november",
    "december monday tuesday wednesday thursday friday saturday sunday",
    // Peoples and languages.
    "chinese american german european japanese korean asian western eastern english",
    "french italian british indian russian",
    // Pronouns, forms of address and titles.
    "i mr mrs ms dr ceo ceos cfo cto coo vp pr hr",
    // Abbreviations and other common nouns.
    "ipo r d ev evs suv suvs nev nevs mpv ai ar vr it ota gps abs tv pc usb nfc qr app",
    "api cpu gpu led km kw kwh hp nm rmb usd eur vat gdp ok faq url diy q a internet",
    "paragraph headline caption byline",
];

/// A word that is not a known name: its first location, the paragraph or relation there, and its number of occurrences.
struct UnknownName {
    location: FileLine,
    container: String,
    count: usize,
}

pub(super) fn add_warnings(graph: &Graph, names: &NameIndex, warnings: &mut Vec<LintWarning>) {
    let known = known_words(graph);
    let mut unknown: BTreeMap<&str, UnknownName> = BTreeMap::new();
    for (location, container, text) in texts_to_search(graph) {
        for word in capitalised_words(text, names) {
            let lower = word.to_lowercase();
            let mut ordinary_words = ORDINARY_WORDS.iter().flat_map(|line| line.split(' '));
            if known.contains(&lower) || ordinary_words.any(|ordinary| ordinary == lower) {
                continue;
            }
            let entry = unknown.entry(word);
            entry
                .or_insert_with(|| UnknownName { location, container: container.clone(), count: 0 })
                .count += 1;
        }
    }
    warnings.extend(unknown.into_iter().map(|(word, unknown)| unknown.warning(word)));
}

impl UnknownName {
    fn warning(self, word: &str) -> LintWarning {
        let more = match self.count {
            1 => String::new(),
            2 => " and one other place".to_owned(),
            count => format!(" and {} other places", count - 1),
        };
        LintWarning {
            rule: LintRule::UnknownName,
            location: self.location,
            message: format!("`{word}` in {}{more} is not a name in the graph", self.container),
            help: "make the word an entity or an alias, or list it under `extra: {ordinary: […]}` of the graph".to_owned(),
        }
    }
}

/// Each string to search, as `(location, paragraph or relation, text)`.
fn texts_to_search<'g>(graph: &'g Graph) -> impl Iterator<Item = (FileLine, String, &'g str)> {
    let gists = graph.sources().flat_map(|source| {
        let numbered = source.gists().enumerate();
        numbered.filter_map(move |(index, gist)| {
            Some((source.defined_at(), format!("{}#{}", source.slug(), index + 1), gist?))
        })
    });
    let claim = |relation: Relation<'g>| {
        (relation.defined_at(), relation.id_text().to_string(), relation.claim())
    };
    gists.chain(graph.relations().map(claim))
}

/// The words that are part of a name, occur in lower case somewhere, or are listed as ordinary; all in lower case.
fn known_words(graph: &Graph) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for entity in graph.entities() {
        let words = entity.names().flat_map(words);
        known.extend(words.map(|(_, word)| word.to_lowercase()));
    }
    for (_, _, text) in texts_to_search(graph) {
        let lower_case = words(text).filter(|(_, word)| !is_capitalised(word));
        known.extend(lower_case.map(|(_, word)| word.to_owned()));
    }
    if let Some(Extra::List(ordinary)) = graph.extra().and_then(|extra| extra.get("ordinary")) {
        known.extend(ordinary.iter().filter_map(|word| match word {
            Extra::Text(word) => Some(word.to_lowercase()),
            _ => None,
        }));
    }
    known
}

/// The capitalised words in text, except at the start of a sentence and inside known names.
#[expect(clippy::string_slice, reason = "a word starts at its offset")]
fn capitalised_words<'t>(text: &'t str, names: &NameIndex) -> Vec<&'t str> {
    let mentions = names.mentions(text);
    let is_inside_name =
        |offset: usize| mentions.iter().any(|mention| mention.range.contains(&offset));
    let capitalised = words(text).filter(|(offset, word)| {
        is_capitalised(word) && !is_inside_name(*offset) && !starts_sentence(&text[..*offset])
    });
    capitalised.map(|(_, word)| word).collect()
}

/// Whether a word has only letters, at least two, and starts with a capital. "V12" and "4S" are not names.
fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().all(char::is_alphabetic)
        && word.chars().count() > 1
}

fn starts_sentence(before: &str) -> bool {
    let last = before.trim_end().chars().next_back();
    last.is_none_or(|last| ".!?:;…\"“«‘'(。！？—–/|".contains(last))
}
