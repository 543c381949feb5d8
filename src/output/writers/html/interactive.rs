//! A page with a map to pan, search and filter. If scripts are disabled, it shows the dossier with the picture.
//!
//! The page loads nothing, and its content security policy permits nothing but its own script and styles.

use std::io::{self, Write};

use super::super::super::export_format::write_to_string;
use super::super::super::extract::Extract;
use super::super::json::write_json;
use super::super::svg::{self, write_legend_as_list, write_picture};
use super::content_hash::content_hash;
use super::dossier_body::DossierBody;
use super::{STYLE, dossier_body, write_head, write_html};
use crate::text::escape::ScriptData;

const INTERACTIVE_STYLE: &str = include_str!("interactive/style.css");
const CONTROLS: &str = include_str!("interactive/controls.html");
/// The parts of the script, in order.
const SCRIPT: &str = concat!(
    include_str!("interactive/graph.js"),
    include_str!("interactive/elements.js"),
    include_str!("interactive/map_view.js"),
    include_str!("interactive/map_focus.js"),
    include_str!("interactive/gestures.js"),
    include_str!("interactive/search.js"),
    include_str!("interactive/filters.js"),
    include_str!("interactive/claims.js"),
    include_str!("interactive/page.js"),
);
/// The maximum number of entities on the map of a page.
pub(crate) const MAX_ENTITIES_ON_PAGE: usize = 5000;

/// Writes an interactive page, or a page without a script if there are too many entities for a map.
pub(crate) fn write_interactive_html(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    if extract.selection.entities.len() > MAX_ENTITIES_ON_PAGE {
        return write_html(extract, out);
    }
    let style = format!("\n{STYLE}{INTERACTIVE_STYLE}");
    write_head(&extract.title(), out)?;
    writeln!(out, "{}", policy(&style))?;
    writeln!(out, "<style>{style}</style>\n</head>\n<body>")?;
    write_main(extract, &dossier_body(extract)?, out)?;
    let data = write_to_string(|out| write_json(extract, out))?;
    writeln!(
        out,
        "<script type=\"application/json\" id=\"graph\">\n{}</script>",
        ScriptData(&data)
    )?;
    writeln!(out, "<script type=\"module\">{SCRIPT}</script>\n</body>\n</html>")
}

/// The content security policy, as a `meta` element.
fn policy(style: &str) -> String {
    let (script, style) = (content_hash(SCRIPT), content_hash(style));
    let picture_style = content_hash(&svg::style_content());
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {script}; \
         style-src {style} {picture_style}; base-uri 'none'; form-action 'none'\">"
    )
}

fn write_main(extract: &Extract<'_>, dossier: &DossierBody, out: &mut dyn Write) -> io::Result<()> {
    let DossierBody { opening, contents, chapters } = dossier;
    writeln!(out, "<a class=\"skip\" href=\"#text\">Skip to the text</a>\n<main>")?;
    writeln!(out, "<div class=\"opening\">\n{opening}\n</div>")?;
    writeln!(out, "<section class=\"explorer\" aria-label=\"Explorer\">\n{CONTROLS}")?;
    let picture = extract.vector_picture();
    write_legend_as_list(&picture.legend, out)?;
    writeln!(
        out,
        "<figure id=\"map\" tabindex=\"0\" role=\"group\" \
         aria-label=\"Map: arrow keys pan, plus and minus zoom, 0 shows the whole map; Tab moves to an entity, \
         where arrow keys move to the next one, N and P to its relations, and Enter opens it\">"
    )?;
    write_picture(extract, &picture, out)?;
    writeln!(out, "</figure>")?;
    writeln!(out, "<aside id=\"claims\" class=\"claims\" aria-label=\"Claims\" hidden></aside>")?;
    writeln!(out, "</section>\n<div class=\"text\" id=\"text\">")?;
    writeln!(out, "{contents}{chapters}</div>\n</main>")
}
