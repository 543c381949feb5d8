//! Named scenes, each a file with the sketch, the request and the whole picture.
//!
//! A scene consists of `size WxH`, its subject (`focus SLUG` with `hops N` and `page N`, or `map` with
//! `zoom N`, or `path SLUG SLUG …`), `ascii`, the sketch, a line of dashes, and the picture.
//! `GUANXI_BLESS=1 cargo test` rewrites the pictures.

use std::fs;
use std::path::{Path, PathBuf};

use guanxi::layout::{
    Drawing, GlyphSet, MapRequest, PaintOptions, Positions, Size, Viewport, map, paint,
};
use guanxi::model::{EntityId, Graph, Selection};
use guanxi::query::{Filter, neighbourhood};

use super::{ego_of, faults, sketch, strip};

const RULE: &str = "--------\n";
/// The folders of scenes, by what they show.
const FOLDERS: [&str; 3] = ["ego", "map", "strip"];

#[test]
fn pictures_match_their_goldens() {
    for path in FOLDERS.iter().flat_map(|folder| scenes(folder)) {
        let text = fs::read_to_string(&path).expect("a scene");
        let (question, expected) = text.split_once(RULE).unwrap_or((&text, ""));
        let found = Scene::read(question).picture();
        if std::env::var_os("GUANXI_BLESS").is_some() {
            fs::write(&path, format!("{question}{RULE}{found}")).expect("written");
            continue;
        }
        assert_eq!(found, expected, "{}:\n{found}", path.display());
    }
}

fn scenes(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(folder);
    let entries = fs::read_dir(&folder).expect("a folder of scenes");
    let mut scenes: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    scenes.sort();
    assert!(scenes.len() >= 4, "the named scenes are in {}", folder.display());
    scenes
}

/// A request for a picture.
struct Scene<'a> {
    question: &'a str,
    graph: Graph,
    size: Size,
}

impl<'a> Scene<'a> {
    fn read(question: &'a str) -> Self {
        let keys = ["size ", "focus ", "hops ", "page ", "zoom ", "path ", "ascii", "map"];
        let lines = question.lines().filter(|line| !keys.iter().any(|key| line.starts_with(key)));
        let graph = sketch::graph(&lines.collect::<Vec<_>>().join("\n"));
        let mut scene = Self { question, graph, size: Size::default() };
        let size = scene.word("size ").and_then(|size| size.split_once('x')).expect("a size");
        scene.size = Size::new(size.0.parse().expect("columns"), size.1.parse().expect("rows"));
        scene
    }

    fn picture(&self) -> String {
        let glyph_set =
            if self.word("ascii").is_some() { GlyphSet::Ascii } else { GlyphSet::Unicode };
        let drawing = match (self.word("path "), self.word("map")) {
            (Some(path), _) => {
                let path: Vec<EntityId> = path.split(' ').map(|slug| self.entity(slug)).collect();
                strip::checked(&self.graph, &path, self.size)
            }
            (None, Some(_)) => self.map(),
            (None, None) => self.ego(),
        };
        paint(&drawing, PaintOptions { glyph_set, selected: None }).to_text()
    }

    fn ego(&self) -> Drawing {
        let focus = self.entity(self.word("focus ").expect("a focus"));
        let hops = self.number("hops ", 1);
        let drawing = ego_of(&self.graph, focus, hops, self.size, self.number("page ", 0));
        let around = neighbourhood(&self.graph, &[focus], hops, &Filter::default());
        let faults = faults::of(&self.graph, &around.selection, &drawing);
        assert!(faults.is_empty(), "{}\n{}", self.question, faults.join("\n"));
        drawing
    }

    fn map(&self) -> Drawing {
        let selection = Selection::all(&self.graph);
        let positions = Positions::new(&self.graph, &selection, None);
        let focus = self.word("focus ").map(|slug| self.entity(slug));
        let zoom = self.number("zoom ", 1);
        let centre = focus.filter(|_| zoom > 1).and_then(|id| positions.get(id));
        let view = Viewport { centre, ..Viewport::default() }
            .zoomed(f64::from(u32::try_from(zoom).expect("a small number")));
        let drawing = map(&MapRequest {
            graph: &self.graph,
            selection: &selection,
            positions: &positions,
            view,
            focus,
            cursor: None,
            size: self.size,
        });
        let faults = faults::of_map(&selection, &drawing);
        assert!(faults.is_empty(), "{}\n{}", self.question, faults.join("\n"));
        drawing
    }

    fn word(&self, key: &str) -> Option<&'a str> {
        self.question.lines().find_map(|line| line.strip_prefix(key)).map(str::trim)
    }

    fn number(&self, key: &str, missing: usize) -> usize {
        self.word(key).map_or(missing, |text| text.parse().expect("a number"))
    }

    fn entity(&self, slug: &str) -> EntityId {
        self.graph.find_entity(slug).expect("an entity of the sketch")
    }
}
