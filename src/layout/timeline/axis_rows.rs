use crate::text::{Role, width};

/// A piece of text on a time axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisText {
    /// The x coordinate of its first cell.
    pub x: usize,
    /// Its row.
    pub y: usize,
    /// One row of text.
    pub text: String,
    /// Its role.
    pub role: Role,
    /// The index of the event that the text marks or names, if any.
    pub event: Option<usize>,
}

impl AxisText {
    /// The x coordinate after its last cell.
    pub fn right(&self) -> usize {
        self.x + width(&self.text)
    }
}

/// The strings of each row from left to right, with spaces in the gaps.
#[expect(clippy::indexing_slicing, reason = "texts are within the height")]
pub(super) fn rows(texts: &[AxisText], height: usize) -> Vec<Vec<(Role, String)>> {
    let mut sorted: Vec<&AxisText> = texts.iter().collect();
    sorted.sort_by_key(|text| (text.y, text.x));
    let mut rows = vec![Vec::new(); height];
    let mut ends = vec![0; height];
    for text in sorted {
        let (row, end) = (&mut rows[text.y], &mut ends[text.y]);
        if text.x > *end {
            row.push((Role::Text, " ".repeat(text.x - *end)));
        }
        row.push((text.role, text.text.clone()));
        *end = text.right();
    }
    rows
}
