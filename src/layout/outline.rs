//! The ego view where there is no room for columns: the focus above, its neighbours on one trunk.

use crate::model::EntityId;

use super::bundle::{Bundle, Run};
use super::drawing::{Drawing, Edge, Frame, Head, Node, Shape};
use super::ego::{Ego, hidden};
use super::label::{fit, width};
use super::place::{Direction, Point, Rect, cells};

/// Draws the focus and its neighbours below it, one a row.
pub(super) fn outline(ask: &Ego<'_>) -> Drawing {
    let bundles = ties_of_focus(ask);
    let mut drawing = Drawing {
        size: ask.size,
        shape: Shape::Outline,
        focus: Some(ask.focus),
        ..Drawing::default()
    };
    let rows = usize::from(ask.size.height.saturating_sub(1));
    let neighbours = bundles.len();
    let fits = if neighbours <= rows { rows } else { rows.saturating_sub(1) };
    let pages = if fits == 0 { 1 } else { neighbours.div_ceil(fits).max(1) };
    let page = ask.page.min(pages - 1);
    if ask.size.height > 0 {
        drawing.nodes.push(node(ask, ask.focus, Point::new(0, 0), 0));
    }
    let shown = bundles.iter().skip(page * fits).take(fits);
    let words = bundles.iter().map(|bundle| width(&bundle.label(ask.graph, ask.focus, 24)));
    let word = words.max().unwrap_or(0).min(usize::from(ask.size.width).saturating_sub(14));
    for (row, bundle) in shown.enumerate() {
        branch(ask, bundle, cells(row + 1), word, &mut drawing);
    }
    drawing.hidden = hidden(ask, &drawing, page, pages);
    drawing
}

fn ties_of_focus(ask: &Ego<'_>) -> Vec<Bundle> {
    let chosen: std::collections::BTreeSet<_> = ask.selection.relations.iter().collect();
    let ties = ask.ties.iter().map(|tie| tie.relation).filter(|id| chosen.contains(id));
    Bundle::by_pair(ask.graph, &ties.collect::<Vec<_>>())
}

fn node(ask: &Ego<'_>, id: EntityId, at: Point, hop: usize) -> Node {
    let entity = ask.graph.entity(id);
    let label = fit(entity.name(), usize::from(ask.size.width.saturating_sub(at.x)));
    let at = Rect::line(at, cells(width(&label)));
    let label_at = Point::new(at.x, at.y);
    Node { id, kind: entity.kind_id(), label, label_at, at, frame: Frame::Open, hop }
}

fn branch(ask: &Ego<'_>, bundle: &Bundle, y: u16, word: usize, drawing: &mut Drawing) {
    let other = bundle.other(ask.focus);
    let label = bundle.label(ask.graph, other, word);
    let end = cells(word).saturating_add(4);
    let outward = Head { at: Point::new(end, y), towards: Direction::Right };
    let inward = Head { at: Point::new(1, y), towards: Direction::Left };
    let heads = match (bundle.run(ask.graph), bundle.from == ask.focus) {
        (Run::Mutual | Run::Mixed, _) => vec![inward, outward],
        (Run::Forward, true) => vec![outward],
        (Run::Forward, false) | (Run::Loop, _) => vec![inward],
    };
    let mut points = vec![Point::new(0, 0), Point::new(0, y), Point::new(end, y)];

    if bundle.from != ask.focus {
        points.reverse();
    }
    if other != ask.focus {
        drawing.nodes.push(node(ask, other, Point::new(end.saturating_add(2), y), 1));
    }
    drawing.edges.push(Edge {
        from: bundle.from,
        to: bundle.to,
        relations: bundle.relations.clone(),
        points,
        heads,
        label,
        labels: bundle.labels(ask.graph, other, word),
        label_at: Point::new(3, y),
        label_width: cells(word),
        tone: bundle.tone(ask.graph),
        standing: bundle.standing(ask.graph),
    });
}

#[cfg(test)]
mod tests {
    use crate::layout::{Ego, Look, Size, ego, paint};
    use crate::model::{Selection, sample};

    #[test]
    fn a_focus_and_its_neighbours_are_drawn() {
        let graph = sample::graph(
            "li -praises-> lei\n lei -leads-> mi\n lei -leads-> mi\n lei =rivals= he",
        );
        let focus = graph.find_entity("lei").expect("lei");
        let ties: Vec<_> = graph.ties(focus).collect();
        let selection = Selection::all(&graph);
        let size = Size::new(30, 5);
        let ask = Ego {
            graph: &graph,
            focus,
            selection: &selection,
            ties: &ties,
            size,
            page: 0,
            before: None,
        };
        let text = paint(&ego(&ask), Look::default()).to_text();
        let expected = "Lei\n├──leads·2──▶ Mi\n├◀━!rivals━━▶ He\n╰◀─+praises── Li\n\n";
        assert_eq!(text, expected);
    }
}
