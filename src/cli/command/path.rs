//! `guanxi path`: how two entities are tied, hop by hop.

use std::io::{self, Write};

use clap::Args;
use serde_json::{Value, json};

use crate::cli::args::Filters;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::ink::Role;
use crate::cli::print::{self, Listing, Margins, Shape, ShapeArguments};
use crate::cli::subject;
use crate::export::record;
use crate::model::{Graph, Tie};
use crate::query::{Direction, Hop, Path, PathQuestion, Weakness, best_paths};

/// From where to where, and by what ways.
#[derive(Args, Clone, Debug)]
pub struct PathCommand {
    /// Where to start: a slug, a name or an alias; kind:firm means any firm
    #[arg(value_name = "FROM")]
    from: String,
    /// Where to arrive, likewise
    #[arg(value_name = "TO")]
    to: String,
    /// How many paths, the best first
    #[arg(short = 'k', value_name = "N", default_value_t = 3)]
    count: usize,
    /// Leave out an entity, or one relation by its id; repeatable
    #[arg(long, value_name = "ENTITY")]
    avoid: Vec<String>,
    /// Follow relations only from their first end to their second
    #[arg(long)]
    directed: bool,
    /// Pass only through entities with so many relations or fewer
    #[arg(long, value_name = "N")]
    max_degree: Option<usize>,
    /// No path longer than this
    #[arg(long, value_name = "N")]
    max_hops: Option<usize>,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    shape: ShapeArguments,
}

impl PathCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let graph = context.graph()?;
        let question = self.question(context)?;
        let paths = best_paths(graph, &question, self.count)
            .map_err(|error| Failure::Usage(error.to_string()))?;
        match self.shape.shape() {
            Shape::Json => print::json_records(paths.iter().map(|path| record(graph, path)), out)?,
            Shape::Tsv => listing(graph, &paths).tsv(out)?,
            Shape::Table => Report { context, graph }.write(&paths, out)?,
        }
        if paths.is_empty() {
            return Err(Failure::No(self.no_path(graph, &question)));
        }
        Ok(Status::Done)
    }

    fn question(&self, context: &Context) -> Result<PathQuestion, Failure> {
        let graph = context.graph()?;
        let mut question = PathQuestion {
            from: subject::ends(context, &self.from)?,
            to: subject::ends(context, &self.to)?,
            filter: self.filters.words().resolve(graph)?,
            direction: if self.directed { Direction::Forwards } else { Direction::default() },
            max_degree: self.max_degree,
            max_hops: self.max_hops,
            ..PathQuestion::default()
        };
        subject::avoid(context, &self.avoid, &mut question)?;
        Ok(question)
    }

    fn no_path(&self, graph: &Graph, question: &PathQuestion) -> String {
        let unlimited = PathQuestion {
            from: question.from.clone(),
            to: question.to.clone(),
            ..PathQuestion::default()
        };
        let (from, to) = (
            subject::named(graph, &self.from, &question.from),
            subject::named(graph, &self.to, &question.to),
        );
        let limited = unlimited != *question
            && best_paths(graph, &unlimited, 1).is_ok_and(|paths| !paths.is_empty());
        let why = if limited { " under these limits; without them there is one" } else { "" };
        format!("no path from {from} to {to}{why}")
    }
}

/// `{hops: [relation…], weakest: relation-id}`; a hop is told by its strongest relation.
fn record(graph: &Graph, path: &Path) -> Value {
    let hops = path.hops.iter().map(|hop| graph.relation(hop.strongest().relation));
    let hops: Vec<Value> = hops.map(|relation| record::relation(graph, relation)).collect();
    let weakest = path.weakest.as_ref().map(|weakest| graph.relation(weakest.relation));
    json!({"hops": hops, "weakest": weakest.map(|relation| relation.name().to_string())})
}

fn listing(graph: &Graph, paths: &[Path]) -> Listing {
    let mut listing = Listing::new(&[
        "path", "hop", "from", "way", "says", "to", "when", "standing", "claim", "cites",
        "parallel",
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
                relation.when().map(|when| when.to_string()).unwrap_or_default(),
                relation.standing().to_string(),
                relation.claim().to_owned(),
                print::addresses(graph, relation.cites()),
                (hop.ties.len() - 1).to_string(),
            ]);
        }
    }
    listing
}

/// Paths to be told.
struct Report<'c> {
    context: &'c Context,
    graph: &'c Graph,
}

impl Report<'_> {
    fn write(&self, paths: &[Path], out: &mut dyn Write) -> io::Result<()> {
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
        let heading = self.context.ink.paint(Role::Heading, &format!("Path {number}: {hops}"));
        writeln!(out, "{heading}")?;
        for hop in &path.hops {
            let name = self.context.ink.paint(Role::Name, self.graph.entity(hop.from).name());
            writeln!(out, "  {name}")?;
            self.hop(hop, out)?;
        }
        if let Some(end) = path.entities.last() {
            let name = self.context.ink.paint(Role::Name, self.graph.entity(*end).name());
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
        let limits = print::limits(relation);
        let limits = if limits.is_empty() { limits } else { format!(" ({limits})") };
        format!("{} {}{limits}", print::arrow(tie.way), relation.reads(tie.way))
    }

    fn weakest(&self, path: &Path, out: &mut dyn Write) -> io::Result<()> {
        let Some(weakest) = &path.weakest else {
            return writeln!(out, "  No hop is weak.");
        };
        let reasons: Vec<String> = weakest.reasons.iter().map(Weakness::to_string).collect();
        let hop = &path.hops[weakest.hop];
        let (from, to) = (self.graph.entity(hop.from).name(), self.graph.entity(hop.to).name());
        let line = format!("Weakest hop: {from} to {to}: {}", reasons.join(", "));
        self.line(&line, Margins { first: "  ", rest: "    " }, out)
    }

    fn line(&self, text: &str, margins: Margins<'_>, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{}", print::wrapped(text, self.context.width, margins))
    }
}
