//! What a picture says of what it does not show.

use super::drawing::{Drawing, Note};
use super::label::fit;
use super::place::Point;

/// Says at the bottom what is not shown.
pub(super) fn note(drawing: &mut Drawing) {
    let hidden = drawing.hidden;
    if hidden.entities + hidden.relations == 0 || drawing.size.height == 0 {
        return;
    }
    let mut parts = Vec::new();
    if hidden.entities > 0 {
        parts.push(format!("and {} more", hidden.entities));
    }
    if hidden.relations > 0 {
        let word = if hidden.relations == 1 { "relation" } else { "relations" };
        parts.push(match hidden.entities {
            0 => format!("{} more {word} among these", hidden.relations),
            _ => format!("{} {word} not drawn", hidden.relations),
        });
    }
    if hidden.pages > 1 {
        parts.push(format!("page {} of {}", hidden.page + 1, hidden.pages));
    }
    let text = fit(&parts.join(" · "), usize::from(drawing.size.width));
    drawing.notes.push(Note { text, at: Point::new(0, drawing.size.height - 1) });
}
