//! Named scenes, each a file with the sketch, the question and the whole picture.
//!
//! A scene reads `size WxH`, `focus SLUG`, `hops N`, `page N`, `ascii`, `map`, the sketch, a
//! line of dashes, and the picture. `GUANXI_BLESS=1 cargo test` writes the pictures anew.

use std::fs;
use std::path::Path;

use guanxi::layout::{Look, Script, Size, paint};

use super::{ego_of, faults, map_of, sketch};

const RULE: &str = "--------\n";

#[test]
fn scenes_are_drawn_as_before() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let mut scenes: Vec<_> = fs::read_dir(&folder)
        .expect("the folder of scenes")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    scenes.sort();
    assert!(scenes.len() >= 9, "the named scenes are there");
    for path in scenes {
        let text = fs::read_to_string(&path).expect("a scene");
        let (question, expected) = text.split_once(RULE).unwrap_or((&text, ""));
        let found = picture(question);
        if std::env::var_os("GUANXI_BLESS").is_some() {
            fs::write(&path, format!("{question}{RULE}{found}")).expect("written");
            continue;
        }
        assert_eq!(found, expected, "{}:\n{found}", path.display());
    }
}

/// The picture that a question asks for.
fn picture(question: &str) -> String {
    let word = |key: &str| {
        let lines = question.lines();
        lines.filter_map(|line| line.strip_prefix(key)).map(str::trim).next()
    };
    let number = |key: &str, missing: usize| {
        word(key).map_or(missing, |text| text.parse().expect("a number"))
    };
    let (width, height) = word("size ").and_then(|size| size.split_once('x')).expect("a size");
    let size = Size::new(width.parse().expect("columns"), height.parse().expect("rows"));
    let keys = ["size ", "focus ", "hops ", "page ", "ascii", "map"];
    let lines = question.lines().filter(|line| !keys.iter().any(|key| line.starts_with(key)));
    let graph = sketch::graph(&lines.collect::<Vec<_>>().join("\n"));
    let script = if word("ascii").is_some() { Script::Ascii } else { Script::Boxes };
    let look = Look { script, selected: None };
    let focus = graph.find_entity(word("focus ").expect("a focus")).expect("the focus");
    let hops = number("hops ", 1);
    if word("map").is_some() {
        return paint(&map_of(&graph, size), look).to_text();
    }
    let drawing = ego_of(&graph, focus, hops, size, number("page ", 0));
    let filter = guanxi::query::Filter::default();
    let around = guanxi::query::neighbourhood(&graph, &[focus], hops, &filter);
    let faults = faults::of(&graph, &around.selection, &drawing);
    assert!(faults.is_empty(), "{question}\n{}", faults.join("\n"));
    paint(&drawing, look).to_text()
}
