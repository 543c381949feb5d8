use crate::layout::{
    Drawing, GlyphSet, Leg, PathLegs, Size, StripRequest, ToneSign, WeakestHop, path_strip,
};
use crate::model::{EntityId, Graph};
use crate::query::{Hop, Path};

/// Draws the path at `index`, with the other paths around it if there is room. Without such a path, draws `start` alone.
/// Labels are measured for a picture that will be painted with `tone_sign` and `glyph_set`.
pub(crate) fn draw_paths(
    graph: &Graph,
    paths: &[Path],
    index: usize,
    start: EntityId,
    size: Size,
    (tone_sign, glyph_set): (ToneSign, GlyphSet),
) -> Drawing {
    let chosen = paths.get(index);
    let others = paths.iter().enumerate().filter(|(other, _)| *other != index);
    let others: Vec<PathLegs> = others.map(|(_, path)| path_legs(path)).collect();
    let weakest = chosen.and_then(|path| {
        let reasons = path.weakest_hop()?.weakness_labels().join(", ");
        Some(WeakestHop { hop: path.weakest?, reasons })
    });
    let PathLegs { from, legs } =
        chosen.map_or_else(|| PathLegs { from: start, legs: Vec::new() }, path_legs);
    let (legs, others) = (&legs, &others);
    path_strip(&StripRequest { graph, from, legs, weakest, others, size, tone_sign, glyph_set })
}

#[expect(clippy::indexing_slicing, reason = "a path visits its ends")]
fn path_legs(path: &Path) -> PathLegs {
    let leg = |hop: &Hop| Leg { to: hop.to, relations: hop.relations().collect() };
    PathLegs { from: path.entities[0], legs: path.hops.iter().map(leg).collect() }
}
