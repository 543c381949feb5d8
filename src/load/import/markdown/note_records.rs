#![expect(clippy::indexing_slicing, reason = "indices are those of notes and of entities")]

use std::collections::HashSet;

use super::blocks::{Block, BlockLink, LinkedFile, blocks};
use super::entities::{NoteEntities, NoteEntity};
use super::front_matter::located_texts;
use super::link_target::LinkTarget;
use super::note::{NOTE_KIND, NoteContent, NoteKind, VaultNote};
use super::relations::Relations;
use super::vault::{Found, Vault};
use crate::load::import::capped_problems::CappedProblems;
use crate::load::import::kinds::EntityKinds;
use crate::load::import::map::ImportMap;
use crate::load::import::slug::Slugs;
use crate::load::problems::Rule;
use crate::load::yaml::YamlNode;
use crate::model::{Extra, escape_prose};
use crate::text::{count, short_list};

/// The entities and relations in the notes of a vault.
pub(super) struct NoteRecords<'v> {
    pub(super) vault: &'v Vault,
    map: &'v ImportMap,
    source_slugs: Slugs,
    /// The source slug of each note.
    pub(super) sources: Vec<String>,
    /// The entity that each note is about, unless the note is only a source.
    note_entities: Vec<Option<usize>>,
    pub(super) entity_kinds: EntityKinds,
    pub(super) entities: NoteEntities,
    pub(super) relations: Relations,
    /// The free-form data of each note.
    pub(super) extras: Vec<Option<Extra>>,
    pub(super) problems: Vec<CappedProblems>,
    /// The links of the current note to files that are not notes.
    linked_files: Vec<LinkedFile>,
}

/// The location of a link.
#[derive(Clone, Copy)]
struct LinkLocation<'p> {
    note: usize,
    line: u32,
    /// The citation of the block or note that contains it.
    cite: &'p str,
}

/// What a link leads to.
enum LinkedRecord {
    Entity(usize),
    /// A note that is only a source.
    Source(usize),
}

impl<'v> NoteRecords<'v> {
    pub(super) fn new(vault: &'v Vault, map: &'v ImportMap) -> Self {
        let mut records = Self {
            vault,
            map,
            source_slugs: Slugs::default(),
            sources: Vec::new(),
            note_entities: Vec::new(),
            entity_kinds: EntityKinds::default(),
            entities: NoteEntities::default(),
            relations: Relations::default(),
            extras: Vec::new(),
            problems: vault.notes.iter().map(|_| CappedProblems::default()).collect(),
            linked_files: Vec::new(),
        };
        vault.notes.iter().for_each(|note| records.add_note(note));
        for (index, note) in vault.notes.iter().enumerate() {
            let extra = records.read_properties(index, note);
            records.extras.push(extra);
            for (number, block) in (1_usize..).zip(&note.blocks) {
                let cite = format!("{}#{number}", records.sources[index]);
                records.read_block(index, block, &cite);
            }
            records.report_linked_files(index);
        }
        records
    }

    fn add_note(&mut self, note: &VaultNote) {
        let source = self.source_slugs.add(&note.name, NOTE_KIND);
        let entity = match &note.content {
            NoteContent::Source(_) => None,
            NoteContent::Entity { kind, .. } => {
                let part = if note.blocks.is_empty() { "" } else { "#1" };
                let kind = self.add_kind(self.note_entities.len(), kind);
                Some(self.entities.add(NoteEntity {
                    name: note.name.clone(),
                    kind,
                    aliases: note.aliases.clone(),
                    cites: vec![format!("{source}{part}")],
                    at: (note.file, 1),
                    ..NoteEntity::default()
                }))
            }
        };
        self.sources.push(source);
        self.note_entities.push(entity);
    }

    /// Adds the kind of a note, and returns its slug.
    fn add_kind(&mut self, note: usize, kind: &NoteKind) -> String {
        let (kind, line) = match kind {
            NoteKind::Property(kind) => (kind, 1),
            NoteKind::Tag(tag, line) => (tag, *line),
            NoteKind::Unknown => return self.entity_kinds.add_default(NOTE_KIND),
        };
        let (slug, merged) = self.entity_kinds.add(kind.as_str().into());
        if let Some(merged) = merged {
            merged.report((line, 0), "", &mut self.problems[note]);
        }
        slug
    }

    /// Reads the links in the properties of a note, and returns the other properties.
    fn read_properties(&mut self, note: usize, content: &VaultNote) -> Option<Extra> {
        let (mut extra, mut known) = (Vec::new(), HashSet::new());
        for (key, node) in content.properties.iter() {
            let rest = match self.note_entities[note] {
                Some(entity) => self.read_property(note, entity, key, node),
                None => Some(node.to_extra()),
            };
            let key = escape_prose(key).into_owned();
            if let Some(rest) = rest {
                if known.insert(key.clone()) {
                    extra.push((key, rest));
                } else {
                    let message = format!("`{key}` is set twice; the first value is kept");
                    let help = "set each property once";
                    self.problems[note].add(node.position, Rule::NotMapped, message, help);
                }
            }
        }
        (!extra.is_empty()).then_some(Extra::Map(extra))
    }

    /// Adds the links in a property, and returns the values that are more than a link.
    fn read_property(
        &mut self,
        note: usize,
        entity: usize,
        key: &str,
        value: &YamlNode,
    ) -> Option<Extra> {
        let texts = located_texts(value).unwrap_or_default();
        let has_link = |(text, _): &(String, u32)| text.contains("[[") || text.contains("](");
        if !texts.iter().any(has_link) {
            return Some(value.to_extra());
        }
        let (mut rest, cite) = (Vec::new(), self.sources[note].clone());
        for (text, line) in texts {
            let blocks = blocks(&text, line.saturating_sub(1));
            self.linked_files.extend(blocks.iter().flat_map(|block| &block.files).cloned());
            let links: Vec<_> = blocks.iter().flat_map(|block| &block.links).collect();
            for link in &links {
                let place = LinkLocation { note, line: link.line, cite: &cite };
                match self.find(&link.target, place) {
                    LinkedRecord::Entity(to) if to != entity => {
                        self.add_relation((entity, Some(key), to), place);
                    }
                    LinkedRecord::Entity(_) => {}
                    LinkedRecord::Source(source) => {
                        let cites = vec![cite.clone(), self.sources[source].clone()];
                        let title = self.vault.notes[source].name.clone();
                        self.entities.list[entity].add_fact(key, title, cites);
                    }
                }
            }
            let is_link = links.len() == 1 && text.starts_with('[') && text.ends_with([']', ')']);
            if !is_link {
                rest.push(Extra::Text(escape_prose(&text).into_owned()));
            }
        }
        (!rest.is_empty()).then_some(Extra::List(rest))
    }

    /// Adds the links in a block, citing the block. Links to sources and web pages become facts, since it is unknown which
    /// claims in the block they support.
    fn read_block(&mut self, note: usize, block: &Block, cite: &str) {
        self.linked_files.extend_from_slice(&block.files);
        let place = |link: &BlockLink| LinkLocation { note, line: link.line, cite };
        let Some(entity) = self.note_entities[note] else {
            for link in &block.links {
                if let LinkedRecord::Entity(named) = self.find(&link.target, place(link)) {
                    self.entities.list[named].add_cite(cite);
                }
            }
            return;
        };
        for link in &block.links {
            match self.find(&link.target, place(link)) {
                LinkedRecord::Entity(to) if to != entity => {
                    self.add_relation((entity, link.key.as_deref(), to), place(link));
                }
                LinkedRecord::Entity(_) => {}
                LinkedRecord::Source(source) => {
                    let cites = vec![cite.to_owned(), self.sources[source].clone()];
                    let title = self.vault.notes[source].name.clone();
                    self.entities.list[entity].add_fact("source", title, cites);
                }
            }
        }
        for address in block.addresses() {
            let cites = vec![cite.to_owned()];
            self.entities.list[entity].add_fact("link", address.to_owned(), cites);
        }
    }

    fn add_relation(&mut self, relation: (usize, Option<&str>, usize), place: LinkLocation<'_>) {
        let at = (self.vault.notes[place.note].file, place.line);
        if let Some(merged) = self.relations.add(relation, place.cite, at, self.map) {
            merged.report((place.line, 0), "", &mut self.problems[place.note]);
        }
    }

    fn find(&mut self, target: &LinkTarget, place: LinkLocation<'_>) -> LinkedRecord {
        let index = match self.vault.find(target, place.note) {
            Found::VaultNote(index) => index,
            Found::Ambiguous(index, count) => {
                let path = &self.vault.notes[index].path;
                let message = format!("{count} notes match the link; it is resolved to `{path}`");
                let help = "write more of the path in the link";
                self.report(place, Rule::SameName, message, help);
                index
            }
            Found::Missing(name) => return LinkedRecord::Entity(self.find_missing(&name, place)),
        };
        self.note_entities[index].map_or(LinkedRecord::Source(index), LinkedRecord::Entity)
    }

    /// A missing note is an entity too, as in the graph view of Obsidian.
    fn find_missing(&mut self, name: &str, place: LinkLocation<'_>) -> usize {
        let kind = self.entity_kinds.add_default(NOTE_KIND);
        let at = (self.vault.notes[place.note].file, place.line);
        let (index, is_new) = self.entities.find_missing(name, &kind, at);
        if is_new {
            self.entities.list[index].add_cite(place.cite);
            let message = format!("there is no note `{name}`; only the links to it are known");
            self.report(place, Rule::MissingNote, message, "write the note, or correct the link");
        }
        index
    }

    /// Reports the links of a note to files that are not notes, at the first of them.
    fn report_linked_files(&mut self, note: usize) {
        let files = std::mem::take(&mut self.linked_files);
        let Some(first) = files.first() else { return };
        let mut known = HashSet::new();
        let paths = files.iter().map(|file| file.path.as_str()).filter(|path| known.insert(*path));
        let names: Vec<String> = paths.map(|path| format!("`{path}`")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let links = count(
            files.len(),
            "link to a file that is not a note makes no relation",
            "links to files that are not notes make no relations",
        );
        let message = format!("{links}: {}", short_list(&names, ", "));
        let help = "to relate a file to other notes, write a note about it and link to that";
        self.problems[note].add((first.line, 0), Rule::NotMapped, message, help);
    }

    fn report(&mut self, place: LinkLocation<'_>, rule: Rule, message: String, help: &str) {
        self.problems[place.note].add((place.line, 0), rule, message, help);
    }
}
