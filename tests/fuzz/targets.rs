//! The fuzz targets: functions that accept any bytes, and panic on a fault.

use std::fs;
use std::sync::LazyLock;

use guanxi::load::{GraphSource, LoadedGraph, Text, load, load_texts};
use guanxi::model::When;
use guanxi::search::{Corpus, Index, SearchOptions, SearchScope, SearchSession};
use guanxi::text::Palette;
use guanxi::tui::terminal::decode;
use guanxi::tui::{Explorer, Options};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::Event;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;
use serde_yaml::Value;
use tempfile::TempDir;

use super::contents::{loaded_contents, serde_contents};
use super::saved_graph::saved_graph;

/// Code to run on any bytes.
pub type Target = fn(&[u8]);

/// Every target and its name, which is also the name of its seeds.
pub const TARGETS: [(&str, Target); 9] = [
    ("load", load_yaml),
    ("readers", readers),
    ("decoder", decoder),
    ("explorer", explorer),
    ("query", query),
    ("date", date),
    ("article", article),
    ("state_file", state_file),
    ("saved_graph", saved_graph),
];

/// A small graph without problems.
pub(super) const GRAPH: &str = "title: T
entity_kinds: {person: {plural: people}}
relation_kinds: {knows: {says: knows, back: is known by, family: any}}
sources:
  news: {title: News, published: 2020, paragraphs: [One., Two.]}
entities:
  ann: {kind: person, name: Ann, aliases: [安], role: r, cites: [news#1]}
  bob: {kind: person, name: Bob Lee}
relations:
- {from: ann, kind: knows, to: bob, claim: Ann knows Bob., when: 2019, cites: [news#1, {source: news, para: 2, words: Two}]}
";

static BUILT_IN: LazyLock<(LoadedGraph, Index)> = LazyLock::new(|| {
    let loaded = load(&GraphSource::BuiltIn, None);
    let index = Index::new(&loaded.graph);
    (loaded, index)
});

/// A temporary folder in memory where the system has one, so that no execution waits for a disk.
pub(super) fn memory_folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a temporary folder")
}

fn load_body(body: &str) -> LoadedGraph {
    load_texts(&[Text { name: "x.yaml".to_owned(), body: body.to_owned() }])
}

fn assert_printable(text: &str) {
    let is_control = |character: char| character.is_control() && character != '\n';
    assert!(!text.contains(is_control), "control characters in {text:?}");
}

/// YAML is loaded, and everything in the graph and the messages is printable.
pub fn load_yaml(data: &[u8]) {
    let loaded = load_body(&String::from_utf8_lossy(data));
    assert_printable(&loaded.render_problems(50, Palette::Plain));
    for entity in loaded.graph.entities() {
        assert_printable(entity.name());
    }
    for relation in loaded.graph.relations() {
        assert_printable(relation.claim());
        assert!(relation.cites().next().is_some(), "a relation without a citation");
    }
}

/// Text that loads without errors has the contents that `serde_yaml` reads.
pub fn readers(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    // Line breaks in YAML 1.1, which `serde_yaml` reads, but not in YAML 1.2.
    if text.contains(['\u{85}', '\u{2028}', '\u{2029}']) {
        return;
    }
    // Anchors with a colon in their names are valid only in YAML 1.2, which `serde_yaml` does not read.
    if text.split_whitespace().any(|word| word.contains('&') && word.contains(':')) {
        return;
    }
    // `serde_yaml` does not preserve how numbers are written.
    if serde_yaml::from_str(text).is_ok_and(|value| has_number(&value)) {
        return;
    }
    let loaded = load_body(text);
    // The loader escapes invisible characters, which `serde_yaml` leaves as they are.
    let is_visible = |character: char| matches!(character, ' '..='~' | '\u{4e00}'..='\u{9fff}');
    if let (0, Ok(contents)) = (loaded.error_count(), serde_contents(text))
        && contents.iter().all(|line| line.chars().all(is_visible))
    {
        assert_eq!(loaded_contents(&loaded), contents, "{text}");
    }
}

fn has_number(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::Sequence(items) => items.iter().any(has_number),
        Value::Mapping(entries) => {
            entries.iter().any(|(key, value)| has_number(key) || has_number(value))
        }
        Value::Tagged(tagged) => has_number(&tagged.value),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

/// Bytes are decoded without a panic, whole or split, and pastes are printable.
pub fn decoder(data: &[u8]) {
    let (first, rest) = data.split_at(data.len() / 2);
    for events in [decode(&[data]), decode(&[first, rest])] {
        for event in events {
            if let Event::Paste(text) = event {
                assert_printable(&text);
            }
        }
    }
}

/// The bytes are split at 0xff. The first two bytes of each piece are the size of the screen, and the rest are keys.
pub fn explorer(data: &[u8]) {
    let mut explorer = Explorer::new(load_body(GRAPH), Options::default());
    let resize = |bytes: &[u8]| match *bytes {
        [columns, rows] => Event::Resize(columns.into(), rows.into()),
        _ => Event::Resize(80, 24),
    };
    let mut pieces = data.split(|byte| *byte == 0xff);
    for piece in pieces.by_ref().take(8) {
        let (size, keys) = piece.split_at(piece.len().min(2));
        explorer.input(resize(size));
        for event in decode(&[&keys[..keys.len().min(64)]]) {
            explorer.input(event);
        }
        draw(&explorer);
    }
}

fn draw(explorer: &Explorer) {
    let size = explorer.state().size;
    let area = Rect::new(0, 0, size.width, size.height);
    explorer.view_state().render(area, &mut Buffer::empty(area));
    if let Some(cursor) = explorer.view_state().cursor() {
        assert!(area.contains(cursor), "the cursor {cursor} is outside the screen {area}");
    }
}

/// A query returns at most the requested number of hits.
pub fn query(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let text: String = text.chars().take(200).collect();
    let (loaded, index) = &*BUILT_IN;
    let corpus = Corpus { graph: &loaded.graph, articles: &loaded.articles, index };
    let options = SearchOptions::with_limit(20);
    let hits = corpus.find(&mut SearchSession::default(), (&text, SearchScope::All), &options);
    assert!(hits.expect("the search should not be cancelled").hits.len() <= 20);
}

/// A parsed date prints as text that parses to the same date.
pub fn date(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(when) = text.parse::<When>() else { return };
    let printed = when.to_string();
    assert_eq!(printed.parse::<When>().ok(), Some(when), "{text} is printed as {printed}");
}

/// The paragraphs of an article are printable.
pub fn article(data: &[u8]) {
    let folder = memory_folder();
    let graph = folder.path().join("guanxi.yaml");
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).expect("the folder should be created");
    fs::write(&graph, GRAPH).expect("the graph should be written");
    fs::write(articles.join("news.txt"), data).expect("the article should be written");
    let loaded = load(&GraphSource::File(graph), None);
    assert_printable(&loaded.render_problems(50, Palette::Plain));
    let news = loaded.graph.find_source("news").expect("the source should be valid");
    let paragraphs =
        loaded.articles.article(news).into_iter().flat_map(guanxi::model::Article::iter);
    for paragraph in paragraphs {
        assert_printable(paragraph);
        assert!(!paragraph.contains('\n'), "a paragraph is one line: {paragraph:?}");
    }
}

/// The explorer opens with any file in place of its bookmarks, and shows them.
pub fn state_file(data: &[u8]) {
    let folder = memory_folder();
    fs::write(folder.path().join("bookmarks.jsonl"), data).expect("the file should be written");
    let options = Options { state_folder: Some(folder.path().to_owned()), ..Options::default() };
    let mut explorer = Explorer::new(load_body(GRAPH), options);
    explorer.input(Event::Resize(80, 24));
    for event in decode(&[b"'jj\r"]) {
        explorer.input(event);
    }
    draw(&explorer);
}
