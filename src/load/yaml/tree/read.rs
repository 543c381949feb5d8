//! Typed records from a tree: the same serde shapes, read from nodes instead of text.

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::node::{YamlNode, YamlValue};
use crate::model::Extra;

impl<'de> Deserializer<'de> for &YamlNode {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.value {
            // Numbers and truth values are texts here, as they are written.
            YamlValue::Scalar { text, .. } => visitor.visit_str(text),
            YamlValue::Tagged => visitor.visit_unit(),
            YamlValue::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
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
    /// The node as free-form data. Scalars in quotes are texts; plain ones are what YAML 1.2 says
    /// (core schema: <https://yaml.org/spec/1.2.2/#1032-tag-resolution>).
    pub(in crate::load::yaml) fn to_extra(&self) -> Extra {
        match &self.value {
            YamlValue::Scalar { text, plain: false } => Extra::Text(shown(text)),
            YamlValue::Scalar { text, plain: true } => plain_extra(self, text),
            YamlValue::Tagged => Extra::Null,
            YamlValue::List(items) => Extra::List(items.iter().map(Self::to_extra).collect()),
            YamlValue::Map(entries) => {
                let name = |key: &Self| shown(key.scalar().unwrap_or_default());
                let entries = entries.iter().map(|(key, value)| (name(key), value.to_extra()));
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
        "true" | "True" | "TRUE" => Extra::Truth(true),
        "false" | "False" | "FALSE" => Extra::Truth(false),
        _ if is_number(text) => Extra::Number(text.to_owned()),
        _ => Extra::Text(shown(text)),
    }
}

/// Whether a text is a number in JSON too, so that it can be handed on as one.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let leading_zero = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    let starts = digits.starts_with(|letter: char| letter.is_ascii_digit());
    let allowed =
        digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
    let whole = !digits.ends_with('.') && !digits.contains(".e") && !digits.contains(".E");
    starts && !leading_zero && allowed && whole && text.parse::<f64>().is_ok_and(f64::is_finite)
}

fn shown(text: &str) -> String {
    crate::model::visible(text).into_owned()
}
