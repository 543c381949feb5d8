use std::io::{self, Write};

use crate::text::escape::Xml;

use super::kind_symbol::kind_symbol;
use super::pixels::Pixels;
use super::svg_node::kind_class;
use super::svg_text::SvgText;
use crate::layout::{LEGEND_FONT_SIZE, LegendEntry, LegendSample};

/// The length of a line that shows a tone or a standing, in pixels.
const LINE_LENGTH: f64 = 32.0;

pub(super) fn write_legend(entries: &[LegendEntry], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, r#"<g class="legend" font-size="{LEGEND_FONT_SIZE}">"#)?;
    for entry in entries {
        write_sample(entry.sample, [entry.at.x, entry.at.y], out)?;
        let (text, x, y) = (&*entry.text, entry.text_left(), entry.at.y + 4.0);
        SvgText { text, x, y, width: entry.text_width() }.write("", out)?;
    }
    writeln!(out, "</g>")
}

/// Writes the sample of an entry, with its left end at a point.
fn write_sample(sample: LegendSample, [x, y]: [f64; 2], out: &mut dyn Write) -> io::Result<()> {
    match sample {
        LegendSample::Kind(kind) => {
            let (class, symbol) = (kind_class(kind), kind_symbol(kind));
            let transform = format!("translate({},{})", Pixels(x + 5.0), Pixels(y));
            writeln!(
                out,
                r#"<g class="node {class}"><path d="{symbol}" transform="{transform}"/></g>"#
            )
        }
        LegendSample::Line(tone, standing) => {
            let line = format!("M{},{}h{LINE_LENGTH}", Pixels(x), Pixels(y));
            writeln!(out, r#"<g class="edge {tone} {standing}"><path d="{line}"/></g>"#)
        }
        LegendSample::Text => Ok(()),
    }
}

/// Writes the legend as an HTML list, whose text does not shrink with the picture.
pub(in super::super) fn write_legend_as_list(
    entries: &[LegendEntry],
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "<ul class=\"map-signs\" aria-label=\"Map legend\">")?;
    for entry in entries {
        let width = match entry.sample {
            LegendSample::Kind(_) => 12.0,
            LegendSample::Line(..) => LINE_LENGTH,
            LegendSample::Text => 0.0,
        };
        write!(out, "<li>")?;
        if width > 0.0 {
            let width = Pixels(width);
            write!(out, "<svg width=\"{width}\" height=\"12\" aria-hidden=\"true\">")?;
            write_sample(entry.sample, [0.0, 6.0], out)?;
            write!(out, "</svg> ")?;
        }
        writeln!(out, "{}</li>", Xml(&entry.text))?;
    }
    writeln!(out, "</ul>")
}
