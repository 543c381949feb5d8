//! Text output: wrapped lines, headings, and relations with their claims.

use std::io::{self, Write};

use crate::cli::ui::Ui;
use crate::model::{Citation, ClaimId, Entity, Extra, Graph, Tie};
use crate::text::{ClaimText, Role, citation_text, counterclaims, entity_name, extra_lines};

use super::arrow;
use super::listing::Listing;
use super::wrap::wrap_indented;

pub(in crate::cli) struct TextWriter<'o> {
    pub(in crate::cli) graph: &'o Graph,
    ui: Ui,
    out: &'o mut dyn Write,
}

impl<'o> TextWriter<'o> {
    pub(in crate::cli) fn new(graph: &'o Graph, ui: Ui, out: &'o mut dyn Write) -> Self {
        Self { graph, ui, out }
    }

    pub(in crate::cli) fn paint(&self, role: Role, text: &str) -> String {
        self.ui.palette.paint(role, text)
    }

    pub(in crate::cli) fn blank_line(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    pub(in crate::cli) fn title(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", self.paint(Role::Title, text))
    }

    /// The width of the terminal, if the output goes to one.
    pub(in crate::cli) fn width(&self) -> Option<usize> {
        self.ui.width
    }

    pub(in crate::cli) fn heading(&mut self, text: &str) -> io::Result<()> {
        self.blank_line()?;
        self.title(text)
    }

    /// Writes a title. A blank line precedes it unless the output goes to a terminal, where its style sets it apart.
    pub(in crate::cli) fn compact_heading(&mut self, text: &str) -> io::Result<()> {
        if self.ui.width.is_some() { self.title(text) } else { self.heading(text) }
    }

    /// Writes text after a prefix; if the text wraps, further lines are indented.
    pub(in crate::cli) fn line(
        &mut self,
        prefix: &str,
        text: &str,
        indent: usize,
    ) -> io::Result<()> {
        write!(self.out, "{}", wrap_indented(prefix, text, indent, self.ui.width))
    }

    /// Writes multi-line text, with a prefix before each non-empty line.
    pub(in crate::cli) fn lines(&mut self, prefix: &str, text: &str) -> io::Result<()> {
        text.lines().try_for_each(|line| match line {
            "" => self.blank_line(),
            line => self.line(prefix, line, prefix.len()),
        })
    }

    pub(in crate::cli) fn table(&mut self, listing: &Listing) -> io::Result<()> {
        listing.write_table(self.ui, self.out)
    }

    /// Writes lines that already fit the terminal.
    pub(in crate::cli) fn fitted_lines(&mut self, lines: &[String]) -> io::Result<()> {
        lines.iter().try_for_each(|line| writeln!(self.out, "{line}"))
    }

    pub(in crate::cli) fn table_lines(
        &self,
        listing: &Listing,
        columns: usize,
    ) -> io::Result<Vec<String>> {
        listing.to_lines(Ui { width: Some(columns), ..self.ui })
    }

    pub(in crate::cli) fn entity(&mut self, entity: Entity<'_>) -> io::Result<()> {
        let name = self.paint(Role::Strong, entity.name());
        let details = format!("({}, {})", entity.kind().slug, entity.slug());
        self.line("", &format!("{name} {}", self.paint(Role::Dim, &details)), 0)
    }

    /// Writes a prefix, then a relation as seen from one end (`← was advised by Li Bin, 2021-03, according to Lei
    /// Jun, weight 0.5`), then the claim with its citations, then the counterclaims.
    pub(in crate::cli) fn tie(&mut self, indent: usize, prefix: &str, tie: Tie) -> io::Result<()> {
        let relation = self.graph.relation(tie.relation);
        let other = self.paint(Role::Strong, &entity_name(self.graph, tie.other));
        let says = self.paint(Role::Tone(relation.tone()), relation.label(tie.direction));
        let claim_text = ClaimText::from_relation(self.graph, relation);
        let details = [Some(claim_text.dated_caveats()), claim_text.weight_text()];
        let details = details.into_iter().flatten().filter(|detail| !detail.is_empty());
        let texts = std::iter::once(format!("{prefix}{} {says} {other}", arrow(tie.direction)));
        let text = texts.chain(details).collect::<Vec<String>>().join(", ");
        self.line(&" ".repeat(indent), &text, indent + 4)?;
        let claim = format!("{} {}", relation.claim(), self.format_citations(relation.cites()));
        self.line(&" ".repeat(indent + 2), &claim, indent + 2)?;
        self.counterclaims(indent + 2, ClaimId::Relation(tie.relation))
    }

    pub(in crate::cli) fn extra(&mut self, extra: &Extra) -> io::Result<()> {
        self.heading("Extra")?;
        extra_lines(extra).iter().try_for_each(|line| self.line("  ", line, 4))
    }

    /// Writes the claims that dispute a claim, one per line, then conflicting figures; nothing for most claims.
    pub(in crate::cli) fn counterclaims(
        &mut self,
        indent: usize,
        claim: ClaimId,
    ) -> io::Result<()> {
        let mut lines = counterclaims(self.graph, claim).into_iter();
        lines.try_for_each(|line| self.line(&" ".repeat(indent), &line, indent + 2))
    }

    /// `[courage-speech#1, courage-speech#4 “unanimously strongly urged”]`.
    pub(in crate::cli) fn format_citations<'g>(
        &self,
        cites: impl Iterator<Item = Citation<'g>>,
    ) -> String {
        let citations = cites.map(|cite| match cite.words {
            Some(words) => format!("{} “{words}”", citation_text(self.graph, &cite)),
            None => citation_text(self.graph, &cite),
        });
        let citations: Vec<String> = citations.collect();
        if citations.is_empty() {
            return String::new();
        }
        self.paint(Role::Citation, &format!("[{}]", citations.join(", ")))
    }
}
