mod damage;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::super::{GraphSource, LoadOptions, LoadProgress, LoadedGraph, load_with};
use super::file::{self, Header};
use super::graph_cache::{CacheState, GraphCache};
use crate::model::{Graph, GraphDetails};

/// Longer than the age of a change that [`super::stamp`] requires.
const SETTLE_TIME: Duration = Duration::from_millis(150);

const MINI: &str = "title: T
entity_kinds: {person: {plural: people}}
relation_kinds: {knows: {says: knows, back: is known by}}
sources:
  news: {title: News, paragraphs: [One., Two.]}
entities:
  ann: {kind: person, name: Ann, aliases: [安], role: r, cites: [news#1]}
  bob: {kind: person, name: Bob Lee}
relations:
- {from: ann, kind: knows, to: bob, claim: Ann knows Bob., when: 2019, cites: [news#1]}
";

/// A folder with a graph and a cache.
struct Folder {
    folder: tempfile::TempDir,
    source: GraphSource,
}

impl Folder {
    /// A graph in two files.
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let graph = folder.path().join("graph");
        fs::create_dir(&graph).expect("the folder should be created");
        let folder = Self { folder, source: GraphSource::Folder(graph) };
        folder.write("guanxi.yaml", MINI);
        folder.write("more.yaml", "entities:\n  cid: {kind: person, name: Cid}\n");
        folder
    }

    fn of(path: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { folder, source: GraphSource::from_path(Path::new(path)) }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("graph").join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("the file should be written");
    }

    fn cache(&self) -> GraphCache {
        GraphCache { min_bytes: 0, ..GraphCache::new(self.folder.path().join("cache")) }
    }

    fn options(&self) -> LoadOptions {
        LoadOptions { cache: Some(self.cache()), ..LoadOptions::default() }
    }

    /// Loads the graph; also returns whether it was parsed, as the progress shows.
    fn load(&self) -> (LoadedGraph, bool) {
        let options = LoadOptions { progress: Arc::new(LoadProgress::default()), ..self.options() };
        let progress = Arc::clone(&options.progress);
        let loaded = load_with(&self.source, options);
        (loaded, progress.permille() == 1000)
    }

    /// Parses and saves the graph, and returns the file.
    fn save(&self) -> PathBuf {
        thread::sleep(SETTLE_TIME);
        let (loaded, is_parsed) = self.load();
        assert!(is_parsed, "the graph was saved before");
        loaded.save().expect("the graph should be saved");
        self.file()
    }

    fn file(&self) -> PathBuf {
        let entries = fs::read_dir(self.cache().folder).expect("the cache should be readable");
        let paths = entries.map(|entry| entry.expect("the cache should be readable").path());
        let paths: Vec<PathBuf> = paths.collect();
        assert_eq!(paths.len(), 1, "{paths:?}");
        paths[0].clone()
    }

    fn assert_parsed(&self, why: &str) {
        let (loaded, is_parsed) = self.load();
        assert!(is_parsed, "{why}: the saved graph was used");
        assert!(loaded.graph.find_entity("ann").is_some(), "{why}: the graph is not complete");
    }

    fn assert_saved(&self, why: &str) {
        assert!(!self.load().1, "{why}: the graph was parsed");
    }
}

fn parts(graph: &Graph) -> (Vec<Vec<u8>>, GraphDetails) {
    (graph.columns().map(|column| column.to_vec()).into(), graph.details())
}

fn assert_same(saved: &LoadedGraph, parsed: &LoadedGraph) {
    assert_eq!(parts(&saved.graph), parts(&parsed.graph));
    assert_eq!(saved.files, parsed.files);
    assert_eq!(saved.problems, parsed.problems);
    assert_eq!(saved.source_name, parsed.source_name);
    let path = |loaded: &LoadedGraph| {
        let entities = loaded.graph.entities();
        let path = |at| loaded.path_of(at).map(Path::to_owned);
        entities.map(|entity| path(entity.defined_at())).collect::<Vec<_>>()
    };
    assert_eq!(path(saved), path(parsed));
    for source in parsed.graph.sources() {
        let id = source.id();
        assert_eq!(saved.is_unread(id), parsed.is_unread(id));
        for loaded in [saved, parsed] {
            loaded.read_articles([id]);
        }
        assert_eq!(saved.articles.article(id), parsed.articles.article(id));
    }
    assert_eq!(saved.take_article_problems(), parsed.take_article_problems());
}

#[test]
fn a_saved_graph_is_the_parsed_one() {
    let graphs = "graph every-field everything.yaml hostile harbour anchors mini namesakes passage \
        precision quarrel typed clerks ages";
    let mut saved_graphs = 0;
    for name in graphs.split_whitespace() {
        let path = if name == "graph" { name.to_owned() } else { format!("tests/graphs/{name}") };
        let folder = Folder::of(&path);
        let parsed = load_with(&folder.source, LoadOptions::default());
        folder.load().0.save().expect("the graph should be saved");
        let (saved, is_parsed) = folder.load();
        let is_cacheable = parsed.problems.is_empty() && parsed.source_name != "built in";
        assert_eq!(is_parsed, !is_cacheable, "{name}");
        saved_graphs += usize::from(!is_parsed);
        assert_same(&saved, &parsed);
    }
    assert!(saved_graphs >= 8, "only {saved_graphs} graphs were saved");
}

#[test]
fn articles_of_a_saved_graph_are_read_on_demand() {
    let folder = Folder::new();
    fs::create_dir(folder.path("articles")).expect("the folder should be created");
    folder.write("articles/news.txt", "First.\n\nSecond.\n");
    thread::sleep(SETTLE_TIME);
    let parsed = folder.load().0;
    parsed.save().expect("the graph should be saved");
    let (saved, is_parsed) = folder.load();
    assert!(!is_parsed);
    assert_same(&saved, &parsed);
    assert_eq!(
        saved.articles.article(crate::model::SourceId::new(0)).map(crate::model::Article::len),
        Some(2)
    );
    folder.write("articles/other.txt", "Another.\n");
    folder.assert_parsed("an article was added");
}

#[test]
fn any_change_of_the_files_is_noticed() {
    type Change = fn(&Folder);
    let changes: [(&str, Change); 6] = [
        ("same size", |folder| folder.write("guanxi.yaml", &MINI.replace("Lee", "Leo"))),
        ("other size", |folder| folder.write("more.yaml", "about: x")),
        ("removed", |folder| fs::remove_file(folder.path("more.yaml")).expect("it exists")),
        ("added", |folder| folder.write("third.yaml", "entities: {}")),
        ("renamed", |folder| {
            fs::rename(folder.path("more.yaml"), folder.path("most.yaml")).expect("it exists");
        }),
        ("time restored", |folder| {
            let modified = fs::metadata(folder.path("more.yaml")).and_then(|it| it.modified());
            folder.write("more.yaml", "entities:\n  cid: {kind: person, name: Sid}\n");
            let file = fs::File::options().write(true).open(folder.path("more.yaml"));
            let set = file.and_then(|file| file.set_modified(modified?));
            set.expect("the time should be set");
        }),
    ];
    for (name, change) in changes {
        let folder = Folder::new();
        folder.save();
        folder.assert_saved(name);
        change(&folder);
        folder.assert_parsed(name);
        assert!(
            matches!(folder.cache().list().as_deref(), Ok([it]) if it.state == CacheState::Outdated)
        );
        fs::write(folder.path("guanxi.yaml"), MINI).expect("the file should be written");
        folder.save();
        folder.assert_saved(name);
    }
}

#[test]
fn a_replaced_folder_is_noticed() {
    let folder = Folder::new();
    folder.save();
    let (graph, old) = (folder.path(""), folder.folder.path().join("old"));
    fs::rename(&graph, &old).expect("the folder should be moved");
    fs::create_dir(&graph).expect("the folder should be created");
    for name in ["guanxi.yaml", "more.yaml"] {
        fs::copy(old.join(name), graph.join(name)).expect("the file should be copied");
    }
    folder.assert_parsed("other files of the same names");
}

#[test]
fn files_that_have_just_changed_are_not_saved() {
    let folder = Folder::new();
    let loaded = folder.load().0;
    loaded.save().expect("there is nothing to save");
    assert_eq!(folder.cache().list().expect("the cache should be readable"), []);
    thread::sleep(SETTLE_TIME);
    let loaded = folder.load().0;
    folder.write("more.yaml", "title: changed after it was read");
    loaded.save().expect("there is nothing to save");
    assert_eq!(folder.cache().list().expect("the cache should be readable"), []);
}

#[test]
fn a_graph_with_problems_is_not_saved() {
    let folder = Folder::new();
    folder.write("more.yaml", "entities:\n  cid: {kind: persn, name: Cid}\n");
    thread::sleep(SETTLE_TIME);
    folder.load().0.save().expect("there is nothing to save");
    folder.assert_parsed("a graph with an error");
}

/// Uses everything in a graph that has ids or ranges.
fn use_graph(graph: &Graph) -> usize {
    let mut sum = graph.title().len();
    for entity in graph.entities() {
        let citations = entity.facts().map(|fact| fact.cites().count()).sum::<usize>();
        sum += entity.name().len() + entity.kind().slug.len() + entity.aliases().count();
        sum += citations + graph.namesakes(entity.id()).len() + graph.degree(entity.id());
        sum += graph.ties(entity.id()).count() + entity.cites().count();
    }
    for relation in graph.relations() {
        sum += relation.id_text().to_string().len() + relation.claim().len();
        sum += relation.when().map_or(0, |when| when.to_string().len());
        sum += relation.said_by().map_or(0, |entity| entity.slug().len());
        sum += relation.witness_count() + graph.family(relation.kind().family).len();
        sum += usize::from(relation.is_disputed()) + relation.to().name().len();
    }
    for source in graph.sources() {
        sum += source.gists().count() + source.title().len() + source.witness().len();
    }
    sum
}

#[test]
fn two_programs_at_once_are_safe() {
    let folder = Folder::new();
    folder.save();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..20 {
                    // Without a saved graph, this one parses.
                    folder.cache().clear().expect("the cache should be cleared");
                    let (loaded, _) = folder.load();
                    loaded.save().expect("the graph should be saved");
                    assert_eq!(use_graph(&loaded.graph), use_graph(&folder.load().0.graph));
                }
            });
        }
    });
    assert!(folder.cache().list().expect("the cache should be readable").len() <= 1);
}

#[test]
fn the_graphs_used_least_recently_are_removed() {
    let folders = [Folder::new(), Folder::new(), Folder::new()];
    let folder = tempfile::tempdir().expect("a temporary folder");
    thread::sleep(SETTLE_TIME);
    let load = |index: usize, max_bytes| {
        let cache =
            GraphCache { min_bytes: 0, max_bytes, ..GraphCache::new(folder.path().to_owned()) };
        let options = LoadOptions { cache: Some(cache), ..LoadOptions::default() };
        thread::sleep(Duration::from_millis(20));
        load_with(&folders[index].source, options).save().expect("the graph should be saved");
    };
    let saved = || GraphCache::new(folder.path().to_owned()).list().expect("the cache");
    load(0, u64::MAX);
    load(1, u64::MAX);
    load(0, u64::MAX);
    let bytes = saved()[0].bytes;
    load(2, bytes * 5 / 2);
    let graphs: Vec<_> = saved().into_iter().filter_map(|saved| saved.graph).collect();
    let canonical = |folder: &Folder| folder.path("").canonicalize().expect("the folder exists");
    let mut expected = [canonical(&folders[0]), canonical(&folders[2])];
    expected.sort();
    assert_eq!(graphs, expected);
}

#[cfg(unix)]
#[test]
fn only_the_user_can_read_or_replace_a_saved_graph() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = Folder::new();
    let file = folder.save();
    let mode = |path: &Path| fs::metadata(path).expect("it exists").permissions().mode() & 0o777;
    assert_eq!((mode(&file), mode(&folder.cache().folder)), (0o600, 0o700));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o622)).expect("it is ours");
    folder.assert_parsed("others could have written the file");
}

#[test]
fn a_cache_that_cannot_be_written_is_an_error_of_saving_only() {
    let folder = Folder::new();
    fs::write(folder.cache().folder, "not a folder").expect("the file should be written");
    thread::sleep(SETTLE_TIME);
    let loaded = folder.load().0;
    assert!(loaded.save().is_err());
    folder.assert_parsed("no cache");
}

#[test]
fn a_failed_write_leaves_nothing() {
    let folder = Folder::new();
    folder.save();
    let (loaded, _) = folder.load();
    let mut file = fs::File::open(folder.file()).expect("the file should be readable");
    let Header { key, stamp, text_bytes, .. } = Header::read(&mut file).expect("a header");
    let target = folder.cache().folder.join("other.graph");
    let failure = crate::system::write_private_unsynced(&target, |out| {
        file::write(&loaded.graph, (&key, &stamp, text_bytes), out)?;
        Err(std::io::ErrorKind::StorageFull.into())
    });
    assert!(failure.is_err());
    folder.file();
}
