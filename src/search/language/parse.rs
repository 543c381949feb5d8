//! The query language, as in fzf and helix.
//!
//! Blanks mean "and"; `a | b` either; `'exact`, `^beginning`, `end$` and `!not`; `kind:firm`,
//! `source:courage-speech` and `relation:advised` keep what has to do with them. A sign with
//! nothing behind it is still being typed and means nothing yet.

use crate::search::spelling::{Typed, fold};

/// Ways through the alternatives of a query that are followed at most.
const MOST_WAYS: usize = 32;

/// Terms of a query that are read at most; the rest is more than anybody types.
const MOST_TERMS: usize = 64;

/// One way to satisfy a query: everything in it must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Way {
    /// Words to be found in any spelling.
    pub(crate) typed: Typed,
    /// What is marked in a hit: the words, or where there are none the first text wanted.
    pub(crate) marked: Typed,
    /// What a name must or must not hold to the letter.
    pub(crate) tests: Vec<Test>,
    /// What the entity must have to do with.
    pub(crate) fields: Vec<FieldTerm>,
}

/// A text that one of an entity's names must hold to the letter, or that none may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Test {
    pub(crate) wanted: Wanted,
    pub(crate) place: Place,
    pub(crate) text: String,
}

/// Whether a term asks for something or rules it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Yes,
    No,
}

/// Where in a name a text must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Anywhere,
    Beginning,
    End,
    All,
}

/// `field:value`, both as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldTerm {
    pub(crate) wanted: Wanted,
    pub(crate) field: String,
    pub(crate) value: String,
}

#[derive(Clone, Debug)]
enum Term {
    Words(String),
    Test(Test),
    Field(FieldTerm),
}

/// The ways to satisfy a query; at least one.
pub(crate) fn read(query: &str) -> Vec<Way> {
    let mut groups: Vec<Vec<Term>> = Vec::new();
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

impl Test {
    /// Whether a folded name holds the text.
    pub(crate) fn holds(&self, name: &str) -> bool {
        match self.place {
            Place::Anywhere => name.contains(&self.text),
            Place::Beginning => name.starts_with(&self.text),
            Place::End => name.ends_with(&self.text),
            Place::All => name == self.text,
        }
    }
}

fn term(piece: &str) -> Option<Term> {
    let (wanted, rest) = match piece.strip_prefix('!') {
        Some(rest) => (Wanted::No, rest),
        None => (Wanted::Yes, piece),
    };
    if let Some((field, value)) = rest.split_once(':').filter(|(field, _)| is_field(field)) {
        // As in the filters of the commands, `kind:!firm` is `!kind:firm`.
        let (wanted, value) = match value.strip_prefix('!') {
            Some(value) => (Wanted::No, value),
            None => (wanted, value),
        };
        let (field, value) = (field.to_lowercase(), value.to_owned());
        return Some(Term::Field(FieldTerm { wanted, field, value }));
    }
    let (place, text) = match (rest.strip_prefix('\''), rest.strip_prefix('^')) {
        (Some(text), _) => (Some(Place::Anywhere), text),
        (_, Some(text)) => match text.strip_suffix('$') {
            Some(text) => (Some(Place::All), text),
            None => (Some(Place::Beginning), text),
        },
        _ => match rest.strip_suffix('$') {
            Some(text) => (Some(Place::End), text),
            None => (None, rest),
        },
    };
    let place = place.or((wanted == Wanted::No).then_some(Place::Anywhere));
    let Some(place) = place else {
        return Some(Term::Words(text.to_owned()));
    };
    let text = fold(text);
    (!text.is_empty()).then_some(Term::Test(Test { wanted, place, text }))
}

/// Whether a text before a colon is meant as a field: a plain word.
fn is_field(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
}

/// One term from each group, in every combination.
fn ways(groups: &[Vec<Term>]) -> Vec<Vec<&Term>> {
    let mut ways = vec![Vec::new()];
    for group in groups {
        let longer = ways.iter().flat_map(|way: &Vec<&Term>| {
            group.iter().map(move |term| way.iter().copied().chain([term]).collect())
        });
        ways = longer.take(MOST_WAYS).collect();
    }
    ways
}

fn way(terms: &[&Term]) -> Way {
    let mut way = Way::default();
    let mut words: Vec<&str> = Vec::new();
    for term in terms {
        match term {
            Term::Words(text) => words.push(text),
            Term::Test(test) => way.tests.push(test.clone()),
            Term::Field(field) => way.fields.push(field.clone()),
        }
    }
    way.typed = Typed::new(&words.join(" "));
    let wanted = way.tests.iter().find(|test| test.wanted == Wanted::Yes);
    way.marked = match wanted {
        Some(test) if way.typed.is_empty() => Typed::new(&test.text),
        _ => way.typed.clone(),
    };
    way
}

#[cfg(test)]
mod tests {
    use super::{Place, Wanted, read};

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
                (Wanted::Yes, Place::Anywhere, "su7"),
                (Wanted::Yes, Place::Beginning, "xiaomi"),
                (Wanted::Yes, Place::End, "auto"),
                (Wanted::Yes, Place::All, "all"),
                (Wanted::No, Place::Anywhere, "ford"),
                (Wanted::No, Place::Beginning, "nio"),
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
