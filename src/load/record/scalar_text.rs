use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Unexpected, Visitor};

/// A scalar as text, exactly as written: `no`, `2021` and `3.10` are not converted. Borrows from the file's text if
/// possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ScalarText<'a>(Cow<'a, str>);

#[derive(Debug)]
pub(crate) enum StringOrMap<'a, F> {
    String(ScalarText<'a>),
    Map(F),
}

impl<'a, T: Into<Cow<'a, str>>> From<T> for ScalarText<'a> {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl Deref for ScalarText<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for ScalarText<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // `deserialize_str` instead of `deserialize_any` keeps numbers and booleans as written.
        match deserializer.deserialize_str(ScalarVisitor::<IgnoredAny>(PhantomData))? {
            StringOrMap::String(text) => Ok(text),
            StringOrMap::Map(_) => Err(D::Error::invalid_type(Unexpected::Map, &"text")),
        }
    }
}

impl<'de: 'a, 'a, F: Deserialize<'de>> Deserialize<'de> for StringOrMap<'a, F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor(PhantomData))
    }
}

/// Rejects numbers and booleans: serde has lost their notation, so the tree reader has to read the entry.
struct ScalarVisitor<F>(PhantomData<F>);

impl<'de, F: Deserialize<'de>> Visitor<'de> for ScalarVisitor<F> {
    type Value = StringOrMap<'de, F>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(StringOrMap::String(ScalarText(Cow::Borrowed(text))))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(StringOrMap::String(ScalarText(Cow::Owned(text.to_owned()))))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        F::deserialize(MapAccessDeserializer::new(map)).map(StringOrMap::Map)
    }
}
