//! The graph as vector graphics.
//!
//! The output is self-contained SVG 1.1, without scripts, fonts or links. Colours follow the viewer's light or dark
//! setting; as in the terminal, meaning never depends on colour alone.

mod kind_symbol;
mod pixels;
mod svg_edge;
mod svg_legend;
mod svg_node;
mod svg_text;

use std::io;

use super::super::extract::Extract;
use crate::layout::VectorPicture;
use crate::text::escape::Xml;
use pixels::Pixels;
use svg_edge::SvgEdge;
use svg_legend::write_legend;
pub(super) use svg_legend::write_legend_as_list;
use svg_node::SvgNode;

/// If there are more edges than this, lines are translucent, so that names stay readable.
const MAX_OPAQUE_EDGES: usize = 400;

const STYLE: &str = include_str!("svg/style.css");

/// The content of the style element.
pub(super) fn style_content() -> String {
    format!("\n{STYLE}")
}

/// Writes the picture as an SVG document. The tooltip of a line is the claim with its citations and counterclaims.
pub(super) fn write_svg(extract: &Extract<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    write_picture(extract, &extract.vector_picture(), out)
}

/// Writes a picture of an extract, as by [`write_svg`].
pub(super) fn write_picture(
    extract: &Extract<'_>,
    picture: &VectorPicture,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let area = picture.area;
    let (x, y) = (Pixels(area.left()), Pixels(area.top()));
    let (width, height) = (Pixels(2.0 * area.half_width), Pixels(2.0 * area.half_height));
    let class = if picture.edges.len() > MAX_OPAQUE_EDGES { " class=\"dense\"" } else { "" };
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {width} {height}" width="{width}" height="{height}" role="img"{class}>"#
    )?;
    writeln!(
        out,
        "<title>{}</title>\n<style>{}</style>",
        Xml(extract.graph.title()),
        style_content()
    )?;
    write_content(extract, picture, out)?;
    writeln!(out, "</svg>")
}

/// Writes the curves first, so that labels and names cover them.
fn write_content(
    extract: &Extract<'_>,
    picture: &VectorPicture,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let edges: Vec<SvgEdge<'_>> =
        picture.edges.iter().map(|edge| SvgEdge { graph: extract.graph, edge }).collect();
    writeln!(out, "<g class=\"edges\">")?;
    edges.iter().try_for_each(|edge| edge.write_curve(out))?;
    writeln!(out, "</g>\n<g class=\"labels\">")?;
    edges.iter().try_for_each(|edge| edge.write_label(out))?;
    writeln!(out, "</g>\n<g class=\"nodes\">")?;
    for name_box in &picture.boxes {
        SvgNode { extract, name_box }.write(out)?;
    }
    writeln!(out, "</g>")?;
    write_legend(&picture.legend, out)
}
