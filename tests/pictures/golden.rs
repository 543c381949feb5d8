//! Golden scenes: files with a graph, a request and the whole picture.
//!
//! A scene consists of `size WxH`, its subject (`focus SLUG` with `hops N` and `page N`, or `map`, or
//! `path SLUG SLUG …`), optionally `ascii`, the lines of the graph, a line of dashes, and the picture.
//! `GUANXI_BLESS=1 cargo test` rewrites the pictures.

use std::fs;
use std::path::{Path, PathBuf};

use guanxi::layout::{Drawing, GlyphSet, PaintOptions, Size, paint};
use guanxi::model::{EntityId, Graph, Selection};
use guanxi::query::{Filter, neighbourhood};

use super::{ego_of, faults, map_faults, maps, sketch, strip};

const SEPARATOR: &str = "--------\n";
/// The folders of scenes, one for each type of picture.
const FOLDERS: [&str; 3] = ["ego", "map", "strip"];

#[test]
fn pictures_match_their_goldens() {
    for path in FOLDERS.iter().flat_map(|folder| scenes(folder)) {
        let text = fs::read_to_string(&path).expect("the scene should be readable");
        let (request, expected) = text.split_once(SEPARATOR).unwrap_or((&text, ""));
        let found = Scene::parse(request).picture();
        if std::env::var_os("GUANXI_BLESS").is_some() {
            let scene = format!("{request}{SEPARATOR}{found}");
            fs::write(&path, scene).expect("the scene should be writable");
            continue;
        }
        assert_eq!(found, expected, "{}:\n{found}", path.display());
    }
}

fn scenes(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(folder);
    let entries = fs::read_dir(&folder).expect("the scenes should be readable");
    let mut scenes: Vec<PathBuf> =
        entries.map(|entry| entry.expect("the scenes should be readable").path()).collect();
    scenes.sort();
    assert!(scenes.len() >= 4, "scenes are missing in {}", folder.display());
    scenes
}

/// A request for a picture.
struct Scene<'a> {
    request: &'a str,
    graph: Graph,
    size: Size,
}

impl<'a> Scene<'a> {
    fn parse(request: &'a str) -> Self {
        let keys = ["size ", "focus ", "hops ", "page ", "path ", "ascii", "map"];
        let lines = request.lines().filter(|line| !keys.iter().any(|key| line.starts_with(key)));
        let graph = sketch::graph(&lines.collect::<Vec<_>>().join("\n"));
        let mut scene = Self { request, graph, size: Size::default() };
        let size = scene.value("size ").and_then(|size| size.split_once('x'));
        let (width, height) = size.expect("the size should be such as 80x24");
        let cells = |text: &str| text.parse().expect("the size should consist of numbers");
        scene.size = Size::new(cells(width), cells(height));
        scene
    }

    fn picture(&self) -> String {
        let glyph_set =
            if self.value("ascii").is_some() { GlyphSet::Ascii } else { GlyphSet::Unicode };
        let drawing = match (self.value("path "), self.value("map")) {
            (Some(path), _) => {
                let path: Vec<EntityId> = path.split(' ').map(|slug| self.entity(slug)).collect();
                strip::checked_strip(&self.graph, &path, self.size)
            }
            (None, Some(_)) => self.map(),
            (None, None) => self.ego(),
        };
        paint(&drawing, PaintOptions { glyph_set, selected: None }).to_text()
    }

    fn ego(&self) -> Drawing {
        let focus = self.entity(self.value("focus ").expect("the scene should have a focus"));
        let hops = self.number("hops ", 1);
        let drawing = ego_of(&self.graph, focus, hops, self.size, self.number("page ", 0));
        let around = neighbourhood(&self.graph, &[focus], hops, &Filter::default());
        let faults = faults::find_faults(&self.graph, &around.selection, &drawing);
        assert!(faults.is_empty(), "{}\n{}", self.request, faults.join("\n"));
        drawing
    }

    fn map(&self) -> Drawing {
        let drawing = maps::map_of(&self.graph, self.size);
        let selection = Selection::all(&self.graph);
        let faults = map_faults::find_map_faults(&self.graph, &selection, &drawing);
        assert!(faults.is_empty(), "{}\n{}", self.request, faults.join("\n"));
        drawing.with_legend(&self.graph, 1)
    }

    /// The text after a key; `None` if the scene does not have the key.
    fn value(&self, key: &str) -> Option<&'a str> {
        self.request.lines().find_map(|line| line.strip_prefix(key)).map(str::trim)
    }

    fn number(&self, key: &str, default: usize) -> usize {
        self.value(key).map_or(default, |text| text.parse().expect("the value should be a number"))
    }

    fn entity(&self, slug: &str) -> EntityId {
        self.graph.find_entity(slug).expect("the graph should have this entity")
    }
}
