//! Two blocks of lines side by side.

use crate::cli::painted::width;

/// The space between the two blocks, in cells.
pub(in crate::cli) const BLOCK_GAP: usize = 4;

/// Joins the lines of two blocks, which may be coloured, row by row.
pub(in crate::cli) fn side_by_side(left: &[String], right: &[String]) -> Vec<String> {
    let left_width = left.iter().map(|line| width(line) + BLOCK_GAP).max().unwrap_or(0);
    let line = |y: usize| {
        let text = left.get(y).map(String::as_str).unwrap_or_default();
        match right.get(y) {
            Some(right_line) => {
                format!("{text}{}{right_line}", " ".repeat(left_width - width(text)))
            }
            None => text.to_owned(),
        }
    };
    (0..left.len().max(right.len())).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::side_by_side;

    #[test]
    fn the_shorter_block_leaves_no_trailing_spaces() {
        let [left, right] = [&["\u{1b}[1mab\u{1b}[0m", "雷军"][..], &["c"]]
            .map(|lines| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<String>>());
        assert_eq!(side_by_side(&left, &right), ["\u{1b}[1mab\u{1b}[0m      c", "雷军"]);
        assert_eq!(side_by_side(&right, &left), ["c    \u{1b}[1mab\u{1b}[0m", "     雷军"]);
    }
}
