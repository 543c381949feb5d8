//! Maps with arbitrary keys.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::scalar_text::ScalarText;

/// A map with one entry, such as an entity under its slug. `~` is read as an empty record.
#[derive(Debug)]
pub(crate) struct NamedRecord<'a, R> {
    pub(crate) name: ScalarText<'a>,
    pub(crate) record: R,
}

/// A map from arbitrary keys to text, in file order and without duplicate keys.
#[derive(Debug)]
pub(crate) struct TextMap<'a>(pub(crate) Vec<(ScalarText<'a>, Option<ScalarText<'a>>)>);

impl<'de: 'a, 'a, R: Deserialize<'de> + Default> Deserialize<'de> for NamedRecord<'a, R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NamedRecordVisitor(PhantomData))
    }
}

struct NamedRecordVisitor<R>(PhantomData<R>);

impl<'de, R: Deserialize<'de> + Default> Visitor<'de> for NamedRecordVisitor<R> {
    type Value = NamedRecord<'de, R>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one name with its record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let entry = map.next_entry::<_, Option<R>>()?;
        let (name, record) = entry.ok_or_else(|| A::Error::custom("an empty map"))?;
        match map.next_key::<ScalarText<'de>>()? {
            None => Ok(NamedRecord { name, record: record.unwrap_or_default() }),
            Some(_) => Err(A::Error::custom("more than one entry")),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for TextMap<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TextMapVisitor)
    }
}

struct TextMapVisitor;

impl<'de> Visitor<'de> for TextMapVisitor {
    type Value = TextMap<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of strings")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry::<ScalarText<'de>, _>()? {
            pairs.push(pair);
        }
        let mut names: Vec<&str> = pairs.iter().map(|(name, _)| &**name).collect();
        names.sort_unstable();
        if !names.is_sorted_by(|name, next| name < next) {
            return Err(A::Error::custom("a key given twice"));
        }
        Ok(TextMap(pairs))
    }
}
