use std::io::{self, Write};

use super::pixels::Pixels;
use super::svg_text::SvgText;
use crate::layout::{CurveLabel, MapPoint, VectorEdge};
use crate::model::{Graph, Relation, Tone};
use crate::text::escape::Xml;
use crate::text::{bracketed_suffix, citation_list, counterclaims, doubts};

/// Half the base width of an arrowhead, in pixels.
const HEAD_HALF_WIDTH: f64 = 4.0;
const HEAVY_HEAD_HALF_WIDTH: f64 = 5.0;

/// A relation of the picture.
pub(super) struct SvgEdge<'a> {
    pub(super) graph: &'a Graph,
    pub(super) edge: &'a VectorEdge,
}

impl SvgEdge<'_> {
    /// Writes the curve with its arrowheads, and the claim as a tooltip.
    pub(super) fn write_curve(&self, out: &mut dyn Write) -> io::Result<()> {
        let relation = self.relation();
        let (class, id) = (self.class(), relation.id_text().to_string());
        writeln!(out, r#"<g class="edge {class}" data-relation="{}">"#, Xml(&id))?;
        writeln!(out, "<title>{}</title>", Xml(&self.tooltip()))?;
        let [start, start_handle, end_handle, end] = self.edge.curve.0.map(coordinates);
        writeln!(out, r#"<path d="M{start}C{start_handle} {end_handle} {end}"/>"#)?;
        let half_width = match relation.tone() {
            Tone::Negative => HEAVY_HEAD_HALF_WIDTH,
            Tone::Positive | Tone::Neutral => HEAD_HALF_WIDTH,
        };
        for [tip, base] in &self.edge.heads {
            let along = *base - *tip;
            let across =
                MapPoint { x: -along.y, y: along.x } * (half_width / along.length().max(1e-9));
            let corners = [*tip, *base + across, *base - across].map(coordinates);
            writeln!(out, r#"<path class="head" d="M{}Z"/>"#, corners.join("L"))?;
        }
        writeln!(out, "</g>")
    }

    /// Writes the label, if the edge has one.
    pub(super) fn write_label(&self, out: &mut dyn Write) -> io::Result<()> {
        let Some(CurveLabel { text, area }) = &self.edge.label else { return Ok(()) };
        let width = CurveLabel::text_width(text);
        let (x, y) = (area.middle.x - width / 2.0, area.middle.y + 4.0);
        let (class, id) = (self.class(), self.relation().id_text().to_string());
        let attributes = format!(r#"class="{class}" data-relation="{}""#, Xml(&id));
        SvgText { text, x, y, width }.write(&attributes, out)
    }

    fn relation(&self) -> Relation<'_> {
        self.graph.relation(self.edge.relation)
    }

    fn class(&self) -> String {
        format!("{} {}", self.relation().tone(), self.relation().standing())
    }

    /// The claim with its citations, and its counterclaims: `Lei Jun says that … [winning-with-decency#37]`.
    fn tooltip(&self) -> String {
        let relation = self.relation();
        let (doubts, cites) =
            (bracketed_suffix(&doubts(relation)), citation_list(self.graph, relation.cites()));
        let claim = format!("{}{doubts} [{cites}]", relation.claim());
        let counterclaims = counterclaims(self.graph, relation.claim_id());
        std::iter::once(claim).chain(counterclaims).collect::<Vec<String>>().join("\n")
    }
}

fn coordinates(point: MapPoint) -> String {
    format!("{},{}", Pixels(point.x), Pixels(point.y))
}
