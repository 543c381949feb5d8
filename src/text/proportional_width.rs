//! Estimates the width of text in a proportional sans-serif font.

use super::width::clusters;

/// The widths of the printable ASCII characters in Helvetica, whose metrics Arial and Liberation Sans share, in
/// thousandths of the font size (Adobe Core 14 Font Metrics).
const ASCII_WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// The widths of other characters: letters with accents, and characters two columns wide, such as Chinese ones.
const OTHER_WIDTH: usize = 600;
const WIDE_WIDTH: usize = 1000;

/// The estimated width of a string, in thousandths of the font size.
pub(crate) fn proportional_width(text: &str) -> usize {
    clusters(text).map(|(cluster, columns)| cluster_width(cluster, columns)).sum()
}

fn cluster_width(cluster: &str, columns: usize) -> usize {
    let [byte] = cluster.as_bytes() else {
        return if columns > 1 { WIDE_WIDTH } else { columns * OTHER_WIDTH };
    };
    let index = usize::from(byte.saturating_sub(b' '));
    ASCII_WIDTHS.get(index).map_or(0, |width| usize::from(*width))
}

#[cfg(test)]
mod tests {
    use super::proportional_width;

    #[test]
    fn narrow_letters_take_less_room_than_wide_ones() {
        assert_eq!(proportional_width("ill"), 666);
        assert_eq!(proportional_width("WWW"), 2832);
        assert_eq!(proportional_width("雷军"), 2000);
        assert_eq!(proportional_width(""), 0);
    }
}
