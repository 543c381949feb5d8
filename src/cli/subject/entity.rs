use super::candidates::{no_match, several_matches};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::ui::{self, Audience};
use crate::model::{EntityId, Graph};
use crate::search::{Resolution, find_by_name, find_one};
use crate::text::entity_name;

use super::shorten_for_message;

/// The entity that an argument names. A misspelling is accepted, with a note, only if the output goes to a terminal;
/// output to a file requires a slug, a name or an alias.
pub(in crate::cli) fn entity(context: &Context, typed: &str) -> Result<EntityId, Failure> {
    let (entity, note) = entity_and_note(context, typed)?;
    note.into_iter().for_each(ui::note);
    Ok(entity)
}

/// Like [`entity`], but returns the note about a misspelling instead of printing it.
pub(in crate::cli) fn entity_and_note(
    context: &Context,
    typed: &str,
) -> Result<(EntityId, Option<String>), Failure> {
    let graph = context.graph()?;
    match (context.audience, find(context, typed)?) {
        (Audience::Person, Resolution::Similar(entity)) => {
            let name = entity_name(graph, entity);
            let note = format!("no `{}`; showing {name}", shorten_for_message(typed));
            Ok((entity, Some(note)))
        }
        (_, resolution) => Ok((require_one(graph, typed, resolution)?, None)),
    }
}

pub(in crate::cli) fn named_entity(context: &Context, typed: &str) -> Result<EntityId, Failure> {
    let graph = context.graph()?;
    require_one(graph, typed, find_by_name(context.index()?, graph, typed))
}

/// Whether an argument is the slug, name or alias of exactly one entity.
pub(in crate::cli) fn is_whole_name(context: &Context, typed: &str) -> Result<bool, Failure> {
    let resolution = find_by_name(context.index()?, context.graph()?, typed);
    Ok(matches!(resolution, Resolution::One(_)))
}

pub(in crate::cli) fn names_one(context: &Context, typed: &str) -> Result<bool, Failure> {
    Ok(matches!(find(context, typed)?, Resolution::One(_)))
}

pub(super) fn find(context: &Context, typed: &str) -> Result<Resolution, Failure> {
    let (index, graph) = (context.index()?, context.graph()?);
    Ok(match context.audience {
        Audience::File => find_by_name(index, graph, typed),
        Audience::Person | Audience::Program => find_one(index, graph, typed),
    })
}

fn require_one(graph: &Graph, typed: &str, resolution: Resolution) -> Result<EntityId, Failure> {
    match resolution {
        Resolution::One(entity) => Ok(entity),
        Resolution::Similar(entity) => Err(Failure::NotFound(no_match(graph, typed, &[entity]))),
        Resolution::Several(hits) => Err(Failure::NotFound(several_matches(graph, typed, &hits))),
        Resolution::None(nearest) => Err(Failure::NotFound(no_match(graph, typed, &nearest))),
    }
}
