//! `guanxi dossier`: a note in Markdown, with footnotes.

use std::io::Write;

use clap::Args;

use crate::cli::args::Filters;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::output::Output;
use crate::cli::subject;
use crate::export::{Chapter, dossier};
use crate::model::{EntityId, Graph, RelationId};
use crate::query::{
    Filter, Path, PathQuestion, Weakness, best_paths, neighbourhood, ties_in_order,
};

/// Whom the note is about.
#[derive(Args, Clone, Debug)]
pub struct DossierCommand {
    /// One entity for a portrait; two or more for what lies between them
    #[arg(value_name = "ENTITY", required = true)]
    entities: Vec<String>,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    filters: Filters,
}

impl DossierCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let graph = context.graph()?;
        let filter = self.filters.words().resolve(graph)?;
        let entities = subject::entities(context, &self.entities)?;
        let chapters = match entities.as_slice() {
            [only] => vec![portrait(graph, *only, &filter)],
            _ => between(graph, &entities, &filter),
        };
        let names: Vec<&str> = entities.iter().map(|id| graph.entity(*id).name()).collect();
        let title = names.join(", ");
        self.output.write(context, out, |sink| Ok(dossier(graph, &title, &chapters, sink)?))?;
        Ok(Status::Done)
    }
}

fn portrait(graph: &Graph, entity: EntityId, filter: &Filter) -> Chapter {
    let ties = ties_in_order(graph, entity, filter);
    Chapter::Portrait { entity, relations: ties.iter().map(|tie| tie.relation).collect() }
}

/// What ties them directly, what they share, and a chain where nothing ties them directly.
fn between(graph: &Graph, entities: &[EntityId], filter: &Filter) -> Vec<Chapter> {
    let direct = neighbourhood(graph, entities, 0, filter).selection.relations;
    let direct: Vec<RelationId> = direct
        .into_iter()
        .filter(|id| graph.relation(*id).from().id() != graph.relation(*id).to().id())
        .collect();
    let mut chapters =
        vec![Chapter::Between { entities: entities.to_vec(), relations: direct.clone() }];
    if let ([from, to], []) = (entities, direct.as_slice()) {
        chapters.extend(chain(graph, *from, *to, filter));
    }
    chapters.push(shared(graph, entities, filter));
    chapters
}

fn chain(graph: &Graph, from: EntityId, to: EntityId, filter: &Filter) -> Option<Chapter> {
    let question = PathQuestion { filter: filter.clone(), ..PathQuestion::between(from, to) };
    let path = best_paths(graph, &question, 1).ok()?.into_iter().next()?;
    let hops = path.hops.iter();
    let hops = hops.map(|hop| hop.ties.iter().map(|tie| tie.relation).collect()).collect();
    Some(Chapter::Chain { weakest: weakest(graph, &path), entities: path.entities, hops })
}

fn weakest(graph: &Graph, path: &Path) -> Option<String> {
    let weakest = path.weakest.as_ref()?;
    let hop = &path.hops[weakest.hop];
    let reasons: Vec<String> = weakest.reasons.iter().map(Weakness::to_string).collect();
    let (from, to) = (graph.entity(hop.from).name(), graph.entity(hop.to).name());
    Some(format!("{from} to {to} ({})", reasons.join(", ")))
}

fn shared(graph: &Graph, entities: &[EntityId], filter: &Filter) -> Chapter {
    let ties: Vec<_> = entities.iter().map(|id| ties_in_order(graph, *id, filter)).collect();
    let first = ties.first().map(Vec::as_slice).unwrap_or_default();
    let mut others: Vec<EntityId> = first.iter().map(|tie| tie.other).collect();
    others.sort_unstable();
    others.dedup();
    others.retain(|other| {
        !entities.contains(other)
            && ties.iter().all(|ties| ties.iter().any(|tie| tie.other == *other))
    });
    let relations = |other: EntityId| {
        let with = ties.iter().flatten().filter(move |tie| tie.other == other);
        with.map(|tie| tie.relation).collect::<Vec<RelationId>>()
    };
    let others = others.into_iter().map(|other| (other, relations(other))).collect();
    Chapter::Shared { entities: entities.to_vec(), others }
}
