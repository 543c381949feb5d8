use std::io::{self, Write};

use super::super::super::extract::Extract;
use super::kind_symbol::kind_symbol;
use super::pixels::Pixels;
use super::svg_text::SvgText;
use crate::layout::{NameBox, to_f64};
use crate::model::EntityKindId;
use crate::text::escape::Xml;
use crate::text::name_beside_role;

/// The number of colours that kinds share.
const KIND_COLOUR_COUNT: usize = 4;
/// The height of capital letters, relative to the font size.
const CAPITAL_HEIGHT: f64 = 0.72;

/// The CSS class that gives a kind its colour.
pub(super) fn kind_class(kind: EntityKindId) -> String {
    format!("kind{}", kind.index() % KIND_COLOUR_COUNT)
}

/// An entity of the picture.
pub(super) struct SvgNode<'a> {
    pub(super) extract: &'a Extract<'a>,
    pub(super) name_box: &'a NameBox,
}

impl SvgNode<'_> {
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let entity = self.extract.selection.entity(self.extract.graph, self.name_box.id);
        let is_subject = self.extract.entities.contains(&self.name_box.id);
        let subject = if is_subject { " subject" } else { "" };
        let kind = kind_class(self.name_box.kind);
        let role = entity.role().map(|role| format!(": {role}")).unwrap_or_default();
        let tooltip = format!("{}{role}", name_beside_role(self.extract.graph, entity.id()));
        let slug = Xml(entity.slug());
        writeln!(out, r#"<g class="node {kind}{subject}" data-entity="{slug}">"#)?;
        writeln!(out, "<title>{}</title>", Xml(&tooltip))?;
        self.write_frame(out)?;
        self.write_name(out)?;
        writeln!(out, "</g>")
    }

    fn write_frame(&self, out: &mut dyn Write) -> io::Result<()> {
        let area = self.name_box.area;
        let (x, y) = (Pixels(area.left()), Pixels(area.top()));
        let (width, height) = (Pixels(2.0 * area.half_width), Pixels(2.0 * area.half_height));
        writeln!(out, r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="7"/>"#)?;
        let size = self.name_box.symbol_size();
        let (x, y) = (Pixels(self.name_box.symbol_left() + size / 2.0), Pixels(area.middle.y));
        let symbol = kind_symbol(self.name_box.kind);
        let scale = Pixels(size / 10.0);
        writeln!(out, r#"<path d="{symbol}" transform="translate({x},{y}) scale({scale})"/>"#)
    }

    fn write_name(&self, out: &mut dyn Write) -> io::Result<()> {
        let (x, font_size) = (self.name_box.text_left(), self.name_box.font_size);
        let line_height = self.name_box.line_height();
        let lines = &self.name_box.lines;
        let top = self.name_box.area.middle.y - line_height * to_f64(lines.len()) / 2.0;
        let first = top + f64::midpoint(line_height, f64::from(font_size) * CAPITAL_HEIGHT);
        for (index, text) in lines.iter().enumerate() {
            let (y, width) = (first + line_height * to_f64(index), self.name_box.text_width(text));
            SvgText { text, x, y, width }.write(&format!("font-size=\"{font_size}\""), out)?;
        }
        Ok(())
    }
}
