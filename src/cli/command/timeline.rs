//! `guanxi timeline`: lists events in date order, then undated ones.

mod at_date;
mod drawing;

use std::io::{self, Write};

use clap::Args;
use serde_json::Value;

use super::show::write_pair_heading;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::print::{self, Format, FormatFlags, Listing, TextWriter};
use crate::cli::subject;
use crate::cli::ui;
use crate::model::{ClaimId, EntityId, Graph, When};
use crate::output::records;
use crate::query::{Filter, Pair, Scope, Timeline, TimelineEvent, pair, timeline};
use crate::text::{
    ClaimText, bracketed_suffix, count, plain_date, references, relation_id_or_entity_slug,
};
use at_date::{no_event_message, split_date, write_events_at_date};
use drawing::DrawFlags;

#[derive(Args, Clone, Debug)]
pub(crate) struct TimelineCommand {
    /// One entity for its relations and facts, several for the relations between them; a date such as
    /// 2021, 2021-03 or 2021-03-30 for the events at that time [default: all events]
    #[arg(value_name = "ENTITY|DATE")]
    subjects: Vec<String>,
    #[command(flatten)]
    drawing: DrawFlags,
    #[command(flatten)]
    format: FormatFlags,
    #[command(flatten)]
    filters: Filters,
}

impl TimelineCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let (date, names) = split_date(context, &self.subjects)?;
        let entities = subject::resolve_entities(context, &names)?;
        let timeline = timeline(graph, &scope(&entities), &filter);
        if let Some(date) = date {
            return self.write_events_at(context, date, (&timeline, &filter), out);
        }
        if entities.len() > 1 {
            self.filters.print_note_on_ineffective_flags();
        }
        let pair = connected_pair(graph, &entities, &filter);
        if self.drawing.draw {
            self.drawing.write(context, &timeline, None, &filter, out)?;
        } else {
            self.write_all_events(context, pair.as_ref(), &timeline, out)?;
        }
        if timeline.hidden_undated_count > 0 {
            ui::print_message(format!(
                "{} not shown",
                count(timeline.hidden_undated_count, "undated event", "undated events")
            ));
        }
        if timeline.dated.is_empty() && timeline.undated.is_empty() {
            let suffix = print::filter_suffix(&filter);
            return Err(Failure::NotFound(format!("no events found{suffix}")));
        }
        Ok(())
    }

    /// Writes a summary of the relations of a connected `pair`, then the events.
    fn write_all_events(
        &self,
        context: &Context,
        pair: Option<&Pair>,
        timeline: &Timeline,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let graph = context.graph()?;
        match self.format.format() {
            Format::Table => {
                let writer = &mut TextWriter::new(graph, context.ui, out);
                pair.map_or(Ok(()), |pair| write_pair_heading(writer, pair))?;
                write_events(writer, timeline)?;
            }
            format => {
                let events = timeline.dated.iter().chain(&timeline.undated);
                write_records(graph, events, format, out)?;
            }
        }
        Ok(())
    }

    /// Writes the events within a date, then the less precisely dated ones that may fall in it.
    fn write_events_at(
        &self,
        context: &Context,
        date: When,
        (timeline, filter): (&Timeline, &Filter),
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let graph = context.graph()?;
        let at_date = timeline.events_at(date);
        let events = || at_date.within.iter().chain(&at_date.overlapping);
        if events().next().is_none() {
            return Err(Failure::NotFound(no_event_message(date, timeline)));
        }
        if self.drawing.draw {
            let timeline = Timeline { dated: events().copied().collect(), ..Timeline::default() };
            return self.drawing.write(context, &timeline, Some(date), filter, out);
        }
        match self.format.format() {
            Format::Table => {
                write_events_at_date(&mut TextWriter::new(graph, context.ui, out), &at_date)?;
            }
            format => write_records(graph, events(), format, out)?,
        }
        Ok(())
    }
}

fn scope(entities: &[EntityId]) -> Scope {
    match entities {
        [] => Scope::All,
        [_] => Scope::Around(entities.to_vec()),
        _ => Scope::Among(entities.to_vec()),
    }
}

fn connected_pair(graph: &Graph, entities: &[EntityId], filter: &Filter) -> Option<Pair> {
    let [first, second] = *entities else { return None };
    Some(pair(graph, first, second, filter)).filter(|pair| !pair.ties.is_empty())
}

fn write_records<'e>(
    graph: &Graph,
    events: impl Iterator<Item = &'e TimelineEvent>,
    format: Format,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Json => print::write_json_records(events.map(|event| record(graph, event)), out),
        Format::Table | Format::Tsv => listing(graph, events).write_tsv(out),
    }
}

pub(super) fn write_events(writer: &mut TextWriter<'_>, timeline: &Timeline) -> io::Result<()> {
    let date_width = timeline.dated.iter().map(|event| plain_date(event.when).len()).max();
    let date_width = date_width.unwrap_or_default();
    for event in &timeline.dated {
        write_event(writer, &format!("{:<date_width$}  ", plain_date(event.when)), event)?;
    }
    if !timeline.undated.is_empty() {
        if !timeline.dated.is_empty() {
            writer.blank_line()?;
        }
        writer.title(&format!("Undated: {}", timeline.undated.len()))?;
    }
    timeline.undated.iter().try_for_each(|event| write_event(writer, "  ", event))
}

fn write_event(writer: &mut TextWriter<'_>, date: &str, event: &TimelineEvent) -> io::Result<()> {
    let claim = ClaimText::new(writer.graph, event.claim);
    let caveats = bracketed_suffix(&claim.caveats());
    let cites = writer.format_citations(writer.graph.citations_of(event.claim).into_iter());
    writer.line(date, &format!("{}{caveats} {cites}", claim.sentence), date.len())?;
    writer.counterclaims(date.len() + 2, event.claim)
}

/// `{when, published, relation}` or `{when, published, entity, fact}`.
fn record(graph: &Graph, event: &TimelineEvent) -> Value {
    let Value::Object(claim) = records::claim(graph, event.claim) else { return Value::Null };
    let dates = [("when", event.when), ("published", event.published)];
    let dates = dates.map(|(key, when)| (key.to_owned(), records::date(when)));
    dates.into_iter().chain(claim).collect()
}

fn listing<'e>(graph: &Graph, events: impl Iterator<Item = &'e TimelineEvent>) -> Listing {
    let rows = events.map(|event| {
        let claim = ClaimText::new(graph, event.claim);
        let (tone, standing) = match event.claim {
            ClaimId::Relation(_) => (claim.tone.to_string(), claim.standing),
            ClaimId::Role(_) | ClaimId::Fact { .. } => (String::new(), None),
        };
        [
            plain_date(event.when),
            plain_date(event.published),
            relation_id_or_entity_slug(graph, event.claim),
            claim.sentence,
            references(graph, graph.citations_of(event.claim).into_iter()),
            tone,
            standing.map(|standing| standing.to_string()).unwrap_or_default(),
        ]
    });
    Listing::new(["when", "published", "about", "says", "cites", "tone", "standing"], rows)
}
