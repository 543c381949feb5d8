//! `guanxi timeline`: events in date order, then undated ones.

use std::io::{self, Write};

use clap::Args;
use serde_json::Value;

use super::show::pair_heading;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::filters::Filters;
use crate::cli::print::{self, Format, FormatFlags, Listing, Margins};
use crate::cli::subject;
use crate::cli::ui;
use crate::model::{Graph, Stated, When};
use crate::output::records;
use crate::query::{Scope, Timeline, TimelineEvent, pair, timeline};
use crate::text::{ClaimText, Role, in_brackets, plain_date, subject_name};

/// The entities whose events are listed.
#[derive(Args, Clone, Debug)]
pub(crate) struct TimelineCommand {
    /// One entity for all its ties and facts; more for what happened between them (default: everything)
    #[arg(value_name = "ENTITY")]
    entities: Vec<String>,
    #[command(flatten)]
    format: FormatFlags,
    #[command(flatten)]
    filters: Filters,
}

impl TimelineCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let entities = subject::entities(context, &self.entities)?;
        let between = match entities[..] {
            [one, other] => Some(pair(graph, one, other, &filter)),
            _ => None,
        };
        let scope = match entities.len() {
            0 => Scope::All,
            1 => Scope::Around(entities),
            _ => Scope::Among(entities),
        };
        let timeline = timeline(graph, &scope, &filter);
        let events = || timeline.dated.iter().chain(&timeline.undated);
        match self.format.format() {
            Format::Json => print::json_records(events().map(|event| record(graph, event)), out)?,
            Format::Tsv => listing(graph, events()).tsv(out)?,
            Format::Table => {
                if let Some(pair) = between.filter(|pair| !pair.ties.is_empty()) {
                    pair_heading(context, graph, &pair, out)?;
                }
                write(context, graph, &timeline, out)?;
            }
        }
        if timeline.undated_hidden > 0 {
            ui::note(format!("left out for want of a date: {}", timeline.undated_hidden));
        }
        if events().next().is_none() {
            let limits = print::under_limits(&filter);
            let message = format!("nothing happened here{limits}, as far as the graph tells");
            return Err(Failure::No(message));
        }
        Ok(Status::Done)
    }
}

/// Writes the dated in order, then the undated under a heading.
pub(super) fn write(
    context: &Context,
    graph: &Graph,
    timeline: &Timeline,
    out: &mut dyn Write,
) -> io::Result<()> {
    let widest = timeline.dated.iter().map(|event| plain_date(event.when).len()).max();
    let widest = widest.unwrap_or_default();
    for event in &timeline.dated {
        let head = format!("{:<widest$}  ", plain_date(event.when));
        line(context, graph, event, &head, out)?;
    }
    if !timeline.undated.is_empty() {
        let gap = if timeline.dated.is_empty() { "" } else { "\n" };
        let heading = format!("Undated: {}", timeline.undated.len());
        writeln!(out, "{gap}{}", context.ui.palette.paint(Role::Title, &heading))?;
    }
    timeline.undated.iter().try_for_each(|event| line(context, graph, event, "  ", out))
}

/// One event: its date, what happened, who says so.
fn line(
    context: &Context,
    graph: &Graph,
    event: &TimelineEvent,
    head: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let claim = ClaimText::new(graph, event.stated);
    let limits = in_brackets(&claim.limits());
    let cites = context.ui.palette.paint(Role::Citation, &format!("[{}]", claim.citations));
    let indent = " ".repeat(head.len());
    let margins = Margins { first: head, rest: &indent };
    let text = format!("{}{limits} {cites}", claim.sentence);
    write!(out, "{}", print::wrapped(&text, context.ui.width, margins))
}

/// `{when, published, relation}` or `{when, published, entity, fact}`.
fn record(graph: &Graph, event: &TimelineEvent) -> Value {
    let date = |when: Option<When>| when.map_or(Value::Null, |when| when.to_string().into());
    let mut record = serde_json::json!({
        "when": date(event.when),
        "published": date(event.published),
    });
    if let (Value::Object(record), Value::Object(stated)) =
        (&mut record, records::stated(graph, event.stated))
    {
        record.extend(stated);
    }
    record
}

fn listing<'e>(graph: &Graph, events: impl Iterator<Item = &'e TimelineEvent>) -> Listing {
    let mut listing =
        Listing::new(&["when", "published", "about", "says", "cites", "tone", "standing"]);
    for event in events {
        let claim = ClaimText::new(graph, event.stated);
        let (tone, standing) = match event.stated {
            Stated::Relation(id) => {
                let relation = graph.relation(id);
                (relation.tone().to_string(), relation.standing().to_string())
            }
            Stated::Role(_) | Stated::Fact { .. } => Default::default(),
        };
        let dates = [event.when, event.published].map(plain_date);
        let about = subject_name(graph, event.stated);
        let cells = [about, claim.sentence, claim.citations, tone, standing];
        listing.row(dates.into_iter().chain(cells));
    }
    listing
}
