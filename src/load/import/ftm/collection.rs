use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::rc::Rc;

use super::line::LineEntity;
use super::record::{Mention, Record, RecordType, words};
use super::{describe_count, lines};
use crate::load::import::capped_problems::CappedProblems;
use crate::load::import::documents::CitedDocuments;
use crate::load::import::kinds::{EntityKinds, RelationKinds};
use crate::load::import::map::ImportMap;
use crate::load::import::slug::Slugs;
use crate::load::problems::Rule;
use crate::load::text::Text;
use crate::model::TextIndex;

/// The records of all files, merged by id.
#[derive(Debug, Default)]
pub(super) struct Collection {
    pub(super) title: String,
    /// In the order of their first lines.
    pub(super) records: Vec<Record>,
    pub(super) by_id: TextIndex,
    /// The entities by their `referents`: ids that they had before, or have in other data sets.
    pub(super) by_other_id: HashMap<String, usize>,
    /// For each entity, the records that are facts about it, each with the index of the value that names the entity.
    pub(super) facts: HashMap<usize, Vec<(usize, usize)>>,
    pub(super) entity_kinds: EntityKinds,
    pub(super) relation_kinds: RelationKinds,
    pub(super) documents: CitedDocuments,
    pub(super) file_names: Vec<String>,
    /// The slug of the source of each file.
    pub(super) file_slugs: Vec<String>,
    /// The number of lines of each file, and how many of them cannot be read.
    line_counts: Vec<[usize; 2]>,
    /// The interned names of properties and sources.
    pub(super) names: HashSet<Rc<str>>,
    /// The fields of the current file that are not imported, and the lines with them.
    pub(super) ignored_fields: BTreeMap<String, Vec<u32>>,
    /// The properties of the current file with objects that have neither an id nor a schema, and the lines with them.
    pub(super) unidentified_objects: BTreeMap<String, Vec<u32>>,
    /// The string fields of the current file that contain objects, and the lines with them.
    pub(super) objects_in_fields: BTreeMap<&'static str, Vec<u32>>,
    /// The fields of the current file that have several strings instead of one, and the lines with them.
    pub(super) values_in_fields: BTreeMap<&'static str, Vec<u32>>,
    /// The problems of the current file.
    pub(super) problems: CappedProblems,
    /// The number of ids generated so far, for nested entities that have a schema but no id.
    pub(super) generated_ids: usize,
}

impl Collection {
    /// Reads all files. Returns the problems of each file.
    pub(super) fn new(texts: &[Text], map: &ImportMap) -> (Self, Vec<CappedProblems>) {
        let (mut collection, mut slugs) = (Self::default(), Slugs::default());
        let mut problems = Vec::new();
        for (file, text) in (0..).zip(texts) {
            let name = text.name.rsplit(['/', '\\']).next().unwrap_or(&text.name);
            let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
            collection.file_slugs.push(slugs.add(&stem, "file"));
            collection.file_names.push(name.to_owned());
            problems.push(collection.read((file, text)));
            if file == 0 {
                collection.title = map.title.clone().unwrap_or_else(|| stem.into_owned());
            }
        }
        collection.connect(map, &mut slugs, &mut problems);
        (collection, problems)
    }

    fn read(&mut self, (file, text): (u32, &Text)) -> CappedProblems {
        let [mut count, mut bad_count] = [0; 2];
        for (number, line) in lines(&text.body) {
            count += 1;
            match LineEntity::parse(line) {
                Ok(entity) => drop(self.add(entity, (file, number))),
                Err(bad) => {
                    bad_count += 1;
                    let at = (number, bad.column);
                    self.problems.add(at, Rule::Syntax, bad.message, bad.help);
                }
            }
        }
        let mut problems = std::mem::take(&mut self.problems);
        if count == 0 {
            let help = "export FollowTheMoney entities as JSON lines, one entity per line";
            problems.add((0, 0), Rule::NoGraph, "this file is empty".to_owned(), help);
        }
        self.line_counts.push([count, bad_count]);
        self.report_ignored_fields(&mut problems);
        problems
    }

    /// Reports the fields and objects of the current file that are not imported.
    fn report_ignored_fields(&mut self, problems: &mut CappedProblems) {
        for (field, lines) in std::mem::take(&mut self.ignored_fields) {
            let lines_with_it = crate::text::count(lines.len(), "line", "lines");
            let message = format!("the field `{field}` is not imported ({lines_with_it})");
            let help = "to import its contents, make it a property of the entity";
            let first = lines.first().copied().unwrap_or(1);
            problems.add((first, 0), Rule::NotMapped, message, help);
        }
        for (property, lines) in std::mem::take(&mut self.unidentified_objects) {
            let message =
                format!("an object with neither `id` nor `schema` in `{property}` is left out");
            let help = "give it a schema, or replace it with its text";
            report_left_out(&lines, &message, help, problems);
        }
        for (field, lines) in std::mem::take(&mut self.objects_in_fields) {
            let message = format!("an object in the field `{field}` is left out");
            report_left_out(&lines, &message, "replace it with its text", problems);
        }
        for (field, lines) in std::mem::take(&mut self.values_in_fields) {
            let message =
                format!("the field `{field}` has several values; all but the first are left out");
            report_left_out(&lines, &message, "write one value", problems);
        }
    }

    /// The index of the record with this id.
    #[expect(clippy::indexing_slicing, reason = "`by_id` contains only indexes into `records`")]
    pub(super) fn find_record(&self, id: &str) -> Option<usize> {
        let index = self.by_id.find(id, |index| self.records[index as usize].id.as_str())?;
        Some(index as usize)
    }

    /// The index of the entity with this id, which may be its own or one of its referents.
    pub(super) fn find_entity(&self, id: &str) -> Option<usize> {
        let index = self.find_record(id).or_else(|| self.by_other_id.get(id).copied());
        index.filter(|index| self.records.get(*index).is_some_and(|it| !it.slug.is_empty()))
    }

    /// The citations of some mentions of a record: their lines, and the sources that these lines name.
    #[expect(clippy::indexing_slicing, reason = "mentions are in files of the collection")]
    pub(super) fn cites<'m>(&self, mentions: impl Iterator<Item = &'m Mention>) -> Vec<String> {
        let (mut cites, mut documents) = (Vec::new(), Vec::new());
        let mut known: HashSet<&str> = HashSet::new();
        for Mention { at: (file, line), documents: named } in mentions {
            cites.push(format!("{}#{line}", self.file_slugs[*file as usize]));
            let new = named.iter().filter(|name| known.insert(name));
            documents.extend(new.filter_map(|name| self.documents.find(name)));
        }
        cites.append(&mut documents);
        cites
    }

    /// How the files were read, one line per file and per schema.
    pub(super) fn describe(&self) -> Vec<String> {
        let mut schemata: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for record in self.records.iter().filter(|record| !record.schema.is_empty()) {
            let [records, left_out] = schemata.entry(&record.schema).or_default();
            *records += 1;
            *left_out += usize::from(self.is_left_out(record));
        }
        let files = self.file_names.iter().zip(&self.line_counts);
        let files = files.map(|(name, lines)| {
            let [lines, bad] = *lines;
            format!("{name}: {}{}", crate::text::count(lines, "line", "lines"), left_out(bad))
        });
        let schemata = schemata.into_iter().map(|(schema, [count, bad])| {
            let become_what = match RecordType::of(schema) {
                RecordType::Entity => format!("entities of the kind {}", words(schema)),
                RecordType::Relation(link) => format!("relations “{}”", link.says),
                RecordType::Fact(holder) => format!("facts about their {}", words(holder)),
            };
            format!("{}{} → {become_what}", describe_count(schema, count), left_out(bad))
        });
        files.chain(schemata).collect()
    }

    /// Whether a record is left out, because an end is missing, or because it would become too many relations or facts.
    fn is_left_out(&self, record: &Record) -> bool {
        let known = |end| {
            record.values_of(end).filter(|value| self.find_entity(&value.text).is_some()).count()
        };
        match RecordType::of(&record.schema) {
            RecordType::Entity => false,
            RecordType::Relation(link) => {
                let pairs = known(link.from).saturating_mul(known(link.to));
                pairs == 0 || pairs > record.copy_limit(&[link.from, link.to])
            }
            RecordType::Fact(holder) => {
                let holders = known(holder);
                holders == 0 || holders > record.copy_limit(&[])
            }
        }
    }
}

/// `, 3 left out`; nothing for none.
fn left_out(count: usize) -> String {
    if count == 0 { String::new() } else { format!(", {count} left out") }
}

fn report_left_out(lines: &[u32], message: &str, help: &str, problems: &mut CappedProblems) {
    for line in lines {
        problems.add((*line, 0), Rule::NotImported, message.to_owned(), help);
    }
}
