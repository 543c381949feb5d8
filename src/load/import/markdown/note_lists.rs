//! The records of a vault, in lists that can be read section by section.

use super::note::{NoteContent, NoteOrigin, VaultNote};
use super::note_records::NoteRecords;
use super::vault::Vault;
use crate::load::import::date::edtf;
use crate::load::import::map::ImportMap;
use crate::load::import::record_list::{ListedRecord, RecordList};
use crate::load::import::slug::slugify;
use crate::load::record::{AnyRecord, NamedRecord, SourceRecord};
use crate::load::section::Section;
use crate::model::{Article, Extra, escape_prose};

/// One list for each note; the first has the records of all notes.
pub(super) fn lists(vault: &Vault, map: &ImportMap) -> Vec<RecordList> {
    let records = NoteRecords::new(vault, map);
    let mut list = RecordList::default();
    let title = map.title.clone().unwrap_or_else(|| vault.name.clone());
    let title = AnyRecord::Title(Some(title.into()));
    list.add(Section::Title, ListedRecord::new((0, 1), title));
    add_kinds(&records, &mut list);
    add_sources(&records, &mut list);
    let NoteRecords { entities, relations, extras, problems, .. } = records;
    for relation in relations.list {
        let at = relation.at;
        let record = AnyRecord::Relation(relation.into_record(&entities.list));
        list.add(Section::Relations, ListedRecord::new(at, record));
    }
    let mut extras = vault.notes.iter().zip(extras).filter(|(note, _)| is_entity(note));
    for entity in entities.list {
        // The entities of notes come first, in the order of the notes; those of missing notes have no properties.
        let extra = extras.next().and_then(|(_, extra)| extra);
        let at = entity.at;
        let name = entity.slug.clone().into();
        let record = AnyRecord::Entity(NamedRecord { name, record: entity.into_record() });
        list.add(Section::Entities, ListedRecord { extra, ..ListedRecord::new(at, record) });
    }
    let mut lists: Vec<RecordList> = vec![list];
    lists.resize_with(vault.notes.len().max(1), RecordList::default);
    for ((list, problems), note) in lists.iter_mut().zip(problems).zip(&vault.notes) {
        list.problems = problems.finish();
        list.problems.extend(note.problems.iter().cloned());
    }
    lists
}

fn is_entity(note: &VaultNote) -> bool {
    matches!(note.content, NoteContent::Entity { .. })
}

fn add_kinds(records: &NoteRecords<'_>, list: &mut RecordList) {
    for (slug, record) in records.entity_kinds.records() {
        let record = AnyRecord::EntityKind(NamedRecord { name: slug.into(), record });
        list.add(Section::EntityKinds, ListedRecord::new((0, 1), record));
    }
    for (slug, record) in records.relations.kinds.records() {
        let record = AnyRecord::RelationKind(NamedRecord { name: slug.into(), record });
        list.add(Section::RelationKinds, ListedRecord::new((0, 1), record));
    }
}

fn add_sources(records: &NoteRecords<'_>, list: &mut RecordList) {
    let vault = records.vault;
    let origin = slugify(&vault.name, '-');
    for ((note, slug), extra) in vault.notes.iter().zip(&records.sources).zip(&records.extras) {
        let record = source(note, &origin);
        let record = AnyRecord::Source(NamedRecord { name: slug.clone().into(), record });
        let extra: Option<Extra> = extra.clone().filter(|_| !is_entity(note));
        let article = note.blocks.iter().map(|block| escape_prose(&block.text));
        let article = Some(article.collect::<Article>()).filter(|article| !article.is_empty());
        let listed = ListedRecord::new((note.file, 1), record);
        list.add(Section::Sources, ListedRecord { extra, article, ..listed });
    }
}

/// The source record of a note. All notes by the user count as one witness; text by someone else is a witness of its own.
fn source(note: &VaultNote, vault: &str) -> SourceRecord<'static> {
    let record = SourceRecord { title: Some(note.name.clone().into()), ..SourceRecord::default() };
    match &note.content {
        NoteContent::Entity { created, .. } => SourceRecord {
            note: Some("An imported note. Its paragraphs are its blocks of text.".into()),
            published: created.as_deref().and_then(edtf).map(Into::into),
            origin: Some(vault.to_owned()).filter(|it| !it.is_empty()).map(Into::into),
            ..record
        },
        NoteContent::Source(NoteOrigin { url, author, publisher, published, language, note }) => {
            SourceRecord {
                url: url.clone().map(Into::into),
                author: author.clone().map(Into::into),
                publisher: publisher.clone().map(Into::into),
                published: published.as_deref().and_then(edtf).map(Into::into),
                language: language.clone().map(Into::into),
                note: note.clone().map(Into::into),
                ..record
            }
        }
    }
}
