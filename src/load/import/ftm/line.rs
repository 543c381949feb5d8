use crate::load::json::{JsonReason, error_position};
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{
    Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer,
};

/// The maximum length of a line that is parsed, in bytes.
const MAX_BYTES: usize = 16 << 20;

const ONE_PER_LINE: &str = "write one entity per line, as `ftm` and Aleph do";

/// An entity as written in a line or within another entity.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LineEntity {
    pub(super) id: Texts,
    pub(super) schema: Texts,
    /// The display name.
    pub(super) caption: Texts,
    pub(super) properties: BTreeMap<String, PropertyValues>,
    pub(super) datasets: Texts,
    // Fields that are kept as free-form data.
    referents: Texts,
    first_seen: Texts,
    last_seen: Texts,
    last_change: Texts,
    target: Texts,
    // The parts of a statement.
    canonical_id: Texts,
    entity_id: Texts,
    prop: Texts,
    value: Texts,
    dataset: Texts,
    /// The fields that are not imported, by name.
    #[serde(flatten)]
    #[expect(clippy::zero_sized_map_values, reason = "serde flattens only maps")]
    pub(super) ignored: BTreeMap<String, IgnoredAny>,
}

/// A string, or the strings in a list.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    pub(super) texts: Vec<String>,
    /// Whether there were also objects, which are not read.
    has_object: bool,
}

/// The values of a property.
#[derive(Debug, Default)]
pub(super) struct PropertyValues(pub(super) Vec<Value>);

#[derive(Debug)]
pub(super) enum Value {
    Text(String),
    Entity(Box<LineEntity>),
}

/// Why a line cannot be read.
#[derive(Debug)]
pub(super) struct BadLine {
    /// One-based, in characters; 0 for the whole line.
    pub(super) column: u32,
    pub(super) message: String,
    pub(super) help: &'static str,
}

impl LineEntity {
    /// Reads a line.
    ///
    /// # Errors
    ///
    /// Fails if the line is not an entity or statement in JSON, is nested too deeply, or is too long.
    pub(super) fn parse(line: &str) -> Result<Self, BadLine> {
        let bad = |column, message: String, help| BadLine { column, message, help };
        if line.len() > MAX_BYTES {
            let message = format!("a line of more than {} MiB is left out", MAX_BYTES >> 20);
            return Err(bad(0, message, "write one entity per line"));
        }
        match line.trim_start().as_bytes().first() {
            Some(b'[') => {
                let help =
                    "write one entity per line, without a list around them: `jq -c .[]` does";
                return Err(bad(0, "this is a list, not an entity".to_owned(), help));
            }
            Some(b'{') => {}
            _ => return Err(bad(0, "expected an entity in braces".to_owned(), ONE_PER_LINE)),
        }
        let entity: Self = serde_json::from_str(line).map_err(|error| {
            let (message, help) = if error.is_data() {
                describe_data_error(&error.to_string())
            } else {
                let JsonReason { message, help } = JsonReason::new(&error);
                let help = if error.is_eof() { ONE_PER_LINE } else { help };
                (format!("this is not JSON: {message}"), help)
            };
            bad(error_position(line, &error).1, message, help)
        })?;
        let entity = entity.into_fragment();
        if entity.id.first().is_empty() || entity.schema.first().is_empty() {
            let message = "a record without `id` or `schema` is left out".to_owned();
            return Err(bad(0, message, "export FollowTheMoney entities or statements"));
        }
        Ok(entity)
    }

    /// Turns a statement into its entity with a single property.
    fn into_fragment(mut self) -> Self {
        if self.prop.texts.is_empty() {
            return self;
        }
        let ids = [self.canonical_id, self.entity_id.clone(), self.id];
        let id: Texts = ids.into_iter().find(|id| !id.first().is_empty()).unwrap_or_default();
        let prop = self.prop.texts.swap_remove(0);
        let values = PropertyValues(
            std::mem::take(&mut self.value.texts).into_iter().map(Value::Text).collect(),
        );
        let mut properties = BTreeMap::new();
        if prop != "id" {
            properties.insert(prop, values);
        }
        self.referents
            .texts
            .extend(self.entity_id.texts.into_iter().filter(|it| *it != id.first()));
        Self {
            id,
            properties,
            datasets: self.dataset,
            schema: self.schema,
            referents: self.referents,
            first_seen: self.first_seen,
            last_seen: self.last_seen,
            last_change: self.last_change,
            target: self.target,
            value: self.value,
            ignored: self.ignored,
            ..Self::default()
        }
    }

    /// The string fields that contain objects, which are left out.
    pub(super) fn fields_with_objects(&self) -> impl Iterator<Item = &'static str> {
        let fields =
            [("caption", &self.caption), ("datasets", &self.datasets), ("value", &self.value)];
        let fields = fields.into_iter().chain(self.other_fields());
        fields.filter(|(_, texts)| texts.has_object).map(|(field, _)| field)
    }

    /// The fields that are neither properties nor sources of the line, by name.
    pub(super) fn other_fields(&self) -> [(&'static str, &Texts); 5] {
        [
            ("referents", &self.referents),
            ("first_seen", &self.first_seen),
            ("last_seen", &self.last_seen),
            ("last_change", &self.last_change),
            ("target", &self.target),
        ]
    }
}

impl From<String> for Texts {
    fn from(text: String) -> Self {
        Self { texts: vec![text], has_object: false }
    }
}

impl Texts {
    pub(super) fn first(&self) -> &str {
        self.texts.first().map_or("", |text| text.as_str())
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let values = PropertyValues::deserialize(deserializer)?.0;
        let is_object = |value: &Value| matches!(value, Value::Entity(_));
        let has_object = values.iter().any(is_object);
        let text = |value| if let Value::Text(text) = value { Some(text) } else { None };
        Ok(Self { texts: values.into_iter().filter_map(text).collect(), has_object })
    }
}

impl<'de> Deserialize<'de> for PropertyValues {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValuesVisitor)
    }
}

/// What is wrong with JSON that is not an entity, and how to fix it, from the message of `serde_json`.
fn describe_data_error(message: &str) -> (String, &'static str) {
    let message = message.split(" at line ").next().unwrap_or(message);
    if let Some(field) = message.strip_prefix("duplicate field ") {
        return (format!("{field} is set twice"), "write each field once");
    }
    let help = "write `\"properties\": {\"name\": [\"Ada Bergen\"]}`";
    (format!("the properties are not in braces: {}", message.replace("sequence", "a list")), help)
}

/// Reads numbers and booleans as strings, as in FollowTheMoney.
struct ValuesVisitor;

fn text(text: &impl ToString) -> PropertyValues {
    PropertyValues(vec![Value::Text(text.to_string())])
}

impl<'de> Visitor<'de> for ValuesVisitor {
    type Value = PropertyValues;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("strings or entities")
    }

    fn visit_str<E>(self, value: &str) -> Result<PropertyValues, E> {
        Ok(text(&value))
    }

    fn visit_bool<E>(self, value: bool) -> Result<PropertyValues, E> {
        Ok(text(&value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<PropertyValues, E> {
        Ok(text(&value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<PropertyValues, E> {
        Ok(text(&value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<PropertyValues, E> {
        Ok(text(&value))
    }

    fn visit_unit<E>(self) -> Result<PropertyValues, E> {
        Ok(PropertyValues::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<PropertyValues, A::Error> {
        let entity = LineEntity::deserialize(MapAccessDeserializer::new(map))?;
        Ok(PropertyValues(vec![Value::Entity(Box::new(entity))]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<PropertyValues, A::Error> {
        let mut values = Vec::new();
        while let Some(item) = items.next_element::<PropertyValues>()? {
            values.extend(item.0);
        }
        Ok(PropertyValues(values))
    }
}

#[cfg(test)]
mod tests {
    use super::LineEntity;

    #[test]
    fn lines_that_are_not_entities_are_explained() {
        let deep = format!("{{\"id\": \"a\", \"schema\": {}1", "[".repeat(100_000));
        let long = format!("{{\"id\": \"{}\"}}", "a".repeat(17 << 20));
        for (line, message) in [
            (r#"[{"id": "a"}]"#, "this is a list, not an entity"),
            (r#"{"id": "a"}"#, "a record without `id` or `schema` is left out"),
            (r#"{"id": "a", "#, "this is not JSON: it ends too early"),
            ("nope", "expected an entity in braces"),
            ("id,name", "expected an entity in braces"),
            ("3", "expected an entity in braces"),
            (r#"{"id": "a", "id": "b"}"#, "`id` is set twice"),
            (
                r#"{"id": "a", "properties": ["x"]}"#,
                "the properties are not in braces: invalid type: a list, expected a map",
            ),
            (
                r#"{"id": "a", "schema": nul}"#,
                "this is not JSON: a misspelt `true`, `false` or `null`, or text without quotes",
            ),
            (&deep, "this is not JSON: it is nested too deeply"),
            (&long, "a line of more than 16 MiB is left out"),
        ] {
            let error = LineEntity::parse(line).map_err(|bad| bad.message);
            assert_eq!(error.err().as_deref(), Some(message));
        }
    }

    #[test]
    fn syntax_errors_are_located_by_character() {
        let bad = LineEntity::parse(r#"{"id": "雷军", "schema": tru}"#).expect_err("not JSON");
        assert_eq!(bad.column, 27);
        assert!(bad.message.starts_with("this is not JSON: "), "{}", bad.message);
    }
}
