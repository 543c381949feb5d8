//! Checks single values.

use super::date_suggestion::suggest_date;
use super::resolver::Resolver;
use super::suggest::slugify;
use crate::load::location::Location;
use crate::load::problems::Rule;
use crate::load::record::ScalarText;
use crate::load::section::Section;
use crate::model::When;
use crate::text::{did_you_mean, has_visible_text};

const DATE_HELP: &str = "write 2021, 2021-03, 2021-03-30, a season such as 2021-21 (spring), a decade such as 201X, or an interval such as 2021-01/2021-03, with ? or ~ after an uncertain date";

impl Resolver {
    pub(super) fn required<'w>(
        &mut self,
        at: &Location<'_>,
        key: &str,
        value: Option<&'w ScalarText<'_>>,
    ) -> Option<&'w str> {
        let text = non_empty(value);
        if text.is_none() {
            let (message, help) = self.describe_missing(at, key, value);
            self.report(&at.key(key), Rule::Missing, message, help);
        }
        text
    }

    /// The message and the help for a missing or empty value.
    fn describe_missing(
        &self,
        at: &Location<'_>,
        key: &str,
        value: Option<&ScalarText<'_>>,
    ) -> (String, String) {
        if let Some(word) = at.key(key).null_word().filter(|_| value.is_none()) {
            let message = format!("`{key}` is empty, because unquoted `{word}` means null in YAML");
            return (message, format!("if it is text, write `{key}: \"{word}\"`"));
        }
        let state = if value.is_none() { "missing" } else { "empty" };
        let expected = self.describe_expected(at, key);
        (format!("`{key}` is {state}"), format!("`{key}:` takes {expected}"))
    }

    fn describe_expected(&self, at: &Location<'_>, key: &str) -> String {
        let graph = self.builder.graph_so_far();
        let is_relation = at.section == Section::Relations;
        let kinds: Vec<&str> = match key {
            "kind" if is_relation => {
                graph.relation_kinds().iter().map(|kind| &*kind.slug).collect()
            }
            "kind" => graph.entity_kinds().iter().map(|kind| &*kind.slug).collect(),
            _ => Vec::new(),
        };
        let description = match key {
            "kind" if (1..=9).contains(&kinds.len()) => {
                return format!("one of {}", kinds.join(", "));
            }
            "kind" => "a declared kind",
            "from" | "to" => "the slug of an entity",
            "claim" => "what the source says, in a sentence",
            "name" | "title" => "the text to display",
            "source" => "the slug of a source",
            "para" => "the number of the paragraph",
            "page" => "the number of the page",
            _ => "some text",
        };
        description.to_owned()
    }

    pub(super) fn parse_date(
        &mut self,
        at: &Location<'_>,
        value: Option<&ScalarText<'_>>,
    ) -> Option<When> {
        let text = non_empty(value)?;
        let report = |error| {
            let help = suggest_date(text)
                .map_or_else(|| DATE_HELP.to_owned(), |date| format!("did you mean `{date}`?"));
            self.report(at, Rule::BadDate, format!("`{text}`: {error}"), help);
        };
        text.parse().map_err(report).ok()
    }

    pub(super) fn parse_number(
        &mut self,
        at: &Location<'_>,
        value: Option<&ScalarText<'_>>,
    ) -> Option<f64> {
        let text = non_empty(value)?;
        let number = text.trim().parse().ok().filter(|number: &f64| number.is_finite());
        if number.is_none() {
            let message = format!("`{text}` is not a number");
            self.report(
                at,
                Rule::BadValue,
                message,
                "write digits and at most one decimal point, such as 0.5",
            );
        }
        number
    }

    /// Parses one of a fixed set of words; the default if the value is missing, `None` if it is not in the set.
    pub(super) fn parse_word<T>(
        &mut self,
        at: &Location<'_>,
        value: Option<&ScalarText<'_>>,
        all: &[T],
    ) -> Option<T>
    where
        T: Copy + Default + std::str::FromStr + std::fmt::Display,
    {
        let Some(text) = non_empty(value) else { return Some(T::default()) };
        if let Ok(word) = text.parse() {
            return Some(word);
        }
        let words: Vec<String> = all.iter().map(ToString::to_string).collect();
        let message = format!("`{text}` is not one of {}", words.join(", "));
        let suggestion = did_you_mean(text, words.iter().map(String::as_str));
        let help = suggestion.unwrap_or_else(|| "write one of them".to_owned());
        self.report(at, Rule::BadValue, message, help);
        None
    }

    /// Reports a name that is not a slug. `also_allowed` is a character to allow besides lower-case letters, digits and
    /// hyphens, or empty.
    pub(super) fn check_slug(
        &mut self,
        at: &Location<'_>,
        name: &str,
        also_allowed: &str,
    ) -> Option<()> {
        let is_slug_byte = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let is_valid = name.bytes().next().is_some_and(is_slug_byte)
            && name.bytes().all(|byte| {
                is_slug_byte(byte) || byte == b'-' || also_allowed.as_bytes().contains(&byte)
            });
        if is_valid {
            return Some(());
        }
        let slug = slugify(name).replace('_', "-");
        let slug = slug.trim_matches('-');
        let example = if slug.is_empty() { "lei-jun" } else { slug };
        let signs = match also_allowed {
            "" => "digits and hyphens".to_owned(),
            also_allowed => format!("digits, hyphens and `{also_allowed}`"),
        };
        let help = format!(
            "a slug starts with a lower-case letter or digit, followed by lower-case letters, {signs}, such as `{example}`"
        );
        self.report(at, Rule::BadSlug, format!("`{name}` is not a slug"), help);
        None
    }
}

pub(super) fn non_empty<'w>(value: Option<&'w ScalarText<'_>>) -> Option<&'w str> {
    value.map(|word| &**word).filter(|text| has_visible_text(text))
}
