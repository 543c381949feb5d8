//! Merges records with the same id.
#![expect(clippy::indexing_slicing, reason = "`index_of` adds a record for an index that it makes")]

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::collection::Collection;
use super::line::{LineEntity, Value};
use super::mention_list::MentionList;
use super::record::{Mention, PropertyValue, Record, RecordType};
use super::schema::REFERENCES;
use crate::load::problems::Rule;

/// Schemata that are replaced if a record with the same id has a more specific one.
const GENERAL_SCHEMATA: [&str; 3] = ["Thing", "LegalEntity", "Organization"];
/// Properties that name the sources of a line.
const SOURCE_PROPERTIES: [&str; 2] = ["sourceUrl", "proof"];
/// Properties whose values together form the name of a person without a caption.
const NAME_PARTS: [&str; 5] = ["firstName", "secondName", "middleName", "fatherName", "lastName"];
/// Properties that can name an entity without a caption or parts of a name.
const OTHER_NAMES: [&str; 6] = ["alias", "title", "fileName", "full", "number", "summary"];

impl Collection {
    /// Adds an entity and those nested in it, and returns its id. Recursion is bounded, since the depth of JSON is limited.
    pub(super) fn add(&mut self, entity: LineEntity, at: (u32, u32)) -> String {
        let id = entity.id.first().to_owned();
        let index = self.index_of(&id);
        for field in entity.ignored.keys() {
            let lines = self.ignored_fields.entry(field.clone()).or_default();
            if lines.last() != Some(&at.1) {
                lines.push(at.1);
            }
        }
        for field in entity.fields_with_objects() {
            self.objects_in_fields.entry(field).or_default().push(at.1);
        }
        for field in entity.fields_with_several() {
            self.values_in_fields.entry(field).or_default().push(at.1);
        }
        self.report_other_schema(&entity, index, at);
        let datasets = entity.datasets.texts.iter().map(|name| self.shared_name(name)).collect();
        let schema = self.shared_name(entity.schema.first());
        let record = &mut self.records[index];
        record.specify(&entity, schema);
        if record.mentions.last().is_none_or(|mention| mention.at != at) {
            record.mentions.push(Mention { at, documents: Vec::new() });
        }
        let is_entity = matches!(RecordType::of(entity.schema.first()), RecordType::Entity);
        for (property, values) in entity.properties.0 {
            let is_id = !is_entity || holds_ids(&property);
            let property = self.shared_name(&property);
            for value in values.0 {
                match value {
                    Value::Text(text) if text.trim().is_empty() => {}
                    Value::Text(text) => self.add_value(index, &property, text),
                    Value::Entity(nested) => {
                        let nested = self.with_id(*nested, (index, &property), at);
                        if let Some(nested) = nested {
                            self.add_nested((index, &property, is_id), nested, at);
                        }
                    }
                }
            }
        }
        let record = &mut self.records[index];
        record.add_documents(datasets);
        record.shrink();
        id
    }

    /// Reports a schema that contradicts that of an earlier line with the same id.
    fn report_other_schema(&mut self, entity: &LineEntity, index: usize, at: (u32, u32)) {
        let (record, schema) = (&self.records[index], entity.schema.first());
        let is_general = |schema: &str| schema.is_empty() || GENERAL_SCHEMATA.contains(&schema);
        if *record.schema != *schema && !is_general(&record.schema) && !is_general(schema) {
            let Record { id, schema: first, .. } = record;
            let message = format!(
                "`{id}` has the schema {schema} here, but {first} in an earlier line, which it keeps"
            );
            let help = "if they are two records, give them different ids";
            self.problems.add((at.1, 0), Rule::NotMapped, message, help);
        }
    }

    fn add_value(&mut self, index: usize, property: &Rc<str>, text: String) {
        if SOURCE_PROPERTIES.contains(&&**property) {
            let document = self.shared_name(&text);
            self.records[index].add_documents(vec![document]);
        } else {
            let value = self.records[index].new_value(property, text);
            self.records[index].values.push(value);
        }
    }

    /// A nested entity with its id, or with a generated one; `None` if it has neither an id nor a schema.
    fn with_id(
        &mut self,
        mut nested: LineEntity,
        (outer, property): (usize, &str),
        at: (u32, u32),
    ) -> Option<LineEntity> {
        if !nested.id.first().is_empty() {
            return Some(nested);
        }
        if nested.schema.first().is_empty() {
            let lines = self.unidentified_objects.entry(property.to_owned()).or_default();
            lines.push(at.1);
            return None;
        }
        self.generated_ids += 1;
        let outer = &self.records[outer].id;
        nested.id = format!("{outer}/{property}/{}", self.generated_ids).into();
        Some(nested)
    }

    fn add_nested(
        &mut self,
        (index, property, is_id): (usize, &Rc<str>, bool),
        nested: LineEntity,
        at: (u32, u32),
    ) {
        let schema = RecordType::of(nested.schema.first());
        let id = self.add(nested, at);
        match schema {
            RecordType::Entity if is_id => self.add_value(index, property, id),
            RecordType::Entity => {
                let reference = self.records[index].new_value(property, id);
                self.records[index].references.push(reference);
            }
            RecordType::Relation(link) => self.fill_missing_end(&id, &[link.from, link.to], index),
            RecordType::Fact(holder) => self.fill_missing_end(&id, &[holder], index),
        }
    }

    /// Adds the enclosing entity as the missing end of a nested connection or fact, if it omits exactly one.
    fn fill_missing_end(&mut self, nested: &str, ends: &[&str], outer: usize) {
        let outer = self.records[outer].id.clone();
        let nested = self.index_of(nested);
        let record = &self.records[nested];
        let mut missing = ends.iter().filter(|end| record.values_of(end).next().is_none());
        if let (Some(end), None) = (missing.next(), missing.next()) {
            let end = self.shared_name(end);
            let value = self.records[nested].new_value(&end, outer);
            self.records[nested].outer_ends.push(value);
        }
    }

    fn index_of(&mut self, id: &str) -> usize {
        if let Some(index) = self.find_record(id) {
            return index;
        }
        let index = self.records.len();
        self.records.push(Record { id: id.to_owned(), ..Record::default() });
        let id_at = |index: u32| self.records[index as usize].id.as_str();
        self.by_id.insert(id, u32::try_from(index).unwrap_or(u32::MAX), id_at);
        index
    }

    fn shared_name(&mut self, name: &str) -> Rc<str> {
        if let Some(shared) = self.names.get(name) {
            return Rc::clone(shared);
        }
        let shared: Rc<str> = name.into();
        self.names.insert(Rc::clone(&shared));
        shared
    }
}

/// Whether the values of a property of an entity are known to be ids.
fn holds_ids(property: &str) -> bool {
    property == "proof" || REFERENCES.iter().any(|link| link.to == property)
}

impl Record {
    /// A value stated by the last mention.
    fn new_value(&self, property: &Rc<str>, text: String) -> PropertyValue {
        let mention = self.mentions.len().saturating_sub(1);
        let stated_by = MentionList::One(u32::try_from(mention).unwrap_or(u32::MAX));
        PropertyValue { property: Rc::clone(property), text: text.into(), stated_by }
    }

    /// Adds sources to the last mention.
    fn add_documents(&mut self, documents: Vec<Rc<str>>) {
        if let Some(mention) = self.mentions.last_mut() {
            mention.documents.extend(documents);
        }
    }

    /// Frees spare memory after the first mention, as most records have no other.
    fn shrink(&mut self) {
        if let [mention] = &mut self.mentions[..] {
            mention.documents.shrink_to_fit();
            self.mentions.shrink_to_fit();
            self.values.shrink_to_fit();
            self.fields.shrink_to_fit();
        }
    }

    /// Adopts the schema if it is more specific, and the name if there is none yet, and adds the fields that are not properties.
    fn specify(&mut self, entity: &LineEntity, schema: Rc<str>) {
        let rank = |schema: &str| {
            GENERAL_SCHEMATA.iter().position(|it| *it == schema).unwrap_or(GENERAL_SCHEMATA.len())
        };
        if self.schema.is_empty() || rank(&schema) > rank(&self.schema) {
            self.schema = schema;
        }
        if self.name.is_empty() {
            entity.caption.first().clone_into(&mut self.name);
        }
        for (field, texts) in entity.other_fields() {
            self.fields.extend(texts.texts.iter().map(|text| (field, text.clone())));
        }
    }

    /// Merges repeated values, and chooses a name if there is none.
    pub(super) fn finish(&mut self) {
        let mut outer_ends = std::mem::take(&mut self.outer_ends);
        outer_ends.retain(|end| self.values_of(&end.property).next().is_none());
        self.values.append(&mut outer_ends);
        self.values = merge_repeated(std::mem::take(&mut self.values));
        self.references = merge_repeated(std::mem::take(&mut self.references));
        let mut known = HashSet::new();
        self.fields.retain(|field| known.insert(field.clone()));
        if self.name.trim().is_empty() {
            self.name = self.find_name();
        }
    }

    fn find_name(&self) -> String {
        let first = |property: &str| self.texts_of(property).next();
        let parts: Vec<&str> = NAME_PARTS.into_iter().filter_map(first).collect();
        let joined = Some(parts.join(" ")).filter(|name| !name.is_empty());
        let other = || OTHER_NAMES.into_iter().find_map(first).unwrap_or(&self.id).to_owned();
        first("name").map(str::to_owned).or(joined).unwrap_or_else(other)
    }
}

/// The distinct values, each with all mentions that state it.
fn merge_repeated(values: Vec<PropertyValue>) -> Vec<PropertyValue> {
    let mut indices: HashMap<(Rc<str>, Box<str>), usize> = HashMap::new();
    let mut joined: Vec<PropertyValue> = Vec::new();
    for value in values {
        let key = (Rc::clone(&value.property), value.text.clone());
        let index = *indices.entry(key).or_insert(joined.len());
        match joined.get_mut(index) {
            Some(known) if known.stated_by.last() == value.stated_by.last() => {}
            Some(known) => known.stated_by.append(&value.stated_by),
            None => joined.push(value),
        }
    }
    joined.shrink_to_fit();
    joined
}
