//! Text fields with a limited length.

use tui_input::{Input, InputRequest};

use crate::model::escape_hostile;

/// The maximum length of a text field, in characters.
pub(super) const CAPACITY: usize = 1_000;

/// The notice if the text is truncated.
pub(super) const TOO_LONG: &str = "truncated: a text field holds at most 1,000 characters";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    Unchanged,
    Changed,
    Truncated,
}

/// Performs an edit, unless the text would become too long.
pub(super) fn edit(input: &mut Input, request: InputRequest) -> Edit {
    let before = input.clone();
    input.handle(request);
    if length(input) > CAPACITY.max(length(&before)) {
        *input = before;
        Edit::Truncated
    } else if input.value() == before.value() {
        Edit::Unchanged
    } else {
        Edit::Changed
    }
}

/// Inserts as much text at the caret as fits. Line breaks and tabs become spaces, other control characters are
/// escaped.
pub(super) fn paste(input: &mut Input, text: &str) -> Edit {
    let room = CAPACITY.saturating_sub(length(input));
    // Escaping only makes text longer, so text beyond the limit never fits.
    let to_space =
        |character| if matches!(character, '\n' | '\r' | '\t') { ' ' } else { character };
    let start: String = text.chars().take(room + 1).map(to_space).collect();
    let escaped = escape_hostile(&start);
    let inserted: String = escaped.chars().take(room).collect();
    let is_complete = inserted.len() == escaped.len();
    for character in inserted.chars() {
        input.handle(InputRequest::InsertChar(character));
    }
    match (is_complete, text.is_empty()) {
        (false, _) => Edit::Truncated,
        (true, true) => Edit::Unchanged,
        (true, false) => Edit::Changed,
    }
}

fn length(input: &Input) -> usize {
    input.value().chars().count()
}

#[cfg(test)]
mod tests {
    use super::{CAPACITY, Edit, edit, paste};
    use tui_input::{Input, InputRequest};

    #[test]
    fn a_paste_is_inserted_at_the_caret_and_escaped() {
        let mut input = Input::from("小米 SU7").with_cursor(2);
        assert_eq!(paste(&mut input, "a\nb\tc\u{1b}[2J\u{202e}"), Edit::Changed);
        assert_eq!(input.value(), "小米a b c\\u{1b}[2J\\u{202e} SU7");
        assert_eq!(input.cursor(), input.value().chars().count() - " SU7".len());
        assert_eq!(paste(&mut input, ""), Edit::Unchanged);
    }

    #[test]
    fn a_text_field_never_exceeds_its_capacity() {
        let mut input = Input::from("end").with_cursor(0);
        assert_eq!(paste(&mut input, &"x".repeat(CAPACITY - 3)), Edit::Changed);
        assert_eq!(paste(&mut input, "y"), Edit::Truncated);
        assert_eq!(edit(&mut input, InputRequest::InsertChar('z')), Edit::Truncated);
        assert_eq!(input.value(), format!("{}end", "x".repeat(CAPACITY - 3)));
        assert_eq!(edit(&mut input, InputRequest::DeleteLine), Edit::Changed);
        assert_eq!(edit(&mut input, InputRequest::Yank), Edit::Changed);
        assert_eq!(edit(&mut input, InputRequest::Yank), Edit::Truncated);
        assert_eq!(input.value().len(), CAPACITY);
    }

    #[test]
    fn the_capacity_limits_the_escaped_text() {
        let mut input = Input::default();
        assert_eq!(paste(&mut input, &"\u{1b}".repeat(CAPACITY / 2)), Edit::Truncated);
        assert_eq!(input.value().len(), CAPACITY);
    }
}
