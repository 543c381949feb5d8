//! The tables of keys, and the expected shapes of their values.

use crate::load::section::Section;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    /// A scalar, which may be null as an item of a list.
    OptionalText,
    Free,
    List(&'static Shape),
    Map(KeyShapes),
    /// A scalar or a map with these keys.
    TextOrMap(KeyShapes),
    /// A map from arbitrary keys to scalars.
    TextMap,
}

pub(super) type KeyShapes = &'static [(&'static str, Shape)];

const CITES: Shape = Shape::List(&Shape::TextOrMap(CITE));
const TEXT_LIST: Shape = Shape::List(&Shape::Text);

pub(super) const CITE: KeyShapes = &[
    ("source", Shape::Text),
    ("para", Shape::Text),
    ("page", Shape::Text),
    ("words", Shape::Text),
];

pub(super) const ALIAS: KeyShapes = &[("name", Shape::Text), ("note", Shape::Text)];

pub(super) const ENTITY_KIND: KeyShapes = &[("plural", Shape::Text)];

pub(super) const RELATION_KIND: KeyShapes = &[
    ("says", Shape::Text),
    ("back", Shape::Text),
    ("mutual", Shape::Text),
    ("family", Shape::Text),
    ("tone", Shape::Text),
    ("from", TEXT_LIST),
    ("to", TEXT_LIST),
    ("cues", TEXT_LIST),
];

pub(super) const SOURCE: KeyShapes = &[
    ("title", Shape::Text),
    ("author", Shape::Text),
    ("publisher", Shape::Text),
    ("published", Shape::Text),
    ("note", Shape::Text),
    ("language", Shape::Text),
    ("url", Shape::Text),
    ("origin", Shape::Text),
    ("paragraphs", Shape::List(&Shape::OptionalText)),
    ("extra", Shape::Free),
];

pub(super) const ENTITY: KeyShapes = &[
    ("kind", Shape::Text),
    ("name", Shape::Text),
    ("aliases", Shape::List(&Shape::TextOrMap(ALIAS))),
    ("role", Shape::Text),
    ("cites", CITES),
    ("facts", Shape::List(&Shape::Map(FACT))),
    ("background", Shape::Text),
    ("links", Shape::TextMap),
    ("extra", Shape::Free),
];

pub(super) const FACT: KeyShapes = &[
    ("id", Shape::Text),
    ("says", Shape::Text),
    ("value", Shape::Text),
    ("when", Shape::Text),
    ("cites", CITES),
    ("disputes", TEXT_LIST),
    ("compare", TEXT_LIST),
];

pub(super) const RELATION: KeyShapes = &[
    ("id", Shape::Text),
    ("from", Shape::Text),
    ("kind", Shape::Text),
    ("to", Shape::Text),
    ("when", Shape::Text),
    ("claim", Shape::Text),
    ("said_by", Shape::Text),
    ("standing", Shape::Text),
    ("weight", Shape::Text),
    ("cites", CITES),
    ("disputes", TEXT_LIST),
    ("compare", TEXT_LIST),
    ("extra", Shape::Free),
];

pub(super) fn section_shape(section: Section) -> Shape {
    match section {
        Section::Title | Section::About => Shape::Text,
        Section::EntityKinds => Shape::Map(ENTITY_KIND),
        Section::RelationKinds => Shape::Map(RELATION_KIND),
        Section::Sources => Shape::Map(SOURCE),
        Section::Entities => Shape::Map(ENTITY),
        Section::Relations => Shape::Map(RELATION),
        Section::Extra => Shape::Free,
    }
}
