//! All the texts of a graph made into one world.

use std::path::Path as FilePath;

use serde::Deserialize;

use super::item::{Item, Section};
use super::place::Place;
use super::problems::Problems;
use super::record::{Listed, Named, Word};
use super::resolve::Resolver;
use super::rule::Rule;
use super::split::split;
use super::text::Text;
use super::world::World;

/// Reads every text and puts the graph together.
pub(super) fn world(
    place: Place,
    texts: &[Text],
    mut problems: Problems,
    _articles: Option<&FilePath>,
) -> World {
    let files: Vec<String> = texts.iter().map(|text| text.name.clone()).collect();
    problems.rename(files.clone());
    let mut items = Vec::new();
    for (file, text) in (0..).zip(texts) {
        match split(file, &text.body) {
            Some(parts) => {
                for (key, line) in parts.strangers {
                    let help = super::nearest::did_you_mean(
                        key,
                        Section::ALL.iter().map(|(_, name)| *name),
                    );
                    problems.at(
                        Rule::UnknownKey,
                        file,
                        (line, 1),
                        &format!("unknown key `{key}`"),
                        help,
                    );
                }
                items.extend(parts.items);
            }
            None => problems.at(Rule::Syntax, file, (0, 0), "not a graph file in block form", None),
        }
    }
    let mut resolver = Resolver::new(problems);
    read_all(&mut resolver, &items);
    resolver.note_left_out();
    let Resolver { builder, mut problems, articles, .. } = resolver;
    problems.list.sort_by(|one, other| {
        (&one.file, one.line, one.column).cmp(&(&other.file, other.line, other.column))
    });
    World {
        graph: builder.build(),
        place,
        files,
        problems: problems.list,
        articles,
        unlisted_errors: problems.unlisted_errors,
        unlisted_warnings: problems.unlisted_warnings,
    }
}

fn read_all(resolver: &mut Resolver, items: &[Item<'_>]) {
    let of = |section| items.iter().filter(move |item| item.section == section);
    for item in of(Section::Title) {
        if let Some(Named { record: Some(title), .. }) =
            record::<Named<'_, Option<Word<'_>>>>(resolver, item)
        {
            resolver.builder.title(&title);
        }
    }
    for item in of(Section::About) {
        if let Some(Named { record: Some(about), .. }) =
            record::<Named<'_, Option<Word<'_>>>>(resolver, item)
        {
            resolver.builder.about(&about);
        }
    }
    for item in of(Section::EntityKinds) {
        if let Some(entry) = record(resolver, item) {
            resolver.entity_kind(item, &entry);
        }
    }
    for item in of(Section::RelationKinds) {
        if let Some(entry) = record(resolver, item) {
            resolver.relation_kind(item, &entry);
        }
    }
    for item in of(Section::Sources) {
        if let Some(entry) = record(resolver, item) {
            resolver.source(item, &entry, None);
        }
    }
    for item in of(Section::Entities) {
        if let Some(entry) = record(resolver, item) {
            resolver.entity(item, &entry, None);
        }
    }
    for item in of(Section::Relations) {
        if let Some(Listed(entry)) = record(resolver, item) {
            resolver.relation(item, &entry, None);
        }
    }
}

fn record<'t, R: Deserialize<'t>>(resolver: &mut Resolver, item: &Item<'t>) -> Option<R> {
    match serde_yaml::from_str(item.text) {
        Ok(record) => Some(record),
        Err(error) => {
            let place = error.location().map_or((item.line, 1), |at| {
                let line = u32::try_from(at.line()).unwrap_or(u32::MAX);
                (item.line + line - 1, u32::try_from(at.column()).unwrap_or(u32::MAX))
            });
            let message = error.to_string();
            resolver.problems.at(Rule::Syntax, item.file, place, &message, None);
            None
        }
    }
}
