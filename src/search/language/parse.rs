//! The query language, as in fzf and Helix.
//!
//! A space means "and", `a | b` means "or"; `'exact`, `^start`, `end$` and `!not` test the text itself; `kind:firm`,
//! `source:courage-speech` and `relation:advised` test properties of the entity or relation. An operator without an
//! operand is ignored, since the user is still typing.

use crate::search::spelling::{QueryText, fold};

const MAX_ALTERNATIVES: usize = 32;

const MAX_TOKENS: usize = 64;

/// One alternative of a query, whose parts must all match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Alternative {
    /// Words to find in any spelling.
    pub(crate) text: QueryText,
    /// The words as typed.
    pub(crate) typed: String,
    /// What to highlight in a hit: the words, or the first literal if there are no words.
    pub(crate) highlighted: QueryText,
    pub(crate) tests: Vec<LiteralTest>,
    pub(crate) fields: Vec<FieldTerm>,
}

/// A literal that one of the names must contain, or that none may contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LiteralTest {
    polarity: Polarity,
    anchor: Anchor,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Polarity {
    Include,
    Exclude,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Anchor {
    Anywhere,
    Start,
    End,
    Whole,
}

/// A term `field:value`: the field in lower case, the value as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldTerm {
    pub(crate) polarity: Polarity,
    pub(crate) field: String,
    pub(crate) value: String,
}

#[derive(Clone, Debug)]
enum QueryTerm {
    Words(String),
    Literal(LiteralTest),
    Field(FieldTerm),
}

impl Alternative {
    /// Whether any text must be found, apart from field terms.
    pub(crate) fn has_text(&self) -> bool {
        !self.text.is_empty() || self.tests.iter().any(|test| test.polarity == Polarity::Include)
    }
}

/// The alternatives of a query; at least one.
pub(crate) fn parse(query: &str) -> Vec<Alternative> {
    let mut groups: Vec<Vec<QueryTerm>> = Vec::new();
    let mut after_bar = false;
    for token in query.split_whitespace().take(MAX_TOKENS) {
        if token == "|" {
            after_bar = true;
            continue;
        }
        let Some(term) = parse_term(token) else { continue };
        match groups.last_mut().filter(|_| after_bar) {
            Some(group) => group.push(term),
            None => groups.push(vec![term]),
        }
        after_bar = false;
    }
    cartesian_product(&groups).iter().map(|terms| to_alternative(terms)).collect()
}

impl LiteralTest {
    /// Whether folded names pass the test: one contains the literal or, if it is excluded, none does.
    pub(crate) fn allows<'n>(&self, mut names: impl Iterator<Item = &'n str>) -> bool {
        names.any(|name| self.matches(name)) == (self.polarity == Polarity::Include)
    }

    fn matches(&self, name: &str) -> bool {
        match self.anchor {
            Anchor::Anywhere => name.contains(&self.text),
            Anchor::Start => name.starts_with(&self.text),
            Anchor::End => name.ends_with(&self.text),
            Anchor::Whole => name == self.text,
        }
    }
}

fn parse_term(token: &str) -> Option<QueryTerm> {
    let (polarity, rest) = match token.strip_prefix('!') {
        Some(rest) => (Polarity::Exclude, rest),
        None => (Polarity::Include, token),
    };
    let field =
        rest.split_once(':').filter(|(field, value)| is_field(field) && !continues_url(value));
    if let Some((field, value)) = field {
        // As in filter flags, `kind:!firm` means `!kind:firm`.
        let (polarity, value) = match value.strip_prefix('!') {
            Some(value) => (Polarity::Exclude, value),
            None => (polarity, value),
        };
        let (field, value) = (field.to_lowercase(), value.to_owned());
        return Some(QueryTerm::Field(FieldTerm { polarity, field, value }));
    }
    // Some keyboards type curly quotes; they mean the same.
    let (anchor, text) = match (rest.strip_prefix(['\'', '’', '‘']), rest.strip_prefix('^')) {
        (Some(text), _) => (Some(Anchor::Anywhere), text),
        (_, Some(text)) => match text.strip_suffix('$') {
            Some(text) => (Some(Anchor::Whole), text),
            None => (Some(Anchor::Start), text),
        },
        _ => match rest.strip_suffix('$') {
            Some(text) => (Some(Anchor::End), text),
            None => (None, rest),
        },
    };
    let anchor = anchor.or((polarity == Polarity::Exclude).then_some(Anchor::Anywhere));
    let Some(anchor) = anchor else {
        return Some(QueryTerm::Words(text.to_owned()));
    };
    let text = fold(text);
    (!text.is_empty()).then_some(QueryTerm::Literal(LiteralTest { polarity, anchor, text }))
}

fn is_field(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
}

/// Whether the text after a colon makes it a URL: `https://…`.
fn continues_url(text: &str) -> bool {
    text.starts_with("//")
}

fn cartesian_product(groups: &[Vec<QueryTerm>]) -> Vec<Vec<&QueryTerm>> {
    let mut combinations = vec![Vec::new()];
    for group in groups {
        let longer = combinations.iter().flat_map(|terms: &Vec<&QueryTerm>| {
            group.iter().map(move |term| terms.iter().copied().chain([term]).collect())
        });
        combinations = longer.take(MAX_ALTERNATIVES).collect();
    }
    combinations
}

fn to_alternative(terms: &[&QueryTerm]) -> Alternative {
    let mut alternative = Alternative::default();
    let mut words: Vec<&str> = Vec::new();
    for term in terms {
        match term {
            QueryTerm::Words(text) => words.push(text),
            QueryTerm::Literal(test) => alternative.tests.push(test.clone()),
            QueryTerm::Field(field) => alternative.fields.push(field.clone()),
        }
    }
    alternative.typed = words.join(" ");
    alternative.text = QueryText::new(&alternative.typed);
    let literal = alternative.tests.iter().find(|test| test.polarity == Polarity::Include);
    alternative.highlighted = match literal {
        Some(test) if alternative.text.is_empty() => QueryText::new(&test.text),
        _ => alternative.text.clone(),
    };
    alternative
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Polarity, parse};

    #[test]
    fn spaces_mean_and_while_bars_mean_or() {
        let alternatives = parse("lei xiaomi | huawei | nio");
        let words: Vec<&str> =
            alternatives.iter().map(|alternative| alternative.text.spaced.as_str()).collect();
        assert_eq!(words, ["lei xiaomi", "lei huawei", "lei nio"]);
    }

    #[test]
    fn operators_anchor_and_negate() {
        let alternatives = parse("'su7 ^xiaomi auto$ ^all$ !ford !^nio lei");
        let tests: Vec<_> = alternatives[0]
            .tests
            .iter()
            .map(|test| (test.polarity, test.anchor, test.text.as_str()))
            .collect();
        assert_eq!(
            tests,
            [
                (Polarity::Include, Anchor::Anywhere, "su7"),
                (Polarity::Include, Anchor::Start, "xiaomi"),
                (Polarity::Include, Anchor::End, "auto"),
                (Polarity::Include, Anchor::Whole, "all"),
                (Polarity::Exclude, Anchor::Anywhere, "ford"),
                (Polarity::Exclude, Anchor::Start, "nio"),
            ]
        );
        assert_eq!(alternatives[0].text.spaced, "lei");
    }

    #[test]
    fn operators_without_operands_are_ignored() {
        for query in ["", "!", "'", "^", "$", "^$", "|", "| | |", "! ' ^ $ |", "!^", "'''"] {
            let alternatives = parse(query);
            assert_eq!((alternatives.len(), alternatives[0].tests.len()), (1, 0), "{query:?}");
            assert!(alternatives[0].text.is_empty(), "{query:?}");
        }
    }

    #[test]
    fn the_number_of_alternatives_is_capped() {
        assert_eq!(parse(&"a | b ".repeat(30)).len(), super::MAX_ALTERNATIVES);
    }
}
