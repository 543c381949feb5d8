//! Merges records with the same id.

use std::collections::HashSet;
use std::rc::Rc;

use super::collection::Collection;
use super::line::{LineEntity, Value};
use super::record::{Record, RecordType};
use super::schema::REFERENCES;

/// Schemata that are replaced if a record with the same id has a more specific one.
const GENERAL_SCHEMATA: [&str; 3] = ["Thing", "LegalEntity", "Organization"];
/// Properties that may be the name of an entity without a caption.
const NAMES: [&str; 7] = ["name", "alias", "title", "fileName", "full", "number", "summary"];

impl Collection {
    /// Adds an entity and those in it, and returns its id. The depth of JSON is limited.
    pub(super) fn add(&mut self, entity: LineEntity, at: (u32, u32)) -> String {
        let id = entity.id.first().to_owned();
        let index = self.index_of(&id);
        let record = &mut self.records[index];
        record.specify(&entity);
        if record.lines.last() != Some(&at) {
            record.lines.push(at);
        }
        let is_entity = matches!(RecordType::of(entity.schema.first()), RecordType::Entity);
        for (property, values) in entity.properties {
            let is_id = !is_entity || is_known(&property);
            let property = self.shared_name(property);
            for value in values.0 {
                match value {
                    Value::Text(text) if text.trim().is_empty() => {}
                    Value::Text(text) => self.records[index].add(&property, text),
                    Value::Entity(nested) => {
                        self.add_nested((index, &property, is_id), *nested, at);
                    }
                }
            }
        }
        id
    }

    fn add_nested(
        &mut self,
        (index, property, is_id): (usize, &Rc<str>, bool),
        nested: LineEntity,
        at: (u32, u32),
    ) {
        if nested.id.first().is_empty() {
            return;
        }
        let schema = RecordType::of(nested.schema.first());
        let id = self.add(nested, at);
        match schema {
            RecordType::Entity if is_id => self.records[index].add(property, id),
            RecordType::Entity => self.records[index].references.push((Rc::clone(property), id)),
            // It names its ends itself.
            RecordType::Relation(_) | RecordType::Fact(_) => {}
        }
    }

    fn index_of(&mut self, id: &str) -> usize {
        if let Some(index) = self.by_id.get(id) {
            return *index;
        }
        let index = self.records.len();
        self.by_id.insert(id.to_owned(), index);
        self.records.push(Record { id: id.to_owned(), ..Record::default() });
        index
    }

    fn shared_name(&mut self, property: String) -> Rc<str> {
        if let Some(shared) = self.properties.get(&property) {
            return Rc::clone(shared);
        }
        let shared: Rc<str> = property.as_str().into();
        self.properties.insert(property, Rc::clone(&shared));
        shared
    }
}

/// Whether the values of a property of an entity are known to be ids.
fn is_known(property: &str) -> bool {
    property == "proof" || REFERENCES.iter().any(|link| link.to == property)
}

impl Record {
    fn add(&mut self, property: &Rc<str>, value: String) {
        self.values.push((Rc::clone(property), value));
    }

    /// Takes the schema if it is more specific, and the name.
    fn specify(&mut self, entity: &LineEntity) {
        let rank = |schema: &str| {
            GENERAL_SCHEMATA.iter().position(|it| *it == schema).unwrap_or(GENERAL_SCHEMATA.len())
        };
        let schema = entity.schema.first();
        if self.schema.is_empty() || rank(schema) > rank(&self.schema) {
            schema.clone_into(&mut self.schema);
        }
        if self.name.is_empty() {
            entity.caption.first().clone_into(&mut self.name);
        }
        for dataset in &entity.datasets.0 {
            if !self.datasets.contains(dataset) {
                self.datasets.push(dataset.clone());
            }
        }
    }

    /// Removes values that several lines repeat, and finds a name.
    pub(super) fn finish(&mut self) {
        let mut known = HashSet::new();
        self.values.retain(|value| known.insert(value.clone()));
        let mut known = HashSet::new();
        self.references.retain(|reference| known.insert(reference.clone()));
        if self.name.trim().is_empty() {
            let name = NAMES.into_iter().find_map(|key| self.values_of(key).next());
            self.name = name.unwrap_or(&self.id).to_owned();
        }
    }
}
