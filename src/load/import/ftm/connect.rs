//! Resolves the references of records to other records.
#![expect(clippy::indexing_slicing, reason = "indices are those of the records and the files")]

use std::collections::HashMap;

use super::collection::Collection;
use super::record::{PropertyValue, Record, RecordType, words};
use crate::load::import::capped_problems::CappedProblems;
use crate::load::import::date::edtf;
use crate::load::import::documents::{DocumentDetails, is_address};
use crate::load::import::kinds::KindName;
use crate::load::import::map::ImportMap;
use crate::load::import::slug::Slugs;
use crate::load::problems::Rule;

impl Collection {
    /// Names the entities, and collects the kinds, facts and documents of all records.
    pub(super) fn connect(
        &mut self,
        map: &ImportMap,
        slugs: &mut Slugs,
        problems: &mut [CappedProblems],
    ) {
        let mut entity_slugs = Slugs::default();
        for (index, record) in self.records.iter_mut().enumerate() {
            record.finish();
            if record.schema.is_empty() {
                let (file, line) = record.first_line();
                let message = format!("`{}` has no schema, so it is left out", record.id);
                let help = "give it a schema, or import the file with its entity as well";
                problems[file as usize].add((line, 0), Rule::NotImported, message, help);
            } else if let RecordType::Entity = RecordType::of(&record.schema) {
                record.slug = entity_slugs.add(&record.name, "entity");
                let kind = KindName { written: &record.schema, words: &words(&record.schema) };
                if let Some(merged) = self.entity_kinds.add(kind).1 {
                    let (file, line) = record.first_line();
                    merged.report((line, 0), "", &mut problems[file as usize]);
                }
                for (_, id) in record.fields.iter().filter(|(field, _)| *field == "referents") {
                    self.by_other_id.entry(id.clone()).or_insert(index);
                }
            }
        }
        for index in 0..self.records.len() {
            match RecordType::of(&self.records[index].schema) {
                RecordType::Relation(link) => {
                    self.relation_kinds.add_known(link.says, link.back, map);
                }
                RecordType::Fact(holder) => self.add_fact(index, holder, problems),
                RecordType::Entity => self.add_reference_kinds(index, map, problems),
            }
            self.add_documents(index, slugs);
        }
    }

    /// Adds a fact to the entities that it is about.
    fn add_fact(&mut self, index: usize, holder: &str, problems: &mut [CappedProblems]) {
        let record = &self.records[index];
        let (file, line) = record.first_line();
        let mut report = |rule, message, help| {
            problems[file as usize].add((line, 0), rule, message, help);
        };
        let values = record.values.iter().enumerate();
        let values: Vec<_> = values.filter(|(_, value)| *value.property == *holder).collect();
        let known = |(index, value): &(usize, &PropertyValue)| {
            Some((self.find_entity(&value.text)?, *index))
        };
        let known: Vec<(usize, usize)> = values.iter().filter_map(known).collect();
        let id = &record.id;
        if known.len() < values.len().max(1) {
            let message =
                format!("the `{holder}` of `{id}` is not in these files, so it is left out");
            report(Rule::NotImported, message, "import the file with the entity as well");
        }
        let limit = record.copy_limit(&[]);
        if known.len() > limit {
            let message = format!(
                "`{id}` names {} entities as its `{holder}`; as it would become more than {limit} facts, it is left out",
                known.len()
            );
            report(Rule::TooLarge, message, "write one record for each of them");
            return;
        }
        for (holder, value) in known {
            self.facts.entry(holder).or_default().push((index, value));
        }
    }

    fn add_reference_kinds(
        &mut self,
        index: usize,
        map: &ImportMap,
        problems: &mut [CappedProblems],
    ) {
        if self.records[index].slug.is_empty() {
            return;
        }
        let (file, line) = self.records[index].first_line();
        for (known, value) in self.records[index].referred() {
            match known {
                _ if self.find_entity(&value.text).is_none() => {}
                Some(schema) => self.relation_kinds.add_known(schema.says, schema.back, map),
                None => {
                    let kind =
                        KindName { written: &value.property, words: &words(&value.property) };
                    if let Some(merged) = self.relation_kinds.add(kind, Some(true), map) {
                        merged.report((line, 0), "", &mut problems[file as usize]);
                    }
                }
            }
        }
    }

    fn add_documents(&mut self, index: usize, slugs: &mut Slugs) {
        let record = &self.records[index];
        let mut publishers: HashMap<u32, &str> = HashMap::new();
        for value in record.values_of("publisher") {
            for mention in value.stated_by.iter() {
                publishers.entry(*mention).or_insert(&value.text);
            }
        }
        for (number, mention) in (0..).zip(&record.mentions) {
            for name in &mention.documents {
                let named = self.find_record(name);
                let document = self.documents.add(name, mention.at, slugs);
                if is_address(name) {
                    let publisher = publishers.get(&number).map(|it| (*it).to_owned());
                    document.publisher = document.publisher.take().or(publisher);
                } else if let Some(index) = named {
                    self.records[index].describe_document(document);
                }
            }
        }
    }
}

impl Record {
    /// Adds what the record of a document says about it: its title, address, publisher, author and date.
    fn describe_document(&self, details: &mut DocumentDetails) {
        let first = |properties: &[&str]| {
            let texts = properties.iter().find_map(|property| self.texts_of(property).next());
            texts.map(str::to_owned)
        };
        let named = self.mentions.iter().flat_map(|mention| &mention.documents);
        let address = named.map(|name| &**name).find(|name| is_address(name));
        *details = DocumentDetails {
            title: Some(self.name.clone()),
            publisher: first(&["publisher"]),
            author: first(&["author"]),
            published: first(&["publishedAt", "date", "authoredAt"]).and_then(|date| edtf(&date)),
            url: address.map(str::to_owned),
        };
    }
}
