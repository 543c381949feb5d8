//! All the files of a graph made into one world: kinds first, then sources, entities, relations.

use std::path::Path;

use serde::Deserialize;

use super::articles;
use super::cut::Cut;
use super::files::Files;
use super::graph_source::GraphSource;
use super::item::{Item, Section};
use super::loaded::LoadedGraph;
use super::problems::{Fault, Listed, Problems};
use super::read::read;
use super::record::{self, Named, Word};
use super::resolve::{Resolver, Why};
use super::rule::Rule;
use super::text::Text;
use crate::model::Extra;

/// Reads every text and puts the graph together.
pub(super) fn world(place: GraphSource, files: Files, folder: Option<&Path>) -> LoadedGraph {
    let Files { texts, paths, mut problems, .. } = files;
    let names: Vec<String> = texts.iter().map(|text| text.name.clone()).collect();
    problems.name_files(names.clone());
    let Resolver { builder, problems, articles, .. } = resolved(&texts, problems, folder);
    let bodies: Vec<(&str, &str)> =
        texts.iter().map(|text| (text.name.as_str(), text.body.as_str())).collect();
    let Listed { problems, unlisted_errors, unlisted_warnings } = problems.finish(&bodies);
    LoadedGraph {
        graph: builder.build(),
        place,
        files: names.iter().map(|name| crate::model::visible(name).into_owned()).collect(),
        paths,
        problems,
        articles,
        unlisted_errors,
        unlisted_warnings,
    }
}

/// Reads every entry of the files. A file is read again, whole, if an entry of it is no YAML as it is
/// cut, and the whole file is.
fn resolved(texts: &[Text], problems: Problems, articles: Option<&Path>) -> Resolver {
    let files = || (0..).zip(texts);
    let mut cut_files: Vec<Cut<'_>> = files().map(|(file, text)| Cut::new(file, text)).collect();
    let mut resolver = read_files(texts, &cut_files, problems.clone(), articles);
    let cuts = std::mem::take(&mut resolver.cuts);
    let mut broken = Vec::new();
    let mut cut_wrong = false;
    for (file, text) in files().filter(|(file, _)| cuts.iter().any(|(cut, _)| cut == file)) {
        match Cut::whole(text) {
            Ok(whole) => {
                cut_files[file as usize] = whole;
                cut_wrong = true;
            }
            Err(fault) => broken.push((file, fault)),
        }
    }
    if cut_wrong {
        resolver = read_files(texts, &cut_files, problems, articles);
    }
    for (file, whole) in broken {
        for (_, fault) in cuts.iter().filter(|(cut, _)| *cut == file) {
            let place = (fault.line, fault.column);
            resolver.problems.at(file, place, fault.clone().of_part(&whole));
        }
        // A fault of syntax is found in its entry too.
        if whole.rule != Rule::Syntax {
            resolver.problems.at(file, (whole.line, whole.column), whole.into());
        }
    }
    resolver
}

fn read_files(
    texts: &[Text],
    files: &[Cut<'_>],
    mut problems: Problems,
    articles: Option<&Path>,
) -> Resolver {
    let mut items = Vec::new();
    for (number, file) in (0..).zip(files) {
        file.items(number, &mut items, &mut problems);
    }
    let mut resolver = Resolver::new(problems);
    for file in resolver.problems.files() {
        let read = |item: &Item<'_>| resolver.problems.name(item.file) == file;
        if !items.iter().any(read) {
            resolver.mark_incomplete(&file);
        }
    }
    if items.is_empty() {
        nothing_there(&mut resolver, texts);
    }
    read_all(&mut resolver, &items, articles);
    resolver
}

/// Notes that files were read and hold nothing at all.
fn nothing_there(resolver: &mut Resolver, texts: &[Text]) {
    let Some(text) = texts.first().filter(|_| resolver.problems.is_empty()) else { return };
    let fault = Fault::new(Rule::NoGraph, "there is nothing in this graph")
        .help("a graph holds `entity_kinds:`, `relation_kinds:`, `sources:`, `entities:` and `relations:`; `guanxi init DIR` writes one to start from");
    resolver.problems.file(&text.name, (0, 0), fault);
}

fn read_all(resolver: &mut Resolver, items: &[Item<'_>], folder: Option<&Path>) {
    let of = |section| items.iter().filter(move |item| item.section == section);
    for item in of(Section::Title).chain(of(Section::About)) {
        if let Some((Named { record: Some(words), .. }, _)) =
            record::<Named<'_, Option<Word<'_>>>>(resolver, item)
        {
            resolver.say(item, &words);
        }
    }
    for item in of(Section::Extra) {
        resolver.extra(item);
    }
    for item in of(Section::EntityKinds) {
        let entry = record(resolver, item);
        if entry.and_then(|(entry, _)| resolver.entity_kind(item, &entry)).is_none() {
            resolver.leave_out(item, item.slug().unwrap_or_default(), Why::Fault);
        }
    }
    for item in of(Section::RelationKinds) {
        let entry = record(resolver, item);
        if entry.and_then(|(entry, _)| resolver.relation_kind(item, &entry)).is_none() {
            resolver.leave_out(item, item.slug().unwrap_or_default(), Why::Fault);
        }
    }
    for item in of(Section::Sources) {
        let entry = record(resolver, item);
        if entry.and_then(|(entry, extra)| resolver.source(item, &entry, extra)).is_none() {
            resolver.leave_out(item, item.slug().unwrap_or_default(), Why::Fault);
        }
    }
    if let Some(folder) = folder {
        resolver.articles =
            articles::read(folder, resolver.builder.graph_so_far(), &mut resolver.problems);
        of(Section::Sources).for_each(|item| resolver.count_paragraphs(item));
    }
    for (section, name, user) in [
        (Section::EntityKinds, "entity_kinds", Section::Entities),
        (Section::RelationKinds, "relation_kinds", Section::Relations),
    ] {
        if of(section).next().is_none() && of(user).next().is_some() {
            resolver.need_kinds(section, name);
        }
    }
    for item in of(Section::Entities) {
        match record(resolver, item) {
            Some((entry, extra)) => resolver.entity(item, &entry, extra),
            None => resolver.leave_out(item, item.slug().unwrap_or_default(), Why::Fault),
        }
    }
    for item in of(Section::Relations) {
        if let Some((record::Listed(entry), extra)) = record(resolver, item) {
            resolver.relation(item, &entry, extra);
        }
    }
    resolver.note_left_out();
    if of(Section::Title).next().is_none() {
        resolver.note_no_title();
    }
}

/// Reads an entry and notes what has not the right shape.
fn record<'t, R: Deserialize<'t>>(
    resolver: &mut Resolver,
    item: &Item<'t>,
) -> Option<(R, Option<Extra>)> {
    let reading = read(item);
    resolver.cuts.extend(reading.cut.map(|fault| (item.file, fault)));
    // What was cut away for its shape is not said to be missing as well.
    resolver.cut = reading.inspection.cut;
    for (place, fault) in reading.inspection.faults {
        resolver.problems.at(item.file, place, fault);
    }
    reading.record.map(|record| (record, reading.extra))
}
