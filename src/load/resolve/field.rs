//! Questions asked of single values.

use super::Resolver;

use crate::load::item::{Item, Section};
use crate::load::nearest::slug_of;
use crate::load::path::Path;
use crate::load::record::Word;
use crate::load::rule::Rule;
use crate::model::When;
use crate::text::{did_you_mean, has_ink};

impl Resolver {
    /// A value that must be there and hold something.
    pub(super) fn required<'w>(
        &mut self,
        item: &Item<'_>,
        path: &Path<'_>,
        key: &str,
        value: Option<&'w Word<'_>>,
    ) -> Option<&'w str> {
        let text = present(value);
        if text.is_none() {
            let message = match value {
                None => format!("`{key}` is missing"),
                Some(_) => format!("`{key}` is empty"),
            };
            let help = format!("`{key}:` takes {}", self.example(item, key));
            self.fault(Rule::Missing, item, &path.key(key), &message, Some(help));
        }
        text
    }

    /// What may stand under a key that must be there.
    fn example(&self, item: &Item<'_>, key: &str) -> String {
        let graph = self.builder.graph_so_far();
        let relation = item.section == Section::Relations;
        let kinds: Vec<&str> = match key {
            "kind" if relation => graph.relation_kinds().iter().map(|kind| &*kind.slug).collect(),
            "kind" => graph.entity_kinds().iter().map(|kind| &*kind.slug).collect(),
            _ => Vec::new(),
        };
        let what = match key {
            "kind" if (1..=9).contains(&kinds.len()) => {
                return format!("one of {}", kinds.join(", "));
            }
            "kind" => "a kind of the vocabulary",
            "from" | "to" => "the slug of an entity",
            "claim" => "what the source says, in a sentence",
            "name" | "title" => "what it is called",
            "source" => "the slug of a source",
            "para" => "the number of the paragraph",
            _ => "some text",
        };
        what.to_owned()
    }

    /// A date, where one is given and possible.
    pub(super) fn date(
        &mut self,
        item: &Item<'_>,
        path: &Path<'_>,
        value: Option<&Word<'_>>,
    ) -> Option<When> {
        let text = present(value)?;
        match text.parse() {
            Ok(when) => Some(when),
            Err(error) => {
                let message = format!("`{text}`: {error}");
                let help = "write 2021, 2021-03, 2021-03-30, an interval such as 2021-01/2021-03, with ? or ~ behind a date that is not sure";
                self.fault(Rule::BadDate, item, path, &message, Some(help.to_owned()));
                None
            }
        }
    }

    /// A word of a closed list; the default where it is missing, nothing where it is not in the list.
    pub(super) fn word<T>(
        &mut self,
        item: &Item<'_>,
        path: &Path<'_>,
        value: Option<&Word<'_>>,
        all: &[T],
    ) -> Option<T>
    where
        T: Copy + Default + std::str::FromStr + std::fmt::Display,
    {
        let Some(text) = present(value) else { return Some(T::default()) };
        if let Ok(word) = text.parse() {
            return Some(word);
        }
        let words: Vec<String> = all.iter().map(ToString::to_string).collect();
        let message = format!("`{text}` is none of {}", words.join(", "));
        let help = did_you_mean(text, words.iter().map(String::as_str))
            .or_else(|| Some("write one of them".to_owned()));
        self.fault(Rule::BadValue, item, path, &message, help);
        None
    }

    /// Whether a name may be a slug; `also` is allowed beside letters, digits and hyphens.
    pub(super) fn slug(&mut self, item: &Item<'_>, name: &str, also: &str) -> Option<()> {
        let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let good = name.bytes().next().is_some_and(letter)
            && name
                .bytes()
                .all(|byte| letter(byte) || byte == b'-' || also.as_bytes().contains(&byte));
        if good {
            return Some(());
        }
        let message = format!("`{name}` is not a slug");
        let help = format!(
            "a slug has lower-case letters, digits and hyphens, such as `{}`",
            suggestion(name)
        );
        self.fault(Rule::BadSlug, item, &Path::SLUG, &message, Some(help));
        None
    }
}

/// The text of a value that holds something.
pub(super) fn present<'w>(value: Option<&'w Word<'_>>) -> Option<&'w str> {
    value.map(|word| &**word).filter(|text| has_ink(text))
}

/// A slug made from a name that is none.
fn suggestion(name: &str) -> String {
    let slug = slug_of(name).replace('_', "-");
    if slug.is_empty() { "lei-jun".to_owned() } else { slug }
}
