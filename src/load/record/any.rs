use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny};

use super::{
    EntityKindRecord, EntityRecord, Named, RelationKindRecord, RelationRecord, SourceRecord, Word,
};
use crate::load::section::Section;

#[derive(Debug)]
pub(crate) enum AnyRecord<'a> {
    Title(Option<Word<'a>>),
    About(Option<Word<'a>>),
    EntityKind(Named<'a, EntityKindRecord<'a>>),
    RelationKind(Named<'a, RelationKindRecord<'a>>),
    Source(Named<'a, SourceRecord<'a>>),
    Entity(Named<'a, EntityRecord<'a>>),
    Relation(RelationRecord<'a>),
    /// Free-form data of the graph, which is stored outside the record.
    Extra,
}

/// Reads an entry from any format: a map with one name, or a list with one relation.
impl<'de> DeserializeSeed<'de> for Section {
    type Value = AnyRecord<'de>;

    fn deserialize<D: Deserializer<'de>>(self, entry: D) -> Result<AnyRecord<'de>, D::Error> {
        Ok(match self {
            Self::Title => AnyRecord::Title(Named::deserialize(entry)?.record),
            Self::About => AnyRecord::About(Named::deserialize(entry)?.record),
            Self::EntityKinds => AnyRecord::EntityKind(Named::deserialize(entry)?),
            Self::RelationKinds => AnyRecord::RelationKind(Named::deserialize(entry)?),
            Self::Sources => AnyRecord::Source(Named::deserialize(entry)?),
            Self::Entities => AnyRecord::Entity(Named::deserialize(entry)?),
            Self::Relations => {
                <[_; 1]>::deserialize(entry).map(|[record]| AnyRecord::Relation(record))?
            }
            Self::Extra => IgnoredAny::deserialize(entry).map(|_| AnyRecord::Extra)?,
        })
    }
}
