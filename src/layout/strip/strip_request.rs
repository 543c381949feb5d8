use std::borrow::Cow;

use crate::layout::picture::{GlyphSet, Size, ToneSign, name_after_symbol};
use crate::model::{EntityId, Graph, RelationId};

/// The parameters of a path strip.
pub struct StripRequest<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The start of the path.
    pub from: EntityId,
    /// The hops of the path, in order; if there are none, only the start is drawn.
    pub legs: &'a [Leg],
    /// The weakest hop of the path, if any is weak.
    pub weakest: Option<WeakestHop>,
    /// Other paths, drawn if there is room.
    pub others: &'a [PathLegs],
    /// The size of the picture.
    pub size: Size,
    /// Whether labels show a positive tone with a sign.
    pub tone_sign: ToneSign,
    /// The characters with which the picture will be painted.
    pub glyph_set: GlyphSet,
}

/// A path by its hops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathLegs {
    /// The start of the path.
    pub from: EntityId,
    /// The hops of the path, in order.
    pub legs: Vec<Leg>,
}

/// A hop of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// The entity at the end of the hop.
    pub to: EntityId,
    /// The relations of the hop; the first one is shown. The picture ends before a hop without relations.
    pub relations: Vec<RelationId>,
}

/// The weakest hop of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeakestHop {
    /// The index of the hop in the path.
    pub hop: usize,
    /// Why the hop is weak, in words.
    pub reasons: String,
}

impl<'a> StripRequest<'a> {
    /// The name of an entity, as it appears after its symbol.
    pub(super) fn name(&self, id: EntityId) -> Cow<'a, str> {
        name_after_symbol(self.graph, id, self.glyph_set)
    }

    /// Every path as its start and its hops; first the one of the request, then the others.
    pub(super) fn paths(&self) -> impl Iterator<Item = (EntityId, &[Leg])> {
        let others = self.others.iter().map(|path| (path.from, path.legs.as_slice()));
        std::iter::once((self.from, self.legs)).chain(others)
    }

    pub(super) fn leg(&self, from: EntityId, to: EntityId) -> &Leg {
        let mut hops = self.paths().flat_map(|(start, legs)| {
            let starts = std::iter::once(start).chain(legs.iter().map(|leg| leg.to));
            starts.zip(legs)
        });
        let leg = hops.find(|(start, leg)| *start == from && leg.to == to);
        leg.expect("the hop is part of a path").1
    }
}
