//! Paths as records, as rows, and hop by hop for reading.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::print::{self, Listing, Margins};
use crate::model::{Graph, Tie};
use crate::output::records;
use crate::query::{Hop, Path, Weakness};
use crate::text::{ClaimText, Role, addresses, in_brackets, plain_date};

/// `{hops: [relation…], weakest: relation-id, reasons, parallel: [[relation-id…]…]}`; a hop is
/// represented by its strongest relation; the reasons are those of the weakest hop.
pub(super) fn record(graph: &Graph, path: &Path) -> Value {
    let hops = path.hops.iter().map(|hop| graph.relation(hop.strongest().relation));
    let hops: Vec<Value> = hops.map(|relation| records::relation(graph, relation)).collect();
    let weakest = path.weakest.as_ref();
    let why = weakest.map(|weakest| reasons(&weakest.reasons)).unwrap_or_default();
    let parallel = path.hops.iter().map(|hop| {
        let others = hop.ties[1..].iter();
        others.map(|tie| graph.relation(tie.relation).name().to_string()).collect()
    });
    let parallel: Vec<Vec<String>> = parallel.collect();
    let weakest = weakest.map(|weakest| graph.relation(weakest.relation).name().to_string());
    json!({"hops": hops, "weakest": weakest, "reasons": why, "parallel": parallel})
}

fn reasons(weaknesses: &[Weakness]) -> Vec<String> {
    weaknesses.iter().map(Weakness::to_string).collect()
}

/// One row for each hop.
pub(super) fn listing(graph: &Graph, paths: &[Path]) -> Listing {
    let mut listing = Listing::new(&[
        "path", "hop", "from", "way", "says", "to", "when", "standing", "claim", "cites",
        "parallel", "weak",
    ]);
    for (number, path) in paths.iter().enumerate() {
        for (place, hop) in path.hops.iter().enumerate() {
            let tie = hop.strongest();
            let relation = graph.relation(tie.relation);
            listing.row([
                (number + 1).to_string(),
                (place + 1).to_string(),
                graph.entity(hop.from).slug().to_owned(),
                print::arrow(tie.way).to_owned(),
                relation.reads(tie.way).to_owned(),
                graph.entity(hop.to).slug().to_owned(),
                plain_date(relation.when()),
                relation.standing().to_string(),
                relation.claim().to_owned(),
                addresses(graph, relation.cites()),
                (hop.ties.len() - 1).to_string(),
                reasons(&hop.weaknesses).join(", "),
            ]);
        }
    }
    listing
}

/// Paths to be written.
pub(super) struct PathReport<'c> {
    pub(super) context: &'c Context,
    pub(super) graph: &'c Graph,
}

impl PathReport<'_> {
    pub(super) fn write(&self, paths: &[Path], out: &mut dyn Write) -> io::Result<()> {
        for (place, path) in paths.iter().enumerate() {
            if place > 0 {
                writeln!(out)?;
            }
            self.path(place + 1, path, out)?;
        }
        Ok(())
    }

    fn path(&self, number: usize, path: &Path, out: &mut dyn Write) -> io::Result<()> {
        let hops = print::count(path.hops.len(), "hop", "hops");
        let heading = self.context.ui.palette.paint(Role::Title, &format!("Path {number}: {hops}"));
        writeln!(out, "{heading}")?;
        for hop in &path.hops {
            let name =
                self.context.ui.palette.paint(Role::Strong, self.graph.entity(hop.from).name());
            writeln!(out, "  {name}")?;
            self.hop(hop, out)?;
        }
        if let Some(end) = path.entities.last() {
            let name = self.context.ui.palette.paint(Role::Strong, self.graph.entity(*end).name());
            writeln!(out, "  {name}")?;
        }
        self.weakest(path, out)
    }

    fn hop(&self, hop: &Hop, out: &mut dyn Write) -> io::Result<()> {
        let head = print::tie(self.context, self.graph, hop.strongest());
        self.line(&head, Margins { first: "    ", rest: "        " }, out)?;
        let told = print::claim(self.context, self.graph, hop.strongest().relation);
        self.line(&told, Margins::even("      "), out)?;
        if hop.ties.len() > 1 {
            let others: Vec<String> = hop.ties[1..].iter().map(|tie| self.in_short(*tie)).collect();
            let others = format!("also: {}", others.join(", "));
            self.line(&others, Margins::even("      "), out)?;
        }
        Ok(())
    }

    fn in_short(&self, tie: Tie) -> String {
        let relation = self.graph.relation(tie.relation);
        let limits = ClaimText::of_relation(self.graph, relation).dated_limits();
        let limits = in_brackets(&limits);
        format!("{} {}{limits}", print::arrow(tie.way), relation.reads(tie.way))
    }

    fn weakest(&self, path: &Path, out: &mut dyn Write) -> io::Result<()> {
        let Some(weakest) = &path.weakest else {
            return writeln!(out, "  No hop is weak.");
        };
        let reasons = reasons(&weakest.reasons);
        let hop = &path.hops[weakest.hop];
        let (from, to) = (self.graph.entity(hop.from).name(), self.graph.entity(hop.to).name());
        let line = format!("Weakest hop: {from} to {to}: {}", reasons.join(", "));
        self.line(&line, Margins { first: "  ", rest: "    " }, out)
    }

    fn line(&self, text: &str, margins: Margins<'_>, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{}", print::wrapped(text, self.context.ui.width, margins))
    }
}
