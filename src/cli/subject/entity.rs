use super::messages::{ambiguous_name_message, no_match_message};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::ui::{self, Audience};
use crate::model::{EntityId, Graph};
use crate::search::{Resolution, find_by_name, find_one};
use crate::text::entity_name;

use super::shorten_for_message;

/// The entity that an argument names. If the output goes to a terminal, a misspelling is accepted, with a printed
/// note; output to a file requires a slug, a name or an alias.
pub(in crate::cli) fn resolve_entity(context: &Context, typed: &str) -> Result<EntityId, Failure> {
    let (entity, note) = resolve_entity_with_note(context, typed)?;
    note.into_iter().for_each(ui::print_message);
    Ok(entity)
}

/// Like [`resolve_entity`], but returns the note about a misspelling instead of printing it.
pub(in crate::cli) fn resolve_entity_with_note(
    context: &Context,
    typed: &str,
) -> Result<(EntityId, Option<String>), Failure> {
    let graph = context.graph()?;
    match (context.audience, resolve(context, typed)?) {
        (Audience::Person, Resolution::Similar(entity)) => {
            let name = entity_name(graph, entity);
            let note = format!("no `{}`; showing {name}", shorten_for_message(typed));
            Ok((entity, Some(note)))
        }
        (_, resolution) => Ok((require_one(graph, typed, resolution)?, None)),
    }
}

/// The entity whose slug, name or alias is the argument.
pub(in crate::cli) fn resolve_exact_name(
    context: &Context,
    typed: &str,
) -> Result<EntityId, Failure> {
    let graph = context.graph()?;
    require_one(graph, typed, find_by_name(|| context.index_of(graph), graph, typed))
}

/// Whether an argument is the slug, name or alias of exactly one entity.
pub(in crate::cli) fn is_exact_name(context: &Context, typed: &str) -> Result<bool, Failure> {
    let graph = context.graph()?;
    let resolution = find_by_name(|| context.index_of(graph), graph, typed);
    Ok(matches!(resolution, Resolution::One(_)))
}

pub(in crate::cli) fn names_one_entity(context: &Context, typed: &str) -> Result<bool, Failure> {
    Ok(matches!(resolve(context, typed)?, Resolution::One(_)))
}

pub(super) fn resolve(context: &Context, typed: &str) -> Result<Resolution, Failure> {
    let graph = context.graph()?;
    let index = || context.index_of(graph);
    Ok(match context.audience {
        Audience::File => find_by_name(index, graph, typed),
        Audience::Person | Audience::Program => find_one(index, graph, typed),
    })
}

fn require_one(graph: &Graph, typed: &str, resolution: Resolution) -> Result<EntityId, Failure> {
    match resolution {
        Resolution::One(entity) => Ok(entity),
        Resolution::Similar(entity) => {
            Err(Failure::NotFound(no_match_message(graph, typed, &[entity])))
        }
        Resolution::Several(hits) => {
            Err(Failure::NotFound(ambiguous_name_message(graph, typed, &hits)))
        }
        Resolution::None(nearest) => {
            Err(Failure::NotFound(no_match_message(graph, typed, &nearest)))
        }
    }
}
