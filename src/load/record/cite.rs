//! Citations and aliases: each may be one word or a map.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};

use super::word::Word;

/// A citation as written.
#[derive(Debug)]
pub(in crate::load) enum CiteRecord<'a> {
    /// `courage-speech#4`
    Short(Cow<'a, str>),
    /// `{source: courage-speech, para: 4, words: unanimously strongly urged}`
    Long(CiteFields<'a>),
}

/// A citation in parts.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::load) struct CiteFields<'a> {
    #[serde(borrow)]
    pub(in crate::load) source: Option<Word<'a>>,
    #[serde(borrow)]
    pub(in crate::load) para: Option<Word<'a>>,
    #[serde(borrow)]
    pub(in crate::load) words: Option<Word<'a>>,
}

/// An alias as written.
#[derive(Debug)]
pub(in crate::load) enum AliasRecord<'a> {
    /// `余承东`
    Short(Cow<'a, str>),
    /// `{name: Yu Chengdong, note: printed so in su7-marketing}`
    Long(AliasFields<'a>),
}

/// An alias in parts.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::load) struct AliasFields<'a> {
    #[serde(borrow)]
    pub(in crate::load) name: Option<Word<'a>>,
    #[serde(borrow)]
    pub(in crate::load) note: Option<Word<'a>>,
}

/// Reads a word or a map. A number or a truth value is neither: how it was written is lost by
/// then, so it is an error here, and the item is read again by the slower, exact way.
macro_rules! word_or_map {
    ($record:ident, $fields:ident, $visitor:ident, $expected:literal) => {
        struct $visitor;

        impl<'de> Visitor<'de> for $visitor {
            type Value = $record<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($expected)
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok($record::Short(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok($record::Short(Cow::Owned(text.to_owned())))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                $fields::deserialize(MapAccessDeserializer::new(map)).map($record::Long)
            }
        }

        impl<'de: 'a, 'a> Deserialize<'de> for $record<'a> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any($visitor)
            }
        }
    };
}

word_or_map!(CiteRecord, CiteFields, CiteVisitor, "a citation such as `courage-speech#4`");
word_or_map!(AliasRecord, AliasFields, AliasVisitor, "a name");
