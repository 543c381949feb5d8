use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{
    Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer,
};

/// An entity as written in a line or within another entity.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LineEntity {
    pub(super) id: Texts,
    pub(super) schema: Texts,
    /// The display name.
    pub(super) caption: Texts,
    pub(super) properties: Properties,
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

/// The values of each property.
#[derive(Debug, Default)]
pub(super) struct Properties(pub(super) BTreeMap<String, PropertyValues>);

/// The values of a property.
#[derive(Debug, Default)]
pub(super) struct PropertyValues(pub(super) Vec<Value>);

#[derive(Debug)]
pub(super) enum Value {
    Text(String),
    Entity(Box<LineEntity>),
}

impl LineEntity {
    /// Turns a statement into its entity with a single property.
    pub(super) fn into_fragment(mut self) -> Self {
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
            properties: Properties(properties),
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

    /// The fields for one string that have several, of which only the first is imported.
    pub(super) fn fields_with_several(&self) -> impl Iterator<Item = &'static str> {
        let fields = [("id", &self.id), ("schema", &self.schema), ("caption", &self.caption)];
        fields.into_iter().filter(|(_, texts)| texts.texts.len() > 1).map(|(field, _)| field)
    }

    /// The fields that are kept as free-form data, by name.
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

impl<'de> Deserialize<'de> for Properties {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PropertiesVisitor)
    }
}

/// Joins the values of a property that occurs twice.
struct PropertiesVisitor;

impl<'de> Visitor<'de> for PropertiesVisitor {
    type Value = Properties;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Properties, A::Error> {
        let mut properties = BTreeMap::<String, PropertyValues>::new();
        while let Some((property, values)) = map.next_entry::<String, PropertyValues>()? {
            properties.entry(property).or_default().0.extend(values.0);
        }
        Ok(Properties(properties))
    }
}

impl<'de> Deserialize<'de> for PropertyValues {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValuesVisitor)
    }
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
