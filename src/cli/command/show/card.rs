//! The card of an entity, written for reading.

use std::io::{self, Write};

use crate::cli::context::Context;
use crate::cli::print::{self, Margins};
use crate::model::{Entity, Graph, Tie};
use crate::query::Filter;
use crate::text::{Role, fact_text, with_note};

/// A card being written.
pub(super) struct EntityCard<'c> {
    pub(super) context: &'c Context,
    pub(super) graph: &'c Graph,
    pub(super) entity: Entity<'c>,
    pub(super) out: &'c mut dyn Write,
}

impl EntityCard<'_> {
    pub(super) fn write(&mut self, ties: &[Tie], filter: &Filter) -> io::Result<()> {
        self.head(filter)?;
        self.facts(filter)?;
        self.background()?;
        self.links()?;
        self.relations(ties, filter)
    }

    fn head(&mut self, filter: &Filter) -> io::Result<()> {
        let entity = self.entity;
        let name = self.paint(Role::Strong, entity.name());
        let what = format!("{}, {}", entity.kind().slug, entity.slug());
        let what = self.paint(Role::Dim, &format!("({what})"));
        self.line(&format!("{name} {what}"), Margins::even(""))?;
        let aliases: Vec<String> =
            entity.aliases().map(|alias| with_note(alias.name, alias.note)).collect();
        if !aliases.is_empty() {
            let names = format!("also {}", aliases.join(", "));
            self.line(&names, Margins { first: "", rest: "  " })?;
        }
        let cites = print::citations(self.context, self.graph, entity.cites());
        match entity.role() {
            _ if !filter.allows_role(self.graph, entity) => Ok(()),
            Some(role) => self.line(&format!("{role} {cites}"), Margins::even("")),
            None if cites.is_empty() => Ok(()),
            None => self.line(&format!("named in {cites}"), Margins::even("")),
        }
    }

    fn facts(&mut self, filter: &Filter) -> io::Result<()> {
        let (shown, all) =
            (filter.facts(self.graph, self.entity).len(), self.entity.facts().count());
        match all {
            0 => return Ok(()),
            _ if shown == all => self.heading("Facts")?,
            _ => self.heading(&format!("{shown} of {}", print::count(all, "fact", "facts")))?,
        }
        for fact in self.entity.facts().filter(|fact| filter.allows_fact(self.graph, *fact)) {
            let cites = print::citations(self.context, self.graph, fact.cites());
            let line = format!("{} {cites}", fact_text(fact));
            self.line(&line, Margins { first: "  ", rest: "    " })?;
        }
        Ok(())
    }

    fn background(&mut self) -> io::Result<()> {
        let Some(background) = self.entity.background() else { return Ok(()) };
        self.heading("Background, which no source here states")?;
        self.line(background, Margins::even("  "))
    }

    fn links(&mut self) -> io::Result<()> {
        if self.entity.links().len() > 0 {
            self.heading("Links")?;
        }
        for link in self.entity.links() {
            self.line(&format!("{}: {}", link.name, link.address), Margins::even("  "))?;
        }
        Ok(())
    }

    fn relations(&mut self, ties: &[Tie], filter: &Filter) -> io::Result<()> {
        self.heading(&self.relations_heading(ties.len(), filter))?;
        let mut family = "";
        for tie in ties {
            let relation = self.graph.relation(tie.relation);
            if relation.family() != family {
                family = relation.family();
                let family = self.paint(Role::Dim, family);
                self.line(&family, Margins::even("  "))?;
            }
            self.relation(*tie)?;
        }
        Ok(())
    }

    fn relations_heading(&self, shown: usize, filter: &Filter) -> String {
        let all = self.graph.degree(self.entity.id());
        if filter.is_empty() {
            return print::count(all, "relation", "relations");
        }
        format!(
            "{shown} of {}, {}",
            print::count(all, "relation", "relations"),
            filter.to_args(self.graph)
        )
    }

    fn relation(&mut self, tie: Tie) -> io::Result<()> {
        let head = print::tie(self.context, self.graph, tie);
        self.line(&head, Margins { first: "    ", rest: "        " })?;
        let told = print::claim(self.context, self.graph, tie.relation);
        self.line(&told, Margins::even("      "))
    }

    fn heading(&mut self, text: &str) -> io::Result<()> {
        let text = self.paint(Role::Title, text);
        writeln!(self.out, "\n{text}")
    }

    fn line(&mut self, text: &str, margins: Margins<'_>) -> io::Result<()> {
        write!(self.out, "{}", print::wrapped(text, self.context.ui.width, margins))
    }

    fn paint(&self, role: Role, text: &str) -> String {
        self.context.ui.palette.paint(role, text)
    }
}
