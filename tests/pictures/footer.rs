//! The text below an ego view.

use guanxi::layout::{PaintOptions, Size, paint};
use guanxi::model::Entity;

use super::{built_in, ego_of};

#[test]
fn no_row_is_empty_while_a_tie_is_neither_drawn_nor_described() {
    let graph = built_in();
    let mut wasteful = Vec::new();
    for focus in graph.entities().map(Entity::id) {
        for (width, height) in [(120, 40), (80, 24)] {
            let drawing = ego_of(&graph, focus, 1, Size::new(width, height), 0);
            let text = paint(&drawing, PaintOptions::default()).to_text();
            let empty = text.split('\n').take(height.into()).filter(|row| row.trim().is_empty());
            let (empty, hidden) = (empty.count(), drawing.hidden.relations);
            if hidden > 0 && drawing.hidden.pages == 1 && empty > 0 {
                let slug = graph.entity(focus).slug();
                wasteful.push(format!(
                    "{slug} {width}x{height}: {hidden} hidden, {empty} empty rows\n{text}"
                ));
            }
        }
    }
    assert!(wasteful.is_empty(), "{}", wasteful.join("\n"));
}
