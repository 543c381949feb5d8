use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny};

use super::{
    EntityKindRecord, EntityRecord, NamedRecord, RelationKindRecord, RelationRecord, ScalarText,
    SourceRecord,
};
use crate::load::section::Section;

#[derive(Debug)]
pub(crate) enum AnyRecord<'a> {
    Title(Option<ScalarText<'a>>),
    About(Option<ScalarText<'a>>),
    EntityKind(NamedRecord<'a, EntityKindRecord<'a>>),
    RelationKind(NamedRecord<'a, RelationKindRecord<'a>>),
    Source(NamedRecord<'a, SourceRecord<'a>>),
    Entity(NamedRecord<'a, EntityRecord<'a>>),
    Relation(RelationRecord<'a>),
    /// The free-form data of the graph. It is stored outside the record.
    Extra,
}

/// Reads an entry from any format: a map with a single key, or a list with a single relation.
impl<'de> DeserializeSeed<'de> for Section {
    type Value = AnyRecord<'de>;

    fn deserialize<D: Deserializer<'de>>(self, entry: D) -> Result<AnyRecord<'de>, D::Error> {
        Ok(match self {
            Self::Title => AnyRecord::Title(NamedRecord::deserialize(entry)?.record),
            Self::About => AnyRecord::About(NamedRecord::deserialize(entry)?.record),
            Self::EntityKinds => AnyRecord::EntityKind(NamedRecord::deserialize(entry)?),
            Self::RelationKinds => AnyRecord::RelationKind(NamedRecord::deserialize(entry)?),
            Self::Sources => AnyRecord::Source(NamedRecord::deserialize(entry)?),
            Self::Entities => AnyRecord::Entity(NamedRecord::deserialize(entry)?),
            Self::Relations => {
                <[_; 1]>::deserialize(entry).map(|[record]| AnyRecord::Relation(record))?
            }
            Self::Extra => IgnoredAny::deserialize(entry).map(|_| AnyRecord::Extra)?,
        })
    }
}
