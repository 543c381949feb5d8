use std::path::{Path, PathBuf};

use super::resolver::Resolver;
use crate::load::articles;
use crate::load::problems::{NewProblem, Problems, Rule};
use crate::load::record::AnyRecord;
use crate::load::section::Section;
use crate::load::source::{EntryReading, Finish, LocatedRecord, RecordSource};
use crate::model::{Articles, Graph, visible};

/// Reads every entry of the files in dependency order: kinds, sources, entities, relations, whatever their order in
/// the files.
pub(crate) fn resolve(
    mut files: Vec<Box<dyn RecordSource + '_>>,
    mut problems: Problems,
    articles: Option<&Path>,
) -> (Graph, Articles, Problems) {
    if let Some(folder) = articles {
        articles::check(folder, &mut problems);
    }
    loop {
        let mut resolver = Resolver::new(problems.clone(), articles.map(PathBuf::from));
        resolver.open(&files);
        for (section, _) in Section::ALL {
            for file in &mut files {
                file.read(section, &mut |entry| resolver.take(entry));
            }
        }
        resolver.close();
        let mut again = false;
        for (number, file) in (0..).zip(&mut files) {
            match file.finish() {
                Finish::Again => again = true,
                Finish::Done(problems) => resolver.note(number, problems),
            }
        }
        if !again {
            let Resolver { builder, articles, problems, .. } = resolver;
            return (builder.build(), Articles::new(articles), problems);
        }
    }
}

/// The sections whose entries other entries refer to.
const NAMED_BY_OTHERS: [Section; 4] =
    [Section::EntityKinds, Section::RelationKinds, Section::Sources, Section::Entities];

impl Resolver {
    /// Reports problems outside of entries. A file with problems and no entries may contain what other files refer to.
    fn open(&mut self, files: &[Box<dyn RecordSource + '_>]) {
        for (number, file) in (0..).zip(files) {
            self.note(number, file.problems().to_vec());
        }
        for name in self.problems.files() {
            let known = |number| self.problems.name(number).map(|file| visible(&file.name));
            let file =
                (0..).zip(files).find(|(number, _)| known(*number) == Some((&name.name).into()));
            if file.is_none_or(|(_, file)| file.is_empty()) {
                for section in NAMED_BY_OTHERS {
                    self.dropped.mark_incomplete(section, &name);
                }
            }
        }
    }

    /// Starts a section; reports if its entries need kinds and there are none.
    fn begin(&mut self, section: Section) {
        self.seen.push(section);
        let (kinds, name) = match section {
            Section::Entities => (Section::EntityKinds, "entity_kinds"),
            Section::Relations => (Section::RelationKinds, "relation_kinds"),
            _ => return,
        };
        if self.seen.contains(&kinds) || self.dropped.is_incomplete(kinds) {
            return;
        }
        if let Some(file) = self.problems.name(0).cloned() {
            self.dropped.mark_incomplete(kinds, &file);
            let message = format!("this graph has no `{name}:`");
            let help = format!("declare the kinds under `{name}:` in guanxi.yaml");
            self.problems.add_in_file(
                &file,
                (0, 0),
                NewProblem::new(Rule::UnknownKind, message, help),
            );
        }
    }

    /// Adds an entry to the graph, or reports why not.
    fn take(&mut self, entry: LocatedRecord<'_>) {
        let LocatedRecord { at, slug, reading } = entry;
        let EntryReading { record, extra, problems, cut } = reading;
        if self.seen.last() != Some(&at.section) {
            self.begin(at.section);
        }
        // A value that was removed for its shape is not reported as missing too.
        self.cut = cut;
        self.note(at.file, problems);
        let before = self.problems.total();
        let readable = record.is_some();
        let taken = match record {
            None => None,
            Some(AnyRecord::Title(words)) => self.title(&at, words.as_deref()),
            Some(AnyRecord::About(words)) => self.about(&at, words.as_deref()),
            Some(AnyRecord::Extra) => self.extra(&at, extra),
            Some(AnyRecord::EntityKind(entry)) => self.entity_kind(&at, &entry),
            Some(AnyRecord::RelationKind(entry)) => self.relation_kind(&at, &entry),
            Some(AnyRecord::Source(entry)) => self.source(&at, &entry, extra),
            Some(AnyRecord::Entity(entry)) => self.entity(&at, &entry, extra),
            Some(AnyRecord::Relation(record)) => self.relation(&at, &record, extra),
        };
        // Of an entity that is left out, the facts are not known.
        self.claims.incomplete |= taken.is_none() && (!readable || at.section == Section::Entities);
        if let (None, Some(slug)) = (taken, slug) {
            let is_effect = readable && self.problems.total() == before;
            self.dropped.leave_out(&at, slug, is_effect);
        }
    }

    /// Reports what is missing from all files.
    fn close(&mut self) {
        self.link_claims();
        std::mem::take(&mut self.dropped).note(&mut self.problems);
        if self.seen.is_empty() && self.problems.total() == 0 {
            let problem = NewProblem::new(
                Rule::NoGraph,
                "this graph is empty",
                "a graph has `entity_kinds:`, `relation_kinds:`, `sources:`, `entities:` and `relations:`; `guanxi init DIR` creates one to start from",
            );
            self.problems.add_at(0, (0, 0), problem);
        }
        if !self.seen.contains(&Section::Title) {
            self.note_no_title();
        }
    }
}
