//! State derived from a session and a graph. Each part is recomputed only if its key changes.

pub(super) mod derivation;
pub(crate) mod memo;
mod selection;

use std::rc::Rc;
use std::sync::Arc;

use crate::model::{EntityId, Selection, SourceId};
use crate::query::{Filter, FilterRow, NameIndex, Path, PathEnds};

use super::canvas::map_state::MapState;
use super::canvas::picture::{Picture, SelectionKey};
use super::entities::list::EntityList;
use super::popup::claims::axis::{AxisKey, AxisLines};
use super::popup::claims::claim_query::ClaimQuery;
use super::popup::claims::page::ClaimPage;
use super::popup::finder::{HitList, SearchCorpus};
use super::popup::insights::list::Insights;
use super::reader::state::CitedPassage;
use super::relations::list::FocusClaims;
use super::session::cursors::Cursors;
pub use derivation::derive;
use memo::Memo;

/// State derived from a session and a graph.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// The entity list.
    pub entities: Memo<Filter, EntityList>,
    /// The claims about the focus, in the order of the list.
    pub claims: Memo<(EntityId, Filter), FocusClaims>,
    /// The paths between two entities.
    pub paths: Memo<(PathEnds, Filter), Vec<Path>>,
    /// The selection shown in the picture; relations sorted by id.
    pub selection: Memo<SelectionKey, Selection>,
    /// The groups of the map.
    pub map: MapState,
    /// The picture.
    pub picture: Picture,
    /// The passage in the reader; `None` if the claim cites none.
    pub passage: Option<CitedPassage>,
    /// The names to highlight in text; in a large graph, `None` until the reader is the active pane.
    pub names: Option<Rc<NameIndex>>,
    /// The rows of the filter popup, while it is open.
    pub filter_rows: Memo<Filter, Vec<FilterRow>>,
    /// The pages of a list of claims, while one is open.
    pub claim_pages: Memo<ClaimQuery, Vec<ClaimPage>>,
    /// The lines of the time axis above a list of claims, while one is open.
    pub axis_lines: Memo<AxisKey, AxisLines>,
    /// The insights, once requested.
    pub insights: Insights,
    /// The hits of the finder, while it is open.
    pub hits: HitList,
    /// The sources whose articles are shown or searched, but have not been read.
    pub unread: Vec<SourceId>,
    /// The corpus of the finder.
    pub corpus: Arc<SearchCorpus>,
    /// The cursors of the session, adjusted to the derived content.
    pub cursors: Cursors,
    /// Whether everything is up to date.
    pub is_fresh: bool,
}
