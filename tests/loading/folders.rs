//! Folders of valid and broken files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use guanxi::load::{
    ArticleReading, GraphSource, LinkPolicy, LoadOptions, LoadedGraph, load, load_with,
};
use guanxi::model::Extra;

use super::contents::{loaded_contents, serde_contents};
use super::problem_text;

/// The path of a fixture, relative to the folder of the crate, where tests run.
fn fixture(name: &str) -> PathBuf {
    Path::new("tests/graphs").join(name)
}

fn load_fixture(name: &str) -> LoadedGraph {
    load(&GraphSource::Folder(fixture(name)), None)
}

/// Checks that the problems of a fixture match its `problems.txt`, which `GUANXI_BLESS=1` rewrites.
fn check_problems(name: &str) {
    let found = problem_text(&load_fixture(name));
    let file = fixture(name).join("problems.txt");
    if std::env::var_os("GUANXI_BLESS").is_some() {
        fs::write(&file, &found).expect("the fixture should be writable");
    }
    let expected = fs::read_to_string(&file).expect("each fixture should have a problems.txt");
    assert_eq!(found, expected, "{name}");
}

#[test]
fn semantic_errors_are_located_at_the_value() {
    check_problems("broken-meaning");
}

#[test]
fn references_to_claims_must_be_unambiguous() {
    check_problems("broken-references");
}

#[test]
fn shape_errors_are_located_at_the_key() {
    check_problems("broken-shape");
}

#[test]
fn a_syntax_error_drops_only_its_own_entry() {
    check_problems("broken-syntax");
    let loaded = load_fixture("broken-syntax");
    let slugs: Vec<&str> = loaded.graph.entities().map(guanxi::model::Entity::slug).collect();
    assert_eq!(slugs, ["d", "f"]);
    assert_eq!(loaded.graph.relation_count(), 1);
}

#[test]
fn flow_style_entries_are_read_separately() {
    check_problems("broken-flow");
}

#[test]
fn several_errors_on_one_line_have_separate_locations() {
    check_problems("broken-one-line");
}

#[test]
fn anchors_and_merge_keys_are_read_across_entries() {
    let loaded = load_fixture("anchors");
    assert_eq!(problem_text(&loaded), "");
    let text = fs::read_to_string(fixture("anchors").join("guanxi.yaml"));
    let text = text.expect("the fixture should be readable");
    assert_eq!(Ok(loaded_contents(&loaded)), serde_contents(&text));
    assert_eq!((loaded.graph.entity_count(), loaded.graph.relation_count()), (3, 3));
}

#[test]
fn duplicates_are_reported_with_the_first_location() {
    check_problems("broken-twice");
    let loaded = load_fixture("broken-twice");
    let id = loaded.graph.find_entity("li-bin").expect("one of the duplicates should be kept");
    assert_eq!(loaded.graph.entity(id).name(), "Bin Li");
}

#[test]
fn consequences_of_an_unreadable_vocabulary_are_reported_once() {
    check_problems("broken-vocabulary");
}

#[test]
fn every_tag_is_located_and_drops_only_its_value() {
    check_problems("broken-tags");
    let loaded = load_fixture("broken-tags");
    assert!(loaded.graph.find_entity("a").is_some());
}

#[test]
fn every_problem_has_help() {
    for entry in fs::read_dir(fixture("")).expect("the fixtures should be readable") {
        let source = GraphSource::Folder(entry.expect("the fixtures should be readable").path());
        for problem in load(&source, None).problems {
            assert_ne!(problem.help, None, "{}", problem.render(guanxi::text::Palette::Plain));
        }
    }
}

#[test]
fn every_field_is_loaded_as_written() {
    let loaded = load_fixture("mini");
    assert_eq!(problem_text(&loaded), "");
    let graph = &loaded.graph;
    assert_eq!((graph.title(), graph.about()), ("no", Some("One of everything.")));
    let wei = graph.entity(graph.find_entity("wei").expect("wei"));
    let aliases: Vec<&str> = wei.aliases().map(|alias| alias.name).collect();
    assert_eq!(aliases, ["3.10", "no", "W", "null-ish"]);
    assert_eq!((wei.name(), wei.role()), ("魏", Some("Heads Yes.")));
    let fact = wei.facts().next().expect("a fact");
    assert_eq!(fact.value(), "0x10");
    assert_eq!(fact.when().map(|when| when.to_string()).as_deref(), Some("2021-03~/2021-04"));
    let yes = graph.entity(graph.find_entity("yes").expect("yes"));
    assert_eq!((yes.name(), yes.background()), ("Yes!", Some("two lines")));
    let relation = graph.relation(graph.find_relation("wei.leads.yes").expect("the relation"));
    assert_eq!(relation.claim(), "It's \"Wei\" who leads: Yes.");
    assert_eq!(relation.cites().count(), 2);
    assert_eq!(relation.said_by().map(guanxi::model::Entity::slug), Some("007"));
    assert_eq!(loaded.file_of(relation.defined_at()), Some("tests/graphs/mini/parts/rest.yml"));
    assert_eq!(relation.defined_at().line, 2);
    let extra = graph.extra().expect("extra");
    assert_eq!(extra.get("version"), Some(&Extra::Number("1.10".to_owned())));
    let text = |text: &str| Extra::Text(text.to_owned());
    let tags = vec![text("a"), text("1"), text("yes"), Extra::Bool(true), Extra::Null];
    assert_eq!(extra.get("tags"), Some(&Extra::List(tags)));
    let source = graph.source(graph.find_source("news").expect("news"));
    assert_eq!(source.gists().collect::<Vec<_>>(), [Some("One."), None, Some("Three in: charge.")]);
    assert_eq!(source.witness(), "wire");
}

#[test]
fn single_files_are_graphs_but_folders_need_the_marker() {
    let file = GraphSource::File(fixture("broken-flow").join("guanxi.yaml"));
    assert_eq!(load(&file, None).graph.entity_count(), 2);
    let loaded = load(&GraphSource::Folder(PathBuf::from("tests/graphs")), None);
    assert!(loaded.is_unreadable());
    assert_eq!(
        problem_text(&loaded),
        "error[no-graph]: there is no guanxi.yaml in this folder\n --> tests/graphs\n  \
         = help: `guanxi init DIR` creates a graph to start from; `--graph` takes a folder that contains one\n\n"
    );
}

/// A folder with a valid graph, to which tests add other files.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    fs::write(folder.path().join("guanxi.yaml"), "title: T\nentity_kinds:\n  person: ~\n")
        .expect("the file should be written");
    folder
}

/// The problems of a folder, with paths relative to the folder.
fn problems_of(folder: &Path) -> Vec<String> {
    let loaded = load(&GraphSource::Folder(folder.to_owned()), None);
    assert_eq!(loaded.graph.title(), "T", "the valid file should be read");
    let prefix = format!("{}/", folder.display());
    let describe = |problem: &guanxi::load::Problem| {
        format!("{} {}: {}", problem.rule, problem.location().replace(&prefix, ""), problem.message)
    };
    loaded.problems.iter().map(describe).collect()
}

#[cfg(unix)]
#[test]
fn only_plain_files_are_opened() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    let status = Command::new("mkfifo").arg(path("pipe.yaml")).status();
    assert!(status.expect("`mkfifo` should run").success());
    fs::create_dir(path("folder.yaml")).expect("the folder should be created");
    symlink("/dev/zero", path("device.yaml")).expect("the link should be created");
    symlink("nowhere", path("dangling.yaml")).expect("the link should be created");
    symlink("circle.yaml", path("circle.yaml")).expect("the link should be created");
    symlink(".", path("itself")).expect("the link should be created");
    fs::write(path(".hidden.yaml"), "nonsense").expect("the file should be written");
    assert_eq!(
        problems_of(folder.path()),
        [
            "unreadable circle.yaml: this symbolic link is broken or circular",
            "unreadable dangling.yaml: this symbolic link is broken or circular",
            "link-out device.yaml: this symbolic link leads out of the folder",
            "not-a-plain-file folder.yaml: this is a folder, not a file",
            "unreadable itself: this folder links back to one that contains it, or is nested too deeply",
            "not-a-plain-file pipe.yaml: this is a pipe, a device or a socket, not a file",
        ]
    );
    let options = LoadOptions { links: LinkPolicy::Anywhere, ..LoadOptions::default() };
    let loaded = load_with(&GraphSource::Folder(folder.path().to_owned()), options);
    let is_device = |problem: &&guanxi::load::Problem| problem.location().contains("device");
    let device = loaded.problems.iter().find(is_device).expect("a problem");
    assert_eq!(device.message, "this is a pipe, a device or a socket, not a file");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_followed_only_on_request() {
    use std::os::unix::fs::symlink;
    let (folder, outside) = (folder(), folder());
    let write = |name: &str, text: &str| {
        let path = outside.path().join(name);
        fs::create_dir_all(path.parent().expect("the path should have a parent"))
            .expect("the folder should be created");
        fs::write(path, text).expect("the file should be written");
    };
    write("log.yaml", "sources: {log: {title: Log, paragraphs: [A gist.]}}\n");
    write("more/entities.yaml", "entities:\n  ann: {kind: person, name: Ann}\n");
    write("articles/log.txt", "The text.\n");
    write("text.txt", "Another text.\n");
    let link = |to: PathBuf, name: &str| {
        symlink(to, folder.path().join(name)).expect("the link should be created");
    };
    for name in ["log.yaml", "more", "articles"] {
        link(outside.path().join(name), name);
    }
    fs::create_dir(folder.path().join("inside")).expect("the folder should be created");
    fs::write(folder.path().join("inside/kinds.txt"), "").expect("the file should be written");
    link("inside/kinds.txt".into(), "kinds.yaml");
    let reported = |names: &[&str]| -> Vec<String> {
        let report =
            |name: &&str| format!("link-out {name}: this symbolic link leads out of the folder");
        names.iter().map(report).collect()
    };
    assert_eq!(problems_of(folder.path()), reported(&["articles", "log.yaml", "more"]));
    let source = GraphSource::Folder(folder.path().to_owned());
    let (links, reading) = (LinkPolicy::Anywhere, ArticleReading::AtOnce);
    let options = LoadOptions { links, reading, ..LoadOptions::default() };
    let loaded = load_with(&source, options);
    assert_eq!(loaded.problems, []);
    assert!(loaded.graph.find_entity("ann").is_some());
    let article = loaded.graph.find_source("log").map(|log| loaded.articles.article(log));
    assert_eq!(article, Some(Some(&["The text."].into_iter().collect())));
    // Articles in a folder of the graph, and the main file.
    for name in ["log.yaml", "articles", "guanxi.yaml"] {
        fs::remove_file(folder.path().join(name)).expect("the file should be removed");
    }
    fs::copy(outside.path().join("log.yaml"), folder.path().join("log.yaml"))
        .expect("the file should be copied");
    fs::create_dir(folder.path().join("articles")).expect("the folder should be created");
    link(outside.path().join("text.txt"), "articles/log.txt");
    fs::copy(outside.path().join("guanxi.yaml"), folder.path().join("guanxi.yaml"))
        .expect("the file should be copied");
    assert_eq!(problems_of(folder.path()), reported(&["articles/log.txt", "more"]));
    // Links to other places in the folder are followed.
    fs::create_dir(folder.path().join("texts")).expect("the folder should be created");
    fs::write(folder.path().join("texts/log.txt"), "The text.\n")
        .expect("the file should be written");
    fs::remove_file(folder.path().join("articles/log.txt")).expect("the file should be removed");
    link("../texts/log.txt".into(), "articles/log.txt");
    assert_eq!(problems_of(folder.path()), reported(&["more"]));
    fs::remove_file(folder.path().join("guanxi.yaml")).expect("the file should be removed");
    link(outside.path().join("guanxi.yaml"), "guanxi.yaml");
    let problems = load(&source, None).problems;
    let named = problems.iter().any(|problem| problem.location().ends_with("/guanxi.yaml"));
    assert!(named, "{problems:?}");
}

#[test]
fn files_that_are_not_text_are_reported() {
    let folder = folder();
    let write = |name: &str, bytes: &[u8]| {
        fs::write(folder.path().join(name), bytes).expect("the file should be written");
    };
    write("cut.yaml", "title: 雷".as_bytes().get(..9).expect("nine bytes"));
    write("null.yaml", b"a: 1\nb: \0");
    write("wide.yaml", b"\xff\xfet\0");
    assert_eq!(
        problems_of(folder.path()),
        [
            "encoding cut.yaml:1:8: byte 8 (0xe9) is not UTF-8",
            "encoding null.yaml:2:4: byte 9 is NUL: this is not text",
            "encoding wide.yaml: the file is in UTF-16",
        ]
    );
}

#[test]
fn quoted_words_are_checked_against_the_articles() {
    let folder = folder();
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("the file should be written");
    };
    fs::create_dir(folder.path().join("articles")).expect("the folder should be created");
    write(
        "rest.yaml",
        "sources:\n  news:\n    title: News\n    paragraphs: [One., Two.]\nentities:\n  a:\n    kind: person\n    name: A\n    \
         role: r\n    cites:\n      - {source: news, para: 1, words: \"first  line\"}\n      - {source: news, para: 2, words: first}\n",
    );
    assert_eq!(problems_of(folder.path()), [""; 0]);
    write("articles/news.txt", "The first line.\r\n \t\n\u{1b}[31mSecond\u{202e}.\n\nThird.");
    assert_eq!(
        problems_of(folder.path()),
        [
            "paragraph-count rest.yaml:4:17: `news` has 2 gists, but its article has 3 paragraphs",
            "words-not-found rest.yaml:12:40: `first` does not occur in news#2",
        ]
    );
    let loaded = load(&GraphSource::Folder(folder.path().to_owned()), None);
    let news = loaded.graph.find_source("news").expect("news");
    let escaped = ["The first line.", "\\u{1b}[31mSecond\\u{202e}.", "Third."];
    assert_eq!(loaded.articles.article(news), Some(&escaped.into_iter().collect()));
    let without_articles =
        load(&GraphSource::Folder(folder.path().to_owned()), Some(Path::new("nowhere")));
    assert_eq!(without_articles.articles.article(news), None);
    assert_eq!(without_articles.problems[0].message, "no such articles folder");
}

#[test]
fn an_explicit_path_overrides_the_current_folder() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let find = |path: Option<&str>| GraphSource::find(path.map(Path::new), None, folder.path());
    assert_eq!(find(None), GraphSource::BuiltIn);
    assert_eq!(find(Some("b.yaml")), GraphSource::File(PathBuf::from("b.yaml")));
    fs::create_dir(folder.path().join("graph")).expect("the folder should be created");
    assert_eq!(find(None), GraphSource::BuiltIn);
    fs::write(folder.path().join("guanxi.yaml"), "").expect("the file should be written");
    assert_eq!(find(None).to_string(), ".");
    fs::write(folder.path().join("graph/guanxi.yaml"), "").expect("the file should be written");
    assert_eq!(find(None).to_string(), "graph");
    assert_eq!(find(Some("src")), GraphSource::Folder(PathBuf::from("src")));
    let with_default =
        |current: &Path| GraphSource::find(None, Some(Path::new("src")), current).to_string();
    assert_eq!(with_default(folder.path()), "graph");
    assert_eq!(with_default(Path::new("nowhere")), "src");
}

#[test]
fn the_built_in_graph_has_no_problems() {
    let loaded = load(&GraphSource::BuiltIn, None);
    assert_eq!(problem_text(&loaded), "");
    assert!(loaded.graph.relation_count() > 100);
}
