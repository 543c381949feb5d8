//! A graph with everything known about where it came from.

use std::path::Path;

use super::articles::Articles;
use super::place::Place;
use super::problem::{Problem, Severity};
use super::text::Text;
use super::{files, merge};
use crate::model::{Graph, Origin};

/// A graph, the files it was read from, and what is wrong with them.
#[derive(Debug)]
pub struct World {
    /// What could be read.
    pub graph: Graph,
    /// Where it came from.
    pub place: Place,
    /// The names of the files, in reading order; [`Origin::file`] counts in this list.
    pub files: Vec<String>,
    /// What is wrong, by file, line and column. Bounded: see [`World::errors`] for the number.
    pub problems: Vec<Problem>,
    /// The articles' own text, where it is there.
    pub articles: Articles,
    pub(super) unlisted_errors: usize,
    pub(super) unlisted_warnings: usize,
}

impl World {
    /// How many errors there are, those not listed included.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error) + self.unlisted_errors
    }

    /// How many warnings there are, those not listed included.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning) + self.unlisted_warnings
    }

    /// Whether not a single entity, source or kind could be read and something went wrong.
    #[must_use]
    pub fn nothing_readable(&self) -> bool {
        let graph = &self.graph;
        let empty = graph.entity_count() == 0
            && graph.sources().len() == 0
            && graph.entity_kinds().is_empty()
            && graph.relation_kinds().is_empty();
        empty && self.errors() > 0
    }

    /// The name of the file that something is written in.
    #[must_use]
    pub fn file_of(&self, origin: Origin) -> Option<&str> {
        let written = origin.line > 0;
        self.files.get(origin.file as usize).filter(|_| written).map(String::as_str)
    }

    fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }
}

/// Reads the graph at a place, with the articles in a folder where one is given or beside it.
///
/// Never fails: what cannot be read is among the problems.
#[must_use]
pub fn load(place: &Place, articles: Option<&Path>) -> World {
    let (texts, problems) = files::read(place);
    let folder = articles.map(Path::to_owned).or_else(|| files::articles_beside(place));
    merge::world(place.clone(), &texts, problems, folder.as_deref())
}

/// Reads a graph from texts alone: no disk, no articles.
#[must_use]
pub fn load_texts(texts: &[Text]) -> World {
    merge::world(Place::BuiltIn, texts, super::problems::Problems::default(), None)
}
