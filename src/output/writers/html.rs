//! A dossier as a self-contained web page, without scripts.

use std::collections::BTreeSet;
use std::io::{self, Write};

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use super::super::export_format::write_to_string;
use super::super::extract::Extract;
use super::dossier::dossier;
use super::svg::svg;
use crate::text::escape::Xml;

const STYLE: &str = include_str!("html/style.css");

/// The minimum number of chapters of a page with a table of contents.
const MIN_CHAPTERS_FOR_CONTENTS: usize = 16;

/// Writes a page with the dossier, footnotes linked in both directions, and the picture if it is legible.
pub(super) fn html(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let dossier_text = write_to_string(|out| dossier(extract, out))?;
    let has_picture = extract.is_legible_as_picture();
    let picture = has_picture.then(|| write_to_string(|out| svg(extract, out))).transpose()?;
    page(&extract.title(), &dossier_text, picture.as_deref(), out)
}

/// Writes a page from Markdown and an SVG document, both written by guanxi. HTML in the Markdown is shown as text.
fn page(title: &str, markdown: &str, picture: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_FOOTNOTES).collect();
    let mut rewriter = EventRewriter::default();
    let events: Vec<Event<'_>> = events.into_iter().map(|event| rewriter.rewrite(event)).collect();
    let mut body = String::new();
    html::push_html(&mut body, events.into_iter());
    // The picture comes after the title and the opening paragraph.
    let (head, rest) = body.split_at(body.find("</p>").map_or(0, |start| start + "</p>".len()));
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<title>{}</title>\n<style>\n{STYLE}</style>\n</head>", Xml(title))?;
    writeln!(out, "<body>\n<main>\n{head}")?;
    if let Some(picture) = picture {
        writeln!(out, "<figure>\n{picture}</figure>")?;
    }
    writeln!(out, "{}{rest}</main>\n</body>\n</html>", rewriter.table_of_contents())
}

#[derive(Default)]
struct EventRewriter {
    headings: Vec<String>,
    is_in_heading: bool,
    /// Footnotes that already have a reference; the link back leads to the first one.
    referenced: BTreeSet<String>,
}

impl EventRewriter {
    fn rewrite<'e>(&mut self, event: Event<'e>) -> Event<'e> {
        match event {
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                let is_chapter = level == pulldown_cmark::HeadingLevel::H2;
                self.is_in_heading = is_chapter;
                let id = is_chapter.then(|| {
                    self.headings.push(String::new());
                    CowStr::from(format!("chapter-{}", self.headings.len()))
                });
                Event::Start(Tag::Heading { level, id, classes, attrs })
            }
            Event::End(TagEnd::Heading(level)) => {
                self.is_in_heading = false;
                Event::End(TagEnd::Heading(level))
            }
            Event::Text(text) => {
                if let Some(heading) = self.headings.last_mut().filter(|_| self.is_in_heading) {
                    heading.push_str(&text);
                }
                Event::Text(text)
            }
            Event::FootnoteReference(label) => self.reference(&label),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let label = Xml(&label).to_string();
                Event::Html(format!(
                    "<div class=\"note\" id=\"note-{label}\"><a href=\"#from-{label}\">{label}</a>\n"
                ).into())
            }
            Event::End(TagEnd::FootnoteDefinition) => Event::Html("</div>\n".into()),
            // The dossier writer emits no HTML, so this HTML comes from the graph and is shown as text.
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            other => other,
        }
    }

    fn reference<'e>(&mut self, label: &str) -> Event<'e> {
        let label_text = Xml(label).to_string();
        let id = if self.referenced.insert(label.to_owned()) {
            format!(" id=\"from-{label_text}\"")
        } else {
            String::new()
        };
        Event::InlineHtml(
            format!("<sup><a{id} href=\"#note-{label_text}\">{label_text}</a></sup>").into(),
        )
    }

    /// A table of contents, if there are too many chapters for one screen.
    fn table_of_contents(&self) -> String {
        if self.headings.len() < MIN_CHAPTERS_FOR_CONTENTS {
            return String::new();
        }
        let items = self.headings.iter().enumerate().map(|(index, heading)| {
            format!("<li><a href=\"#chapter-{}\">{}</a></li>\n", index + 1, Xml(heading))
        });
        format!("<nav>\n<ul>\n{}</ul>\n</nav>\n", items.collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::page;

    fn body(markdown: &str) -> String {
        let mut out = Vec::new();
        page("A & B", markdown, None, &mut out).expect("writing to a Vec cannot fail");
        let page = String::from_utf8(out).expect("HTML is text");
        let body = page.split_once("<main>\n").expect("the page should have a `main` element").1;
        body.split_once("</main>").expect("the `main` element should be closed").0.to_owned()
    }

    #[test]
    fn footnotes_link_in_both_directions() {
        let expected = "<h1>A</h1>\n<p>So.<sup><a id=\"from-1\" href=\"#note-1\">1</a></sup></p>\n\n<p>Again.<sup><a href=\"#note-1\">1</a></sup></p>\n<div class=\"note\" id=\"note-1\"><a href=\"#from-1\">1</a>\n<p>Here.</p>\n</div>\n";
        assert_eq!(body("# A\n\nSo.[^1]\n\nAgain.[^1]\n\n[^1]: Here.\n"), expected);
    }

    #[test]
    fn markup_in_the_graph_is_shown_as_text() {
        let page = body("# A\n\n<script>alert(1)</script> <b onclick=x>\n\n<div>\n</div>\n");
        assert!(
            !page.contains("<script") && !page.contains("<b ") && !page.contains("<div>"),
            "{page}"
        );
        assert!(page.contains("&lt;script&gt;"));
    }
}
