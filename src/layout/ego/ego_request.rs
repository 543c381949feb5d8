use crate::layout::picture::{Drawing, GlyphSet, PictureForm, Size, ToneSign};
use crate::model::{EntityId, Graph, Selection, Tie};

/// The parameters of an ego view.
#[derive(Clone, Copy)]
pub struct EgoRequest<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The entity in the middle, which is shown even if it is not in the selection.
    pub focus: EntityId,
    /// The entities and relations to show if they fit.
    pub selection: &'a Selection,
    /// The ties of the focus, in the order in which its neighbours are drawn.
    pub ties: &'a [Tie],
    /// The size of the picture.
    pub size: Size,
    /// The entities that are expanded beyond the hops of the selection.
    pub expanded: &'a [EntityId],
    /// Whether labels show a positive tone with a sign.
    pub tone_sign: ToneSign,
    /// The characters with which the picture will be painted.
    pub glyph_set: GlyphSet,
    /// The zero-based page of neighbours; the last page if there are fewer.
    pub page: usize,
    /// The previous picture. Nodes that are in both pictures keep their positions if possible.
    pub previous: Option<&'a Drawing>,
}

impl<'a> EgoRequest<'a> {
    /// The first page, with nothing expanded and no previous picture, in Unicode with the sign of a positive tone.
    pub fn new(
        graph: &'a Graph,
        focus: EntityId,
        selection: &'a Selection,
        ties: &'a [Tie],
        size: Size,
    ) -> Self {
        Self {
            graph,
            focus,
            selection,
            ties,
            size,
            expanded: &[],
            tone_sign: ToneSign::Shown,
            glyph_set: GlyphSet::Unicode,
            page: 0,
            previous: None,
        }
    }

    pub(super) fn previous_of_same_focus(&self) -> Option<&'a Drawing> {
        self.previous.filter(|previous| previous.focus == Some(self.focus))
    }

    /// The first page of the view before entities were expanded; `None` if none are, or if its size was different.
    pub(super) fn folded(&self) -> Option<&'a Drawing> {
        let previous = self.previous_of_same_focus().filter(|_| !self.expanded.is_empty())?;
        (previous.size == self.size && previous.hidden.page == 0).then_some(previous)
    }

    /// The form of the previous picture, if entities have been expanded in it: what it shows then keeps its side and
    /// order.
    pub(super) fn expanded_form(&self) -> Option<PictureForm> {
        let previous = self.previous_of_same_focus().filter(|_| !self.expanded.is_empty())?;
        Some(previous.form)
    }
}
