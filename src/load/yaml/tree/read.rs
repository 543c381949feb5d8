//! Deserializes records and free-form data from a tree.

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::node::{YamlNode, YamlValue};
use crate::model::Extra;

impl<'de> Deserializer<'de> for &YamlNode {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.value {
            // Numbers and booleans are passed as text, to preserve their notation.
            YamlValue::Scalar { text, .. } => visitor.visit_str(text),
            YamlValue::Tagged => visitor.visit_unit(),
            YamlValue::List(items) => {
                let mut items = SeqDeserializer::new(items.iter());
                let value = visitor.visit_seq(&mut items)?;
                items.end().map(|()| value)
            }
            YamlValue::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| (key, value));
                visitor.visit_map(MapDeserializer::new(entries))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for &YamlNode {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl YamlNode {
    /// The node as free-form data. Quoted scalars are strings; plain ones follow YAML 1.2 (core schema:
    /// <https://yaml.org/spec/1.2.2/#1032-tag-resolution>).
    pub(crate) fn to_extra(&self) -> Extra {
        match &self.value {
            YamlValue::Scalar { text, plain: false } => Extra::Text(escape(text)),
            YamlValue::Scalar { text, plain: true } => plain_extra(self, text),
            YamlValue::Tagged => Extra::Null,
            YamlValue::List(items) => Extra::List(items.iter().map(Self::to_extra).collect()),
            YamlValue::Map(entries) => {
                let key_name = |key: &Self| escape(key.scalar().unwrap_or_default());
                let entries = entries.iter().map(|(key, value)| (key_name(key), value.to_extra()));
                Extra::Map(entries.collect())
            }
        }
    }
}

fn plain_extra(node: &YamlNode, text: &str) -> Extra {
    if node.is_null() {
        return Extra::Null;
    }
    match text {
        "true" | "True" | "TRUE" => Extra::Bool(true),
        "false" | "False" | "FALSE" => Extra::Bool(false),
        // Only numbers that are valid in JSON become numbers.
        _ if serde_json::from_str::<serde_json::Number>(text).is_ok() => {
            Extra::Number(text.to_owned())
        }
        _ => Extra::Text(escape(text)),
    }
}

fn escape(text: &str) -> String {
    crate::model::escape_prose(text).into_owned()
}
