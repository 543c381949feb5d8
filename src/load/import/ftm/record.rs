use std::rc::Rc;

use super::mention_list::MentionList;
use super::schema::{LinkSchema, REFERENCES, find_fact, find_link};

/// Everything that the files contain about one id.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) id: String,
    pub(super) schema: Rc<str>,
    pub(super) name: String,
    /// The slug, if the record becomes an entity.
    pub(super) slug: String,
    /// The values of properties, apart from those in `references`.
    pub(super) values: Vec<PropertyValue>,
    /// The properties of an entity that contain other entities; the values are their ids.
    pub(super) references: Vec<PropertyValue>,
    /// The enclosing entities, as values of the ends that the record omits.
    pub(super) outer_ends: Vec<PropertyValue>,
    /// Fields of the record that are not properties, such as `first_seen`, each with a value.
    pub(super) fields: Vec<(&'static str, String)>,
    /// The lines that mention it.
    pub(super) mentions: Vec<Mention>,
}

/// A value of a property.
#[derive(Debug)]
pub(super) struct PropertyValue {
    pub(super) property: Rc<str>,
    pub(super) text: Box<str>,
    pub(super) stated_by: MentionList,
}

/// A line that contains a record or a part of one.
#[derive(Debug)]
pub(super) struct Mention {
    /// The file and line.
    pub(super) at: (u32, u32),
    /// The web pages, documents and data sets that the line names as its sources.
    pub(super) documents: Vec<Rc<str>>,
}

/// What a record becomes.
#[derive(Clone, Copy, Debug)]
pub(super) enum RecordType {
    Entity,
    Relation(&'static LinkSchema),
    /// A fact about the entity whose id is in this property.
    Fact(&'static str),
}

impl RecordType {
    pub(super) fn of(schema: &str) -> Self {
        match (find_link(schema), find_fact(schema)) {
            (Some(link), _) => Self::Relation(link),
            (None, Some(holder)) => Self::Fact(holder),
            (None, None) => Self::Entity,
        }
    }
}

impl Record {
    pub(super) fn first_line(&self) -> (u32, u32) {
        self.mentions.first().map(|mention| mention.at).unwrap_or_default()
    }

    pub(super) fn values_of<'r>(
        &'r self,
        property: &str,
    ) -> impl Iterator<Item = &'r PropertyValue> {
        self.values.iter().filter(move |value| *value.property == *property)
    }

    pub(super) fn texts_of<'r>(&'r self, property: &str) -> impl Iterator<Item = &'r str> {
        self.values_of(property).map(|value| &*value.text)
    }

    /// The ids of the entities that an entity refers to, with the wording of the relation if it is known.
    pub(super) fn referred(
        &self,
    ) -> impl Iterator<Item = (Option<&'static LinkSchema>, &PropertyValue)> {
        let known = REFERENCES
            .iter()
            .flat_map(|link| self.values_of(link.to).map(move |value| (Some(link), value)));
        known.chain(self.references.iter().map(|value| (None, value)))
    }
}

/// A property or schema as words: `birth date` for `birthDate`.
pub(super) fn words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for character in name.chars() {
        if character.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(character.to_lowercase());
    }
    words
}
