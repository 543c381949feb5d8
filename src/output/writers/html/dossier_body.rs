//! The dossier as the parts of a web page.

use std::collections::BTreeSet;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::text::escape::Xml;

/// The minimum number of chapters for a table of contents.
const MIN_CHAPTERS_FOR_CONTENTS: usize = 16;

/// The parts of a dossier as HTML, in the order of the page.
pub(super) struct DossierBody {
    /// The title and the opening paragraph.
    pub(super) opening: String,
    /// A table of contents, empty for a short dossier.
    pub(super) contents: String,
    /// The chapters and the footnotes, which are linked in both directions.
    pub(super) chapters: String,
}

impl DossierBody {
    /// Renders the Markdown of a dossier. HTML in it is shown as text.
    pub(super) fn from_markdown(markdown: &str) -> Self {
        let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_FOOTNOTES).collect();
        let mut rewriter = EventRewriter::default();
        let events: Vec<Event<'_>> =
            events.into_iter().map(|event| rewriter.rewrite(event)).collect();
        let mut opening = String::new();
        html::push_html(&mut opening, events.into_iter());
        let end = opening.find("</p>").map_or(0, |start| start + "</p>".len());
        let chapters = opening.split_off(end);
        Self { opening, contents: rewriter.table_of_contents(), chapters }
    }
}

#[derive(Default)]
struct EventRewriter {
    headings: Vec<String>,
    is_in_heading: bool,
    /// Footnotes that are already referenced. The link in a footnote leads back to the first reference.
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
            Event::FootnoteReference(label) => self.rewrite_reference(&label),
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

    fn rewrite_reference<'e>(&mut self, label: &str) -> Event<'e> {
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

    /// A table of contents; empty if there are few chapters.
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
    use super::DossierBody;

    fn body(markdown: &str) -> String {
        let body = DossierBody::from_markdown(markdown);
        format!("{}\n{}{}", body.opening, body.contents, body.chapters)
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
