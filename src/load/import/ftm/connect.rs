//! Finds what the records of an import refer to.

use super::collection::Collection;
use super::record::{RecordType, words};
use crate::load::import::capped_problems::CappedProblems;
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
        for record in &mut self.records {
            record.finish();
            if let RecordType::Entity = RecordType::of(&record.schema) {
                record.slug = entity_slugs.add(&record.name, "entity");
                self.entity_kinds.add(&words(&record.schema));
            }
        }
        for index in 0..self.records.len() {
            match RecordType::of(&self.records[index].schema) {
                RecordType::Relation(link) => {
                    self.relation_kinds.add_known(link.says, link.back, map);
                }
                RecordType::Fact(holder) => self.add_fact(index, holder, problems),
                RecordType::Entity => self.add_reference_kinds(index, map),
            }
            self.add_documents(index, slugs);
        }
    }

    /// Adds a fact to the entities that it is about.
    fn add_fact(&mut self, index: usize, holder: &str, problems: &mut [CappedProblems]) {
        let record = &self.records[index];
        let holders: Vec<&str> = record.values_of(holder).collect();
        let known: Vec<usize> = holders.iter().filter_map(|id| self.find_entity(id)).collect();
        if known.len() < holders.len().max(1) {
            let (file, line) = record.first_line();
            let id = &record.id;
            let message =
                format!("the `{holder}` of `{id}` is not in these files, so it is left out");
            let help = "import the file with the entity as well";
            problems[file as usize].add((line, 0), Rule::NotMapped, message, help);
        }
        for holder in known {
            self.facts.entry(holder).or_default().push(index);
        }
    }

    fn add_reference_kinds(&mut self, index: usize, map: &ImportMap) {
        for (property, known, id) in self.records[index].referred() {
            match known {
                _ if !self.by_id.contains_key(id) => {}
                Some(link) => self.relation_kinds.add_known(link.says, link.back, map),
                None => self.relation_kinds.add(&words(property), Some(true), map),
            }
        }
    }

    fn add_documents(&mut self, index: usize, slugs: &mut Slugs) {
        let record = &self.records[index];
        let publisher = record.values_of("publisher").next();
        for address in record.values_of("sourceUrl") {
            let document = self.documents.add(address, record.first_line(), slugs);
            document.publisher = document.publisher.take().or(publisher.map(str::to_owned));
        }
        for proof in record.values_of("proof") {
            let title = self.by_id.get(proof).map(|index| self.records[*index].name.clone());
            self.documents.add(proof, record.first_line(), slugs).title = title;
        }
        for dataset in &record.datasets {
            self.documents.add(dataset, record.first_line(), slugs);
        }
    }
}
