use super::width::pad;

/// Bars that fill eighths of a cell, from left to right.
const EIGHTHS: [&str; 9] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"];
/// The part of a bar that is drawn lighter.
const LIGHT: &str = "░";

/// A horizontal bar for a number, padded with spaces to `cells`; the bar for `max` fills all cells. The bar for any
/// number but 0 is visible.
#[expect(clippy::indexing_slicing, reason = "the remainder is below 8")]
pub(crate) fn bar(number: usize, max: usize, cells: usize) -> String {
    let eighths = (number * cells * 8 / max.max(1)).max(number.min(1)).min(cells * 8);
    let bar = EIGHTHS[8].repeat(eighths / 8) + EIGHTHS[eighths % 8];
    pad(&bar, cells)
}

/// Like [`bar`], in whole cells, with the last `light` of the number drawn lighter.
pub(crate) fn split_bar(number: usize, light: usize, max: usize, cells: usize) -> String {
    let in_cells = |part: usize| (part * cells).div_ceil(max.max(1)).min(cells);
    let (all, full) = (in_cells(number), in_cells(number.saturating_sub(light)));
    // The lighter part is visible unless `light` is 0.
    let full = if light > 0 && full == all { all.saturating_sub(1) } else { full };
    pad(&format!("{}{}", EIGHTHS[8].repeat(full), LIGHT.repeat(all - full)), cells)
}

#[cfg(test)]
mod tests {
    use super::{bar, split_bar};

    #[test]
    fn a_bar_is_proportional_and_visible() {
        assert_eq!(
            [0, 1, 5, 10].map(|number| bar(number, 10, 4)),
            ["    ", "▍   ", "██  ", "████"]
        );
        assert_eq!(bar(1, 1000, 4), "▏   ");
        assert_eq!(bar(3, 0, 4), "████");
        assert_eq!(bar(3, 3, 0), "");
    }

    #[test]
    fn the_lighter_part_of_a_bar_is_at_its_end_and_visible() {
        let bars = [[10, 0], [10, 5], [10, 1], [1, 1], [0, 0]];
        let bars = bars.map(|[number, light]| split_bar(number, light, 10, 4));
        assert_eq!(bars, ["████", "██░░", "███░", "░   ", "    "]);
    }
}
