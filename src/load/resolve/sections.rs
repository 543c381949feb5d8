use std::ops::ControlFlow;

use super::resolver::Resolver;
use crate::load::articles::{ArticleReader, ArticleReading};
use crate::load::problems::{NewProblem, Problems, Rule};
use crate::load::progress::LoadProgress;
use crate::load::record::AnyRecord;
use crate::load::section::Section;
use crate::load::source::{LocatedRecord, ReadEntry, ReadOutcome, RecordSource};
use crate::model::{Articles, Graph, escape_hostile};

/// Reads every entry in dependency order (kinds, sources, entities, relations), which may differ from the order in the
/// files.
pub(crate) fn resolve(
    mut files: Vec<Box<dyn RecordSource + '_>>,
    problems: &Problems,
    articles: Option<&ArticleReader>,
    reading: ArticleReading,
    progress: &LoadProgress,
) -> (Graph, Articles, Problems) {
    loop {
        progress.restart_entries();
        let mut resolver = Resolver::new(problems.clone(), articles.cloned(), reading);
        resolver.report_file_problems(&files);
        for (section, _) in Section::ALL {
            for file in &mut files {
                file.read(section, &mut |entry| {
                    progress.add_entry(section, entry.bytes);
                    resolver.add_entry(entry)
                });
            }
            if section == Section::Sources {
                resolver.read_articles(progress);
            }
        }
        resolver.finish();
        let mut must_retry = false;
        for (index, file) in (0..).zip(&mut files) {
            match file.finish() {
                ReadOutcome::Retry => must_retry = true,
                ReadOutcome::Done(problems) => resolver.add_problems(index, problems),
            }
        }
        if !must_retry {
            progress.start_building();
            drop(files);
            return resolver.build();
        }
    }
}

const REFERENCED_SECTIONS: [Section; 4] =
    [Section::EntityKinds, Section::RelationKinds, Section::Sources, Section::Entities];

impl Resolver {
    /// Reports the problems outside entries. A file with problems but no entries may lack entries that other files
    /// refer to, so it makes their sections incomplete.
    fn report_file_problems(&mut self, files: &[Box<dyn RecordSource + '_>]) {
        for (index, file) in (0..).zip(files) {
            self.add_problems(index, file.problems().to_vec());
        }
        for name in self.problems.files() {
            let shown_name =
                |index| self.problems.file_name(index).map(|file| escape_hostile(&file.name));
            let file =
                (0..).zip(files).find(|(index, _)| shown_name(*index) == Some((&name.name).into()));
            if file.is_none_or(|(_, file)| file.is_empty()) {
                for section in REFERENCED_SECTIONS {
                    self.dropped.mark_incomplete(section, &name);
                }
            }
        }
    }

    /// Reports a graph that declares no kinds for its entries.
    fn begin_section(&mut self, section: Section) {
        self.seen_sections.push(section);
        let (kinds, name) = match section {
            Section::Entities => (Section::EntityKinds, "entity_kinds"),
            Section::Relations => (Section::RelationKinds, "relation_kinds"),
            _ => return,
        };
        if self.seen_sections.contains(&kinds) || self.dropped.is_incomplete(kinds) {
            return;
        }
        if let Some(file) = self.problems.file_name(0).cloned() {
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

    /// Adds an entry, unless there are too many errors.
    fn add_entry(&mut self, entry: LocatedRecord<'_>) -> ControlFlow<()> {
        if self.problems.has_too_many_errors() {
            if !std::mem::replace(&mut self.has_stopped, true) {
                self.problems.add_too_many_errors(&entry.at);
            }
            return ControlFlow::Break(());
        }
        self.add_read_entry(entry);
        ControlFlow::Continue(())
    }

    fn add_read_entry(&mut self, entry: LocatedRecord<'_>) {
        let LocatedRecord { at, slug, reading, .. } = entry;
        let ReadEntry { record, extra, article, problems, removed_keys } = reading;
        if self.seen_sections.last() != Some(&at.section) {
            self.begin_section(at.section);
        }
        // A value that was removed because of its shape is not also reported as missing.
        self.removed_keys = removed_keys;
        let problems_before_entry = self.problems.total();
        self.add_problems(at.file, problems);
        let problems_before = self.problems.total();
        let is_readable = record.is_some();
        let result = match record {
            None => None,
            Some(AnyRecord::Title(text)) => self.add_title(&at, text.as_deref()),
            Some(AnyRecord::About(text)) => self.add_about(&at, text.as_deref()),
            Some(AnyRecord::Extra) => self.add_extra(&at, extra),
            Some(AnyRecord::EntityKind(entry)) => self.add_entity_kind(&at, &entry),
            Some(AnyRecord::RelationKind(entry)) => self.add_relation_kind(&at, &entry),
            Some(AnyRecord::Source(entry)) => self.add_source(&at, &entry, extra, article),
            Some(AnyRecord::Entity(entry)) => self.add_entity(&at, &entry, extra),
            Some(AnyRecord::Relation(record)) => self.add_relation(&at, &record, extra),
        };
        if result.is_some() && self.problems.total() > problems_before_entry {
            self.problems.mark_incomplete(at.file_line());
        }
        // The fact ids of an entity that is left out are unknown.
        self.claims.is_incomplete |=
            result.is_none() && (!is_readable || at.section == Section::Entities);
        if let (None, Some(slug)) = (result, slug) {
            let is_effect = is_readable && self.problems.total() == problems_before;
            let is_listed = !self.problems.is_full();
            let position = if is_listed { at.slug().position() } else { at.start };
            self.dropped.record(&at, slug, position, is_effect);
        }
    }

    fn finish(&mut self) {
        self.link_claims();
        std::mem::take(&mut self.dropped).report(&mut self.problems);
        if self.seen_sections.is_empty() && self.problems.total() == 0 {
            let problem = NewProblem::new(
                Rule::NoGraph,
                "this graph is empty",
                "a graph has `entity_kinds:`, `relation_kinds:`, `sources:`, `entities:` and `relations:`; `guanxi init DIR` creates one to start from",
            );
            self.problems.add_at(0, (0, 0), problem);
        }
        if !self.seen_sections.contains(&Section::Title) {
            self.report_missing_title();
        }
    }
}
