//! One entry of a map or list, read by itself.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::word::Word;

/// A map with one entry: an entity under its slug. A record of `~` counts as empty.
#[derive(Debug)]
pub(in crate::load) struct Named<'a, R> {
    pub(in crate::load) name: Word<'a>,
    pub(in crate::load) record: R,
}

/// A list with one entry: a relation.
#[derive(Debug)]
pub(in crate::load) struct OnlyItem<R>(pub(in crate::load) R);

/// A map of texts, in the order in which it is written.
#[derive(Debug)]
pub(in crate::load) struct Pairs<'a>(pub(in crate::load) Vec<(Word<'a>, Option<Word<'a>>)>);

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
        let entry = map.next_entry::<Word<'de>, Option<R>>()?;
        let (name, record) = entry.ok_or_else(|| A::Error::custom("an empty map"))?;
        match map.next_key::<Word<'de>>()? {
            None => Ok(Named { name, record: record.unwrap_or_default() }),
            Some(_) => Err(A::Error::custom("more than one entry")),
        }
    }
}

impl<'de, R: Deserialize<'de>> Deserialize<'de> for OnlyItem<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(OnlyItemVisitor(PhantomData))
    }
}

struct OnlyItemVisitor<R>(PhantomData<R>);

impl<'de, R: Deserialize<'de>> Visitor<'de> for OnlyItemVisitor<R> {
    type Value = OnlyItem<R>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one item")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let item = list.next_element()?.ok_or_else(|| A::Error::custom("an empty list"))?;
        match list.next_element::<serde::de::IgnoredAny>()? {
            None => Ok(OnlyItem(item)),
            Some(_) => Err(A::Error::custom("more than one item")),
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
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        if has_twins(&pairs) {
            return Err(A::Error::custom("a key given twice"));
        }
        Ok(Pairs(pairs))
    }
}

fn has_twins<V>(pairs: &[(Word<'_>, V)]) -> bool {
    let mut names: Vec<&str> = pairs.iter().map(|(name, _)| &**name).collect();
    names.sort_unstable();
    names.windows(2).any(|two| two[0] == two[1])
}
