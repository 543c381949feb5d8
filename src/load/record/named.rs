//! Maps whose keys are names.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::word::Word;

/// A map with one entry, such as an entity under its slug. `~` counts as an empty record.
#[derive(Debug)]
pub(crate) struct Named<'a, R> {
    pub(crate) name: Word<'a>,
    pub(crate) record: R,
}

/// A map from any keys to texts, without duplicate keys, in the order in which they are written.
#[derive(Debug)]
pub(crate) struct Pairs<'a>(pub(crate) Vec<(Word<'a>, Option<Word<'a>>)>);

impl<'de: 'a, 'a, R: Deserialize<'de> + Default> Deserialize<'de> for Named<'a, R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NamedVisitor(PhantomData))
    }
}

struct NamedVisitor<R>(PhantomData<R>);

impl<'de, R: Deserialize<'de> + Default> Visitor<'de> for NamedVisitor<R> {
    type Value = Named<'de, R>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one name with its record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let entry = map.next_entry::<_, Option<R>>()?;
        let (name, record) = entry.ok_or_else(|| A::Error::custom("an empty map"))?;
        match map.next_key::<Word<'de>>()? {
            None => Ok(Named { name, record: record.unwrap_or_default() }),
            Some(_) => Err(A::Error::custom("more than one entry")),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry::<Word<'de>, _>()? {
            pairs.push(pair);
        }
        let mut names: Vec<&str> = pairs.iter().map(|(name, _)| &**name).collect();
        names.sort_unstable();
        if names.windows(2).any(|two| two[0] == two[1]) {
            return Err(A::Error::custom("a key given twice"));
        }
        Ok(Pairs(pairs))
    }
}
