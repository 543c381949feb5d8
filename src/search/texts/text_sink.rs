use std::borrow::Cow;
use std::fmt::{Display, Write as _};

use super::documents::DocumentPart;
use crate::search::hit::Field;

/// Receives the strings of a document, part by part. No word spans two strings.
pub(super) trait TextSink<'g> {
    /// Starts the next part with its first text, which may be empty.
    fn start_part(&mut self, field: Field, text: &'g str);

    /// Continues the part; `separator` has no words.
    fn add(&mut self, separator: &str, text: &'g str);

    /// Continues the part with text that is not stored in the graph.
    fn add_formatted(&mut self, separator: &str, text: &dyn Display);

    /// Marks the end of the most important words of the part.
    fn end_head(&mut self);
}

/// Joins the strings of each part.
impl<'g> TextSink<'g> for Vec<DocumentPart<'g>> {
    fn start_part(&mut self, field: Field, text: &'g str) {
        self.push(DocumentPart { field, text: Cow::Borrowed(text), head_length: 0 });
    }

    fn add(&mut self, separator: &str, text: &'g str) {
        if let Some(part) = self.last_mut() {
            let joined = part.text.to_mut();
            joined.reserve(separator.len() + text.len());
            joined.push_str(separator);
            joined.push_str(text);
        }
    }

    fn add_formatted(&mut self, separator: &str, text: &dyn Display) {
        if let Some(part) = self.last_mut() {
            // Writing to a string cannot fail.
            let _ = write!(part.text.to_mut(), "{separator}{text}");
        }
    }

    fn end_head(&mut self) {
        if let Some(part) = self.last_mut() {
            part.head_length = part.text.len();
        }
    }
}
