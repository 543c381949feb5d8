//! The query language, as in fzf and helix.
//!
//! Blanks mean "and"; `a | b` either; `'exact`, `^beginning`, `end$` and `!not`; `kind:firm`,
//! `source:courage-speech` and `relation:advised` keep what has to do with them. A sign with
//! nothing behind it is still being typed and means nothing yet.

use crate::search::spelling::{QueryText, fold};

/// Ways through the alternatives of a query that are followed at most.
const MOST_WAYS: usize = 32;

/// Terms of a query that are read at most; the rest is more than anybody types.
const MOST_TERMS: usize = 64;

/// One way to satisfy a query: everything in it must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Alternative {
    /// Words to be found in any spelling.
    pub(crate) typed: QueryText,
    /// What is marked in a hit: the words, or where there are none the first text wanted.
    pub(crate) marked: QueryText,
    /// What a name must or must not hold to the letter.
    pub(crate) tests: Vec<LiteralTest>,
    /// What the entity must have to do with.
    pub(crate) fields: Vec<FieldTerm>,
}

/// A text that one of an entity's names must hold to the letter, or that none may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LiteralTest {
    pub(crate) wanted: Polarity,
    pub(crate) place: Anchor,
    pub(crate) text: String,
}

/// Whether a term asks for something or rules it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Polarity {
    Yes,
    No,
}

/// Where in a name a text must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Anywhere,
    Beginning,
    End,
    All,
}

/// `field:value`, both as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldTerm {
    pub(crate) wanted: Polarity,
    pub(crate) field: String,
    pub(crate) value: String,
}

#[derive(Clone, Debug)]
enum QueryTerm {
    Words(String),
    LiteralTest(LiteralTest),
    Field(FieldTerm),
}

/// The ways to satisfy a query; at least one.
pub(crate) fn read(query: &str) -> Vec<Alternative> {
    let mut groups: Vec<Vec<QueryTerm>> = Vec::new();
    let mut either = false;
    for piece in query.split_whitespace().take(MOST_TERMS) {
        if piece == "|" {
            either = true;
            continue;
        }
        let Some(term) = term(piece) else { continue };
        match groups.last_mut().filter(|_| either) {
            Some(group) => group.push(term),
            None => groups.push(vec![term]),
        }
        either = false;
    }
    ways(&groups).iter().map(|terms| way(terms)).collect()
}

impl LiteralTest {
    /// Whether a folded name holds the text.
    pub(crate) fn holds(&self, name: &str) -> bool {
        match self.place {
            Anchor::Anywhere => name.contains(&self.text),
            Anchor::Beginning => name.starts_with(&self.text),
            Anchor::End => name.ends_with(&self.text),
            Anchor::All => name == self.text,
        }
    }
}

fn term(piece: &str) -> Option<QueryTerm> {
    let (wanted, rest) = match piece.strip_prefix('!') {
        Some(rest) => (Polarity::No, rest),
        None => (Polarity::Yes, piece),
    };
    if let Some((field, value)) = rest.split_once(':').filter(|(field, _)| is_field(field)) {
        // As in the filters of the commands, `kind:!firm` is `!kind:firm`.
        let (wanted, value) = match value.strip_prefix('!') {
            Some(value) => (Polarity::No, value),
            None => (wanted, value),
        };
        let (field, value) = (field.to_lowercase(), value.to_owned());
        return Some(QueryTerm::Field(FieldTerm { wanted, field, value }));
    }
    let (place, text) = match (rest.strip_prefix('\''), rest.strip_prefix('^')) {
        (Some(text), _) => (Some(Anchor::Anywhere), text),
        (_, Some(text)) => match text.strip_suffix('$') {
            Some(text) => (Some(Anchor::All), text),
            None => (Some(Anchor::Beginning), text),
        },
        _ => match rest.strip_suffix('$') {
            Some(text) => (Some(Anchor::End), text),
            None => (None, rest),
        },
    };
    let place = place.or((wanted == Polarity::No).then_some(Anchor::Anywhere));
    let Some(place) = place else {
        return Some(QueryTerm::Words(text.to_owned()));
    };
    let text = fold(text);
    (!text.is_empty()).then_some(QueryTerm::LiteralTest(LiteralTest { wanted, place, text }))
}

/// Whether a text before a colon is meant as a field: a plain word.
fn is_field(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
}

/// One term from each group, in every combination.
fn ways(groups: &[Vec<QueryTerm>]) -> Vec<Vec<&QueryTerm>> {
    let mut ways = vec![Vec::new()];
    for group in groups {
        let longer = ways.iter().flat_map(|way: &Vec<&QueryTerm>| {
            group.iter().map(move |term| way.iter().copied().chain([term]).collect())
        });
        ways = longer.take(MOST_WAYS).collect();
    }
    ways
}

fn way(terms: &[&QueryTerm]) -> Alternative {
    let mut way = Alternative::default();
    let mut words: Vec<&str> = Vec::new();
    for term in terms {
        match term {
            QueryTerm::Words(text) => words.push(text),
            QueryTerm::LiteralTest(test) => way.tests.push(test.clone()),
            QueryTerm::Field(field) => way.fields.push(field.clone()),
        }
    }
    way.typed = QueryText::new(&words.join(" "));
    let wanted = way.tests.iter().find(|test| test.wanted == Polarity::Yes);
    way.marked = match wanted {
        Some(test) if way.typed.is_empty() => QueryText::new(&test.text),
        _ => way.typed.clone(),
    };
    way
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Polarity, read};

    #[test]
    fn blanks_are_and_bars_are_or() {
        let ways = read("lei xiaomi | huawei | nio");
        let words: Vec<&str> = ways.iter().map(|way| way.typed.text.as_str()).collect();
        assert_eq!(words, ["lei xiaomi", "lei huawei", "lei nio"]);
    }

    #[test]
    fn signs_say_where_and_whether() {
        let ways = read("'su7 ^xiaomi auto$ ^all$ !ford !^nio lei");
        let tests: Vec<_> = ways[0]
            .tests
            .iter()
            .map(|test| (test.wanted, test.place, test.text.as_str()))
            .collect();
        assert_eq!(
            tests,
            [
                (Polarity::Yes, Anchor::Anywhere, "su7"),
                (Polarity::Yes, Anchor::Beginning, "xiaomi"),
                (Polarity::Yes, Anchor::End, "auto"),
                (Polarity::Yes, Anchor::All, "all"),
                (Polarity::No, Anchor::Anywhere, "ford"),
                (Polarity::No, Anchor::Beginning, "nio"),
            ]
        );
        assert_eq!(ways[0].typed.text, "lei");
    }

    #[test]
    fn signs_alone_mean_nothing_yet() {
        for query in ["", "!", "'", "^", "$", "^$", "|", "| | |", "! ' ^ $ |", "!^", "'''"] {
            let ways = read(query);
            assert_eq!((ways.len(), ways[0].tests.len()), (1, 0), "{query:?}");
            assert!(ways[0].typed.is_empty(), "{query:?}");
        }
    }

    #[test]
    fn alternatives_of_alternatives_stay_few() {
        assert_eq!(read(&"a | b ".repeat(30)).len(), super::MOST_WAYS);
    }
}
