//! What the explorer remembers between two key presses.
//!
//! One small struct per pane. Drawings, ties and the search index are results held here; only
//! [`update`](super::update::update) replaces them, and drawing only reads them.

pub mod atlas;
pub mod bookmarks;
pub mod entities;
pub mod picture;
pub mod reader;
pub mod relations;
pub mod route;
pub mod subject;
pub mod trail;

use std::sync::Arc;

use ratatui::layout::Size;

use crate::model::{EntityId, Graph, Stated};
use crate::query::{Filter, Names};
use crate::settings::KeyScope;

use super::argument::Pane;
use super::panes::{Arrangement, Panes, panes};
use super::popup::OpenPopup;
use super::popup::claims::page::ClaimPage;
use super::popup::filter_row::FilterRow;
use super::popup::finder::{HitList, SearchCorpus};
use super::popup::insights::list::Insights;
use super::terminal::MouseOwner;
use bookmarks::Bookmark;
use entities::Entities;
use picture::{Picture, Scene};
use reader::Reader;
use relations::Relations;
use subject::relation_of;
use trail::Trail;

/// Everything the screen is drawn from, beside the graph itself.
#[derive(Default)]
pub struct State {
    /// The window, in cells.
    pub size: Size,
    /// The pane that has the keys.
    pub pane: Pane,
    /// Whether one pane fills the screen.
    pub arrangement: Arrangement,
    /// The entity that the screen is about; none only where the graph has none.
    pub focus: Option<EntityId>,
    /// The entities visited.
    pub trail: Trail,
    /// Places to come back to, also in another run, in the order in which they were set.
    pub bookmarks: Vec<Bookmark>,
    /// How many hops around the focus are shown.
    pub hops: usize,
    /// What is let through.
    pub filter: Filter,
    /// The list of entities.
    pub entities: Entities,
    /// The picture.
    pub picture: Picture,
    /// The relations of the focus.
    pub relations: Relations,
    /// The claim that is selected.
    pub subject: Option<Stated>,
    /// The source.
    pub reader: Reader,
    /// The open popups, the one on top last.
    pub popups: Vec<OpenPopup>,
    /// The rows of the filters, once they were opened.
    pub filter_rows: Vec<FilterRow>,
    /// The pages of the list of claims.
    pub claim_pages: Vec<ClaimPage>,
    /// What the finder has found.
    pub found: HitList,
    /// What the shape of the graph says.
    pub insights: Insights,
    /// The entities marked, in the order in which they were.
    pub marks: Vec<EntityId>,
    /// The first keys of a longer binding.
    pub pending: String,
    /// What the last key led to, where the screen does not show it by itself.
    pub notice: Option<String>,
    /// Whether the last action has had its consequences.
    pub settled: Settled,
    /// Who has the mouse.
    pub mouse: MouseOwner,
    /// What was searched for, the newest last.
    pub queries: Vec<String>,
    /// What the finder looks things up in.
    pub corpus: Arc<SearchCorpus>,
    /// The names to mark in texts, once the reader was shown.
    pub names: Option<Names>,
}

/// Whether what follows from the last action has been worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Settled {
    /// It has.
    #[default]
    Yes,
    /// It is still to be.
    NotYet,
}

impl State {
    /// The rectangles of the screen.
    #[must_use]
    pub fn panes(&self) -> Panes {
        panes(self.size, self.arrangement, self.pane)
    }

    /// Where keys are looked up.
    #[must_use]
    pub fn scope(&self) -> KeyScope {
        match (self.popups.last(), self.pane) {
            (Some(open), _) => open.state.popup().scope(),
            (None, Pane::Entities) => KeyScope::Entities,
            (None, Pane::Canvas) => match self.picture.scene {
                Scene::Ego => KeyScope::Canvas,
                Scene::Map => KeyScope::Map,
                Scene::Strip => KeyScope::Strip,
            },
            (None, Pane::Relations) => KeyScope::Relations,
            (None, Pane::Reader) => KeyScope::Reader,
        }
    }

    /// Whether a look ahead from the list shows another entity than the trail stands at.
    #[must_use]
    pub fn is_looking_ahead(&self) -> bool {
        self.focus.is_some() && self.focus != self.trail.current()
    }

    /// The entities that a question about several means: the marked; the focus and the one marked.
    pub(super) fn several(&self) -> Vec<EntityId> {
        match (self.marks.as_slice(), self.focus) {
            ([marked], Some(focus)) if *marked != focus => vec![focus, *marked],
            ([] | [_], _) => Vec::new(),
            (several, _) => several.to_vec(),
        }
    }

    /// Forgets what was worked out from a graph that is gone, and finds the places again by slug.
    pub fn carry_over(&mut self, old: &Graph, new: &Graph) {
        let moved = |id: EntityId| new.find_entity(old.entity(id).slug());
        let relation = relation_of(self.subject);
        let name = relation.map(|id| old.relation(id).name().to_string());
        self.focus = self.focus.and_then(moved);
        self.trail.carry_over(moved);
        self.marks = self.marks.drain(..).filter_map(moved).collect();
        self.entities.carry_over(moved);
        self.subject = name.and_then(|name| new.find_relation(&name)).map(Stated::Relation);
        self.filter = self.filter.to_args(old).resolve(new).unwrap_or_default();
        let atlas = self.picture.atlas.carried_over(moved);
        let scene = if self.picture.scene == Scene::Map { Scene::Map } else { Scene::Ego };
        self.picture = Picture { atlas, scene, form: self.picture.form, ..Picture::default() };
        self.relations = Relations::default();
        self.reader = Reader::default();
        self.corpus = Arc::default();
        self.names = None;
        self.popups.clear();
        self.insights = Insights::default();
    }
}
