//! A dossier as a self-contained web page: without scripts, or with an interactive map.

mod content_hash;
mod dossier_body;
mod interactive;

use std::io::{self, Write};

use super::super::export_format::write_to_string;
use super::super::extract::Extract;
use super::dossier::write_dossier;
use super::svg::write_svg;
use crate::text::escape::Xml;
use dossier_body::DossierBody;
pub(crate) use interactive::{MAX_ENTITIES_ON_PAGE, write_interactive_html};

const STYLE: &str = include_str!("html/style.css");

/// Writes a page with the dossier, and with the picture after the opening paragraph if that picture is legible.
pub(super) fn write_html(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let DossierBody { opening, contents, chapters } = dossier_body(extract)?;
    write_head(&extract.title(), out)?;
    writeln!(out, "<style>\n{STYLE}</style>\n</head>")?;
    writeln!(out, "<body>\n<main>\n{opening}")?;
    if extract.is_legible_as_picture() {
        writeln!(out, "<figure>")?;
        write_svg(extract, out)?;
        writeln!(out, "</figure>")?;
    }
    writeln!(out, "{contents}{chapters}</main>\n</body>\n</html>")
}

fn dossier_body(extract: &Extract<'_>) -> io::Result<DossierBody> {
    Ok(DossierBody::from_markdown(&write_to_string(|out| write_dossier(extract, out))?))
}

/// Writes the start of a page, up to and including the title.
fn write_head(title: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<title>{}</title>", Xml(title))
}
