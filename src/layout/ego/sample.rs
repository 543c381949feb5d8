use crate::layout::picture::{Drawing, Size};
use crate::model::{EntityId, Graph, Selection, Tie};

use super::ego_request::EgoRequest;
use super::ego_view::ego;

/// The ego view of everything in a graph.
pub(crate) fn ego_of_all(graph: &Graph, focus: EntityId, size: Size) -> Drawing {
    let ties: Vec<Tie> = graph.ties(focus).collect();
    ego(&EgoRequest::new(graph, focus, &Selection::all(graph), &ties, size))
}
