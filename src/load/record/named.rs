//! Maps whose keys are names.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::word::Word;

/// A map of one entry: an entity under its slug. A record of `~` counts as empty.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Pairs<'a, R>", bound(deserialize = "'de: 'a, R: Deserialize<'de> + Default"))]
pub(crate) struct Named<'a, R> {
    pub(crate) name: Word<'a>,
    pub(crate) record: R,
}

/// A map with any keys, each given once, in the order in which it is written.
#[derive(Debug)]
pub(crate) struct Pairs<'a, V>(pub(in crate::load) Vec<(Word<'a>, Option<V>)>);

impl<'a, R: Default> TryFrom<Pairs<'a, R>> for Named<'a, R> {
    type Error = &'static str;

    fn try_from(Pairs(pairs): Pairs<'a, R>) -> Result<Self, Self::Error> {
        let [(name, record)] = <[_; 1]>::try_from(pairs).map_err(|_| "not one entry")?;
        Ok(Self { name, record: record.unwrap_or_default() })
    }
}

impl<'de: 'a, 'a, V: Deserialize<'de>> Deserialize<'de> for Pairs<'a, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor(PhantomData))
    }
}

struct PairsVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for PairsVisitor<V> {
    type Value = Pairs<'de, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of names")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::with_capacity(1);
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
