//! What a picture says of what it does not show.

use crate::text::fit;

use super::drawing::{Drawing, Hidden, Note};
use super::geometry::Point;

/// Says at the bottom what is not shown.
pub(crate) fn note(drawing: &mut Drawing) {
    let Some(told) = drawing.hidden.describe().filter(|_| drawing.size.height > 0) else { return };
    let text = fit(&told, usize::from(drawing.size.width)).into_owned();
    drawing.notes.push(Note { text, at: Point::new(0, drawing.size.height - 1) });
}

impl Hidden {
    /// What is not shown, in words; nothing where everything is.
    #[must_use]
    pub fn describe(&self) -> Option<String> {
        let mut parts = Vec::new();
        if self.entities > 0 {
            parts.push(format!("and {} more", self.entities));
        }
        if self.relations > 0 {
            let word = if self.relations == 1 { "relation" } else { "relations" };
            parts.push(match self.entities {
                0 => format!("{} more {word} among these", self.relations),
                _ => format!("{} {word} not drawn", self.relations),
            });
        }
        if self.pages > 1 {
            parts.push(format!("page {} of {}", self.page + 1, self.pages));
        }
        (self.entities + self.relations > 0).then(|| parts.join(" · "))
    }
}
