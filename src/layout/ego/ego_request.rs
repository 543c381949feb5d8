use crate::layout::picture::{Drawing, Size};
use crate::model::{EntityId, Graph, Selection, Tie};

/// The parameters of an ego view.
#[derive(Clone, Copy)]
pub struct EgoRequest<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The entity in the middle; shown even if it is not in the selection.
    pub focus: EntityId,
    /// The entities and relations to show, if they fit.
    pub selection: &'a Selection,
    /// The ties of the focus in reading order, which is also the order of neighbours.
    pub ties: &'a [Tie],
    /// The size of the picture.
    pub size: Size,
    /// The page of neighbours, from 0; the last one if there are fewer.
    pub page: usize,
    /// The previous picture: nodes in both keep their positions if possible.
    pub before: Option<&'a Drawing>,
}

impl<'a> EgoRequest<'a> {
    /// The previous picture, if it has the same focus.
    pub(super) fn same_before(&self) -> Option<&'a Drawing> {
        self.before.filter(|before| before.focus == Some(self.focus))
    }
}
